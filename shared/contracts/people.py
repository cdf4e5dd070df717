"""Who is meant by an entry of the register, or by a name in a paper?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from contracts.merges import NOBODY_TWICE, Heads, MergeRow, heads_of, merges
from contracts.roll import OnRoll, roll
from kernel.fetching import Database, fetch
from kernel.log.registry import Reader
from kernel.rows import as_row
from rules.names import organisation_name, person_name, sector_name


class SeveralOfThatName(Exception):
    """Several members bear the name, and nothing beside it tells who is meant."""


class People:
    """Everyone who is or was on a committee's roll, each once.

    Somebody entered twice is the member who is kept: that entry's days on the roll count, the
    bodies of both, and either name finds it.

    Args:
        entries: rows of the roll; of somebody entered twice, both.
        heads: whom the entries mean.
    """

    def __init__(self, entries: Iterable[OnRoll], heads: Heads = NOBODY_TWICE) -> None:
        every = {one.member: one for one in entries}
        self.heads = heads
        self._members: dict[UUID, OnRoll] = {}
        self._by_name: dict[str, dict[UUID, None]] = defaultdict(dict)
        for entry, row in every.items():
            who = self.heads.meant(entry)
            if who not in every:
                continue
            if who not in self._members:
                others = [every[one] for one in heads.entries(who)[:-1] if one in every]
                self._members[who] = _one_person(every[who], others)
            self._by_name[person_name(row.name)][who] = None

    def __iter__(self) -> Iterator[OnRoll]:
        """Everyone, in the order of the entries."""
        return iter(self._members.values())

    def get(self, entry: UUID) -> OnRoll | None:
        """The member who is meant by an entry; None: there is none."""
        return self._members.get(self.heads.meant(entry))

    def find(self, name: str, on: date, *marks: str | None) -> OnRoll | None:
        """The member of that name, on the roll that day if there is one; None: nobody.

        Args:
            marks: what stands beside the name: number, sector, party, unit.

        Raises:
            SeveralOfThatName: the marks do not settle it.
        """
        found = [self._members[who] for who in self._by_name.get(person_name(name), ())]
        found = [one for one in found if one.on(on)] or found
        for mark in filter(None, marks):
            found = [one for one in found if _fits(one, mark, on)] or found
        if len(found) > 1:
            raise SeveralOfThatName(name)
        return found[0] if found else None

    def mark(self, one: OnRoll, on: date) -> str | None:
        """What tells a member from others of the same name; None where nothing need."""
        try:
            self.find(one.name, on)
        except SeveralOfThatName:
            return one.member_no or one.sector(on) or one.employer
        return None

    def of(self, committee: UUID) -> "People":
        """Those of one committee."""
        return People((one for one in self if one.committee == committee), self.heads)


def _one_person(kept: OnRoll, others: Iterable[OnRoll]) -> OnRoll:
    """What an entry that is no longer looked at was in ends with that entry's last day."""
    for other in others:
        untils = (min(until, other.untils[-1]) for until in other.body_untils)
        kept = replace(
            kept,
            bodies=(*kept.bodies, *other.bodies),
            body_kinds=(*kept.body_kinds, *other.body_kinds),
            body_names=(*kept.body_names, *other.body_names),
            body_sinces=(*kept.body_sinces, *other.body_sinces),
            body_untils=(*kept.body_untils, *untils),
        )
    return kept


def _fits(one: OnRoll, mark: str, on: date) -> bool:
    sector = one.sector(on)
    if mark in (one.member_no, one.party):
        return True
    if sector is not None and sector_name(mark) == sector_name(sector):
        return True
    return bool(one.employer) and organisation_name(mark) == organisation_name(one.employer or "")


async def people_of(database: Database, committee: UUID) -> People:
    """Everyone who is or was on a committee's roll, by name."""
    wanted = select(roll).where(roll.c.committee == committee).order_by(roll.c.name, roll.c.member)
    heads = await heads_of(database, committee)
    return People(await fetch(database, wanted, OnRoll), heads)


async def some_of(database: Database, committee: UUID, members: Iterable[UUID]) -> People:
    """These members of a committee, whichever entry is named, by name."""
    c, heads = roll.c, await heads_of(database, committee)
    entries = {entry for member in members for entry in heads.entries(member)}
    wanted = select(roll).where(c.committee == committee, c.member.in_(entries))
    return People(await fetch(database, wanted.order_by(c.name, c.member), OnRoll), heads)


async def member_of(database: Database, committee: UUID, member: UUID) -> OnRoll | None:
    """One member, whichever entry is named; None: the committee has no such member."""
    return (await some_of(database, committee, [member])).get(member)


async def people_named(
    reader: Reader,
    committees: Collection[UUID],
    members: Collection[UUID],
    whole: Collection[UUID] = (),
) -> dict[UUID, People]:
    """By committee these members, whichever entry is named; of whole committees everyone."""
    told = select(merges).where(merges.c.committee.in_(committees))
    rows = await reader.rows(told)
    heads = Heads({row["duplicate"]: as_row(MergeRow, dict(row)) for row in rows})
    entries = {entry for member in members for entry in heads.entries(member)}
    asked = or_(roll.c.member.in_(entries), roll.c.committee.in_(whole))
    found = await reader.rows(select(roll).where(asked)) if entries or whole else ()
    everyone = People((as_row(OnRoll, dict(row)) for row in found), heads)
    return {committee: everyone.of(committee) for committee in committees}
