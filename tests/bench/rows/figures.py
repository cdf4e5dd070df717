"""How long do twenty figures of one committee's year take, among a million events and more?"""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import asyncpg
from bench.anew import rebuild
from bench.apart import alone, filling
from bench.archived import fill_archive
from bench.load import spread
from bench.reporter import reporting, tables
from bench.row import Goal, Place, Row, Seen
from bench.story import committee, story

from kernel.shown import physical, standings
from kernel.tables import READING
from reporting.archive.cut import cut_now
from reporting.cases.catalogue import KINDS
from reporting.cases.keeping import CASES
from reporting.cases.kind import STILL
from reporting.figures.computing import chosen, computed
from reporting.figures.scope import scope_of

ASKED = 30
"""Times a round asks, after a few that are not counted."""

WARM_UP = 3
OWN = 30_000
"""Events of the committee whose figures are asked: about 50,000 versions."""

FAR = 10_000_000
TWENTY = tuple(
    f"proposals.{name}"
    for name in (
        *("received", "filed", "merged", "converted", "not_filed", "withdrawn", "under_review"),
        *("filed_member", "filed_collective", "sponsors", "assigned", "replied"),
        *("replied_on_time", "adopted", "filing_rate", "reply_rate", "on_time_rate"),
        *("by_category", "by_sponsor_kind", "grades"),
    )
)
KNOWN = "committee = $1 and known_from <= $2 and known_to > $2"
ONE_PASS = f"""
select count(*), count(*) filter (where state = 'filed'), count(*) filter (where state = 'merged'),
  count(*) filter (where state = 'converted'), count(*) filter (where state = 'not_filed'),
  count(*) filter (where state = 'withdrawn'), count(*) filter (where state = 'under_review'),
  count(*) filter (where state = 'filed' and by_members),
  count(*) filter (where state = 'filed' and not by_members), count(distinct first_sponsor),
  count(*) filter (where assigned), count(*) filter (where replied),
  count(*) filter (where in_time), count(*) filter (where outcome = 'resolved'),
  count(*) filter (where category = '经济建设'), count(*) filter (where category = '社会建设'),
  count(*) filter (where grade = 'A'), count(*) filter (where grade = 'B'),
  count(*) filter (where sponsor_kind = 'joint'), count(*) filter (where sponsor_kind = 'party')
from case_proposal where {KNOWN} and plenary = $3
"""
INDEXED = f"select count(*) from case_proposal where {KNOWN}"
Ask = Callable[[], Awaitable[object]]


async def fill(place: Place, amount: int, alike: bool) -> AsyncIterator[Seen]:
    """One committee's two years, folded by reporting itself, and copies of its versions.

    Args:
        alike: the copies are more cases of the same committee, not those of other committees.
    """
    urls = place.kept[0]
    own = min(OWN, max(500, amount // 20))
    await tables(urls)
    await fill_archive(urls.owner, story(own))
    async with reporting(urls) as started:
        await rebuild(started)
        async with started.engine.connect() as reading:
            live = (await standings(reading))[CASES.name].live
    connection = await asyncpg.connect(urls.service)
    for kind in KINDS:
        table = physical(kind.table, live)
        names = [column.name for column in table.columns]
        await connection.execute(copied(table.fullname, names, alike), amount // own - 1)
        await connection.execute(f"vacuum analyze {table.fullname}")
    await connection.close()
    yield {}


def copied(table: str, names: list[str], alike: bool) -> str:
    """SQL that makes $1 copies of a table's versions under other ids."""
    own = {"case_id": "case_id || '~' || n"}
    if not alike:
        own["committee"] = "md5(n::text)::uuid"
        own["known_from"] = f"known_from + n * {FAR}::bigint"
        still = f"case when known_to = {STILL} then known_to"
        own["known_to"] = f"{still} else known_to + n * {FAR}::bigint end"
    columns = ", ".join(own.get(name, f'"{name}"') for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    series = "generate_series(1, $1::int) as n"
    return f"insert into {table} ({listed}) select {columns} from {table}, {series}"


async def ours(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The figures as the API computes them, scope included."""
    async with reporting(place.kept[0]) as started:
        engine, here, wanted = started.engine, committee(), chosen(TWENTY)

        async def ask() -> None:
            cut = await cut_now(engine, here)
            scope = await scope_of(engine, here, 5, 4, "plenary", cut)
            found = await computed(engine, scope, wanted)
            assert found["proposals.received"].value > 0  # type: ignore[union-attr]

        yield await asked(ask)


async def one_pass(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The floor: twenty counts in one statement over the proposals' versions."""
    async with reporting(place.kept[0]) as started:
        scope = await scope_of(
            started.engine, committee(), 5, 4, "plenary", await cut_now(started.engine, committee())
        )
    told = (scope.committee, scope.cut.arrival, scope.plenary.plenary)
    yield await _asked_of(place, amount, ONE_PASS, *told)


async def indexed(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The floor: one count(*) of the proposals' versions, by the index."""
    connection = await asyncpg.connect(place.kept[0].owner)
    head = await connection.fetchval("select arrival from archive_head")
    await connection.close()
    yield await _asked_of(place, amount, INDEXED, committee(), head)


async def _asked_of(place: Place, amount: int, statement: str, *told: Any) -> Seen:
    # By the name that readers use, as ours does.
    connection = await asyncpg.connect(place.kept[0].service, server_settings=READING)
    assert await connection.fetchval("select count(*) from case_proposal") > amount // 4
    seen = await asked(lambda: connection.fetch(statement, *told))
    await connection.close()
    return seen


async def asked(ask: Ask) -> Seen:
    """How long an answer takes."""
    for _ in range(WARM_UP):
        await ask()
    took_s = []
    for _ in range(ASKED):
        began = time.perf_counter()
        await ask()
        took_s.append(time.perf_counter() - began)
    return spread(took_s)


FIGURES = Row(
    id="figures",
    group="figures",
    what="20 figures of one committee's year, in 1 M events of twenty committees and more",
    against="20 counts in one raw statement",
    floor=alone("bench.rows.figures:one_pass"),
    ours=alone("bench.rows.figures:ours"),
    goals=(Goal("p50_ms", of="ours", most=200), Goal("p99_ms")),
    amount=1_000_000,
    quick=2_000,
    keeps=1,
    fill=filling("bench.rows.figures:fill", alike=False),
)
WHOLE = Row(
    id="figures-whole",
    group="figures",
    what="the same when all of these events are that committee's",
    against="20 counts in one raw statement",
    floor=alone("bench.rows.figures:one_pass"),
    ours=alone("bench.rows.figures:ours"),
    goals=(Goal("p50_ms", of="ours"), Goal("p99_ms")),
    amount=1_000_000,
    quick=2_000,
    keeps=1,
    fill=filling("bench.rows.figures:fill", alike=True),
)
AMONG = Row(
    id="figures-among",
    group="figures",
    what="20 figures of one committee's year, about 50,000 versions among those of so many events",
    against="one indexed `count(*)` over the same proposals' versions",
    floor=alone("bench.rows.figures:indexed"),
    ours=alone("bench.rows.figures:ours"),
    goals=(Goal("p95_ms", most=10),),
    amount=2_000_000,
    quick=4_000,
    keeps=1,
    fill=filling("bench.rows.figures:fill", alike=False),
)
