"""Which sheet of this file is the ledger asked for, and what is in it?"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from kernel.ledgers.apart import parse_apart
from kernel.ledgers.cell import Flaw
from kernel.ledgers.cleaning import squeeze
from kernel.ledgers.grid import Grid, GridRow, Workbook
from kernel.ledgers.heading import Fit, find_fit, heading_text, refuse_duplicates
from kernel.ledgers.ledger import Ledger
from kernel.ledgers.limits import USUAL, Limits
from kernel.ledgers.period import Period, period_of
from kernel.ledgers.problems import LedgerRefused
from kernel.ledgers.reading import Hints
from kernel.ledgers.row import Row
from kernel.ledgers.shape import Further, Shape
from kernel.ledgers.sorting import Sort, sort_of
from kernel.ledgers.totals import totals_of


def open_ledger(
    source: Path | str | bytes,
    shape: Shape | Sequence[Shape],
    *,
    sheet: str | None = None,
    name: str = "",
    period: Period | None = None,
    others: Sequence[Shape] = (),
    limits: Limits = USUAL,
) -> Ledger:
    """The one sheet of a file that is of this kind.

    Args:
        source: a path, or the bytes of an upload.
        shape: the kind asked for; several are its possible arrangements, best first.
        sheet: the sheet's name, where several fit.
        name: the file's name when bytes are given.
        period: what to take for dates without a year, when title and sheet do not say.
        others: other kinds, by which a wrong file is told what it is.
        limits: bounds of the parser's process.

    Raises:
        LedgerRefused: nothing of the file is used; see LEDGERS, Files and Sheets.
    """
    data = source if isinstance(source, bytes) else _bytes(Path(source))
    file = name or ("" if isinstance(source, bytes) else Path(source).name)
    shapes = (shape,) if isinstance(shape, Shape) else tuple(shape)
    book = parse_apart(data, limits)
    fit = choose(book, shapes, sheet, others)
    return ledger_of(book, fit, file, hashlib.sha256(data).hexdigest(), period)


def choose(
    book: Workbook, shapes: Sequence[Shape], sheet: str | None, others: Sequence[Shape] = ()
) -> Fit:
    """The one sheet that fits, with the arrangement it fits best."""
    grids = [grid for grid in book.sheets if sheet is None or squeeze(grid.name) == squeeze(sheet)]
    if not grids:
        raise _no_such_sheet(sheet or "", book)
    alike = [fit for grid in grids if (fit := _best(grid, shapes)) is not None]
    # A sheet that merely resembles the kind (an index, a draft) does not rival a complete one.
    fits = [fit for fit in alike if not fit.missing()] or alike
    if len(fits) > 1:
        names = [fit.grid.name for fit in fits]
        raise LedgerRefused(
            "several_sheets",
            f"有{len(names)}个工作表都符合：{'、'.join(names)}；请用 --sheet 指定一个",
            f"Several sheets fit: {', '.join(names)}; choose one with --sheet.",
        )
    if not fits:
        raise _why_none(grids, shapes, others)
    refuse_duplicates(fits[0])
    _refuse_missing(fits[0])
    return fits[0]


def ledger_of(
    book: Workbook, fit: Fit, file: str, sha256: str, period: Period | None = None
) -> Ledger:
    """The rows, totals and period below and above a heading."""
    below = [(row, sort_of(row, fit)) for row in fit.grid.rows[fit.last + 1 :]]
    rows = [row for row, sort in below if sort is Sort.ROW]
    if not rows:
        raise LedgerRefused("no_rows", "表头下没有数据行", "The heading has no rows below it.")
    _refuse_errors(fit, [row for row, sort in below if sort in (Sort.ROW, Sort.TOTAL)])
    ledger = Ledger(file, sha256, fit.grid.name, fit, Period(), book.date_1904)
    ledger.period = _period(ledger, period)
    hints = Hints(ledger.period, book.date_1904)
    ledger.rows = [Row(row, fit, hints, ledger.warn) for row in rows]
    passed = (Sort.TOTAL, Sort.NOTE, Sort.HEADING)
    ledger.notes = tuple(row.number for row, sort in below if sort in passed)
    counted = [(row, sort is Sort.TOTAL) for row, sort in below if sort in (Sort.ROW, Sort.TOTAL)]
    prose = [row for row, sort in below if sort is Sort.NOTE]
    # A file of rejected rows still bears the totals of the whole one.
    if not fit.of_rejected():
        ledger.totals = totals_of(fit, [*fit.grid.rows[: fit.index], *prose], counted)
    for total in ledger.totals:
        if total.differs():
            ledger.warn(*total.warning())
    return ledger


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LedgerRefused(
            "not_readable",
            f"无法读取文件 {path.name}",
            f"Cannot read {path.name}: {error.strerror}.",
        ) from None


def _best(grid: Grid, shapes: Sequence[Shape]) -> Fit | None:
    """The arrangement of which the sheet has most; the first of equals."""
    fits = [fit for shape in shapes if (fit := find_fit(grid, shape)) and fit.is_kind()]
    return max(fits, key=lambda fit: (not fit.missing(), len(fit.columns)), default=None)


def _period(ledger: Ledger, given: Period | None) -> Period:
    """Title first, then sheet, then what the caller knows; days and plenary each by itself."""
    said = [period_of(ledger.title), period_of(ledger.sheet), given or Period()]
    days = next((period for period in said if period.first), Period())
    term = next((period for period in said if period.term), Period())
    return Period(days.first, days.last, term.term, term.session)


def _refuse_missing(fit: Fit) -> None:
    missing = [column.heading for column in fit.missing()]
    if missing:
        raise LedgerRefused(
            "missing_column",
            f"{fit.shape.title_zh}缺少必需的列：{'、'.join(missing)}",
            f"Required columns are missing: {', '.join(missing)}.",
        )


def _refuse_errors(fit: Fit, rows: Sequence[GridRow]) -> None:
    used = {at for places in fit.columns.values() for at in places}
    if fit.shape.further is not Further.IGNORED:
        used |= {heading.at for heading in fit.further}
    for row in rows:
        for at, cell in row.own():
            if at in used and isinstance(cell, Flaw) and cell.kind == "error":
                heading = heading_text(fit.grid.rows[fit.index].at(at))
                raise LedgerRefused(
                    "formula_error",
                    f"第{row.number}行“{heading}”列的公式出错（{cell.printed}），请改正后再导入",
                    f"Row {row.number}, column {heading}: formula error {cell.printed}.",
                )


def _why_none(
    grids: Sequence[Grid], shapes: Sequence[Shape], others: Sequence[Shape]
) -> LedgerRefused:
    wanted = shapes[0].title_zh
    for other in others:
        if other not in shapes and any(_best(grid, [other]) for grid in grids):
            return LedgerRefused(
                "another_kind",
                f"这是{other.title_zh}，不是{wanted}",
                f"This is a ledger of {other.name}, not of {shapes[0].name}.",
            )
    found = [fit for grid in grids for shape in shapes if (fit := find_fit(grid, shape))]
    best = max(found, key=lambda fit: len(fit.columns), default=None)
    if best is None or len(best.columns) < 2:
        return LedgerRefused(
            "no_heading",
            f"没有找到{wanted}的表头",
            f"No heading of a ledger of {shapes[0].name} was found.",
        )
    missing = "、".join(column.heading for column in best.missing())
    lacks_zh = f"缺少必需的列：{missing}" if missing else "列与之不符"
    return LedgerRefused(
        "another_kind",
        f"工作表“{best.grid.name}”不是{wanted}：{lacks_zh}",
        f"Sheet {best.grid.name} is another kind of ledger; columns missing: {missing or '-'}.",
    )


def _no_such_sheet(sheet: str, book: Workbook) -> LedgerRefused:
    names = "、".join(grid.name for grid in book.sheets)
    return LedgerRefused(
        "no_such_sheet",
        f"没有名为“{sheet}”的工作表；有：{names}",
        f"No sheet is called {sheet}; there are: {names}.",
    )
