"""Which plan did a committee issue for this year, a year before, and what does it list?"""

import asyncio
from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.reporting.documents import DocumentKind
from reporting.documents.naming import whole_year, year
from reporting.documents.plan_topics import areas
from reporting.documents.quoting import subjects_in
from reporting.figures.scope import Scope, scope_of
from reporting.findings.plan import Plan
from reporting.issue.narrative import NARRATIVE_FILE, read_narrative
from reporting.issue.printed import PRINTED_FILE, kept_tree
from reporting.issue.queries import issued_by, kept
from reporting.issue.tables import IssuedRow

PLANS: Sequence[DocumentKind] = ("annual-plan", "summary-and-plan")
"""Kinds that hold the plan of the year after their own."""


async def last_plan(engine: AsyncEngine, scope: Scope) -> Plan | None:
    """The last plan for the year of a scope that was issued by the cut.

    None of a part of a year, of one body, unit or member, and where no plan was issued. Topics are
    read from the kept tree; a plan that was issued before trees were kept lists none.
    """
    if scope.lens.id is not None or not whole_year(scope):
        return None
    for row in await issued_by(engine, scope.committee, PLANS, scope.cut.instant):
        then = await scope_of(engine, row.committee, row.term, row.session, row.window, scope.cut)
        if year(then) + 1 == year(scope):
            return await _read(engine, row)
    return None


async def _read(engine: AsyncEngine, row: IssuedRow) -> Plan:
    wanted = [
        (name, digest)
        for name, digest in zip(row.names, row.digests, strict=True)
        if name in (PRINTED_FILE, NARRATIVE_FILE)
    ]
    contents = await kept(engine, [digest for _, digest in wanted])
    files = dict(zip((name for name, _ in wanted), contents, strict=True))
    return await asyncio.to_thread(plan_in, row.title, files)


def plan_in(title: str, files: Mapping[str, bytes]) -> Plan:
    """What the kept files of an issued plan list by topic."""
    tree = kept_tree(files[PRINTED_FILE]) if PRINTED_FILE in files else None
    texts = read_narrative(files.get(NARRATIVE_FILE))
    marked = (one for text in texts for one in subjects_in(text.text))
    return Plan(title, areas(tree[0]) if tree else (), tuple(dict.fromkeys(marked)))
