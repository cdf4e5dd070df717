"""What can be read of difficulties, and by whom? Of others' nothing but numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from contracts.merges import Heads, heads_of
from kernel.fetching import Database, fetch
from kernel.paging import By, Order, Page, Turn, paged
from kernel.vault import texts
from members.care.difficulty.tables import DifficultyRow, difficulties

LATEST = Order(
    "difficulties",
    (By(difficulties.c.raised_on, descending=True), By(difficulties.c.difficulty)),
)
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose difficulties the asker may see: everybody's (the office), or one's own."""

    everything: bool = False
    person: UUID = NOBODY

    def where(self, heads: Heads) -> list[ColumnElement[bool]]:
        """The condition."""
        return [] if self.everything else [difficulties.c.member.in_(heads.entries(self.person))]


@dataclass(frozen=True, slots=True)
class Words:
    """What lies in the vault; None where nothing does, or it was forgotten."""

    title: str | None
    text: str | None
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of one kind stand where."""

    kind: str
    phase: str
    times: int


async def difficulties_of(
    database: Database, committee: UUID, sight: Sight, phase: str | None, turn: Turn
) -> Page[DifficultyRow]:
    """The latest first."""
    c, heads = difficulties.c, await heads_of(database, committee)
    wanted = select(difficulties).where(c.committee == committee, *sight.where(heads))
    if phase is not None:
        wanted = wanted.where(c.phase == phase)
    page = await paged(database, wanted, LATEST, turn, DifficultyRow)
    return replace(page, items=[_kept(row, heads) for row in page.items])


async def difficulty_of(
    database: Database, committee: UUID, difficulty: UUID, sight: Sight
) -> DifficultyRow | None:
    """One, if the asker may see it."""
    c, heads = difficulties.c, await heads_of(database, committee)
    mine = (c.committee == committee, c.difficulty == difficulty, *sight.where(heads))
    found = await fetch(database, select(difficulties).where(*mine), DifficultyRow)
    return _kept(found[0], heads) if found else None


def _kept(row: DifficultyRow, heads: Heads) -> DifficultyRow:
    """Whose it is; of a member who was entered twice, who is kept."""
    return replace(row, member=heads.meant(row.member))


async def words_of(database: Database, rows: Sequence[DifficultyRow]) -> dict[UUID, Words]:
    """The words of these."""
    items = [item for row in rows for item in (row.title, row.text, row.outcome) if item]
    found = await texts(database, items)

    def word(item: UUID | None) -> str | None:
        return None if item is None else found.get(item)

    return {
        row.difficulty: Words(word(row.title), word(row.text), word(row.outcome)) for row in rows
    }


async def counts_of(database: Database, committee: UUID, year: int | None) -> Sequence[Counted]:
    """Numbers by kind and phase, of a year or of all."""
    c = difficulties.c
    wanted = select(c.kind, c.phase, func.count().label("times")).where(c.committee == committee)
    if year is not None:
        wanted = wanted.where(func.extract("year", c.raised_on) == year)
    return await fetch(
        database, wanted.group_by(c.kind, c.phase).order_by(c.kind, c.phase), Counted
    )
