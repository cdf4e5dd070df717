"""Whom does this service know of members' register, and who is meant by a name in a paper?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import MetaData, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MembershipBegan,
    MembershipEnded,
    ParticularsCorrected,
)
from contracts.merges import MergeRow, meant, merges_of
from contracts.values import BodyKind
from kernel.log.chain import Recorded
from kernel.rows import as_row, table_of
from kernel.view import View
from rules.names import organisation_name, person_name, sector_name

tables = MetaData()

Heard = MemberAdmitted | ParticularsCorrected | MembershipBegan | MembershipEnded | MemberLeft


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A member as heard; on the roll from `since` to `until`, both included, None is open."""

    person: UUID
    committee: UUID
    name: str
    member_no: str | None
    party: str | None
    employer: str | None
    sector: UUID | None
    sector_name: str | None
    since: date | None
    until: date | None

    def on_roll(self, on: date) -> bool:
        """Whether the person was a member on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


people = table_of(tables, "people", PersonRow, "person")


def row(before: PersonRow | None, event: Heard, recorded: Recorded) -> PersonRow | None:
    """One row a member; one entered by mistake leaves none."""
    match event:
        case MemberAdmitted():
            return _admitted(before, event, recorded.origin.committee)
        case _ if before is None:
            return None
        case ParticularsCorrected():
            return replace(
                before,
                name=event.name,
                member_no=event.member_no,
                party=event.party,
                employer=event.employer,
            )
        case MembershipBegan():
            if event.kind is not BodyKind.SECTOR:
                return before
            return replace(before, sector=event.body.id, sector_name=event.body.name)
        case MembershipEnded():
            if event.body != before.sector:
                return before
            return replace(before, sector=None, sector_name=None)
        case MemberLeft():
            return None if event.how == "retracted" else replace(before, until=event.until)


def _admitted(before: PersonRow | None, event: MemberAdmitted, committee: UUID) -> PersonRow:
    """Admitted, or admitted again after leaving: the sector heard before stays."""
    return PersonRow(
        person=event.member,
        committee=committee,
        name=event.name,
        member_no=event.member_no,
        party=event.party,
        employer=event.employer,
        sector=before.sector if before else None,
        sector_name=before.sector_name if before else None,
        since=event.since,
        until=None,
    )


PEOPLE = View(
    people,
    PersonRow,
    (MemberAdmitted, ParticularsCorrected, MembershipBegan, MembershipEnded, MemberLeft),
    lambda event, recorded: event.member,
    row,
)


async def people_of(engine: AsyncEngine, committee: UUID) -> Sequence[PersonRow]:
    """All members heard of in a committee, those who left too.

    A duplicate (重复委员) stands there as the member who is kept, under its own name.
    """
    wanted = select(people).where(people.c.committee == committee)
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).mappings().all()
    return once_each([as_row(PersonRow, one) for one in found], await merges_of(engine, committee))


def once_each(rows: Iterable[PersonRow], merged: Mapping[UUID, MergeRow]) -> Sequence[PersonRow]:
    """Every member once a name: what a paper calls the duplicate means the one who is kept."""
    known = {one.person: one for one in rows}
    found: dict[tuple[UUID, str], PersonRow] = {}
    for one in known.values():
        kept = known.get(meant(one.person, merged), one)
        found.setdefault((kept.person, person_name(one.name)), replace(kept, name=one.name))
    for one in known.values():
        if one.person not in merged:
            found[one.person, person_name(one.name)] = one
    return list(found.values())


async def register_of(engine: AsyncEngine, committee: UUID) -> "Register":
    """The register, kept until something more is heard of the committee's members.

    At a plenary's peak it is asked for with every proposal, and hardly ever changes.
    """
    mark = await _mark(engine, committee)
    kept = _KEPT.setdefault(engine, {})
    held = kept.get(committee)
    if held is None or held[0] != mark:
        rows, merged = await people_of(engine, committee), await merges_of(engine, committee)
        held = kept[committee] = (mark, Register(rows, merged))
    return held[1]


Mark = tuple[object, ...]
_KEPT: "WeakKeyDictionary[AsyncEngine, dict[UUID, tuple[Mark, Register]]]" = WeakKeyDictionary()


HEARD = text("""
select (select count(*) from people where committee = :committee),
  (select string_agg(origin || position, ' ' order by origin) from inbox
   where origin like :members),
  (select count(*) from parked where origin like :members),
  (select live from view_versions where view = 'people')
""")


async def _mark(engine: AsyncEngine, committee: UUID) -> Mark:
    """How much has been heard of a committee, and how many people are known there."""
    told = {"committee": committee, "members": f"{committee}.members.%"}
    async with engine.connect() as connection:
        return tuple((await connection.execute(HEARD, told)).one())


class SeveralOfThatName(Exception):
    """Several members bear the name, and nothing beside it tells who is meant."""

    def __init__(self, name: str, candidates: Sequence[PersonRow]) -> None:
        super().__init__(name)
        self.name, self.candidates = name, tuple(candidates)


class Register:
    """Finds the member whom a name means; see LEDGERS, Who is meant."""

    def __init__(
        self, rows: Iterable[PersonRow], merged: Mapping[UUID, MergeRow] | None = None
    ) -> None:
        self._merged = merged or {}
        self._by_name: dict[str, list[PersonRow]] = defaultdict(list)
        for one in rows:
            self._by_name[person_name(one.name)].append(one)

    def meant(self, person: UUID) -> UUID:
        """The member who is kept for a person."""
        return meant(person, self._merged)

    def find(self, name: str, on: date | None = None, *marks: str | None) -> PersonRow | None:
        """The member, or None when nobody on the register bears the name.

        Args:
            on: the day of the act; of several, those on the roll then go before the others.
            marks: what stands beside the name: bracket, sector, unit, 委员编号.

        Raises:
            SeveralOfThatName: the marks do not settle it.
        """
        found = self._by_name.get(person_name(name), [])
        if len(found) > 1 and on is not None:
            found = [one for one in found if one.on_roll(on)] or found
        for mark in marks:
            if len(found) > 1 and mark:
                found = [one for one in found if _fits(one, mark)] or found
        if len(found) > 1:
            raise SeveralOfThatName(name, found)
        return found[0] if found else None


def _fits(one: PersonRow, mark: str) -> bool:
    """Whether a mark is the member's number, sector, party or (part of) the employer."""
    if mark == one.member_no or mark == one.party:
        return True
    if one.sector_name and sector_name(mark) == sector_name(one.sector_name):
        return True
    unit = organisation_name(mark)
    return bool(one.employer) and len(unit) > 1 and unit in organisation_name(one.employer or "")
