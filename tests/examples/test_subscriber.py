"""Does an outside system get every published event, in order, once, whatever becomes of it?"""

import ast
import asyncio
import os
import signal
import sqlite3
import sys
from collections import Counter
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import nats as broker
import pytest
from sqlalchemy import select

from contracts.sectors.body import BodyConfirmed
from kernel.clock import wall_clock
from kernel.delivery.bus import STREAM
from kernel.delivery.envelope import MARKER, headers, outgoing
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.log.chain import chained, named
from kernel.log.reading import heads, page
from kernel.tables import cursors
from kernel.testing.feeding import Feed
from kernel.testing.running import TOKENS, client, eventually, running
from members.app import MEMBERS
from members.member.commands import member_id

SUBSCRIBER = Path(__file__).parents[2] / "examples" / "subscriber" / "subscriber.py"
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Kept:
    """The database of one subscriber, and the program that fills it."""

    path: Path
    nats_url: str
    token: str

    @asynccontextmanager
    async def subscribed(self):
        """The program runs, then is killed: it is never asked to end."""
        told = {"NATS_URL": self.nats_url, "TOKEN": f"Bearer {self.token}"}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(SUBSCRIBER), str(self.path)),
            env={**os.environ, **told},
            stderr=(said := self.path.with_suffix(".said").open("ab")),
        )
        said.close()
        try:
            yield process
        finally:
            process.kill()
            await process.wait()

    def said(self):
        return self.path.with_suffix(".said").read_text(encoding="utf-8")

    def rows(self, query):
        """What the subscriber's database answers; nothing while it is being made."""
        if not self.path.exists():
            return []
        with closing(sqlite3.connect(self.path, timeout=30)) as db:
            try:
                return db.execute(query).fetchall()
            except sqlite3.OperationalError:
                return []

    def events(self):
        wanted = "select origin, position, type, data, hash from events order by origin, position"
        return self.rows(wanted)

    async def holds(self, expected):
        """Wait until it holds this."""

        async def so():
            assert "Traceback" not in self.said(), self.said()
            return self.events() == expected

        await eventually(so, PATIENCE_S, f"the subscriber holds {len(expected)} rows")


@dataclass(frozen=True, slots=True)
class Node:
    """A running service of two committees, and what its log holds."""

    started: object
    http: object
    nats_url: str

    async def admit(self, name, code="999900"):
        """A member, published; and a telephone number, which is not."""
        body = {"name": name, "term": 5, "since": "2025-01-08"}
        told = await self.http.post(f"/committees/{code}/members", json=body)
        assert told.status_code == 201, told.text
        member = member_id(committee_id(code), name, 1)
        where = f"/committees/{code}/members/{member}/private"
        told = await self.http.post(where, json={"phone": "15490000023"})
        assert told.status_code == 201, told.text

    async def recorded(self):
        """Every event of every origin, private ones too."""
        async with self.started.engine.connect() as connection:
            return [
                event
                for number, origin, _ in await heads(connection)
                for event in await page(connection, number, origin, 0)
            ]

    async def log(self):
        """All origins' events in order, as a subscriber is to hold them."""
        return sorted(
            (
                *(str(one.origin), one.position),
                *((one.type, one.data) if one.published else (MARKER, "")),
                named(one.hash),
            )
            for one in await self.recorded()
        )

    async def stream(self, work):
        """Meddle with the stream itself."""
        connection = await broker.connect(self.nats_url)
        try:
            return await work(connection.jetstream())
        finally:
            await connection.close()

    async def forget(self):
        """Wait until everything was relayed, then let the stream lose all of it."""
        ends = {origin: position for origin, position, *_ in await self.log()}

        async def so():
            async with self.started.engine.connect() as connection:
                wanted = select(cursors.c.position).where(cursors.c.reader == "relay")
                sent = (await connection.execute(wanted)).scalars().all()
            return sum(sent) == sum(ends.values())

        await eventually(so, PATIENCE_S, "relayed")
        await self.stream(lambda js: js.purge_stream(STREAM))


@pytest.fixture
async def node(database, nats_url):
    async with AsyncExitStack() as stack:
        started = await stack.enter_async_context(running(MEMBERS, database, nats_url))
        http = await stack.enter_async_context(client(started))
        for code, name in (("999900", "云岭市政协"), ("999902", "清溪区政协")):
            body = {"code": code, "name": name, "preset": "city"}
            told = await http.post("/committees", json=body)
            assert told.status_code == 201, told.text
        yield Node(started, http, nats_url)


@pytest.fixture
def kept(tmp_path, nats_url):
    """`kept("name")`: a subscriber with a database of that name, which may read everything."""

    def made(name, committee=None):
        reader = Principal("subscriber:test", (Grant(Role.SUBSCRIBER, committee),))
        token = TOKENS.sign(reader, wall_clock(), timedelta(hours=1))
        return Kept(tmp_path / f"{name}.db", nats_url, token)

    return made


