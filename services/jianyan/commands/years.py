"""How does a clerk bring a group's whole year in, from one workbook, in one go?"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

from jianyan import asked
from jianyan.commands.ledgers import (
    SOME_CAME_BACK,
    History,
    Preview,
    beside,
    content_of,
    upload,
)
from jianyan.failed import refused
from jianyan.ledger_kinds import TAKEN_BY, TITLES
from jianyan.link import Host, connected
from jianyan.settling import settle
from jianyan.show import as_json, line, table
from jianyan.words import say
from jianyan.year.books import as_workbook, returned
from jianyan.year.sorting import ORDER, WRONG_TYPE, Shapes, Sheet, Sorted, Unknown, sort_sheets
from kernel.ledgers import LedgerRefused
from kernel.ledgers.apart import parse_apart
from kernel.ledgers.grid import Workbook
from kernel.ledgers.shape import unpack_shape

REASONS = 3


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one sheet, or of one kind of its rows."""

    sheet: str
    kind: str
    rows: int
    good: int
    unchanged: int
    came_back: int
    why: tuple[str, ...]
    not_on_roster: tuple[str, ...] = ()
    rejected: str = field(default="", repr=False)


def import_year(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="全年工作簿 the year's workbook")],
    committee: asked.Code,
    plenary: asked.Plenary,
    preview: Preview = False,
    history: History = False,
    json: asked.Json = False,
) -> None:
    """一次导入全年 Import a year's sheets together: 0 all rows good, 3 some came back, 2 refused.

    每张表按表头认出种类，依次导入委员、活动与实事、提案与信息。
    """
    place = (asked.code(committee), asked.plenary(plenary))
    data = content_of(file)
    book = _parsed(file, data)
    with connected(asked.home(context)) as host:
        found = sort_sheets(book, _shapes(host))
        _refuse_incomplete(file, found)
        taken = [
            _take(host, place, file, data, book, sheet, preview=preview, history=history)
            for sheet in found.sheets
        ]
        if not preview:
            settle(host)
    taken += [_stray(one.name, len(one.rows)) for one in found.strays]
    rejected = [(one.sheet, one.rejected) for one in taken if one.rejected]
    back = beside(file, returned(rejected, found.strays)) if rejected or found.strays else None
    _show(taken, found.unknown, back, json=json)
    if any(one.came_back for one in taken):
        raise typer.Exit(SOME_CAME_BACK)


def _parsed(file: Path, data: bytes) -> Workbook:
    try:
        return parse_apart(data)
    except LedgerRefused as no:
        raise refused(f"{file.name}：{no.zh}", f"{file.name}: {no.en}") from None


def _shapes(host: Host) -> Shapes:
    """How the services describe the ledgers that they take."""
    return {
        kind: [unpack_shape(one) for one in host.get(f"/{TAKEN_BY[kind]}/templates/{kind}/shapes")]
        for kind in ORDER
    }


def _refuse_incomplete(file: Path, found: Sorted) -> None:
    """Before anything is written: no sheet is known, or one lacks a column that it must have."""
    if not found.sheets and not found.strays:
        zh = f"{file.name} 中没有可以认出的台账；空白表见 jianyan template year"
        raise refused(zh, f"{file.name} has no sheet that is a ledger; see jianyan template year")
    for sheet in found.sheets:
        if sheet.missing:
            lacks = "、".join(sheet.missing)
            zh = f"工作表“{sheet.name}”（{TITLES[sheet.kind]}）缺少必需的列：{lacks}"
            raise refused(zh, f"sheet {sheet.name} ({sheet.kind}) lacks required columns: {lacks}")


def _take(
    host: Host,
    place: tuple[str, str],
    file: Path,
    data: bytes,
    book: Workbook,
    sheet: Sheet,
    **how: Any,
) -> Taken:
    """Send a sheet where it belongs, as it is or as its own workbook."""
    content = data if sheet.grid is None else as_workbook(sheet.grid, date_1904=book.date_1904)
    told = upload(host, sheet.kind, *place, file.name, content, sheet=sheet.name, **how)
    outcome = told["outcome"]
    return Taken(
        sheet=sheet.name,
        kind=TITLES[sheet.kind],
        rows=outcome["rows"],
        good=outcome["good"],
        unchanged=outcome["unchanged"],
        came_back=outcome["rows"] - outcome["good"],
        why=tuple(one["reason"] for one in outcome["bad"]),
        not_on_roster=tuple(outcome["not_on_roster"]),
        rejected=told["rejected"],
    )


def _stray(name: str, rows: int) -> Taken:
    return Taken(name, "", rows, 0, 0, rows, (WRONG_TYPE,))


def _show(
    taken: Sequence[Taken], unknown: Sequence[Unknown], back: Path | None, *, json: bool
) -> None:
    if json:
        sheets = [_told(one) for one in taken]
        as_json(
            {
                "sheets": sheets,
                "unknown": [asdict(one) for one in unknown],
                "returned": back and str(back),
            }
        )
        return
    heads = [
        say("工作表", "sheet"),
        say("台账", "ledger"),
        say("行数", "rows"),
        say("收下", "good"),
        say("其中未变", "unchanged"),
        say("退回", "came back"),
        say("原因", "why"),
    ]
    table(heads, [_line(one) for one in taken])
    for one in unknown:
        line(_not_taken(one))
    strangers = dict.fromkeys(name for one in taken for name in one.not_on_roster)
    if strangers:
        listed = "、".join(strangers)
        line(say(f"不在名册：{listed}", f"not on the roster: {listed}"))
    if back is not None:
        line(say(f"退回的行连同原因写在 {back}", f"rows that came back, with reasons: {back}"))


def _told(one: Taken) -> dict[str, Any]:
    told = asdict(one)
    del told["rejected"]
    return told


def _not_taken(one: Unknown) -> str:
    zh, en = f"工作表“{one.name}”不是可以认出的台账，未导入", f"sheet {one.name}: no known ledger"
    if one.like is not None:
        lacks = "、".join(one.missing)
        zh, en = (
            f"{zh}；若是{TITLES[one.like]}，缺少：{lacks}",
            f"{en}; as {one.like} it lacks {lacks}",
        )
    return say(zh, en)


def _line(one: Taken) -> list[str]:
    counts = (one.rows, one.good, one.unchanged, one.came_back)
    more = len(one.why) - REASONS
    shown = "；".join(one.why[:REASONS]) + (
        say(f"……另有{more}处", f" ... {more} more") * (more > 0)
    )
    return [one.sheet, one.kind, *map(str, counts), shown]
