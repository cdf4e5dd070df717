"""Which bytes is what is odd as a workbook: a sheet a keeper, that of proposals to fill in?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncEngine

from reporting.figures.catalogue import FIGURES
from reporting.figures.scope import Scope
from reporting.readiness.archived import Place, events_at
from reporting.readiness.catalogue import CHECKS
from reporting.readiness.check import KEEPERS, PROPOSALS
from reporting.readiness.items import Item, Readiness
from reporting.readiness.proposal_rows import HEADINGS, LedgerRow, arrivals_of, ledger_rows
from reporting.render.spreadsheet import Format, Sheet, Workbook, spreadsheet
from rules.dates import instant_zh

CONTENTS = "目录"
Cell = str | int | date | None
Column = tuple[str, int]
"""A heading, and its width in characters."""

_BESIDE: tuple[Column, ...] = (
    ("问题", 40),
    ("怎么办", 40),
    ("涉及指标", 32),
    ("来源文件", 24),
    ("来源工作表", 12),
    ("来源行", 8),
)
_CONTENTS: tuple[Column, ...] = (
    ("工作表", 16),
    ("检查", 20),
    ("件数", 8),
    ("含义", 56),
    ("怎么办", 44),
    ("涉及指标", 40),
)
_ITEMS: tuple[Column, ...] = (("检查", 18), ("对象", 40), *_BESIDE, ("台账列", 16))
_WIDE = {"案由": 44, "第一提案人": 14, "联名人": 20, "主办单位": 20, "会办单位": 20}
_LEDGER: tuple[Column, ...] = (*((name, _WIDE.get(name, 12)) for name in HEADINGS), *_BESIDE)


@dataclass(frozen=True, slots=True)
class ReadinessBook:
    """What the workbook holds.

    Attributes:
        title: whose, over which days, as of when.
        rows: the proposals of `items`, one a row.
    """

    title: str
    items: Sequence[Item]
    rows: Sequence[LedgerRow]


async def readiness_book(engine: AsyncEngine, scope: Scope, found: Readiness) -> ReadinessBook:
    """What was found, with what the proposals' rows must say to be known again."""
    async with engine.connect() as connection:
        wanted = arrivals_of(found.items, found.arrivals)
        events = await events_at(connection, wanted)
    rows = ledger_rows(found.items, found.known, found.arrivals, events)
    span, cut = scope.span.zh(), instant_zh(scope.cut.instant)
    return ReadinessBook(f"{scope.named.name} 数据检查（{span}，截至{cut}）", found.items, rows)


def readiness_workbook(book: ReadinessBook) -> bytes:
    """The .xlsx: 目录, then a sheet for each keeper who has something to put right."""
    return spreadsheet(lambda workbook: _Writer(workbook, book).all())


class _Writer:
    """Writes one book; formats belong to a workbook, so they live here."""

    def __init__(self, workbook: Workbook, book: ReadinessBook) -> None:
        self.workbook, self.book = workbook, book
        self.title = self.format(bold=True, font_size=14)
        self.heading = self.format(bold=True, bg_color="#D9E2F3", border=1, text_wrap=True)
        self.plain = self.format(text_wrap=True, border=1, border_color="#BFBFBF")
        self.day = self.format(num_format="yyyy-mm-dd", border=1, border_color="#BFBFBF")
        self.wanted = self.format(bg_color="#FFF2CC", border=1, text_wrap=True, num_format="@")

    def format(self, **look: str | int) -> Format:
        """Everything in 宋体, at the top of its cell."""
        return self.workbook.add_format({"font_name": "宋体", "valign": "top"} | look)

    def all(self) -> None:
        """Every sheet."""
        self.contents()
        for keeper in KEEPERS:
            items = [one for one in self.book.items if one.check.keeper == keeper]
            if keeper == PROPOSALS and items:
                self.ledger(keeper.zh)
            elif items:
                self.sheet(keeper.zh, _ITEMS, [_item(one) for one in items])

    def contents(self) -> None:
        """What was looked for, and how often it was found; nothing found is said too."""
        times = Counter(one.check.id for one in self.book.items)
        rows = [
            (one.keeper.zh, one.zh, times[one.id], one.means, one.todo_zh, _figures([one.id]))
            for one in CHECKS.values()
        ]
        self.sheet(CONTENTS, _CONTENTS, rows)

    def ledger(self, name: str) -> None:
        """The proposals, under the headings that the importer reads; cells to fill in stand out."""
        rows = [(*map(row.cells.get, HEADINGS), *_beside(row)) for row in self.book.rows]
        sheet = self.sheet(name, _LEDGER, rows)
        for number, row in enumerate(self.book.rows, start=2):
            for at, heading in enumerate(HEADINGS):
                if heading in row.fills:
                    self.cell(sheet, number, at, row.cells.get(heading), self.wanted)

    def sheet(self, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Sheet:
        """Title, headings, rows; the headings stay in sight and on every page."""
        sheet = self.workbook.add_worksheet(name)
        sheet.write_string(0, 0, self.book.title, self.title)
        for at, (heading, width) in enumerate(columns):
            sheet.set_column(at, at, width)
            sheet.write_string(1, at, heading, self.heading)
        for number, row in enumerate(rows, start=2):
            for at, value in enumerate(row):
                self.cell(sheet, number, at, value, self.plain)
        sheet.freeze_panes(2, 0)
        sheet.autofilter(1, 0, 1 + len(rows), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(8 if len(columns) > len(_ITEMS) else 9)  # A3, A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)
        return sheet

    def cell(self, sheet: Sheet, row: int, column: int, value: Cell, style: Format) -> None:
        """A value as what it is; a text never becomes a formula."""
        match value:
            case None | "":
                sheet.write_blank(row, column, None, style)
            case str():
                sheet.write_string(row, column, value, style)
            case date():
                sheet.write_datetime(row, column, value, self.day if style is self.plain else style)
            case int():
                sheet.write_number(row, column, value, style)


def _item(one: Item) -> tuple[Cell, ...]:
    told = (one.odd.zh, one.check.todo_zh, _figures([one.check.id]), *_place(one.source))
    return (one.check.zh, one.odd.about.label, *told, "、".join(one.check.fills))


def _beside(row: LedgerRow) -> tuple[Cell, ...]:
    problems = "；".join(dict.fromkeys(one.odd.zh for one in row.items))
    todo = "；".join(dict.fromkeys(one.check.todo_zh for one in row.items))
    return (problems, todo, _figures(one.check.id for one in row.items), *_place(row.source))


def _figures(checks: Iterable[str]) -> str:
    """What the touched figures are called, each once."""
    ids = dict.fromkeys(id for check in checks for id in CHECKS[check].figures)
    return "、".join(dict.fromkeys(FIGURES[id].zh for id in ids))


def _place(source: Place | None) -> tuple[Cell, Cell, Cell]:
    return (None, None, None) if source is None else (source.file, source.sheet, source.row)
