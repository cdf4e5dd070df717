"""What does a clerk's table of numbers hold, row by row?"""

from dataclasses import dataclass

from reporting.against.names import Term
from rules.shares import Share


@dataclass(frozen=True, slots=True)
class Line:
    """One row that says a number.

    Attributes:
        row: Excel's own number.
        name: the row's name without numbering, 其中 and notes in brackets.
        term: the figure that it names, or the part of one; None for a name nobody knows.
        count: a whole number, units taken off; None where only a share is given.
        run: rows below one 其中 or one heading row bear the same number; 0 stands by itself.
        base: words that say what the share is of (占立案提案), of a note or a heading; "" for none.
    """

    row: int
    name: str
    term: Term | None
    count: int | None
    share: Share | None
    run: int = 0
    base: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A row, or a cell of it, that says no number that could be checked."""

    row: int
    column: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read.

    Attributes:
        blank: numbers of the rows without anything, between the heading and the last row.
        headings: rows with a name alone, which stand over the rows below them.
    """

    file: str
    sheet: str
    lines: tuple[Line, ...]
    unread: tuple[Unread, ...] = ()
    blank: tuple[int, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
