"""Which bytes is a document's evidence as a workbook?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reporting.documents.evidence import CaseEntry, EventEntry, EvidenceBook, Identity
from reporting.render.spreadsheet import Format, Sheet, Workbook, spreadsheet

CONTENTS, EVIDENCE, CHECKS, BLANKS = "目录", "依据", "核对", "待填"
AGREES, DISAGREES = "相符", "不符"
OWN_NUMBER, UNVERIFIED = "未经核实的数字", "未核实"
DRAFT = "〔数据不全〕"
HEADING_ROW = 3
ROWS_A_SHEET = 1_000_000  # Excel holds 1,048,576

Cell = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, its width in characters, and whether its texts wrap."""

    heading: str
    width: int
    wrap: bool = False


_CONTENTS = (
    Column("指标编号", 30),
    Column("指标名称", 16),
    Column("文中数字", 14),
    Column("定义", 48, wrap=True),
    Column("分子", 10),
    Column("分母", 10),
    Column("基数说明", 28, wrap=True),
    Column("个案数", 10),
    Column("统计时间", 26, wrap=True),
    Column("核对标记", 10),
)
_CASES_AT = 7
_EVIDENCE = (
    Column("指标编号", 30),
    Column("个案编号", 38),
    Column("个案", 36),
    Column("事件", 14),
    Column("发生日期", 12),
    Column("事件编号", 38),
    Column("来源文件", 28),
    Column("工作表", 14),
    Column("行号", 8),
    Column("核对标记", 14),
)
_CHECKS = (
    Column("核对项", 24),
    Column("算式", 64, wrap=True),
    Column("左边", 14),
    Column("右边", 14),
    Column("结果", 10),
)
_BLANKS = (Column("序号", 8), Column("待填内容", 60, wrap=True))


def evidence_workbook(book: EvidenceBook) -> bytes:
    """The .xlsx with its sheets 目录, 依据, 核对 and, where something is to be filled, 待填.

    Every sheet repeats title and cut, freezes and prints its headings on each page; a figure's
    number of cases leads to its first case. More evidence than a sheet holds goes on in 依据2.
    Equal books give equal bytes.
    """
    return spreadsheet(lambda workbook: _Writer(workbook, book).all())


def evidence_rows(
    evidence: Sequence[CaseEntry], marks: Mapping[str, str]
) -> Iterator[tuple[Cell, ...]]:
    """A row an event; a case without events still has its row.

    Args:
        marks: by figure id the numbers of the check copy that its rows stand behind.
    """
    for entry in evidence:
        for event in entry.events or (None,):
            told = (entry.figure, entry.case, entry.label, *_event(event))
            yield (*told, marks.get(entry.figure))


def marks_behind(book: EvidenceBook) -> dict[str, str]:
    """By figure id of the evidence the numbers of all figures that rest on it: [3][7]."""
    found: dict[str, set[int]] = defaultdict(set)
    for figure in book.figures:
        for id in figure.rests_on if figure.mark else ():
            found[id].add(figure.mark)
    return {id: "".join(f"[{n}]" for n in sorted(each)) for id, each in found.items()}


def first_rows(evidence: Sequence[CaseEntry]) -> dict[str, int]:
    """By figure id how many rows of evidence come before its first."""
    first: dict[str, int] = {}
    row = 0
    for entry in evidence:
        first.setdefault(entry.figure, row)
        row += len(entry.events) or 1
    return first


def place(row: int) -> tuple[str, int]:
    """The sheet and the row, from 1, in which a row of evidence stands, counted from 0."""
    page, row = divmod(row, ROWS_A_SHEET)
    return f"{EVIDENCE}{page + 1 if page else ''}", row + HEADING_ROW + 2


def _event(event: EventEntry | None) -> tuple[Cell, ...]:
    if event is None:
        return (None,) * 6
    return (event.name, event.occurred_on, event.id, event.file, event.sheet, event.row)


def _checks(book: EvidenceBook) -> Iterator[tuple[Cell, ...]]:
    """Each identity, then each number that people wrote and no figure proves."""
    yield from map(_check, book.checks)
    for number, where in book.unverified:
        yield (OWN_NUMBER, where, number, None, UNVERIFIED)