@pytest.mark.timeout(300)
async def test_a_subscriber_misses_nothing_and_takes_nothing_twice(node, kept):
    subscriber = kept("first")
    await node.admit("岑知远")
    async with subscriber.subscribed() as process:
        await subscriber.holds(await node.log())
        process.send_signal(signal.SIGSTOP)
        await node.admit("柏行舟")
        await node.forget()
        await node.admit("闻若水")
        process.send_signal(signal.SIGCONT)
        await subscriber.holds(await node.log())
    await node.admit("邵望秋")
    await node.admit("宁采薇", code="999902")
    await node.forget()
    async with subscriber.subscribed():
        await subscriber.holds(await node.log())
        await node.admit("康乐山")
        await subscriber.holds(await node.log())
    kinds = Counter(kind == MARKER for _, _, kind, *_ in subscriber.events())
    assert kinds[True] == 6
    assert kinds[False] >= 10
    assert subscriber.rows("select broken from origins") == [(None,), (None,)]


@pytest.mark.timeout(300)
async def test_an_empty_database_is_filled_with_what_the_stream_has_no_more(node, kept):
    await node.admit("岑知远")
    await node.admit("柏行舟", code="999902")
    await node.forget()
    await node.admit("闻若水")
    await node.admit("邵望秋", code="999902")
    subscriber = kept("anew")
    async with subscriber.subscribed():
        await subscriber.holds(await node.log())


@pytest.mark.timeout(300)
async def test_who_may_read_one_committee_gets_places_alone_of_the_other_at_the_door(node, kept):
    await node.admit("岑知远")
    await node.admit("柏行舟", code="999902")
    await node.forget()
    await node.admit("闻若水")
    await node.admit("邵望秋", code="999902")
    here = str(committee_id("999900"))
    expected = [
        row if row[0].startswith(here) else (*row[:2], MARKER, "", row[4])
        for row in await node.log()
    ]
    subscriber = kept("scoped", committee_id("999900"))
    async with subscriber.subscribed():
        await subscriber.holds(expected)
    assert subscriber.rows("select broken from origins") == [(None,), (None,)]


@pytest.mark.timeout(300)
async def test_a_tampered_message_is_named_and_stops_its_origin_alone(node, kept):
    await node.admit("岑知远")
    log = await node.log()
    await node.forget()

    async def tamper(js):
        for event in await node.recorded():
            data = event.data.replace("岑知远", "岑知近") if event.published else ""
            told = headers(outgoing(event)) | {"Nats-Msg-Id": f"again {event.event_id}"}
            await js.publish("cppcc.99.99.00.000.again", data.encode(), headers=told)

    await node.stream(tamper)
    subscriber = kept("deceived")
    origin, position = next((row[0], row[1]) for row in log if "岑知远" in row[3])
    true = [row for row in log if row[0] != origin or row[1] < position]
    assert 0 < len(true) < len(log)
    async with subscriber.subscribed():
        await subscriber.holds(true)

        async def named_it():
            return f"{origin} stopped at members.member.admitted {position}:" in subscriber.said()

        await eventually(named_it, PATIENCE_S, "the tampered event is named")
        await node.admit("闻若水", code="999902")
        more = [row for row in await node.log() if row[0] != origin or row[1] < position]
        await subscriber.holds(more)
    with closing(sqlite3.connect(subscriber.path)) as db:
        db.execute("update origins set broken = null")
        db.commit()
    async with subscriber.subscribed():
        await subscriber.holds(await node.log())


def test_it_is_short_and_knows_nothing_of_the_program_it_subscribes_to():
    text = SUBSCRIBER.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 100
    tree = ast.parse(text)
    whole = [one for one in ast.walk(tree) if isinstance(one, ast.Import)]
    assert not [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom) and one.level]
    parts = [one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    names = {name.split(".")[0] for name in (*parts, *(a.name for one in whole for a in one.names))}
    assert names - sys.stdlib_module_names == {"nats"}


def test_it_gives_the_logs_hash_for_an_event_that_has_every_header():
    tree = ast.parse(SUBSCRIBER.read_text(encoding="utf-8"))
    kinds = (ast.Import, ast.ImportFrom, ast.Assign, ast.FunctionDef)
    tree.body = [one for one in tree.body if isinstance(one, kinds)]
    names: dict[str, object] = {}
    exec(compile(tree, str(SUBSCRIBER), "exec"), names)
    bare = Feed().next(UUID(int=1), BodyConfirmed(body=UUID(int=2)), date(2025, 3, 1))
    east = timezone(timedelta(hours=8))
    more = {"on_behalf_of": "person:1 甲", "causation_id": UUID(int=3), "source": " 名册.xlsx 3%"}
    full = replace(bare, actor="办公室", occurred_at=datetime(2025, 3, 1, 9, tzinfo=east), **more)
    for event in (bare, full):
        digest = named(chained(event.prevhash, event.sealed_text()))
        assert names["recomputed"](headers(event), event.data) == digest
        assert names["recomputed"](headers(event), event.data + " ") != digest
