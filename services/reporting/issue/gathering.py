"""What does a document rest on: this year's values, last year's, and the proof of each?"""

import asyncio
import time
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.problems import Problem
from reporting.archive.cut import Cut
from reporting.cases.keeping import position
from reporting.documents.evidence_book import Proof, needed
from reporting.documents.tree import Document
from reporting.figures.catalogue import FIGURES
from reporting.figures.computing import computed
from reporting.figures.earlier import was_entered
from reporting.figures.evidence import evidence_of
from reporting.figures.scope import Scope, scope_of
from reporting.findings.facts import Before, Facts, comparable

PATIENCE_S = 60.0


async def folded(engine: AsyncEngine, cut: Cut, patience_s: float = PATIENCE_S) -> None:
    """Wait until the cases contain everything within a cut.

    Raises:
        Problem: they did not get there in time.
    """
    deadline, pause_s = time.monotonic() + patience_s, 0.01
    while True:
        async with engine.connect() as connection:
            if await position(connection) >= cut.arrival:
                return
        if time.monotonic() > deadline:
            zh, en = "统计尚未跟上所收到的事件，请稍后再试", "the cases are behind; try again later"
            raise Problem(503, "Behind", zh, en)
        await asyncio.sleep(pause_s)
        pause_s = min(pause_s * 1.5, 0.2)


async def facts_of(engine: AsyncEngine, scope: Scope, years: Iterable[str] = ()) -> Facts:
    """All figures of a scope, and of the year before at the same cut where it can be compared.

    Args:
        years: calendar years of which the document tells too, at the same cut.
    """
    values = await computed(engine, scope)
    others = {year: await _of_year(engine, scope, year) for year in years}
    return Facts(scope, values, await _before(engine, scope), others)


async def _of_year(engine: AsyncEngine, scope: Scope, year: str) -> Facts:
    plenary = scope.plenary
    told = (scope.committee, plenary.term, plenary.session, year, scope.cut, scope.lens)
    other = await scope_of(engine, *told)
    return Facts(other, await computed(engine, other), named=year)


async def _before(engine: AsyncEngine, scope: Scope) -> Before | None:
    """The plenary before, or the calendar year before; other windows are not compared."""
    if not comparable(scope):
        return None
    term, session, window, name = _earlier(scope)
    if not name:
        return None
    told = (scope.committee, term, session, window, scope.cut, scope.lens)
    then = await scope_of(engine, *told)
    earlier = replace(then, named_as_of=scope.naming_day)
    values = await computed(engine, earlier)
    return Before(name, earlier, values) if was_entered(values) else None


def _earlier(scope: Scope) -> tuple[int, int, str, str]:
    if scope.span.plenary is not None:
        if scope.before is None:
            return 0, 0, "", ""
        term, session = scope.before.term, scope.before.session
        return term, session, "plenary", f"{term}/{session}"
    if not scope.span.text.isdigit():
        return 0, 0, "", ""
    year = str(int(scope.span.text) - 1)
    return scope.plenary.term, scope.plenary.session, year, year


async def proof_of(engine: AsyncEngine, facts: Facts, document: Document) -> Proof:
    """The evidence of every figure that the document quotes."""
    found = {}
    for against, id in needed(document):
        found[against, id] = await evidence_of(engine, facts.at(against).scope, FIGURES[id])
    return Proof(found)
