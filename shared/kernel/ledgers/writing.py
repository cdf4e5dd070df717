"""How is a table written as .xlsx so that every cell says what it is and none becomes a formula?"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import IO, Any

# xlsxwriter publishes no types.
import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

Value = str | int | float | bool | date | datetime | time | None

LONGEST_TEXT = 32_767
LARGEST_WHOLE = 10**15
FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
# A fixed instant, so that the same table gives the same bytes.
MADE = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of an export: headings, rows, and the lines above the heading."""

    sheet: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    title: Sequence[str] = ()
    widths: Sequence[int] = ()


class Sheet:
    """A sheet being written, cell by cell, text always as text."""

    def __init__(self, book: "Book", sheet: Worksheet) -> None:
        self._book, self.raw = book, sheet

    def put(self, row: int, column: int, value: Value, style: Format | None = None) -> None:
        """Write a value; row and column from 0."""
        match value:
            case None | "":
                pass
            case bool():
                self.raw.write_boolean(row, column, value, style)
            case datetime():
                self.raw.write_datetime(row, column, value, style or self._book.instant)
            case date():
                self.raw.write_datetime(row, column, value, style or self._book.day)
            case time():
                self.raw.write_datetime(row, column, value, style or self._book.time)
            case int() if abs(value) >= LARGEST_WHOLE:
                self.raw.write_string(row, column, str(value), style or self._book.text)
            case int() | float():
                self.raw.write_number(row, column, value, style)
            case str():
                self._text(row, column, value, style)

    def line(self, row: int, values: Sequence[Value], style: Format | None = None) -> None:
        """Write a row from column A on."""
        for column, value in enumerate(values):
            self.put(row, column, value, style)

    def _text(self, row: int, column: int, value: str, style: Format | None) -> None:
        # write_string: a cell beginning with = + - @ stays text and is never calculated.
        whole = BROKEN.sub("\ufffd", value)[:LONGEST_TEXT]
        self.raw.write_string(row, column, whole, style or self._book.text)


class Book:
    """A workbook being written."""

    def __init__(
        self, target: IO[bytes], *, date_1904: bool = False, scratch: str | None = None
    ) -> None:
        """With a `scratch` folder rows go there as they are written, one after another."""
        kept = {"in_memory": True} if scratch is None else {"tmpdir": scratch}
        streamed = {"constant_memory": scratch is not None, "date_1904": date_1904}
        self.raw = xlsxwriter.Workbook(target, kept | streamed)
        self.raw.set_properties({"created": MADE})
        self.text = self._style(num_format="@")
        self.wrapped = self._style(num_format="@", text_wrap=True, valign="top")
        self.head = self._style(num_format="@", bold=True, bg_color="#E7E6E6", border=1)
        self.needed = self._style(
            num_format="@", bold=True, bg_color="#FCE4D6", font_color="#C00000", border=1
        )
        self.title = self._style(num_format="@", bold=True, font_size=14)
        self.day = self._style(num_format="yyyy-mm-dd")
        self.instant = self._style(num_format="yyyy-mm-dd hh:mm")
        self.time = self._style(num_format="hh:mm")
        self._names: set[str] = set()

    def sheet(self, name: str) -> Sheet:
        """A new sheet; the name is cut to what Excel allows and made unique."""
        return Sheet(self, self.raw.add_worksheet(self._free(name)))

    def _free(self, name: str) -> str:
        plain = FORBIDDEN_IN_NAME.sub("_", name).strip("'")[:31] or "Sheet1"
        free, n = plain, 2
        while free.lower() in self._names:
            free = f"{plain[:27]}({n})"
            n += 1
        self._names.add(free.lower())
        return free

    def _style(self, **properties: Any) -> Format:
        return self.raw.add_format(properties)


@contextmanager
def writing(target: io.BytesIO, *, date_1904: bool = False) -> Iterator[Book]:
    """A workbook that is in `target` when the block ends."""
    book = Book(target, date_1904=date_1904)
    yield book
    book.raw.close()


def write_table(tables: Sequence[Table]) -> bytes:
    """An .xlsx with one sheet a table. Equal tables give equal bytes on one machine."""
    target = io.BytesIO()
    with writing(target) as book:
        for table in tables:
            _write(book, table)
    return target.getvalue()


def _write(book: Book, table: Table) -> None:
    sheet = book.sheet(table.sheet)
    for number, text in enumerate(table.title):
        sheet.put(number, 0, text, book.title)
    top = len(table.title)
    sheet.line(top, table.headings, book.head)
    sheet.raw.freeze_panes(top + 1, 0)
    for column, width in enumerate(table.widths):
        sheet.raw.set_column(column, column, width)
    for number, values in enumerate(table.rows, start=top + 1):
        sheet.line(number, values)
