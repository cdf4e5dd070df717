"""One row an activity: who came, in lists of names or in columns of persons."""

from collections.abc import Sequence
from dataclasses import dataclass

from contracts.sectors.activity import Attendance
from kernel.ledgers import Heading, Hints, Ledger, Names, Person, Row, Unreadable, person, printed
from sectors.activity.ledger.lines import Claim, Everyone, Line, Printed, row_key
from sectors.activity.ledger.marks import mark_at, mark_of, meaning_of_blank
from sectors.activity.ledger.occasion import occasion_of
from sectors.activity.ledger.told import notes_of

LISTS = (
    ("present", Attendance.PRESENT, True),
    ("leave", Attendance.LEAVE, True),
    ("absent", Attendance.ABSENT, True),
    ("guests", Attendance.PRESENT, False),
)


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """A column that is one person's."""

    heading: Heading
    person: Person


def lines_by_activity(ledger: Ledger) -> "Reading":
    """How rows of this ledger are read; its person columns are found once."""
    columns = person_columns(ledger)
    return Reading(columns, meaning_of_blank(notes_of(ledger)), _has_lists(ledger))


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads one row as a line."""

    columns: Sequence[PersonColumn]
    blank: Attendance | None
    lists: bool

    def __call__(self, row: Row) -> Line:
        """The activity and everybody named with it."""
        occasion = occasion_of(row)
        number = row.number_of("number")
        claims, everyone = _named(row)
        claims += self._marked(row)
        return Line(
            row,
            f"no:{number.printed}" if number else row_key(occasion),
            ((occasion, tuple(_once(row, claims))),),
            whole=self.lists or bool(self.columns),
            everyone=everyone,
            counts=_printed(row),
        )

    def _marked(self, row: Row) -> list[Claim]:
        marks = [
            (column, mark_at(row, column.heading.at, column.heading.text, self.blank))
            for column in self.columns
        ]
        return [
            Claim(column.person, mark, column.heading.text)
            for column, mark in marks
            if mark is not None
        ]


def person_columns(ledger: Ledger) -> list[PersonColumn]:
    """The further columns that are headed by a name and hold marks."""
    found: list[PersonColumn] = []
    for heading in ledger.further:
        named = _person(heading)
        if named is not None and _holds_marks(ledger, heading):
            found.append(PersonColumn(heading, named))
    return found


def _person(heading: Heading) -> Person | None:
    try:
        return person(heading.text, Hints())
    except Unreadable:
        return None


def _holds_marks(ledger: Ledger, heading: Heading) -> bool:
    cells = (row.grid_row.at(heading.at) for row in ledger.rows)
    return any(mark_of(printed(cell)) is not None for cell in cells)


def _named(row: Row) -> tuple[list[Claim], Everyone | None]:
    claims: list[Claim] = []
    everyone: Everyone | None = None
    for field, what, member in LISTS:
        names: Names = row.names(field)
        if names.everyone and member:
            everyone = Everyone(what, row.heading(field))
        claims += [Claim(one, what, row.heading(field), member) for one in names]
    return claims, everyone


def _once(row: Row, claims: Sequence[Claim]) -> list[Claim]:
    """Each person once; named both as present and on leave, the row comes back."""
    found: dict[Person, Claim] = {}
    for claim in claims:
        before = found.setdefault(claim.person, claim)
        if before.attendance is not claim.attendance:
            zh = f"“{claim.person.name}”既在“{before.column}”又在“{claim.column}”"
            raise row.problem("", zh, f"{claim.person.name} stands in two lists")
    return list(found.values())


def _printed(row: Row) -> Printed:
    """The numbers beside the lists; of 等N人 N counts where the number itself is not given."""
    totals = [row.names(field).total for field, _, member in LISTS if member]
    columns = [row.count(field) for field in ("came", "on_leave", "missing")]
    present, leave, absent = (
        total if count is None else count for count, total in zip(columns, totals, strict=True)
    )
    return Printed(row.count("expected"), present, leave, absent)


def _has_lists(ledger: Ledger) -> bool:
    return any(field in ledger.headings for field, _, _ in LISTS)
