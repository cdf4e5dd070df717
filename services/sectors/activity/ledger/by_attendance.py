"""One row a person and activity, with how the person stood to it."""

from dataclasses import replace

from contracts.sectors.activity import Attendance
from kernel.ledgers import Row, person
from sectors.activity.ledger.lines import Claim, Line, person_key, row_key
from sectors.activity.ledger.marks import attendance
from sectors.activity.ledger.occasion import occasion_of

GUEST = "列席"


def line_by_attendance(row: Row) -> Line:
    """The activity and its one person; 未确认 strikes what was said before."""
    occasion = occasion_of(row)
    claim = claim_of(row, row.need("status", attendance))
    if GUEST in (row.optional("standing") or ""):
        claim = replace(claim, member=False)
    if claim.attendance is None:
        row.warn("status", "出席情况未确认，未计入出席", "not confirmed; not counted")
    key = row_key(occasion, person_key(claim.person, claim.number))
    return Line(row, key, ((occasion, (claim,)),))


def claim_of(row: Row, mark: Attendance | None) -> Claim:
    """The person that a row's own columns name."""
    named = row.need("name", person)
    hints = (named.note, row.optional("sector"), row.optional("unit"))
    return Claim(
        named,
        mark,
        row.heading("name"),
        hints=tuple(hint for hint in hints if hint),
        number=row.optional("member_no"),
    )
