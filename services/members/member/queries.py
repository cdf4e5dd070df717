"""What can be read of members?"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select

from contracts.merges import MergeRow, meant, merges, merges_of
from contracts.values import BodyKind
from kernel.fetching import Database, fetch, pages
from kernel.log.desk import lookup_index
from kernel.paging import By, Order, Page, Turn, paged
from kernel.tables import vault
from members.member.details.tables import DETAILS, DetailsRow, details
from members.member.erasing.queries import erasures_of
from members.member.erasing.tables import ErasureRow
from members.member.filtering import Filter, not_by_mistake
from members.member.naming.search import search
from members.member.record.queries import (
    Attended,
    Proposed,
    Reported,
    attendance_of,
    proposals_of,
    reports_of,
)
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
    committee: UUID
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
    second_party: str | None
    native_place: str | None
    degree: str | None
    profession: str | None
    professional_title: str | None
    employer_kind: str | None
    in_system: bool | None
    beyond_the_mainland: str | None
    social_posts: str | None
    honours: str | None
    reappointed_terms: int | None


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
    """One member, with every membership and role so far, earliest first, and what was done.

    Attributes:
        terms: those served here. kept: which kinds of private particulars lie in the vault.
        erasures: explain what is not there any more, the latest first.
        merged: entries that are the same person; what they were and did is told here too.
        merged_into: the member that this entry is a duplicate of.
    """

    member: MemberListed
    history: tuple[Spell, ...]
    terms: tuple[int, ...]
    kept: tuple[str, ...]
    proposals: Sequence[Proposed]
    reports: Sequence[Reported]
    attendance: Sequence[Attended]
    erasures: tuple[ErasureRow, ...] = ()
    merged: tuple[UUID, ...] = ()
    merged_into: UUID | None = None


REGISTER = Order("members", (By(members.c.name), By(members.c.member_no), By(members.c.member)))


@dataclass(frozen=True, slots=True)
class Among:
    """Among whose members somebody looks: one committee's, some committees', or all (None)."""

    committee: UUID | None = None
    scope: frozenset[UUID] | None = None

    def where(self) -> list[ColumnElement[bool]]:
        """The conditions."""
        if self.committee is not None:
            return [members.c.committee == self.committee]
        return [] if self.scope is None else [members.c.committee.in_(self.scope)]


async def register(
    database: Database, among: Among, wanted: Filter, turn: Turn, text: str | None = None
) -> Page[MemberListed]:
    """One page of the members that a filter leaves, by name; of those so called, as `search` says.

    Raises:
        BadCursor: the turn's cursor is of no page of this list.
    """
    where = [*among.where(), *wanted.where(among.committee)]
    if text is None and among.committee is not None:
        page = await paged(database, select(members).where(*where), REGISTER, turn, MemberRow)
        return Page(await with_details(database, page.items), page.next)
    found = await search(database, text or "", where, turn)
    return Page(await with_details(database, found.items), found.next)


async def whole(
    database: Database, committee: UUID, wanted: Filter
) -> AsyncGenerator[Sequence[MemberListed]]:
    """All members that a filter leaves, some at a time, by name."""
    where = [members.c.committee == committee, *wanted.where(committee)]
    found = pages(database, select(members).where(*where).order_by(*REGISTER.sorting()), MemberRow)
    async with aclosing(found):
        async for page in found:
            yield await with_details(database, page)


async def with_details(database: Database, rows: Sequence[MemberRow]) -> Sequence[MemberListed]:
    """Rows as others may see them, each with its further particulars."""
    asked = details.c.member.in_([row.member for row in rows])
    found = await fetch(database, select(details).where(asked), DetailsRow) if rows else []
    held = {one.member: one for one in found}
    return [listed(row, held.get(row.member)) for row in rows]


async def rows_of(database: Database, committee: UUID) -> Sequence[MemberRow]:
    """Everyone who was ever entered, also by mistake."""
    return await fetch(database, select(members).where(members.c.committee == committee), MemberRow)


async def page_of(database: Database, committee: UUID, member: UUID) -> MemberPage | None:
    """One member's page; None when the committee has no such member."""
    same = await _same(database, member)
    mine = and_(members.c.committee == committee, members.c.member == member, not_by_mistake())
    rows = await fetch(database, select(members).where(mine), MemberRow)
    if not rows:
        return None
    person = (member, *same)
    found = await fetch(database, select(spells).where(spells.c.member.in_(person)), SpellRow)
    kept_for = (await merges_of(database, committee)).get(member)
    (one,) = await with_details(database, rows)
    return MemberPage(
        one,
        tuple(history(found, await _left(database, member, same))),
        await _terms(database, member),
        await _kinds(database, rows[0].kept),
        await proposals_of(database, person),
        await reports_of(database, person),
        await attendance_of(database, person),
        tuple(await erasures_of(database, committee, member)),
        same,
        None if kept_for is None else kept_for.member,
    )


