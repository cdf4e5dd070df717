"""How are two sides compared: in turns, on fresh databases, by their medians?"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import median

import nats
from bench.row import Measured, Place, Row, Seen, Side, Urls
from nats.js.errors import NotFoundError

from kernel.infra.server import PostgresServer, Server
from kernel.testing.plugin import fresh_database

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Grounds:
    """The servers that a run stands on."""

    postgres: PostgresServer
    nats: Server

    @contextlib.contextmanager
    def databases(self, count: int) -> Iterator[list[Urls]]:
        """Empty databases, dropped afterwards."""
        with contextlib.ExitStack() as stack:
            entered = [stack.enter_context(fresh_database(self.postgres)) for _ in range(count)]
            yield [Urls(one.owner, one.service) for one in entered]


async def measured(grounds: Grounds, row: Row, amount: int, rounds: int, say: Say) -> Measured:
    """A row's rounds: floor, ours, floor, ours ..."""
    found = Measured(row, amount)
    with grounds.databases(row.keeps) as kept:
        if row.fill is not None:
            await row.fill(Place((), grounds.nats.url, kept), amount)
        for number in range(rounds):
            for name, side, seen in (
                ("floor", row.floor, found.floor),
                ("ours", row.ours, found.ours),
            ):
                seen.append(await _round(grounds, side, amount, kept))
                say(f"{row.id} {number + 1}/{rounds} {name}: {told(seen[-1])}")
    return found


async def _round(grounds: Grounds, side: Side, amount: int, kept: list[Urls]) -> Seen:
    await _without_stream(grounds.nats.url)
    place = Place((), grounds.nats.url, kept)
    with grounds.databases(2) as fresh:
        return await side(replace(place, fresh=fresh), amount)


async def _without_stream(url: str) -> None:
    connection = await nats.connect(url)
    try:
        with contextlib.suppress(NotFoundError):
            await connection.jetstream().delete_stream("EVENTS")
    finally:
        await connection.close()


def middle(seen: list[Seen], measure: str) -> float:
    """The median of a measure over rounds."""
    return median(one[measure] for one in seen)


def told(seen: Seen) -> str:
    """What a round gave, in one line."""
    return ", ".join(f"{name} {value:,.1f}" for name, value in seen.items())
