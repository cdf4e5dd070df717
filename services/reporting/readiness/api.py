"""How does HTTP ask what is missing or odd, page by page or as a workbook?"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from pydantic import AwareDatetime
from sqlalchemy import Column, Integer, Text

from kernel.http.asking import Asking, allowed
from kernel.http.paging import Cursor, Limit, link
from kernel.http.sheets import XLSX
from kernel.http.unchanged import IfChanged
from kernel.identity import Role, permission
from kernel.paging import By, Order, Turn, page_of
from kernel.problems import unknown
from reporting.figures.asked import asked_scope
from reporting.figures.scope import Scope
from reporting.readiness.archived import Place
from reporting.readiness.catalogue import CHECKS
from reporting.readiness.check import KEEPERS, Check
from reporting.readiness.items import Item, readiness_of
from reporting.readiness.plenary import plenary_of_window
from reporting.readiness.workbook import readiness_book, readiness_workbook

READ = permission("reporting.readiness.read", Role.CLERK, Role.LEADER)
ORDER = Order(
    "readiness",
    (By(Column("rank", Integer, nullable=False)), By(Column("place", Text, nullable=False))),
)
ALL = "/committees/{committee}/readiness"

router = APIRouter(tags=["数据检查 readiness"])


@router.get(ALL, summary="数据检查 what is missing or odd")
async def readiness(
    committee: str,
    request: Request,
    response: Response,
    plenary: str | None = None,
    window: str = "plenary",
    as_of: AwareDatetime | None = None,
    check: str | None = None,
    keeper: str | None = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    asking: Asking = allowed(READ),
    *,
    tagging: IfChanged,
) -> Any:
    """What to put right before a document is printed; without `plenary` the last of the window.

    `next` asks for what follows. The answer bears an ETag, and `If-None-Match` is answered `304`
    while it would be the same.
    """
    _known(check, keeper)
    scope = await _scope(asking, plenary, window, as_of)
    found = (await readiness_of(asking.engine, scope)).items
    wanted = [one for one in found if check in (None, one.check.id)]
    wanted = [one for one in wanted if keeper in (None, one.check.keeper.id)]
    page = page_of(wanted, ORDER, Turn(limit, cursor))
    told = {
        **_of(scope),
        "checked": len(CHECKS),
        "total": len(wanted),
        "found": _found(wanted),
        "items": [_item(one) for one in page.items],
        "next": page.next,
    }
    link(request, response, page.next)
    return tagging.told(told, {"as_of": scope.cut.instant.isoformat()})


@router.get(f"{ALL}.xlsx", summary="数据检查表 the same as .xlsx")
async def workbook(
    committee: str,
    plenary: str | None = None,
    window: str = "plenary",
    as_of: AwareDatetime | None = None,
    asking: Asking = allowed(READ),
) -> Response:
    """A sheet a keeper; that of proposals can be filled in and imported as a proposal ledger."""
    scope = await _scope(asking, plenary, window, as_of)
    found = await readiness_of(asking.engine, scope)
    book = await readiness_book(asking.engine, scope, found)
    content = await asyncio.to_thread(readiness_workbook, book)
    name = f"attachment; filename=\"readiness.xlsx\"; filename*=UTF-8''{quote('数据检查.xlsx')}"
    return Response(content, media_type=XLSX, headers={"content-disposition": name})


@router.get("/catalogue/readiness", summary="检查目录 catalogue of checks")
async def catalogue(asking: Asking = allowed(READ)) -> list[dict[str, Any]]:
    """Every check: what it lists, who keeps that, which figures it touches."""
    return [
        {
            **_named(one),
            "means": one.means,
            "todo_zh": one.todo_zh,
            "todo_en": one.todo_en,
            "figures": list(one.figures),
            "columns": list(one.fills),
        }
        for one in CHECKS.values()
    ]


def _known(check: str | None, keeper: str | None) -> None:
    if check is not None and check not in CHECKS:
        raise unknown("检查", check)
    if keeper is not None and keeper not in {one.id for one in KEEPERS}:
        raise unknown("台账", keeper)


async def _scope(
    asking: Asking, plenary: str | None, window: str, as_of: AwareDatetime | None
) -> Scope:
    """The scope asked for."""
    if plenary is None:
        plenary = await plenary_of_window(asking, window, as_of)
    return await asked_scope(asking, plenary, window, as_of)


def _of(scope: Scope) -> dict[str, Any]:
    return {
        "plenary": f"{scope.plenary.term}/{scope.plenary.session}",
        "window": {"text": scope.span.text, "zh": scope.span.zh()},
        "partial": scope.partial,
    }


def _found(items: Sequence[Item]) -> list[dict[str, Any]]:
    """How many of each check, in the order of the list; those that found nothing are left out."""
    times = Counter(one.check.id for one in items)
    return [{**_named(CHECKS[id]), "found": many} for id, many in times.items()]


def _named(check: Check) -> dict[str, Any]:
    keeper = check.keeper
    return {
        "check": check.id,
        "title_zh": check.zh,
        "title_en": check.en,
        "keeper": keeper.id,
        "keeper_zh": keeper.zh,
        "keeper_en": keeper.en,
    }


def _item(one: Item) -> dict[str, Any]:
    about = one.odd.about
    return {
        "check": one.check.id,
        "keeper": one.check.keeper.id,
        "kind": about.kind or None,
        "case": about.case,
        "label": about.label,
        "zh": one.odd.zh,
        "en": one.odd.en,
        "todo_zh": one.check.todo_zh,
        "todo_en": one.check.todo_en,
        "figures": list(one.check.figures),
        "source": _source(one.source),
    }


def _source(place: Place | None) -> dict[str, Any] | None:
    return None if place is None else place._asdict()
