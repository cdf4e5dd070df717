"""What can be read of material, and by whom?"""

from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from contracts.merges import Heads, heads_of
from contracts.people import people_of
from contracts.roll import OnRoll
from kernel.fetching import Database, fetch, pages
from kernel.paging import By, Order, Page, Turn, paged
from kernel.vault import texts
from members.care.material.tables import MaterialRow, materials

LATEST = Order("materials", (By(materials.c.sent_on, descending=True), By(materials.c.material)))
NOBODY = UUID(int=0)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sight:
    """What material the asker may see: all (the office), or what was sent to oneself."""

    everything: bool = False
    person: UUID = NOBODY

    def where(self, heads: Heads) -> list[ColumnElement[bool]]:
        """The condition."""
        if self.everything:
            return []
        return [materials.c.recipients.overlap(heads.entries(self.person))]


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
    heads = await heads_of(database, committee)
    page = await paged(database, _materials(committee, sight, heads), LATEST, turn, MaterialRow)
    return replace(page, items=[kept(row, heads) for row in page.items])


async def pages_of_materials(
    database: Database, committee: UUID
) -> AsyncGenerator[list[MaterialRow]]:
    """All of them by day, some at a time."""
    heads = await heads_of(database, committee)
    wanted = _materials(committee, Sight(everything=True), heads)
    wanted = wanted.order_by(materials.c.sent_on, materials.c.title, materials.c.material)
    async for page in pages(database, wanted, MaterialRow):
        yield [kept(row, heads) for row in page]


def kept(row: MaterialRow, heads: Heads) -> MaterialRow:
    """A piece of material; who was entered twice got and read it once, and is who is kept."""
    read = _first(row.readers, zip(row.read_ons, row.hows, strict=True), heads)
    handed_in = _first(row.writers, row.handed_in_ons, heads)
    noted = _first(row.noted, row.notes, heads)
    return replace(
        row,
        recipients=heads.each(row.recipients),
        readers=tuple(read),
        read_ons=tuple(on for on, _ in read.values()),
        hows=tuple(how for _, how in read.values()),
        writers=tuple(handed_in),
        handed_in_ons=tuple(handed_in.values()),
        noted=tuple(noted),
        notes=tuple(noted.values()),
    )


def _first(members: Iterable[UUID], told: Iterable[T], heads: Heads) -> dict[UUID, T]:
    """What is told of each member first."""
    found: dict[UUID, T] = {}
    for member, one in zip(members, told, strict=True):
        found.setdefault(heads.meant(member), one)
    return found


def _materials(committee: UUID, sight: Sight, heads: Heads) -> Select[tuple[object, ...]]:
    return select(materials).where(materials.c.committee == committee, *sight.where(heads))


async def material_of(
    database: Database, committee: UUID, material: UUID, sight: Sight
) -> MaterialRow | None:
    """One, if the asker may see it."""
    heads = await heads_of(database, committee)
    wanted = _materials(committee, sight, heads).where(materials.c.material == material)
    found = await fetch(database, wanted, MaterialRow)
    return kept(found[0], heads) if found else None


async def unread_of(database: Database, committee: UUID, row: MaterialRow) -> Sequence[Unread]:
    """Who has not read it, by name."""
    left = set(row.unread())
    return [
        Unread(one.member, one.name, one.sector(row.sent_on))
        for one in await people_of(database, committee)
        if one.member in left
    ]


async def laggards_of(
    database: Database, committee: UUID, first: date | None, last: date | None
) -> Sequence[Laggard]:
    """Members with something unread of what was sent in these days, the most unread first."""
    people = await people_of(database, committee)
    wanted = _materials(committee, Sight(everything=True), people.heads)
    if first is not None:
        wanted = wanted.where(materials.c.sent_on >= first)
    if last is not None:
        wanted = wanted.where(materials.c.sent_on <= last)
    rows = [kept(one, people.heads) for one in await fetch(database, wanted, MaterialRow)]
    found = [_laggard(one, rows) for one in people]
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
    heads = await heads_of(database, committee)
    wanted = _materials(committee, Sight(everything=True), heads).order_by(*LATEST.sorting())
    rows = [kept(one, heads) for one in await fetch(database, wanted, MaterialRow)]
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
