"""Which bytes is a document's evidence as a workbook?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reporting.documents.evidence import EvidenceBook, Identity
from reporting.render import evidence_rows
from reporting.render.evidence_rows import (
    EVIDENCE,
    HEADING_ROW,
    event_rows,
    first_rows,
    marks_behind,
    page_name,
    place,
)
from reporting.render.many_rows import Cell, Row
from reporting.render.spreadsheet import Format, ManyRows, Sheet, Workbook, spreadsheet

CONTENTS, EVENTS, CHECKS, BLANKS = "目录", "事件", "核对", "待填"
AGREES, DISAGREES = "相符", "不符"
OWN_NUMBER, UNVERIFIED = "未经核实的数字", "未核实"
DRAFT = "〔数据不全〕"
CASES_NOTE = (
    "按“指标编号”筛选，得到该指标的个案；“事件序号”就是“事件”表的序号，“3-5、9”指3、4、5、9号"
)
EVENTS_NOTE = (
    "每个事件只列一次，同一记录的事件排在一起；按“序号”找到证明个案的事件，按“所属记录”找到其余事件"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, its width in characters, whether its texts wrap, how all else looks."""

    heading: str
    width: int
    wrap: bool = False
    look: str = "plain"


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
    Column("事件序号", 20),
    Column("核对标记", 14),
)
_EVENTS = (
    Column("序号", 8, look="number"),
    Column("事件", 18),
    Column("发生日期", 12, look="day"),
    Column("事件编号", 38),
    Column("所属记录", 46),
    Column("来源文件", 28),
    Column("工作表", 14),
    Column("行号", 8, look="number"),
    Column("日志", 30),
    Column("位置", 10, look="number"),
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
    """The .xlsx with its sheets 目录, 依据, 事件, 核对 and, where something is to be filled, 待填.

    A figure's number of cases leads to its first case, a case names its events by their numbers.
    Every sheet repeats title and cut, freezes and prints its headings on each page. More evidence
    than a sheet holds goes on in 依据2, more events in 事件2. Equal books give equal bytes.
    """
    return spreadsheet(lambda workbook: _Writer(workbook, book).all())


def _checks(book: EvidenceBook) -> Iterator[Row]:
    """Each identity, then each number that people wrote and no figure proves."""
    yield from map(_check, book.checks)
    for number, where in book.unverified:
        yield (OWN_NUMBER, where, number, None, UNVERIFIED)


def _check(identity: Identity) -> Row:
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

    def all(self) -> ManyRows:
        contents = self.sheet(CONTENTS, _CONTENTS, list(self.contents()))
        self.lead(contents)
        cases = evidence_rows.evidence_rows(self.book.evidence, marks_behind(self.book))
        many = self.pages(EVIDENCE, _EVIDENCE, list(cases), CASES_NOTE)
        many |= self.pages(EVENTS, _EVENTS, list(event_rows(self.book.events)), EVENTS_NOTE)
        self.sheet(CHECKS, _CHECKS, list(_checks(self.book)))
        if self.book.blanks:
            self.sheet(BLANKS, _BLANKS, list(enumerate(self.book.blanks, start=1)))
        return many

    def pages(
        self, name: str, columns: Sequence[Column], rows: Sequence[Row], note: str
    ) -> dict[int, Sequence[Row]]:
        """One sheet, or as many as the rows need, each with the formats of its rows."""
        many = {}
        size = evidence_rows.ROWS_A_SHEET
        for page, start in enumerate(range(0, max(len(rows), 1), size)):
            here = rows[start : start + size]
            sheet = self.opened(page_name(name, page), columns, len(here))
            sheet.write_string(2, 1, note, self.plain)
            for n, column in enumerate(columns):
                sheet.write_blank(HEADING_ROW + 1, n, None, getattr(self, column.look))
            many[len(self.workbook.worksheets())] = here
        return many

    def contents(self) -> Iterator[Row]:
        for f in self.book.figures:
            numbers = (f.numerator, f.denominator, f.base, f.cases)
            mark = f"[{f.mark}]" if f.mark else None
            yield (f.id, f.name, f.printed, f.definition, *numbers, f.window, mark)

    def sheet(self, name: str, columns: Sequence[Column], rows: Sequence[Row]) -> Sheet:
        sheet = self.opened(name, columns, len(rows))
        for number, row in enumerate(rows, start=HEADING_ROW + 1):
            for column, cell in enumerate(row):
                self.cell(sheet, number, column, cell, wrap=columns[column].wrap)
        return sheet

    def opened(self, name: str, columns: Sequence[Column], rows: int) -> Sheet:
        sheet = self.workbook.add_worksheet(name)
        self.head(sheet, columns)
        sheet.autofilter(HEADING_ROW, 0, HEADING_ROW + rows, len(columns) - 1)
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
