"""What can be read of material, and by whom?"""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from contracts.roll import OnRoll, roll_of
from kernel.fetching import Database, fetch, pages
from kernel.paging import By, Order, Page, Turn, paged
from kernel.vault import texts
from members.care.material.tables import MaterialRow, materials

LATEST = Order("materials", (By(materials.c.sent_on, descending=True), By(materials.c.material)))
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Sight:
    """What material the asker may see: all (the office), or what was sent to oneself."""

    everything: bool = False
    person: UUID = NOBODY

    def where(self) -> list[ColumnElement[bool]]:
        """The condition."""
        return [] if self.everything else [materials.c.recipients.contains([self.person])]


@dataclass(frozen=True, slots=True)
class Unread:
    """A member to whom it was sent and who has not read it."""

    member: UUID
    name: str
    sector: str | None


@dataclass(frozen=True, slots=True)
class Laggard:
    """A member, and how much of what was sent is unread."""

    member: UUID
    name: str
    sector: str | None
    sent: int
    unread: int


@dataclass(frozen=True, slots=True)
class ReadCounts:
    """Numbers of one piece of material."""

    material: UUID
    title: str
    kind: str
    sent_on: date
    recipients: int
    read: int
    notes: int


async def materials_of(
    database: Database, committee: UUID, sight: Sight, turn: Turn
) -> Page[MaterialRow]:
    """The latest first."""
    return await paged(database, _materials(committee, sight), LATEST, turn, MaterialRow)


def pages_of_materials(database: Database, committee: UUID) -> AsyncGenerator[list[MaterialRow]]:
    """All of them by day, some at a time."""
    wanted = _materials(committee, Sight(everything=True))
    wanted = wanted.order_by(materials.c.sent_on, materials.c.title, materials.c.material)
    return pages(database, wanted, MaterialRow)


def _materials(committee: UUID, sight: Sight) -> Select[tuple[object, ...]]:
    return select(materials).where(materials.c.committee == committee, *sight.where())


async def material_of(
    database: Database, committee: UUID, material: UUID, sight: Sight
) -> MaterialRow | None:
    """One, if the asker may see it."""
    wanted = _materials(committee, sight).where(materials.c.material == material)
    found = await fetch(database, wanted, MaterialRow)
    return found[0] if found else None


async def unread_of(database: Database, committee: UUID, row: MaterialRow) -> Sequence[Unread]:
    """Who has not read it, by name."""
    left = set(row.unread())
    return [
        Unread(one.member, one.name, one.sector(row.sent_on))
        for one in await roll_of(database, committee)
        if one.member in left
    ]


async def laggards_of(
    database: Database, committee: UUID, first: date | None, last: date | None
) -> Sequence[Laggard]:
    """Members with something unread of what was sent in these days, the most unread first."""
    wanted = _materials(committee, Sight(everything=True))
    if first is not None:
        wanted = wanted.where(materials.c.sent_on >= first)
    if last is not None:
        wanted = wanted.where(materials.c.sent_on <= last)
    rows = await fetch(database, wanted, MaterialRow)
    found = [_laggard(one, rows) for one in await roll_of(database, committee)]
    return sorted((one for one in found if one.unread), key=lambda one: (-one.unread, one.name))


def _laggard(one: OnRoll, rows: Sequence[MaterialRow]) -> Laggard:
    mine = [row for row in rows if one.member in row.recipients]
    unread = sum(one.member not in row.readers for row in mine)
    sector = one.sector(max((row.sent_on for row in mine), default=date.max))
    return Laggard(one.member, one.name, sector, len(mine), unread)


async def notes_of(database: Database, row: MaterialRow, member: UUID) -> str | None:
    """What a member wrote; None when there is nothing, or it was forgotten."""
    item = dict(zip(row.noted, row.notes, strict=True)).get(member)
    return None if item is None else (await texts(database, [item])).get(item)


async def read_counts_of(database: Database, committee: UUID) -> Sequence[ReadCounts]:
    """Numbers of every piece, the latest first."""
    wanted = _materials(committee, Sight(everything=True))
    rows = await fetch(database, wanted.order_by(*LATEST.sorting()), MaterialRow)
    return [
        ReadCounts(
            row.material,
            row.title,
            row.kind,
            row.sent_on,
            len(row.recipients),
            len(row.readers),
            len(row.writers),
        )
        for row in rows
    ]
