"""What does one row of a ledger say? Every answer that fails names the row and the column."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from kernel.ledgers import dates, numbers
from kernel.ledgers.cell import Cell, Flaw, is_blank, printed
from kernel.ledgers.cleaning import clean, is_blank_word
from kernel.ledgers.grid import GridRow
from kernel.ledgers.heading import Fit, Heading, heading_text
from kernel.ledgers.names import Names, Person, people, person
from kernel.ledgers.period import Period
from kernel.ledgers.problems import CellProblem, Unreadable
from kernel.ledgers.reading import Hints, Reader, line, parts, passage

T = TypeVar("T")
Warn = Callable[[str, str], None]


class Row:
    """One row. `number` is Excel's own; fields are those of the shape.

    Outside `Ledger.read` a cell that cannot be read raises CellProblem. Inside, an optional one
    is noted and read as blank, so that the clerk is told all reasons of a row at once.
    """

    __slots__ = ("_fit", "_hints", "_warn", "collecting", "grid_row", "number", "problems")

    def __init__(self, grid_row: GridRow, fit: Fit, hints: Hints, warn: Warn) -> None:
        self.grid_row, self.number = grid_row, grid_row.number
        self._fit, self._hints, self._warn = fit, hints, warn
        self.collecting = False
        self.problems: list[CellProblem] = []

    # The two general questions; all others are short forms of them.

    def need(self, field: str, reader: Reader[T]) -> T:
        """The value of a cell that must be there. Raises CellProblem when blank or unreadable."""
        cell = self.cell(field)
        if cell is None:
            said = self.printed(field)
            as_written = f"（填写为“{said}”）" if said else ""
            raise self.problem(field, f"不能为空{as_written}", f"must not be blank {said}".strip())
        return self._read(self.heading(field), cell, reader)

    def get(self, field: str, reader: Reader[T]) -> T | None:
        """The value of a cell, None when blank. An unreadable one brings the whole row back."""
        places = self._places(field)
        return self._get(places[0], reader) if places else None

    def every(self, field: str, reader: Reader[T]) -> tuple[T, ...]:
        """The values of a repeated column, blanks left out."""
        found = (self._get(at, reader) for at in self._places(field))
        return tuple(value for value in found if value is not None)

    def further(self, reader: Reader[T]) -> tuple[tuple[Heading, T], ...]:
        """The values of the columns that the shape does not name, blanks left out."""
        found = ((heading, self._get(heading.at, reader)) for heading in self._fit.further)
        return tuple((heading, value) for heading, value in found if value is not None)

    # Short forms.

    def text(self, field: str) -> str:
        """Required text on one line."""
        return self.need(field, line)

    def optional(self, field: str) -> str | None:
        """Text on one line."""
        return self.get(field, line)

    def passage(self, field: str) -> str | None:
        """Long text with its line breaks."""
        return self.get(field, passage)

    def parts(self, field: str) -> tuple[str, ...]:
        """Several things in one cell, or in several columns of one field."""
        cells = self.every(field, parts)
        return tuple(dict.fromkeys(part for cell in cells for part in cell))

    def date(
        self, field: str, *, earliest: date | None = None, latest: date | None = None
    ) -> date | None:
        """A day; outside the bounds (a birth in the future) the row comes back."""
        return self.get(field, _bounded(earliest, latest))

    def when(self, field: str) -> dates.When | None:
        """A day with its time, if given."""
        return self.get(field, dates.moment)

    def month(self, field: str) -> dates.Month | None:
        """A month, where the column is one."""
        return self.get(field, dates.month)

    def span(self, field: str) -> dates.Span | None:
        """A day or a range of days."""
        return self.get(field, dates.span)

    def number_of(self, field: str) -> numbers.Numbered | None:
        """A printed number: 第023号, 2023-45."""
        return self.get(field, numbers.number_of)

    def count(self, field: str) -> int | None:
        """How many."""
        return self.get(field, numbers.count)

    def phone(self, field: str) -> str | None:
        """A phone number, digits only."""
        return self.get(field, numbers.phone)

    def id_number(self, field: str) -> str | None:
        """An identity number."""
        return self.get(field, numbers.id_number)

    def names(self, field: str) -> Names:
        """The persons of a cell, or of several columns of one field; none when blank."""
        cells = self.every(field, people)
        if len(cells) < 2:
            return cells[0] if cells else Names()
        everyone = dict.fromkeys(one for cell in cells for one in cell)
        return Names(tuple(everyone), None, any(cell.everyone for cell in cells))

    def person(self, field: str) -> Person | None:
        """The one person of a cell."""
        return self.get(field, person)

    # What stands there, and what to say about it.

    def cell(self, field: str) -> Cell:
        """The cell as it is, None when blank, missing, or one of the words for nothing."""
        places = self._places(field)
        return self._meant(places[0]) if places else None

    def has(self, field: str) -> bool:
        """Whether something stands in the cell."""
        return self.cell(field) is not None

    def stands(self, field: str) -> bool:
        """Whether the file has the column at all."""
        return bool(self._places(field))

    def printed(self, field: str) -> str:
        """The cell as a person sees it, also 无 and /, trimmed."""
        places = self._fit.columns.get(field, ())
        return printed(self.grid_row.at(places[0])).strip() if places else ""

    def heading(self, field: str) -> str:
        """The heading as it is printed in the file, or ours when the file lacks the column."""
        places = self._fit.columns.get(field, ())
        return self._printed_heading(places[0]) if places else self._fit.shape.column(field).heading

    def problem(self, field: str, zh: str, en: str) -> CellProblem:
        """A problem to raise, of a field or, with "", of the whole row."""
        return CellProblem(self.number, self.heading(field) if field else "", zh, en)

    def warn(self, field: str, zh: str, en: str) -> None:
        """Tell the clerk something that does not bring the row back."""
        self._say(self.heading(field) if field else "", zh, en)

    @property
    def period(self) -> Period:
        """The time the ledger covers, as title and sheet name say."""
        return self._hints.period

    def _places(self, field: str) -> tuple[int, ...]:
        """Where a field stands; KeyError for one that the shape does not have."""
        found = self._fit.columns.get(field)
        if found is None and field not in self._fit.known:
            raise KeyError(field)
        return found or ()

    def _get(self, at: int, reader: Reader[T]) -> T | None:
        try:
            cell = self._meant(at)
            return None if cell is None else self._read(self._printed_heading(at), cell, reader)
        except CellProblem as problem:
            if not self.collecting:
                raise
            self.problems.append(problem)
            return None

    def _meant(self, at: int) -> Cell:
        cell = self.grid_row.at(at)
        if is_blank(cell):
            return None
        if isinstance(cell, str):
            text = self._cleaned(at, cell)
            return None if not text or is_blank_word(text) else cell
        return cell

    def _cleaned(self, at: int, cell: str) -> str:
        try:
            return clean(cell).text
        except Unreadable as unreadable:
            heading = self._printed_heading(at)
            raise CellProblem(self.number, heading, unreadable.zh, unreadable.en) from None

    def _read(self, heading: str, cell: Cell, reader: Reader[T]) -> T:
        if isinstance(cell, Flaw):
            raise CellProblem(
                self.number,
                heading,
                f"公式没有保存结果{cell.printed}，请用 Excel 打开并保存一次",
                "the formula has no stored result; open and save the file in Excel once",
            )
        hints = Hints(self._hints.period, self._hints.date_1904)
        try:
            return reader(cell, hints)
        except Unreadable as unreadable:
            raise CellProblem(self.number, heading, unreadable.zh, unreadable.en) from None
        finally:
            for zh, en in hints.said:
                self._say(heading, zh, en)

    def _say(self, column: str, zh: str, en: str) -> None:
        where_zh = f"第{self.number}行" + (f"“{column}”列" if column else "")
        self._warn(f"{where_zh}：{zh}", f"Row {self.number} {column}: {en}")

    def _printed_heading(self, at: int) -> str:
        return heading_text(self._fit.grid.rows[self._fit.index].at(at))


def _bounded(earliest: date | None, latest: date | None) -> Reader[date]:
    def read(cell: Cell, hints: Hints) -> date:
        on = dates.day(cell, hints)
        if latest is not None and on > latest:
            raise Unreadable(f"{on} 晚于 {latest}", f"{on} is after {latest}")
        if earliest is not None and on < earliest:
            raise Unreadable(f"{on} 早于 {earliest}", f"{on} is before {earliest}")
        return on

    return read
