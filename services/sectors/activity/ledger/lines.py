"""What does one row of a ledger ask for, before names and bodies are settled?"""

from dataclasses import dataclass

from contracts.sectors.activity import Attendance
from kernel.ledgers import Person, Row, Unreadable
from rules.names import person_name
from sectors.activity.ledger.occasion import Occasion
from sectors.activity.state import Counts


@dataclass(frozen=True, slots=True)
class Claim:
    """One person said to have stood so to an activity; None strikes what was said before.

    Attributes:
        column: the printed heading that a problem names.
        hints, number: what else the row says of the person (sector, unit; member number).
    """

    person: Person
    attendance: Attendance | None
    column: str
    member: bool = True
    hints: tuple[str, ...] = ()
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Everyone:
    """全体委员 stands in a column: all on the roll that day who are not named otherwise."""

    attendance: Attendance
    column: str


@dataclass(frozen=True, slots=True)
class Printed:
    """Numbers of persons as a row gives them, None for a blank."""

    expected: int | None = None
    present: int | None = None
    leave: int | None = None
    absent: int | None = None

    def said(self) -> bool:
        """Whether any number is given."""
        return any(n is not None for n in (self.expected, self.present, self.leave, self.absent))


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it says of which activities.

    Attributes:
        key: the row's identity in the next file.
        whole: the persons named are all of them, for the one activity of this row.
        counts: numbers beside the names; None in arrangements that have none.
    """

    row: Row
    key: str
    items: tuple[tuple[Occasion, tuple[Claim, ...]], ...]
    whole: bool = False
    everyone: Everyone | None = None
    counts: Printed | None = None


def row_key(occasion: Occasion, person: str = "") -> str:
    """Title, first day and host, and the person where a row is one person's."""
    title, first, host = occasion.key()
    return "|".join((title, first.isoformat(), host, person)).rstrip("|")


def person_key(person: Person, number: str | None = None) -> str:
    """The person's own number, else the name with what settles it."""
    return number or person_name(person.name) + (f"({person.note})" if person.note else "")


def settled_counts(printed: Printed, named: Printed) -> Counts:
    """The numbers of a row, blanks taken from the names, or from the others when one is missing.

    Raises:
        Unreadable: expected is not present + leave + absent, or cannot be told.
    """
    blank = not named.expected
    present = _or_named(printed.present, named.present, blank)
    leave = _or_named(printed.leave, named.leave, blank)
    absent = _or_named(printed.absent, named.absent, blank)
    parts = [present, leave, absent]
    missing = parts.count(None)
    known = sum(part for part in parts if part is not None)
    expected = known if printed.expected is None else printed.expected
    if missing and expected != known and missing > 1:
        raise Unreadable(
            f"应到{expected}人，只写明{known}人，其余{expected - known}人是请假还是缺席没有写明",
            f"{expected} expected, only {known} accounted for",
        )
    filled = [expected - known if part is None else part for part in parts]
    if missing > 1:
        filled = [part or 0 for part in parts]
    if min(filled) < 0 or expected != sum(filled):
        raise Unreadable(
            f"应到{expected}人不等于实到{filled[0]}人、请假{filled[1]}人、缺席{filled[2]}人之和",
            f"{expected} expected is not {filled[0]} present + {filled[1]} on leave "
            f"+ {filled[2]} absent",
        )
    return Counts(expected, *filled)


def _or_named(printed: int | None, named: int | None, nobody: bool) -> int | None:
    if printed is not None or nobody:
        return printed
    return named
