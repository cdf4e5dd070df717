"""What can be read of who comes to a planned activity, and by whom?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from contracts.merges import meant, merges_of
from kernel.fetching import Database, fetch
from kernel.vault import texts
from sectors.activity.attending.tables import ComingRow, coming


@dataclass(frozen=True, slots=True)
class Words:
    """Why one asked for leave, and why it was refused; None where nothing is kept any more."""

    reason: str | None
    answer: str | None


UNTOLD = Words(None, None)
"""What others are told of it."""


async def coming_of(
    database: Database, committee: UUID, activity: UUID, person: UUID | None
) -> Sequence[ComingRow]:
    """Everybody by name, or one person under whichever entry."""
    c = coming.c
    wanted = select(coming).where(c.committee == committee, c.activity == activity)
    found = await fetch(database, wanted.order_by(c.name, c.person), ComingRow)
    if person is None:
        return found
    merged = await merges_of(database, committee)
    return [row for row in found if meant(row.person, merged) == meant(person, merged)]


async def words_of(database: Database, rows: Sequence[ComingRow]) -> dict[UUID, Words]:
    """What lies in the vault, by person."""
    items = [item for row in rows for item in (row.leave_reason, row.leave_answer) if item]
    found = await texts(database, items)

    def word(item: UUID | None) -> str | None:
        return None if item is None else found.get(item)

    return {row.person: Words(word(row.leave_reason), word(row.leave_answer)) for row in rows}