def _check(identity: Identity) -> tuple[Cell, ...]:
    result = AGREES if identity.holds else DISAGREES
    return (identity.name, identity.formula, identity.left, identity.right, result)


class _Writer:
    """Writes one book into one workbook; formats belong to a workbook, so they live here."""

    def __init__(self, workbook: Workbook, book: EvidenceBook) -> None:
        self.workbook, self.book = workbook, book
        self.title = self.format(bold=True, font_size=14)
        self.heading = self.format(bold=True, bg_color="#D9E2F3", border=1, align="center")
        self.plain = self.format()
        self.wrapped = self.format(text_wrap=True)
        self.number = self.format(align="center")
        self.day = self.format(num_format="yyyy-mm-dd", align="center")
        self.link = self.format(align="center", font_color="#0563C1", underline=1)
        self.red = self.format(bold=True, font_color="#C00000")

    def format(self, **look: str | int) -> Format:
        """Everything in 宋体, at the top of its cell."""
        return self.workbook.add_format({"font_name": "宋体", "valign": "top"} | look)

    def all(self) -> None:
        contents = self.sheet(CONTENTS, _CONTENTS, list(self.contents()))
        rows = list(evidence_rows(self.book.evidence, marks_behind(self.book)))
        pages = range(0, max(len(rows), 1), ROWS_A_SHEET)
        for n, start in enumerate(pages):
            name = EVIDENCE + (str(n + 1) if n else "")
            self.sheet(name, _EVIDENCE, rows[start : start + ROWS_A_SHEET])
        self.lead(contents)
        self.sheet(CHECKS, _CHECKS, list(_checks(self.book)))
        if self.book.blanks:
            self.sheet(BLANKS, _BLANKS, list(enumerate(self.book.blanks, start=1)))

    def contents(self) -> Iterator[tuple[Cell, ...]]:
        for f in self.book.figures:
            numbers = (f.numerator, f.denominator, f.base, f.cases)
            mark = f"[{f.mark}]" if f.mark else None
            yield (f.id, f.name, f.printed, f.definition, *numbers, f.window, mark)

    def sheet(
        self, name: str, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]
    ) -> Sheet:
        sheet = self.workbook.add_worksheet(name)
        self.head(sheet, columns)
        for number, row in enumerate(rows, start=HEADING_ROW + 1):
            for column, cell in enumerate(row):
                self.cell(sheet, number, column, cell, wrap=columns[column].wrap)
        sheet.autofilter(HEADING_ROW, 0, HEADING_ROW + len(rows), len(columns) - 1)
        return sheet

    def head(self, sheet: Sheet, columns: Sequence[Column]) -> None:
        sheet.write_string(0, 0, self.book.title, self.title)
        sheet.write_string(1, 0, f"截至：{self.book.cut}", self.plain)
        if self.book.partial:
            sheet.write_string(2, 0, DRAFT, self.red)
        for n, column in enumerate(columns):
            sheet.set_column(n, n, column.width)
            sheet.write_string(HEADING_ROW, n, column.heading, self.heading)
        sheet.freeze_panes(HEADING_ROW + 1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADING_ROW)

    def cell(self, sheet: Sheet, row: int, column: int, cell: Cell, *, wrap: bool) -> None:
        match cell:
            case None | "":
                return
            case str():
                plain = self.wrapped if wrap else self.plain
                sheet.write_string(row, column, cell, self.red if cell == DISAGREES else plain)
            case date():
                sheet.write_datetime(row, column, cell, self.day)
            case int() | Decimal():
                sheet.write_number(row, column, cell, self.number)

    def lead(self, contents: Sheet) -> None:
        """The number of cases becomes a link to the first of them."""
        first = first_rows(self.book.evidence)
        for number, figure in enumerate(self.book.figures, start=HEADING_ROW + 1):
            if figure.id in first:
                sheet, row = place(first[figure.id])
                contents.write_url(number, _CASES_AT, f"internal:'{sheet}'!A{row}", self.link)
                contents.write_number(number, _CASES_AT, figure.cases, self.link)
