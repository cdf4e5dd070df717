"""Does a list go on where its page ended: no row twice, none lost, whatever is written?"""

import asyncio
import json
from base64 import urlsafe_b64encode
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import MetaData, select
from sqlalchemy.ext.asyncio import create_async_engine

from kernel.paging import BadCursor, By, Order, Turn, page_of, paged
from kernel.rows import as_values, table_of


@dataclass(frozen=True, slots=True)
class Thing:
    """A row of every type that lists are ordered by."""

    thing: UUID
    number: int | None
    name: str
    on: date | None
    at: datetime


metadata = MetaData()
things = table_of(metadata, "things", Thing, "thing")
ORDERS = (
    Order("by-number", (By(things.c.number), By(things.c.name), By(things.c.thing))),
    Order("latest", (By(things.c.on, descending=True), By(things.c.thing))),
    Order("instants", (By(things.c.at, descending=True), By(things.c.thing))),
    Order("names", (By(things.c.name, descending=True), By(things.c.thing, descending=True))),
)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 4))
ROWS = st.builds(
    Thing,
    st.uuids(),
    st.none() | st.integers(-1, 2),
    st.sampled_from(["甲", "乙", "", "'"]),
    DAYS,
    st.sampled_from([datetime(2026, 1, 1, 8, n, tzinfo=UTC) for n in range(3)]),
)


@pytest_asyncio.fixture
async def engine(database):
    """A database with an empty table."""
    made = create_async_engine(database.owner.replace("postgresql://", "postgresql+asyncpg://", 1))
    async with made.begin() as connection:
        await connection.run_sync(metadata.create_all)
    yield made
    await made.dispose()


async def write(engine, rows):
    if rows:
        async with engine.begin() as connection:
            await connection.execute(things.insert(), [as_values(row) for row in rows])


async def walked(engine, order, limit, between):
    """All pages, one after another; `between` are the rows that come after each."""
    seen, turn = [], Turn(limit)
    while True:
        page = await paged(engine, select(things), order, turn, Thing)
        assert len(page.items) <= limit
        seen += page.items
        if page.next is None:
            return seen
        turn = Turn(limit, page.next)
        await write(engine, between.pop() if between else [])


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    held=st.lists(ROWS, unique_by=lambda row: row.thing, max_size=12),
    later=st.lists(st.lists(ROWS, max_size=4), max_size=4),
    order=st.sampled_from(ORDERS),
    limit=st.integers(1, 5),
)
def test_every_row_that_was_there_is_seen_once_and_in_order(loop, held, later, order, limit):
    run, engine = loop
    known = {row.thing for row in held}
    later = [[row for row in rows if row.thing not in known] for rows in later]
    new = {row.thing: row for rows in later for row in rows}
    later = [[row for row in rows if new.pop(row.thing, None) is row] for rows in later]

    async def story():
        async with engine.begin() as connection:
            await connection.execute(things.delete())
        await write(engine, held)
        seen = await walked(engine, order, limit, list(later))
        async with engine.connect() as connection:
            now = await connection.execute(select(things).order_by(*order.sorting()))
            return seen, [Thing(*row) for row in now]

    seen, in_order = run(story())
    assert len({row.thing for row in seen}) == len(seen)
    assert {row.thing for row in held} <= {row.thing for row in seen}
    places = [in_order.index(row) for row in seen]
    assert places == sorted(places)


@given(st.lists(ROWS, unique_by=lambda row: row.thing, max_size=12), st.integers(1, 5))
def test_a_list_that_is_here_already_is_walked_in_the_same_way(rows, limit):
    order = Order("here", (By(things.c.thing),))
    rows = sorted(rows, key=lambda row: row.thing)
    seen, page = [], page_of(rows, order, Turn(limit))
    while page.next is not None:
        assert len(page.items) == limit
        seen += page.items
        page = page_of(rows, order, Turn(limit, page.next))
    assert [*seen, *page.items] == rows


@pytest.fixture
def loop(database):
    """Runs what a hypothesis test asks for on one loop with one engine."""
    with asyncio.Runner() as runner:
        made = create_async_engine(
            database.owner.replace("postgresql://", "postgresql+asyncpg://", 1)
        )

        async def make():
            async with made.begin() as connection:
                await connection.run_sync(metadata.create_all)

        runner.run(make())
        yield runner.run, made
        runner.run(made.dispose())


def told(*values):
    return urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


SOME = str(UUID(int=1))
BROKEN = {
    "nothing": "",
    "no base64": "页",
    "no json": "abcd",
    "a number": urlsafe_b64encode(b"7").decode(),
    "nested too deep": urlsafe_b64encode(b"[" * 700).decode(),
    "of another order": told("latest", None, SOME),
    "too short": told("by-number", 1, "甲"),
    "too long": told("by-number", 1, "甲", SOME, 1),
    "a number that no column holds": told("by-number", 2**63, "甲", SOME),
    "true as a number": told("by-number", True, "甲", SOME),
    "a text as a number": told("by-number", "1", "甲", SOME),
    "no id": told("by-number", 1, "甲", "x"),
    "null where none is": told("by-number", 1, None, SOME),
    "what no database holds": told("by-number", 1, "\x00", SOME),
    "half a character": urlsafe_b64encode(b'["by-number",1,"\\ud800","x"]').decode(),
}


@pytest.mark.parametrize("cursor", BROKEN.values(), ids=BROKEN.keys())
async def test_what_no_page_gave_is_refused_before_a_database_is_asked(cursor):
    with pytest.raises(BadCursor) as refused:
        ORDERS[0].after(cursor)
    assert refused.value.status == 400


async def test_a_cursor_says_where_its_row_stands(engine):
    at = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [Thing(UUID(int=n), n % 2 or None, "甲", date(2026, 1, n + 1), at) for n in range(4)]
    await write(engine, rows)
    first = await paged(engine, select(things), ORDERS[0], Turn(3), Thing)
    assert [astuple(row)[0].int for row in first.items] == [1, 3, 0]
    rest = await paged(engine, select(things), ORDERS[0], Turn(3, first.next), Thing)
    assert ([row.thing.int for row in rest.items], rest.next) == ([2], None)
