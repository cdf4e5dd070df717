"""What can be read of pairs and contacts, and by whom?"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select

from contracts.committees import RulesRow, in_force
from contracts.committees import rules as adopted
from contracts.members.rules import CommitteeRules
from contracts.merges import Heads, heads_of
from contracts.people import people_of
from kernel.fetching import Database, fetch, pages
from kernel.forgotten import Withdrawn, withdrawn
from kernel.paging import By, Order, Page, Turn, paged
from kernel.vault import texts
from members.contact.standing import (
    Missed,
    Reached,
    Standing,
    Ways,
    by_sector,
    kept_on,
    reached,
    standing,
    ways_of,
)
from members.contact.tables import ContactRow, PairRow, contacts, pairs
from rules.dates import Window

LATEST = Order("contacts", (By(contacts.c.made_on, descending=True), By(contacts.c.contact)))
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose contacts the asker may see: everybody's (the office), or one's own.

    A member sees the contacts that one made or was reached by, and the pairs of which one is a
    side.
    """

    everything: bool = False
    person: UUID = NOBODY

    def of_contacts(self, heads: Heads) -> list[ColumnElement[bool]]:
        """The condition on contacts."""
        c = contacts.c
        if self.everything:
            return []
        own = heads.entries(self.person)
        return [or_(c.by.in_(own), c.reached.overlap(own))]

    def of_pairs(self, heads: Heads) -> list[ColumnElement[bool]]:
        """The condition on pairs."""
        c = pairs.c
        if self.everything:
            return []
        own = heads.entries(self.person)
        return [or_(c.contacting.in_(own), c.contacted.in_(own))]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of contacts is narrowed to; None does not narrow.

    Attributes:
        open: with something still to be done, or without.
    """

    first: date | None = None
    last: date | None = None
    way: str | None = None
    kind: str | None = None
    pair: UUID | None = None
    member: UUID | None = None
    open: bool | None = None

    def where(self, heads: Heads) -> list[ColumnElement[bool]]:
        """The conditions, all of which must hold."""
        c = contacts.c
        found = [c[n] == v for n in ("way", "kind", "pair") if (v := getattr(self, n)) is not None]
        if self.first is not None:
            found.append(c.made_on >= self.first)
        if self.last is not None:
            found.append(c.made_on <= self.last)
        if self.member is not None:
            found.append(c.reached.overlap(heads.entries(self.member)))
        if self.open is not None:
            waits = c.asked_on.is_not(None) & c.done_on.is_(None)
            found.append(waits if self.open else ~waits)
        return found


@dataclass(frozen=True, slots=True)
class Texts:
    """What was said, is to be done and was done; None where nothing is kept, or it is forgotten.

    `withdrawn` says who decided that it be forgotten, when and why; the last time, of several.
    """

    said: str | None
    wanted: str | None
    outcome: str | None
    forgotten: bool
    withdrawn: Withdrawn | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What leaders see: numbers alone.

    Attributes:
        behind: pairs that have had fewer contacts than they owe by the day. met: those that have
            had all that they owe in the year.
    """

    contacts: int
    ways: tuple[Ways, ...]
    members: int
    reached: int
    times: int
    sectors: tuple[Missed, ...]
    pairs: int
    behind: int
    met: int
    follow_ups_open: int


async def pairs_of(
    database: Database, committee: UUID, sight: Sight, on: date | None
) -> Sequence[PairRow]:
    """Pairs by kind and names; those kept on a day, or all that ever were."""
    c, heads = pairs.c, await heads_of(database, committee)
    wanted = select(pairs).where(c.committee == committee, *sight.of_pairs(heads))
    wanted = wanted.order_by(c.kind, c.contacting_name, c.contacted_name, c.pair)
    found = [_kept_pair(one, heads) for one in await fetch(database, wanted, PairRow)]
    return found if on is None else [one for one in found if kept_on(one, on)]


def _kept_pair(row: PairRow, heads: Heads) -> PairRow:
    """A pair; a side that was entered twice is who is kept."""
    contacting, contacted = heads.meant(row.contacting), heads.meant(row.contacted)
    return replace(row, contacting=contacting, contacted=contacted)


def _kept_contact(row: ContactRow, heads: Heads) -> ContactRow:
    """A contact; who was entered twice is who is kept, and was reached once."""
    return replace(row, by=heads.meant(row.by), reached=heads.each(row.reached))


async def contacts_of(
    database: Database, committee: UUID, wanted: Wanted, sight: Sight, turn: Turn
) -> Page[ContactRow]:
    """Contacts, the latest first."""
    heads = await heads_of(database, committee)
    asked = _contacts(committee, wanted, sight, heads)
    page = await paged(database, asked, LATEST, turn, ContactRow)
    return replace(page, items=[_kept_contact(row, heads) for row in page.items])


