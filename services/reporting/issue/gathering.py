"""What does a document rest on: this year's values, last year's, and the proof of each?"""

import asyncio
from dataclasses import replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from reporting.archive.cut import cut_now
from reporting.cases.waiting import folded
from reporting.documents.evidence_book import Proof, needed
from reporting.documents.tree import Document
from reporting.figures.catalogue import FIGURES
from reporting.figures.computing import computed
from reporting.figures.earlier import was_entered
from reporting.figures.evidence import evidence_of_all
from reporting.figures.scope import Scope, scope_of
from reporting.findings.adopted import in_force
from reporting.findings.facts import Before, Facts, comparable
from reporting.issue.examples import examples_of
from reporting.issue.kinds import KINDS, Kind
from reporting.issue.last_plan import last_plan
from reporting.issue.papers import stated_of
from rules.dates import Window, parse_window

YEARLY = KINDS["annual-summary"]
"""What is asked of a year when no document is."""


async def folded_now(engine: AsyncEngine, committee: UUID) -> None:
    """Wait until the cases contain everything that has arrived of a committee.

    Raises:
        Problem: they did not get there in time.
    """
    await folded(engine, await cut_now(engine, committee))


async def facts_of(engine: AsyncEngine, scope: Scope, kind: Kind = YEARLY) -> Facts:
    """All figures of a scope, of the years before at the same cut, and what else a kind shows.

    The year before is compared with where it can be; this year and those before are counted beside
    each other, all as of the same cut. The rules of findings are those in force, and the plan is
    the one that was issued for this year by the cut.
    """
    compared = comparable(scope)
    wanted = kind.years if compared or kind.years > 1 else 0
    counted = computed(engine, scope), _years(engine, scope, wanted)
    values, earlier = await asyncio.gather(*counted)
    last = _earlier(scope)[3]
    return Facts(
        scope,
        values,
        next((one for one in earlier if compared and one.name == last), None),
        earlier,
        await examples_of(engine, scope) if kind.examples else (),
        await stated_of(engine, scope) if kind.stated else (),
        await in_force(engine, scope.committee, scope.cut),
        {year: await _of_year(engine, scope, year) for year in kind.windows(scope)},
        plan=await last_plan(engine, scope),
    )


async def _of_year(engine: AsyncEngine, scope: Scope, year: str) -> Facts:
    """A calendar year at the same cut, in a document of another window."""
    plenary = scope.plenary
    told = (scope.committee, plenary.term, plenary.session, year, scope.cut, scope.lens)
    other = await scope_of(engine, *told)
    return Facts(other, await computed(engine, other), named=year)


async def _years(engine: AsyncEngine, scope: Scope, count: int) -> tuple[Before, ...]:
    """The plenaries, or the same days of the years, before that were recorded; newest first."""
    then, found = scope, []
    for _ in range(count):
        term, session, window, name = _earlier(then)
        if not name:
            break
        told = (scope.committee, term, session, window, scope.cut, scope.lens)
        then = replace(await scope_of(engine, *told), named_as_of=scope.naming_day)
        values = await computed(engine, then)
        if was_entered(values):
            found.append(Before(name, then, values))
    return tuple(found)


def _earlier(scope: Scope) -> tuple[int, int, str, str]:
    """The plenary before, else the same days a year before: term, session, window, name."""
    if scope.span.plenary is not None:
        if scope.before is None:
            return 0, 0, "", ""
        term, session = scope.before.term, scope.before.session
        return term, session, "plenary", f"{term}/{session}"
    window = parse_window(scope.span.text)
    assert isinstance(window, Window)
    earlier = str(window.year_before())
    if scope.span.text.isdigit():
        earlier = str(int(scope.span.text) - 1)
    return scope.plenary.term, scope.plenary.session, earlier, earlier


async def proof_of(engine: AsyncEngine, facts: Facts, document: Document) -> Proof:
    """The evidence of every figure that the document quotes."""
    wanted = needed(document)
    asked = [(facts.at(against).scope, FIGURES[id]) for against, id in wanted]
    return Proof(dict(zip(wanted, await evidence_of_all(engine, asked), strict=True)))
