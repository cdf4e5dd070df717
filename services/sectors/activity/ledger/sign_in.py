"""A sheet that people signed: one activity above the heading, one row a person expected."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contracts.sectors.activity import Attendance
from kernel.ledgers import Ledger, Row, SkipRow, line
from sectors.activity.ledger.by_attendance import GUEST, claim_of
from sectors.activity.ledger.lines import Line, person_key, row_key
from sectors.activity.ledger.marks import signature
from sectors.activity.ledger.occasion import Occasion
from sectors.activity.ledger.told import notes_of, occasion_above, plain_text

COUNTED = re.compile(r"(应到|实到|请假|缺席)\s*[:：]?\s*(\d+)\s*人?")


def lines_of_sign_in(ledger: Ledger) -> "Reading":
    """How rows of this sheet are read; its activity is found once."""
    return Reading(occasion_above(ledger))


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads one row as a line; `occasion` is text when the sheet does not tell its activity."""

    occasion: Occasion | str

    def __call__(self, row: Row) -> Line:
        """The sheet's activity and this person."""
        if COUNTED.match(plain_text(row.printed("name"))):
            raise SkipRow("人数说明行", "a line of counts")
        if isinstance(self.occasion, str):
            raise row.problem("", self.occasion, "the activity is not told above the heading")
        mark = signature(row.get("sign", line), row.optional("note"))
        claim = claim_of(row, mark)
        if GUEST in (row.optional("note") or ""):
            claim = replace(claim, member=False)
        key = row_key(self.occasion, person_key(claim.person, claim.number))
        return Line(row, key, ((self.occasion, (claim,)),))


def warn_of_counts(ledger: Ledger, lines: Sequence[Line]) -> None:
    """Compare 应到14人，实到13人 with the rows."""
    marks = Counter(c.attendance for line in lines for _, claims in line.items for c in claims)
    leave, absent = marks[Attendance.LEAVE], marks[Attendance.ABSENT]
    everyone = sum(marks.values())
    here = {"应到": everyone, "实到": everyone - leave - absent, "请假": leave, "缺席": absent}
    for what, number in COUNTED.findall(notes_of(ledger)):
        if int(number) != here[what]:
            ledger.warn(
                f"表中写“{what}{number}人”，实际为{here[what]}人",
                f"The sheet says {what} {number}, the rows give {here[what]}.",
            )
