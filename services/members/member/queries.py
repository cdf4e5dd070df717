"""What can be read of members?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select

from contracts.merges import MergeRow, merges, merges_of
from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.fetching import Database, fetch
from kernel.log.desk import lookup_index
from kernel.tables import vault
from members.member.erasing.queries import erasures_of
from members.member.erasing.tables import ErasureRow
from members.member.tables import BEGINNING, OPEN, MemberRow, SpellRow, members, spells


@dataclass(frozen=True, slots=True)
class In:
    """A body that a member belongs to."""

    body: UUID
    kind: str
    name: str
    duty: str | None


@dataclass(frozen=True, slots=True)
class MemberListed:
    """One member on the register, as others may see it."""

    member: UUID
    name: str
    member_no: str | None
    gender: str | None
    nation: str | None
    birth_year: int | None
    party: str | None
    education: str | None
    employer: str | None
    position: str | None
    term: int
    sector: In | None
    special_committees: tuple[In, ...]
    groups: tuple[In, ...]
    roles: tuple[str, ...]
    since: date | None
    until: date | None
    how: str | None


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in a body or role; both days included, None from admission, or still."""

    kind: str
    name: str
    duty: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class MemberPage:
    """One member, with every membership and role so far, earliest first.

    `erasures` explain what is not there any more, the latest first.

    Attributes:
        merged: entries that are the same person; their memberships and roles are told here too.
        merged_into: the member that this entry is a duplicate of.
    """

    member: MemberListed
    history: tuple[Spell, ...]
    erasures: tuple[ErasureRow, ...] = ()
    merged: tuple[UUID, ...] = ()
    merged_into: UUID | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which members are wanted.

    Attributes:
        on: those on the roll on this day; None is everyone who ever was.
        sector: its name, for those in it on that day (None: now). prefix: how the name begins.
    """

    on: date | None = None
    sector: str | None = None
    party: str | None = None
    prefix: str | None = None


async def register(database: Database, committee: UUID, wanted: Filter) -> Sequence[MemberListed]:
    """The members a filter leaves, by name."""
    rows = await fetch(database, _filtered(committee, wanted), MemberRow)
    return [listed(row) for row in rows]


async def rows_of(database: Database, committee: UUID) -> Sequence[MemberRow]:
    """Everyone who was ever entered, also by mistake."""
    return await fetch(database, select(members).where(members.c.committee == committee), MemberRow)


async def page_of(database: Database, committee: UUID, member: UUID) -> MemberPage | None:
    """One member's page; None when the committee has no such member."""
    same = await _same(database, member)
    mine = and_(members.c.committee == committee, members.c.member == member, _not_by_mistake())
    rows = await fetch(database, select(members).where(mine), MemberRow)
    if not rows:
        return None
    found = await fetch(
        database, select(spells).where(spells.c.member.in_([member, *same])), SpellRow
    )
    kept = (await merges_of(database, committee)).get(member)
    told = tuple(history(found, rows[0].until))
    erased = tuple(await erasures_of(database, committee, member))
    into = None if kept is None else kept.member
    return MemberPage(listed(rows[0]), told, erased, tuple(same), into)


async def _same(database: Database, member: UUID) -> Sequence[UUID]:
    """The duplicates that are merged into a member."""
    wanted = select(merges).where(merges.c.member == member).order_by(merges.c.duplicate)
    return [row.duplicate for row in await fetch(database, wanted, MergeRow)]


async def with_phone(
    database: Database, committee: UUID, phone: str, key: bytes
) -> Sequence[MemberListed]:
    """The members whose telephone this is now: by the vault's blind index, not by its text."""
    item = vault.c.id == func.any(members.c.kept)
    wanted = select(members).join(vault, item).where(members.c.committee == committee)
    wanted = wanted.where(
        vault.c.kind == "phone", vault.c.lookup == lookup_index(key, "phone", phone)
    )
    rows = await fetch(
        database, wanted.where(_not_by_mistake()).order_by(members.c.name), MemberRow
    )
    return [listed(row) for row in rows]


def listed(row: MemberRow) -> MemberListed:
    """A row as others may see it."""
    held = [
        In(body, kind, name, duty or None)
        for body, kind, name, duty in zip(
            row.body_ids, row.body_kinds, row.body_names, row.duties, strict=True
        )
    ]
    same = {
        name: getattr(row, name)
        for name in MemberListed.__dataclass_fields__
        if name not in ("sector", "special_committees", "groups")
    }
    groups = (BodyKind.SECTOR_GROUP, BodyKind.AREA_GROUP)
    return MemberListed(
        sector=next((one for one in held if one.kind == BodyKind.SECTOR), None),
        special_committees=tuple(one for one in held if one.kind == BodyKind.SPECIAL_COMMITTEE),
        groups=tuple(one for one in held if one.kind in groups),
        **same,
    )


def history(found: Sequence[SpellRow], left: date | None) -> list[Spell]:
    """The spells one by one; what still lasts when the member leaves ends with that day."""
    told = [
        (since, Spell(row.kind, row.name, row.duty, _told(since), _told(until) or left))
        for row in found
        for since, until in zip(row.sinces, row.untils, strict=True)
    ]
    return [spell for _, spell in sorted(told, key=lambda one: (one[0], one[1].kind, one[1].name))]


def _told(day: date) -> date | None:
    return None if day in (BEGINNING, OPEN) else day


def _filtered(committee: UUID, wanted: Filter) -> Select[tuple[object, ...]]:
    chosen = select(members).where(members.c.committee == committee, _not_by_mistake())
    chosen = chosen.where(members.c.member.not_in(select(merges.c.duplicate)))
    if wanted.on is not None:
        chosen = chosen.where(
            or_(members.c.since.is_(None), members.c.since <= wanted.on),
            or_(members.c.until.is_(None), members.c.until >= wanted.on),
        )
    if wanted.sector is not None:
        chosen = chosen.where(_in_sector(committee, wanted.sector, wanted.on))
    if wanted.party is not None:
        chosen = chosen.where(members.c.party == wanted.party)
    if wanted.prefix:
        chosen = chosen.where(members.c.name.startswith(wanted.prefix, autoescape=True))
    return chosen.order_by(members.c.name, members.c.member_no, members.c.member)


def _in_sector(committee: UUID, name: str, on: date | None) -> ColumnElement[bool]:
    sector = body_id(committee, BodyKind.SECTOR, name)
    if on is None:
        return or_(members.c.sector == sector, members.c.member.in_(_keepers_in(sector)))
    days = (
        func.unnest(spells.c.sinces, spells.c.untils).table_valued("first", "last").render_derived()
    )
    was = select(literal(1)).select_from(spells.join(days, literal(True)))
    same = select(merges.c.duplicate).where(merges.c.member == members.c.member)
    was = was.where(or_(spells.c.member == members.c.member, spells.c.member.in_(same)))
    was = was.where(spells.c.body == sector)
    return was.where(days.c.first <= on, days.c.last >= on).exists()


def _keepers_in(sector: UUID) -> Select[tuple[UUID]]:
    """Those who are kept for a duplicate that is in the sector now."""
    same = members.alias("same")
    joined = select(merges.c.member).join(same, same.c.member == merges.c.duplicate)
    return joined.where(same.c.sector == sector)


def _not_by_mistake() -> ColumnElement[bool]:
    return or_(members.c.how.is_(None), members.c.how != "retracted")
