"""Which filed proposals may a document name by their titles?"""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from reporting.cases.attention import ATTENTIONS
from reporting.cases.proposals import PROPOSALS
from reporting.figures.catalogue import FIGURES
from reporting.figures.counting import selected
from reporting.figures.figure import Breakdown
from reporting.figures.parting import called
from reporting.figures.scope import Scope
from reporting.findings.facts import Example

BY_CATEGORY = "proposals.by_category"


async def examples_of(engine: AsyncEngine, scope: Scope) -> tuple[Example, ...]:
    """The filed proposals of a scope: key and awarded ones first, then by case number and title."""
    figure = FIGURES[BY_CATEGORY]
    assert isinstance(figure, Breakdown)
    own, marked = PROPOSALS.table.c, ATTENTIONS.table
    wanted = selected(
        scope, figure.of, [own.case_id, own.title, own.category, own.case_no, own.first_sponsor]
    )
    marks = select(marked).where(scope.known(marked))
    async with engine.connect() as connection:
        proposals = list((await connection.execute(wanted)).mappings())
        by_case = {row["case_id"]: row for row in (await connection.execute(marks)).mappings()}
    found = [
        (_example(scope, figure, one, by_case.get(one["case_id"])), one["case_no"] or 0)
        for one in proposals
    ]
    ranked = sorted(found, key=lambda one: (not one[0].key, one[1], one[0].title))
    return tuple(example for example, _ in ranked)


def _example(scope: Scope, figure: Breakdown, proposal: Any, marks: Any) -> Example:
    return Example(
        title=proposal["title"],
        category=called(scope, figure, proposal["category"]) or "",
        key=marks is not None and (marks["key"] or marks["awarded"]),
        consented=marks is not None and _consented(proposal["first_sponsor"], marks),
    )


def _consented(first: UUID, marks: Any) -> bool:
    return first in marks["agreed"] and not marks["declined"]
