"""How is a list of any length written as .xlsx with no more of it in memory than a few rows?"""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from kernel.ledgers.writing import Book, Value

HELD_BYTES = 1_000_000
"""A finished workbook beyond this lies on the disk, not in memory."""

HIGHEST_ROW = 1_048_576
LONGEST_CHOICES = 255
"""Excel takes no longer list of choices."""

LONG_TEXT = 18
"""Columns wider than this hold text that is read from the left; others are centred."""

A4, A3 = 9, 8
WIDEST_ON_A4 = 150
LINE_HEIGHT, MOST_LINES = 15, 27
"""Points a line; no row of Excel's is higher than 409."""

CELL = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter", "text_wrap": True}
FILLED_IN = {"bg_color": "#FFF8E7"}
SHOWN = {
    "text": "@",
    "number": "General",
    "day": "yyyy-mm-dd",
    "instant": "yyyy-mm-dd hh:mm",
    "days": '0"日";[Red]-0"日"',
    "working days": '0"个工作日";[Red]-0"个工作日"',
}


class TooLong(ValueError):
    """A sheet of Excel's holds no more rows; 超过电子表格的行数上限，请缩小范围."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a list.

    Attributes:
        width: in characters of Excel's, of which a Chinese one takes two.
        filled: people fill it in; it stands out. hidden: for the program alone.
        choices: what may be chosen; anything else may be written all the same.
    """

    text: str
    width: int = 12
    filled: bool = False
    hidden: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days, shown in what it is counted in; a negative one is red."""

    number: int
    working: bool


StreamedRow = Sequence[Value | Days]


class Streamed:
    """One sheet being written page by page: title, headings, then rows in their order.

    All of it blocks: from async code each step runs in a thread.
    """

    def __init__(self, sheet: str, headings: Sequence[Heading], title: Sequence[str] = ()) -> None:
        self._scratch = tempfile.TemporaryDirectory(prefix="sheet-")
        # Handed over to whoever reads it, who closes it.
        self._target: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=HELD_BYTES)  # noqa: SIM115
        self._book = Book(self._target, scratch=self._scratch.name)
        self._headings = headings
        self._styles: dict[tuple[str, bool, bool], Format] = {}
        self._sheet = self._book.sheet(sheet)
        self._top = len(title)
        self._next = self._top + 1
        self._begin(title)

    def _begin(self, title: Sequence[str]) -> None:
        raw = self._sheet.raw
        for at, heading in enumerate(self._headings):
            hidden = {"hidden": 1} if heading.hidden else {}
            raw.set_column(at, at, heading.width, None, hidden)
        for number, text in enumerate(title):
            self._sheet.put(number, 0, text, None if number else self._book.title)
        for style in (self._book.head, self._book.needed):
            style.set_align("center")
            style.set_align("vcenter")
            style.set_text_wrap()
        for at, heading in enumerate(self._headings):
            style = self._book.needed if heading.filled else self._book.head
            self._sheet.put(self._top, at, heading.text, style)
        raw.freeze_panes(self._top + 1, 0)

    def add(self, rows: Iterable[StreamedRow]) -> None:
        """Write the next rows.

        Raises:
            TooLong: more rows than a sheet holds.
        """
        for values in rows:
            if self._next >= HIGHEST_ROW:
                raise TooLong
            for at, (heading, value) in enumerate(zip(self._headings, values, strict=True)):
                style = self._style(_kind(value), heading)
                if value is None:
                    self._sheet.raw.write_blank(self._next, at, None, style)
                else:
                    number = value.number if isinstance(value, Days) else value
                    self._sheet.put(self._next, at, number, style)
            self._heighten(values)
            self._next += 1

    def _heighten(self, values: StreamedRow) -> None:
        """Room for the cell with most lines, told once the rows before are written out."""
        raw, places = self._sheet.raw, zip(self._headings, values, strict=True)
        # Their heights are of no more use: those of a million rows would fill the memory.
        raw.row_info.clear()
        raw.row_sizes.clear()
        lines = max(_lines(one, heading.width) for heading, one in places if not heading.hidden)
        if lines > 1:
            raw.set_row(self._next, LINE_HEIGHT * min(lines, MOST_LINES))

    def _style(self, kind: str, heading: Heading) -> Format:
        centred = heading.width <= LONG_TEXT
        wanted = (kind, centred, heading.filled)
        if wanted not in self._styles:
            looks: dict[str, Any] = {**CELL, "num_format": SHOWN[kind]}
            looks |= {"align": "center"} if centred else {}
            self._styles[wanted] = self._book.raw.add_format(
                looks | (FILLED_IN if heading.filled else {})
            )
        return self._styles[wanted]

    def finish(self) -> IO[bytes]:
        """The workbook, to be read from its beginning and closed by whoever does."""
        last = max(self._next - 1, self._top)
        self._sheet.raw.autofilter(self._top, 0, last, len(self._headings) - 1)
        for at, heading in enumerate(self._headings):
            self._offer(at, heading, last)
        self._print()
        self._book.raw.close()
        self._scratch.cleanup()
        self._target.seek(0)
        return self._target

    def _offer(self, at: int, heading: Heading, last: int) -> None:
        listed = ",".join(heading.choices)
        if not heading.choices or len(listed) > LONGEST_CHOICES or last <= self._top:
            return
        offered = {"validate": "list", "source": list(heading.choices), "error_type": "warning"}
        self._sheet.raw.data_validation(self._top + 1, at, last, at, offered)

    def _print(self) -> None:
        raw = self._sheet.raw
        raw.set_landscape()
        raw.set_paper(A4 if sum(one.width for one in self._headings) <= WIDEST_ON_A4 else A3)
        raw.fit_to_pages(1, 0)
        raw.repeat_rows(self._top)
        shown = [at for at, heading in enumerate(self._headings) if not heading.hidden]
        edge = xl_col_to_name(max(shown, default=0))
        raw.print_area(f"A1:{edge}{max(self._next, self._top + 1)}")

    def abandon(self) -> None:
        """Leave nothing behind of what was not finished."""
        self._scratch.cleanup()
        self._target.close()


def _lines(value: Value | Days, width: int) -> int:
    """How many lines a text takes in a column."""
    if not isinstance(value, str):
        return 1
    return sum(1 + (_width(text) - 1) // (width - 1) for text in value.split("\n") if text) or 1


def _width(text: str) -> int:
    return sum(1 if sign.isascii() else 2 for sign in text)


def _kind(value: Value | Days) -> str:
    """How a value is shown; what is blank may be filled in as anything."""
    match value:
        case Days():
            return "working days" if value.working else "days"
        case datetime():
            return "instant"
        case date():
            return "day"
        case str():
            return "text"
        case _:
            return "number"