async def pages_of_contacts(
    database: Database, committee: UUID, wanted: Wanted
) -> AsyncGenerator[list[ContactRow]]:
    """All of them by day, some at a time."""
    c, heads = contacts.c, await heads_of(database, committee)
    asked = _contacts(committee, wanted, Sight(everything=True), heads)
    async for page in pages(database, asked.order_by(c.made_on, c.number), ContactRow):
        yield [_kept_contact(row, heads) for row in page]


def _contacts(committee: UUID, wanted: Wanted, sight: Sight, heads: Heads) -> Select[Any]:
    where = (*wanted.where(heads), *sight.of_contacts(heads))
    return select(contacts).where(contacts.c.committee == committee, *where)


async def contact_of(
    database: Database, committee: UUID, contact: UUID, sight: Sight
) -> ContactRow | None:
    """One contact, if the asker may see it."""
    heads = await heads_of(database, committee)
    one = _contacts(committee, Wanted(), sight, heads).where(contacts.c.contact == contact)
    found = await fetch(database, one, ContactRow)
    return _kept_contact(found[0], heads) if found else None


async def texts_of(database: Database, rows: Sequence[ContactRow]) -> dict[UUID, Texts]:
    """The words of these contacts, from the vault."""
    items = [item for row in rows for item in (row.said, row.wanted, row.outcome) if item]
    found = await texts(database, items)
    why = await withdrawn(database, set(items) - found.keys())
    return {row.contact: _texts(row, found, why) for row in rows}


def _texts(row: ContactRow, found: dict[UUID, str], why: Mapping[UUID, Withdrawn]) -> Texts:
    items = (row.said, row.wanted, row.outcome)
    said, wanted, outcome = (None if item is None else found.get(item) for item in items)
    gone = any(item is not None and item not in found for item in items)
    told = [why[item] for item in items if item is not None and item in why]
    last = max(told, key=lambda one: one.at, default=None)
    return Texts(said, wanted, outcome, gone, last)


async def rules_on(database: Database, committee: UUID, day: date) -> CommitteeRules | None:
    """The rules in force on a day."""
    wanted = select(adopted).where(adopted.c.committee == committee)
    return in_force(await fetch(database, wanted, RulesRow), day)


async def standings(
    database: Database,
    committee: UUID,
    sight: Sight,
    day: date,
    kind: str | None = None,
    number: int | None = None,
) -> list[Standing]:
    """How every pair with a quota stands on a day: in the year of that number, or of the day."""
    rules = await rules_on(database, committee, day)
    held = await pairs_of(database, committee, sight, None)
    made = await _made(database, committee, Wanted(last=day, kind=kind))
    by_pair: dict[UUID | None, list[ContactRow]] = {}
    for one in made:
        by_pair.setdefault(one.pair, []).append(one)
    found = []
    for pair in held:
        rule = rules.contact_quota(pair.kind) if rules else None
        if rule is None or kind not in (None, pair.kind):
            continue
        told = standing(pair, by_pair.get(pair.pair, []), rule, day, number)
        found += [told] if told else []
    return found


async def members_reached(
    database: Database, committee: UUID, window: Window, day: date, kind: str | None = None
) -> list[Reached]:
    """Everyone on the roll of a day, with the contacts of a window, of one kind of pairs or all."""
    wanted = Wanted(first=window.first, last=window.last, kind=kind)
    made = await _made(database, committee, wanted)
    return reached(await people_of(database, committee), made, window, day)


async def _made(database: Database, committee: UUID, wanted: Wanted) -> list[ContactRow]:
    return [one async for page in pages_of_contacts(database, committee, wanted) for one in page]


async def counts_of(
    database: Database, committee: UUID, window: Window, number: int, on: date
) -> Counts:
    """The numbers of a window, and how the pairs stand in their own year of that number.

    Args:
        on: as of which day, where the year is not over by then.
    """
    day = min(window.last, on)
    made = await _made(database, committee, Wanted(first=window.first, last=window.last))
    members = reached(await people_of(database, committee), made, window, day)
    pairs_ = await standings(database, committee, Sight(everything=True), on, number=number)
    return Counts(
        contacts=len(made),
        ways=ways_of(made),
        members=len(members),
        reached=sum(one.times > 0 for one in members),
        times=sum(one.times for one in members),
        sectors=tuple(by_sector(members)),
        pairs=len(pairs_),
        behind=sum(one.behind for one in pairs_),
        met=sum(one.met for one in pairs_),
        follow_ups_open=sum(one.asked_on is not None and one.done_on is None for one in made),
    )
