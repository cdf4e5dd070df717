"""What is odd in a committee's window, item by item, each with the ledger row it was read from?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from reporting.figures.scope import Scope
from reporting.readiness.archived import Arrivals, Place, places_at
from reporting.readiness.catalogue import CHECKS
from reporting.readiness.check import About, Check, Odd
from reporting.readiness.known import Known
from reporting.readiness.loading import known_of


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to put right.

    Attributes:
        rank, place: where it stands in the list: by check, then as the check orders.
        source: the last ledger row that the case was read from; None when it came another way.
    """

    rank: int
    check: Check
    odd: Odd
    source: Place | None = None

    @property
    def place(self) -> str:
        """What orders items of one check, and tells them apart."""
        return self.odd.place


@dataclass(frozen=True, slots=True)
class Readiness:
    """All that was found, in order, and what it was found in."""

    items: Sequence[Item]
    known: Known
    arrivals: Arrivals


def found_in(known: Known, checks: Iterable[Check] = tuple(CHECKS.values())) -> list[Item]:
    """What the checks find, in the order of the list. Pure."""
    return [
        Item(rank, check, odd)
        for rank, check in enumerate(checks)
        for odd in sorted(check.finds(known), key=lambda one: one.place)
    ]


async def readiness_of(engine: AsyncEngine, scope: Scope) -> Readiness:
    """Everything odd under a scope; one snapshot, read-only."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        known, arrivals = await known_of(connection, scope)
        found = found_in(known)
        sources = await _sources(connection, {one.odd.about for one in found}, arrivals)
    items = [Item(one.rank, one.check, one.odd, sources.get(one.odd.about)) for one in found]
    return Readiness(items, known, arrivals)


async def _sources(
    connection: AsyncConnection, cases: Iterable[About], arrivals: Arrivals
) -> Mapping[About, Place]:
    """Of each case the last ledger row that said something of it."""
    told = {one: arrivals.get((one.kind, one.case), ()) for one in cases}
    places = await places_at(connection, (at for many in told.values() for at in many))
    return {
        one: places[max(at for at in many if at in places)]
        for one, many in told.items()
        if any(at in places for at in many)
    }
