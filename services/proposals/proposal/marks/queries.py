"""What can be read of marks?"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import any_, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.types import Uuid

from kernel.fetching import fetch
from proposals.proposal.marks.tables import MarksRow, marks


def unheard(row: MarksRow) -> MarksRow:
    """The marks without what single sponsors said: each is told where the form is shown."""
    return replace(
        row,
        consent_sponsors=(),
        consents=(),
        consent_reasons=(),
        unhappy_sponsors=(),
        unhappy_words=(),
        answer_sponsors=(),
        answer_questions=(),
        answer_choices=(),
    )


async def marks_of(engine: AsyncEngine, proposals: Sequence[UUID]) -> dict[UUID, MarksRow]:
    """The marks of those of these proposals that have any."""
    these = literal(list(proposals), ARRAY(Uuid()))
    found = await fetch(engine, select(marks).where(marks.c.proposal == any_(these)), MarksRow)
    return {one.proposal: one for one in found}
