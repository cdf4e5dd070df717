"""Of what came, what is next of each origin, what is missing, and what disagrees?"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.delivery.envelope import Arrived
from kernel.delivery.forks import CLOSED, log_of
from kernel.log.chain import GENESIS, named
from kernel.tables import inbox

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Place:
    """How far one origin was taken: last position and its hash; `forked` names what disagrees."""

    position: int = 0
    hash: str = field(default_factory=lambda: named(GENESIS))
    forked: str | None = None


@dataclass(slots=True)
class Sorting:
    """One round: what is next of each origin, what is missing, what disagrees."""

    places: dict[str, Place]
    taken: list[Arrived] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)

    def offer(self, one: Arrived) -> int | None:
        """Take the next event; skip a known or forked one; the position before a gap otherwise."""
        name = str(one.origin)
        place = self.places.get(name) or self._meet(one)
        if place.forked is not None or one.position < place.position:
            return None
        if one.position > place.position + 1:
            return place.position
        if one.position == place.position:
            if named(one.hash) != place.hash:
                self._fork(place, one)
            return None
        if named(one.prevhash) != place.hash:
            self._fork(place, one)
            return None
        place.position, place.hash = one.position, named(one.hash)
        self.taken.append(one)
        self.moved.add(name)
        return None

    def _meet(self, one: Arrived) -> Place:
        """The place of an origin met for the first time; of another incarnation it is a fork."""
        name = str(one.origin)
        place = Place()
        for other, held in list(self.places.items()):
            open_ = held.position > 0 and not (held.forked or "").startswith(CLOSED)
            if open_ and log_of(other) == log_of(name):
                place.forked = (
                    f"another incarnation: held {other} up to {held.position} {held.hash}, "
                    f"offered {name} at {one.position} {named(one.hash)}"
                )
                self._stopped(one, place)
        self.places[name] = place
        return place

    def _fork(self, place: Place, one: Arrived) -> None:
        place.forked = (
            f"position {one.position}: held {place.hash} at {place.position}, "
            f"offered {named(one.hash)} after {named(one.prevhash)}"
        )
        self._stopped(one, place)

    def _stopped(self, one: Arrived, place: Place) -> None:
        self.moved.add(str(one.origin))
        log.error("%s forked: %s", one.origin, place.forked)


async def places_of(connection: AsyncConnection, origins: Iterable[str]) -> dict[str, Place]:
    """The places of these origins, and of other incarnations of their logs."""
    name = inbox.c.origin
    log_held = func.split_part(name, ".", 1) + "." + func.split_part(name, ".", 2)
    logs = {log_of(origin) for origin in origins}
    rows = await connection.execute(select(inbox).where(log_held.in_(logs)))
    return {row.origin: Place(row.position, row.hash, row.forked) for row in rows}


async def move_places(connection: AsyncConnection, sorting: Sorting) -> None:
    """Keep how far each origin was taken, and which stopped."""
    moved = [
        {"origin": origin, "position": place.position, "hash": place.hash, "forked": place.forked}
        for origin, place in sorting.places.items()
        if origin in sorting.moved
    ]
    if moved:
        upsert = insert(inbox)
        others = {name: upsert.excluded[name] for name in ("position", "hash", "forked")}
        await connection.execute(
            upsert.on_conflict_do_update(index_elements=["origin"], set_=others), moved
        )
