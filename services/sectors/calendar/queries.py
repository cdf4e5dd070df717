"""What can be read of the calendar, and of feeds?"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from contracts.merges import meant, merges_of
from kernel.fetching import Database, fetch
from sectors.calendar.entries import (
    Belonging,
    Entry,
    Held,
    Person,
    Planned,
    held,
    ordered,
    planned,
)
from sectors.calendar.tables import FeedRow, feeds


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the calendar reads what other slices remember; who puts the service together says.

    Attributes:
        held, planned: activities, and days of series without one, that last within two days.
        belongings: bodies of a person. expected: activities at which a person stands; both by
            all entries of the person in the register.
    """

    held: Callable[[Database, UUID, date, date], Awaitable[Sequence[Held]]]
    planned: Callable[[Database, UUID, date, date], Awaitable[Sequence[Planned]]]
    belongings: Callable[[Database, Collection[UUID]], Awaitable[Sequence[Belonging]]]
    expected: Callable[[Database, Collection[UUID]], Awaitable[frozenset[UUID]]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of which days, and of which body or member, if of one; plans too that are not announced?"""

    first: date
    last: date
    body: UUID | None = None
    member: UUID | None = None
    unannounced: bool = False


async def entries_of(
    database: Database, committee: UUID, sources: Sources, wanted: Wanted
) -> list[Entry]:
    """What is planned or held, in order."""
    days = (wanted.first, wanted.last)
    found = [held(row) for row in await sources.held(database, committee, *days)]
    found += [planned(row) for row in await sources.planned(database, committee, *days)]
    found = [one for one in found if one.announced or wanted.unannounced]
    if wanted.body is not None:
        found = [one for one in found if wanted.body in one.bodies]
    if wanted.member is not None:
        person = await _person(database, committee, sources, wanted.member)
        found = [one for one in found if person.concerns(one)]
    return ordered(found)


async def _person(database: Database, committee: UUID, sources: Sources, member: UUID) -> Person:
    """Under all entries of the register that stand for the person."""
    merged = await merges_of(database, committee)
    kept = meant(member, merged)
    entries = {member, kept, *(twin for twin in merged if meant(twin, merged) == kept)}
    belongings = await sources.belongings(database, entries)
    return Person(belongings, await sources.expected(database, entries))


async def feeds_of(database: Database, committee: UUID) -> Sequence[FeedRow]:
    """The feeds of a committee that are open."""
    c = feeds.c
    wanted = select(feeds).where(c.committee == committee).order_by(c.whose, c.of)
    return await fetch(database, wanted, FeedRow)


async def feed_of(database: Database, feed: UUID) -> FeedRow | None:
    """One feed, if it is open."""
    found = await fetch(database, select(feeds).where(feeds.c.feed == feed), FeedRow)
    return found[0] if found else None
