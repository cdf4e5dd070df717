"""What does a document rest on: this year's values, last year's, and the proof of each?"""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncEngine

from reporting.documents.evidence_book import Proof, needed
from reporting.documents.tree import Document
from reporting.figures.catalogue import FIGURES
from reporting.figures.computing import computed
from reporting.figures.earlier import was_entered
from reporting.figures.evidence import evidence_of
from reporting.figures.scope import Scope, scope_of
from reporting.findings.facts import Before, Facts, comparable


async def facts_of(engine: AsyncEngine, scope: Scope) -> Facts:
    """All figures of a scope, and of the year before at the same cut where it can be compared."""
    values = await computed(engine, scope)
    return Facts(scope, values, await _before(engine, scope))


async def _before(engine: AsyncEngine, scope: Scope) -> Before | None:
    """The plenary before, or the calendar year before; other windows are not compared."""
    if not comparable(scope):
        return None
    term, session, window, name = _earlier(scope)
    if not name:
        return None
    then = await scope_of(engine, scope.committee, term, session, window, scope.cut)
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
        scope = facts.before.scope if against and facts.before else facts.scope
        found[against, id] = await evidence_of(engine, scope, FIGURES[id])
    return Proof(found)
