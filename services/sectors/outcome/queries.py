"""What can be read of outcomes?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from kernel.fetching import Database, fetch
from kernel.vault import texts
from sectors.outcome.tables import OutcomeRow, outcomes
from sectors.taken_back import gone


@dataclass(frozen=True, slots=True)
class OutcomesCounted:
    """How many of one kind, and of how many reports and activities they came."""

    kind: str
    number: int
    of: int


async def outcomes_of(
    database: Database,
    committee: UUID,
    about: UUID | None = None,
    first: date | None = None,
    last: date | None = None,
) -> Sequence[OutcomeRow]:
    """What came of one thing that stands, or of all of them, within two days; by day."""
    c = outcomes.c
    wanted = _within(committee, first, last)
    if about is not None:
        wanted = wanted.where(c.about == about)
    return await fetch(database, wanted.order_by(c.day, c.kind, c.outcome), OutcomeRow)


async def counts_of(
    database: Database, committee: UUID, first: date | None, last: date | None
) -> Sequence[OutcomesCounted]:
    """By kind, the most frequent first."""
    rows = await fetch(database, _within(committee, first, last), OutcomeRow)
    numbers = Counter(row.kind for row in rows)
    came = {(row.kind, row.about) for row in rows}
    return [
        OutcomesCounted(kind, number, sum(one == kind for one, _ in came))
        for kind, number in sorted(numbers.items(), key=lambda it: (-it[1], it[0]))
    ]


async def outcome_of(database: Database, committee: UUID, outcome: UUID) -> OutcomeRow | None:
    """One outcome."""
    c = outcomes.c
    mine = select(outcomes).where(c.committee == committee, c.outcome == outcome)
    found = await fetch(database, mine, OutcomeRow)
    return found[0] if found else None


async def words_of(database: Database, row: OutcomeRow) -> str | None:
    """What a leader wrote; None where nothing is kept, or it is forgotten."""
    if row.words is None:
        return None
    return (await texts(database, [row.words])).get(row.words)


def _within(committee: UUID, first: date | None, last: date | None) -> Select[Any]:
    c = outcomes.c
    wanted = select(outcomes).where(c.committee == committee, c.about.not_in(gone()))
    if first is not None:
        wanted = wanted.where(c.day >= first)
    return wanted if last is None else wanted.where(c.day <= last)
