"""How is a list of any length written as .xlsx with no more of it in memory than a few rows?"""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from kernel.ledgers.writing import Book, Value

HELD_BYTES = 1_000_000
"""A finished workbook beyond this lies on the disk, not in memory."""

HIGHEST_ROW = 1_048_576
CHOICE_LENGTH = 255
"""Excel takes no longer list of choices."""

SHORT_DAY = "yyyy-mm-dd"
COUNTED = ('0"日";[Red]-0"日"', '0"个工作日";[Red]-0"个工作日"')


class TooLong(ValueError):
    """A sheet of Excel's holds no more rows; 超过电子表格的行数上限，请缩小范围."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a list.

    Attributes:
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
        self._days = [self._book.raw.add_format({"num_format": shown}) for shown in COUNTED]
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
            for column, value in enumerate(values):
                if isinstance(value, Days):
                    style = self._days[value.working]
                    self._sheet.put(self._next, column, value.number, style)
                else:
                    self._sheet.put(self._next, column, value)
            self._next += 1

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
        if not heading.choices or len(listed) > CHOICE_LENGTH or last <= self._top:
            return
        offered = {"validate": "list", "source": list(heading.choices), "error_type": "warning"}
        self._sheet.raw.data_validation(self._top + 1, at, last, at, offered)

    def _print(self) -> None:
        raw = self._sheet.raw
        raw.set_landscape()
        raw.set_paper(9)
        raw.fit_to_pages(1, 0)
        raw.repeat_rows(self._top)
        shown = [at for at, heading in enumerate(self._headings) if not heading.hidden]
        edge = xl_col_to_name(max(shown, default=0))
        raw.print_area(f"A1:{edge}{max(self._next, self._top + 1)}")

    def abandon(self) -> None:
        """Leave nothing behind of what was not finished."""
        self._scratch.cleanup()
        self._target.close()