async def _same(database: Database, member: UUID) -> tuple[UUID, ...]:
    """The duplicates that are merged into a member."""
    wanted = select(merges).where(merges.c.member == member).order_by(merges.c.duplicate)
    return tuple(row.duplicate for row in await fetch(database, wanted, MergeRow))


async def _left(database: Database, member: UUID, same: Sequence[UUID]) -> dict[UUID, date | None]:
    """By entry of a person, its last day on the roll; a duplicate without one has the member's."""
    wanted = select(members).where(members.c.member.in_((member, *same)))
    left = {row.member: row.until for row in await fetch(database, wanted, MemberRow)}
    return {one: until or left.get(member) for one, until in left.items()}


async def _terms(database: Database, member: UUID) -> tuple[int, ...]:
    wanted = select(details).where(details.c.member == member)
    found = await fetch(database, wanted, DetailsRow)
    return found[0].terms if found else ()


async def _kinds(database: Database, kept: Sequence[UUID]) -> tuple[str, ...]:
    """The kinds alone; what was forgotten is not kept any more."""
    wanted = select(vault.c.kind).where(vault.c.id.in_(kept)).order_by(vault.c.kind)
    async with database.connect() as connection:
        return tuple((await connection.execute(wanted)).scalars())


async def with_phone(
    database: Database, committee: UUID, phone: str, key: bytes
) -> Sequence[MemberListed]:
    """The members whose telephone this is now: by the vault's blind index, not by its text.

    A number that was given under another entry of a person is that of the member who is kept.
    """
    item = vault.c.id == func.any(members.c.kept)
    wanted = select(members).join(vault, item).where(members.c.committee == committee)
    wanted = wanted.where(
        vault.c.kind == "phone", vault.c.lookup == lookup_index(key, "phone", phone)
    )
    entries = await fetch(database, wanted.where(not_by_mistake()), MemberRow)
    merged = await merges_of(database, committee)
    kept = members.c.member.in_({meant(one.member, merged) for one in entries})
    found = select(members).where(kept).order_by(members.c.name, members.c.member)
    return await with_details(database, await fetch(database, found, MemberRow))


def listed(row: MemberRow, told: DetailsRow | None = None) -> MemberListed:
    """A row as others may see it."""
    held = [
        In(body, kind, name, duty or None)
        for body, kind, name, duty in zip(
            row.body_ids, row.body_kinds, row.body_names, row.duties, strict=True
        )
    ]
    other = ("sector", "special_committees", "groups", *DETAILS)
    same = {
        name: getattr(row, name) for name in MemberListed.__dataclass_fields__ if name not in other
    }
    further: dict[str, Any] = {name: getattr(told, name, None) for name in DETAILS}
    groups = (BodyKind.SECTOR_GROUP, BodyKind.AREA_GROUP)
    return MemberListed(
        sector=next((one for one in held if one.kind == BodyKind.SECTOR), None),
        special_committees=tuple(one for one in held if one.kind == BodyKind.SPECIAL_COMMITTEE),
        groups=tuple(one for one in held if one.kind in groups),
        **same,
        **further,
    )


def history(found: Sequence[SpellRow], left: Mapping[UUID, date | None]) -> list[Spell]:
    """The spells one by one; what still lasts when an entry leaves ends with that day.

    Args:
        left: by entry, the member's own or a duplicate's, its last day on the roll.
    """
    told = [
        (
            since,
            Spell(row.kind, row.name, row.duty, _told(since), _told(until) or left.get(row.member)),
        )
        for row in found
        for since, until in zip(row.sinces, row.untils, strict=True)
    ]
    return [spell for _, spell in sorted(told, key=lambda one: (one[0], one[1].kind, one[1].name))]


def _told(day: date) -> date | None:
    return None if day in (BEGINNING, OPEN) else day
