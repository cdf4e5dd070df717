"""One row an activity: who came, in lists of names or in columns of persons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contracts.sectors.activity import Attendance
from kernel.ledgers import (
    Heading,
    Hints,
    Ledger,
    Names,
    Person,
    Row,
    Unreadable,
    person,
    printed,
    squeeze,
)
from kernel.ledgers.cleaning import is_blank_word
from sectors.activity.ledger.lines import Claim, Everyone, Line, Printed, row_key
from sectors.activity.ledger.marks import Legend, legend_of, mark_at
from sectors.activity.ledger.occasion import occasion_of
from sectors.activity.ledger.told import notes_of

LISTS = (
    ("present", Attendance.PRESENT, True),
    ("late", Attendance.LATE, True),
    ("half", Attendance.HALF, True),
    ("leave", Attendance.LEAVE, True),
    ("absent", Attendance.ABSENT, True),
    ("guests", Attendance.PRESENT, False),
)
A_NUMBER = re.compile(r"\d+[人名位]?")


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """A column that is one person's."""

    heading: Heading
    person: Person


def lines_by_activity(ledger: Ledger) -> "Reading":
    """How rows of this ledger are read; its person columns are found once."""
    legend = legend_of(notes_of(ledger))
    return Reading(person_columns(ledger, legend), legend, _has_lists(ledger))


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads one row as a line."""

    columns: Sequence[PersonColumn]
    legend: Legend
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
            counts=printed_counts(row),
        )

    def _marked(self, row: Row) -> list[Claim]:
        marks = [
            (column, mark_at(row, column.heading.at, column.heading.text, self.legend))
            for column in self.columns
        ]
        return [
            Claim(column.person, mark, column.heading.text)
            for column, mark in marks
            if mark is not None
        ]


def person_columns(ledger: Ledger, legend: Legend) -> list[PersonColumn]:
    """The further columns that are headed by a name and hold marks."""
    found: list[PersonColumn] = []
    for heading in ledger.further:
        named = _person(heading)
        if named is not None and _holds_marks(ledger, heading, legend):
            found.append(PersonColumn(heading, named))
    return found


def _person(heading: Heading) -> Person | None:
    try:
        return person(heading.text, Hints())
    except Unreadable:
        return None


def _holds_marks(ledger: Ledger, heading: Heading, legend: Legend) -> bool:
    cells = (row.grid_row.at(heading.at) for row in ledger.rows)
    return any(legend.mark_of(printed(cell)) is not None for cell in cells)


def _named(row: Row) -> tuple[list[Claim], Everyone | None]:
    claims: list[Claim] = []
    everyone: Everyone | None = None
    for field, what, member in LISTS:
        names = _names(row, field)
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


def _names(row: Row, field: str) -> Names:
    """The names of a list; 请假 and 缺席 may head numbers, which name nobody."""
    return Names() if _number(row, field) is not None else row.names(field)


def _number(row: Row, field: str) -> int | None:
    return row.count(field) if _is_number(row.printed(field)) else None


def printed_counts(row: Row) -> Printed:
    """The numbers beside the lists, or in their place; of 等N人 N counts where none is given."""
    counts = [
        _first(row.count(number), _number(row, names), _names(row, names).total)
        for number, names in (("came", "present"), ("on_leave", "leave"), ("missing", "absent"))
    ]
    return Printed(row.count("expected"), *counts)


def _first(*numbers: int | None) -> int | None:
    return next((number for number in numbers if number is not None), None)


def _has_lists(ledger: Ledger) -> bool:
    """Whether any row names anybody."""
    fields = [field for field, _, _ in LISTS if field in ledger.headings]
    said = (row.printed(field) for row in ledger.rows for field in fields)
    return any(text and not is_blank_word(text) and not _is_number(text) for text in said)


def _is_number(text: str) -> bool:
    return A_NUMBER.fullmatch(squeeze(text)) is not None
