"""How does an archive get filled quickly with what would have arrived, chained as it would be?"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import asyncpg

from kernel.clock import wall_clock
from kernel.log.chain import GENESIS, Recorded, named
from reporting.archive.arrival import chained
from reporting.archive.tables import archive

PAGE = 5000
NAMES = tuple(column.name for column in archive.columns)
HEAD = "insert into archive_head (one, arrival, chain, arrived_at) values (1, $1, $2, now())"
PLACE = "insert into inbox (origin, position, hash, reacted) values ($1, $2, $3, $2)"
CURSOR = "insert into case_cursor (reader, arrival) values ('cases', $1)"


async def fill_archive(url: str, events: Iterable[Recorded]) -> int:
    """COPY arrivals in order, with head, inbox positions and the cases' cursor; how many."""
    connection = await asyncpg.connect(url)
    filled = Filled()
    rows = filled.rows(events)
    while page := list(islice(rows, PAGE)):
        await connection.copy_records_to_table("archive", records=page, columns=NAMES)
    await connection.execute(HEAD, filled.at, filled.chain)
    await connection.executemany(PLACE, [(o, p, h) for o, (p, h) in filled.places.items()])
    await connection.execute(CURSOR, filled.at)
    await connection.execute("analyze archive")
    await connection.close()
    return filled.at


class Filled:
    """The archive as it grows."""

    def __init__(self) -> None:
        self.at, self.chain = 0, GENESIS
        self.places: dict[str, tuple[int, str]] = {}

    def rows(self, events: Iterable[Recorded]) -> Iterator[tuple[Any, ...]]:
        """Rows of the archive's table, in the order of its columns."""
        now = wall_clock()
        for one in events:
            self.at, self.chain = self.at + 1, chained(self.chain, one)
            origin = str(one.origin)
            self.places[origin] = (one.position, named(one.hash))
            own = {
                "arrival": self.at,
                "arrived_at": now,
                "origin": origin,
                "committee": one.origin.committee,
                "chain": self.chain,
            }
            yield tuple(own[name] if name in own else getattr(one, name) for name in NAMES)
