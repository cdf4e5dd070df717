"""What is a ledger once it is read, and how is it turned row by row into what a slice wants?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kernel.ledgers.grid import GridRow
from kernel.ledgers.heading import Fit, Heading, heading_text
from kernel.ledgers.period import Period
from kernel.ledgers.problems import CellProblem, SkipRow
from kernel.ledgers.reading import Hints
from kernel.ledgers.row import Row
from kernel.ledgers.shape import Further, Shape
from kernel.ledgers.totals import DeclaredTotal

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row stands, for the event's `source`."""

    file: str
    sha256: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class BadRow:
    """One reason why a row comes back; a row may have several."""

    row: int
    column: str
    zh: str
    en: str

    @classmethod
    def of(cls, problem: CellProblem) -> "BadRow":
        """The reason that a problem gives."""
        return cls(problem.row, problem.column, problem.zh, problem.en)

    def sentence(self) -> str:
        """As it stands in the rejected file: 第17行"立案日期"列：..."""
        where = f'"{self.column}"列' if self.column else ""
        return f"第{self.row}行{where}：{self.zh}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that does not count, and why."""

    row: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Readings(Generic[T]):
    """What `Ledger.read` found: good rows with values, reasons of the bad, rows skipped."""

    good: tuple[tuple[Row, T], ...]
    bad: tuple[BadRow, ...]
    skipped: tuple[Skipped, ...]

    def rows(self) -> int:
        """How many rows count: good and bad, each once."""
        return len(self.good) + len({bad.row for bad in self.bad})


@dataclass(slots=True)
class Ledger:
    """One sheet of one kind.

    Attributes:
        file, sha256, sheet: where it comes from; a CSV's sheet is "".
        shape: which of the shapes asked for it has.
        head: the rows above the heading, as they are.
        title: the text above the heading, line by line.
        period: what title, else sheet name, else the caller said of year, term and plenary.
        headings: the printed headings by field.
        further: the columns that the shape does not name.
        totals: what the clerk wrote as totals, with what the rows give.
        notes: numbers of the rows passed over as notes, totals or repeated headings.
        warnings: (Chinese, English), each once, in order.
    """

    file: str
    sha256: str
    sheet: str
    fit: Fit
    period: Period
    date_1904: bool
    rows: list[Row] = field(default_factory=list)
    totals: tuple[DeclaredTotal, ...] = ()
    notes: tuple[int, ...] = ()
    _said: dict[tuple[str, str], None] = field(default_factory=dict)

    @property
    def shape(self) -> Shape:
        """The arrangement that the sheet fits."""
        return self.fit.shape

    @property
    def head(self) -> tuple[GridRow, ...]:
        """The rows above the heading's last tier."""
        return self.fit.grid.rows[: self.fit.last]

    @property
    def title(self) -> str:
        """The text above the heading, one line a row."""
        above = self.fit.grid.rows[: self.fit.index]
        return "\n".join(" ".join(heading_text(c) for _, c in row.own()) for row in above)

    @property
    def heading_row(self) -> GridRow:
        """The heading's own (last) row."""
        return self.fit.grid.rows[self.fit.last]

    @property
    def headings(self) -> dict[str, str]:
        """By field, the heading as it is printed (of a repeated column the first)."""
        row = self.fit.grid.rows[self.fit.index]
        return {name: heading_text(row.at(at[0])) for name, at in self.fit.columns.items()}

    @property
    def further(self) -> tuple[Heading, ...]:
        """The columns that the shape does not name, 序号 and 退回原因 left out."""
        return self.fit.further

    @property
    def hints(self) -> Hints:
        """What a reader needs to read a heading, such as a matrix's dates."""
        return Hints(self.period, self.date_1904)

    @property
    def warnings(self) -> tuple[tuple[str, str], ...]:
        """What was said so far, Chinese and English, each once."""
        return tuple(self._said)

    def warn(self, zh: str, en: str) -> None:
        """Say something about the file or a row that brings nothing back."""
        self._said.setdefault((zh, en))

    def not_taken(self) -> list[tuple[str, str]]:
        """What the file says and nobody takes, (Chinese, English): columns only read or unknown."""
        said: list[tuple[str, str]] = []
        for column in self.shape.columns:
            if not column.only_read or column.field not in self.headings:
                continue
            rows = [row.number for row in self.rows if row.has(column.field)]
            if rows:
                name, many = self.headings[column.field], len(rows)
                zh = f"“{name}”列未导入（{many}行有内容）：{column.only_read}"
                said.append((zh, f"Column {name} is only read ({many} rows)."))
        if self.further and self.shape.further is Further.IGNORED:
            names = "、".join(heading.text for heading in self.further)
            zh = f"不认识的列，内容未导入：{names}。列名如有误，请按模板改写后再导入"
            said.append((zh, f"Unknown columns, not taken: {names}."))
        return said

    def source(self, row: Row) -> Source:
        """Where a row stands."""
        return Source(self.file, self.sha256, self.sheet, row.number)

    def read(self, mapping: Callable[[Row], T]) -> Readings[T]:
        """Every row through a slice's mapping, which raises CellProblem or SkipRow as it must."""
        good: list[tuple[Row, T]] = []
        bad: list[BadRow] = []
        skipped: list[Skipped] = []
        for row in self.rows:
            row.collecting, row.problems = True, []
            try:
                value = mapping(row)
                if not row.problems:
                    good.append((row, value))
            except CellProblem as problem:
                row.problems.append(problem)
            except SkipRow as skip:
                row.problems = []
                skipped.append(Skipped(row.number, skip.zh, skip.en))
            finally:
                row.collecting = False
            bad += dict.fromkeys(BadRow.of(problem) for problem in row.problems)
        return Readings(tuple(good), tuple(bad), tuple(skipped))
