"""How fast are cases folded anew from the archive by one process?"""

import time
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
from bench.anew import rebuild
from bench.apart import alone, filling
from bench.archived import fill_archive
from bench.load import rate
from bench.reporter import reporting, tables
from bench.row import Goal, Place, Row, Seen
from bench.story import story

from kernel.event import event_class

PAGE = 5000
FACTS = (
    """create table facts (case_id text, known_from bigint, known_to bigint, committee uuid,
       happened_on date, type text, title text, sponsor text, category text, state text, unit text,
       primary key (case_id, known_from))""",
    "create index on facts (committee, known_to, known_from)",
    "create index on facts (case_id, known_to)",
)
READ = """select arrival, committee, occurred_on, type, data from archive
          where arrival > $1 order by arrival limit $2"""


async def fill(place: Place, amount: int) -> AsyncIterator[Seen]:
    """An archive of so many events."""
    await tables(place.kept[0])
    await fill_archive(place.kept[0].owner, story(amount))
    yield {}


async def bare(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The floor: read a page, decode it with pydantic, fold into dicts, COPY one row an event."""
    connection = await asyncpg.connect(place.kept[0].owner)
    await connection.execute("drop table if exists facts")
    for statement in FACTS:
        await connection.execute(statement)
    began, at, folded = time.perf_counter(), 0, Bare()
    while rows := await connection.fetch(READ, at, PAGE):
        facts = [folded.fact(row) for row in rows]
        await connection.copy_records_to_table("facts", records=facts)
        at = rows[-1]["arrival"]
    yield rate(amount, time.perf_counter() - began)
    await connection.close()


class Bare:
    """A fold that anybody would write first: a dict a case."""

    def __init__(self) -> None:
        self._cases: dict[str, dict[str, Any]] = {}

    def fact(self, row: Any) -> tuple[Any, ...]:
        """The row of an event's case after it."""
        known = event_class(row["type"])
        assert known is not None
        told = known.model_validate_json(row["data"]).model_dump()
        key = str(next(iter(told.values())))
        case = self._cases.setdefault(key, {})
        case.update({name: told[name] for name in ("title", "category") if told.get(name)})
        case["sponsor"] = (told.get("first_sponsor") or {}).get("name") or case.get("sponsor")
        case["unit"] = (told.get("unit") or {}).get("name") or case.get("unit")
        case["state"] = row["type"].rpartition(".")[2]
        cut = ("title", "sponsor", "category", "state", "unit")
        place = (key, row["arrival"], 2**62, row["committee"], row["occurred_on"], row["type"])
        return (*place, *(case.get(name) for name in cut))


async def ours(place: Place, amount: int) -> AsyncIterator[Seen]:
    """Every kind of case, in versions with their events."""
    async with reporting(place.kept[0]) as started:
        began = time.perf_counter()
        folded = await rebuild(started)
        yield rate(folded, time.perf_counter() - began)
    assert folded == amount


REBUILD = Row(
    id="rebuild",
    group="report",
    what="rebuild of cases from the archive, one process",
    against="decode + fold + COPY with the same indexes in bare Python, one row an event",
    floor=alone("bench.rows.rebuild:bare"),
    ours=alone("bench.rows.rebuild:ours"),
    goals=(Goal("per_s", least=0.5),),
    amount=100_000,
    quick=1_000,
    keeps=1,
    fill=filling("bench.rows.rebuild:fill"),
)
