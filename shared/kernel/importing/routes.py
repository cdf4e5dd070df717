"""How does HTTP take a ledger: an upload, previewed or committed, with what came back?"""

import asyncio
import base64
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response, UploadFile

from kernel.http.asking import Asking, allowed, patiently
from kernel.http.sheets import XLSX as XLSX
from kernel.identity import Permission
from kernel.importing.importer import Importer, Outcome
from kernel.importing.plan import LedgerKind, Terms, TurnOver
from kernel.ledgers import (
    Bad,
    ImportOutcome,
    Ledger,
    LedgerRefused,
    Shape,
    open_ledger,
    write_rejected,
)
from kernel.ledgers.shape import pack_shape
from kernel.ledgers.template import write_template
from kernel.problems import Problem, unknown

STAMP = "stamp"
"""The column by which a file of our own is known."""

FindPlenary = Callable[[Asking, int, int], Awaitable[UUID | None]]


def import_routes(kind: LedgerKind, may: Permission, find_plenary: FindPlenary) -> APIRouter:
    """`POST /committees/{committee}/imports/<kind>` and the kind's template."""
    router = APIRouter(tags=["台账 ledgers"])

    async def take(
        committee: str,
        file: UploadFile,
        plenary: str,
        preview: bool = False,
        history: bool = False,
        sheet: str | None = None,
        retract_missing: str | None = None,
        change_of_term: bool = False,
        asking: Asking = allowed(may),
    ) -> dict[str, Any]:
        """Read a ledger and commit its good rows; with `preview` nothing is written.

        Rows that come back are in `bad`, and as .xlsx (base64) in `rejected`. With
        `change_of_term` the roster of a term's first session ends the time of whoever is not in it.
        """
        terms = await _terms(asking, kind, plenary, history, find_plenary)
        ledger = await opened(file, sheet, *kind.shapes, others=kind.others)
        read, takes_back = kind, True
        if kind.returned is not None and STAMP in ledger.headings:
            read, takes_back = kind.returned, False
            terms = replace(terms, ledger=kind.returned.name)
        known = await read.know(asking.engine, terms)
        plan = await asyncio.to_thread(read.plan, ledger, known, terms)
        if change_of_term:
            plan = _turned_over(read)(plan, known, terms)
        importer = Importer(asking.engine, asking.running.appender, asking.principal)
        outcome = await importer.run(
            kind if takes_back else None,
            ledger,
            plan,
            terms,
            preview=preview,
            retract_missing=retract_missing if takes_back else None,
        )
        return await asyncio.to_thread(told, ledger, outcome)

    async def template(asking: Asking = allowed(may)) -> Response:
        """An empty ledger of this kind with notes, .xlsx."""
        return Response(await asyncio.to_thread(write_template, kind.shapes[0]), media_type=XLSX)

    async def shapes(asking: Asking = allowed(may)) -> list[dict[str, Any]]:
        """The arrangements of this kind: headings, what else they are called, what is needed."""
        return [pack_shape(shape) for shape in kind.shapes]

    path = f"/committees/{{committee}}/imports/{kind.name}"
    router.add_api_route(path, take, methods=["POST"], summary=f"导入台账 import {kind.name}")
    router.add_api_route(
        f"/templates/{kind.name}", template, summary=f"台账模板 template {kind.name}"
    )
    router.add_api_route(
        f"/templates/{kind.name}/shapes", shapes, summary=f"台账栏目 headings {kind.name}"
    )
    return router


def _turned_over(kind: LedgerKind) -> TurnOver:
    if kind.turn_over is None:
        zh, en = "此种台账与换届无关", "a ledger of this kind changes no term"
        raise Problem(422, "NoChangeOfTerm", zh, en)
    return kind.turn_over


async def _terms(
    asking: Asking, kind: LedgerKind, plenary: str, history: bool, find: FindPlenary
) -> Terms:
    number = re.fullmatch(r"(\d{1,2})/(\d{1,2})", plenary)
    if number is None:
        zh, en = "会次应写作“届/次”，如 5/3", "a plenary is written TERM/SESSION, e.g. 5/3"
        raise Problem(422, "BadPlenary", zh, en)
    term, session = int(number[1]), int(number[2])
    found = await patiently(lambda: find(asking, term, session), unknown("全体会议", plenary))
    return Terms(asking.here, f"{kind.name}/{term}/{session}", found, history)


async def opened(
    file: UploadFile, sheet: str | None, *shapes: Shape, others: Sequence[Shape] = ()
) -> Ledger:
    """The one sheet of an upload that has one of these shapes.

    Raises:
        Problem: 422, there is none, or it cannot be read.
    """
    data = await file.read()
    name = file.filename or ""
    try:
        return await asyncio.to_thread(
            open_ledger, data, shapes, sheet=sheet, name=name, others=others
        )
    except LedgerRefused as refused:
        raise refusal(refused, name) from None


def refusal(refused: LedgerRefused, name: str) -> Problem:
    """422: nothing of a file is used, and why."""
    return Problem(422, "LedgerRefused", refused.zh, refused.en, code=refused.code, file=name)


def told(ledger: Ledger, outcome: Outcome) -> dict[str, Any]:
    """What came of an import: its counts, its differences, and the rows that came back."""
    summed = ImportOutcome(
        rows=outcome.rows,
        good=outcome.good,
        bad=tuple(
            Bad(row=bad.row, column=bad.column, reason=bad.sentence()) for bad in outcome.bad
        ),
        unchanged=outcome.unchanged,
        changed=outcome.changed,
        not_on_roster=outcome.not_on_roster,
        warnings=outcome.warnings,
    )
    rejected = write_rejected(ledger, outcome.bad) if outcome.bad else b""
    return {
        "outcome": summed.model_dump(mode="json"),
        "sheet": ledger.sheet,
        "differences": [asdict(one) for one in outcome.differences],
        "retracted": outcome.retracted,
        "ended": outcome.ended,
        "position": outcome.position,
        "rejected": base64.b64encode(rejected).decode(),
    }
