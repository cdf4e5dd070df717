"""Do two nodes add up: a leaf-node link, cut and mended, and nothing missing above?"""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta

import nats as broker
import pytest
from joserfc.jwk import ECKey
from sqlalchemy import select

from kernel.clock import today, wall_clock
from kernel.delivery.bus import STREAM
from kernel.infra.leaf import LeafSettings
from kernel.infra.nats import EmbeddedNats
from kernel.infra.ports import LOOPBACK, any_free
from kernel.testing.plugin import fresh_database
from kernel.testing.running import client, eventually, running
from kernel.tokens import Tokens
from members.app import MEMBERS
from reporting.app import REPORTING
from reporting.archive.tables import archive
from reporting.archive.verify import check_archive

MENDED_S = 150.0
"""A source's consumer may take 15 to 40 s to be made again after a cut."""


class Link:
    """The line between two nodes, which can be cut."""

    def __init__(self, towards):
        self.port, self._towards = any_free(), towards
        self._server, self._lines = None, set()

    async def mend(self):
        self._server = await asyncio.start_server(self._pass, LOOPBACK, self.port)

    async def cut(self):
        self._server.close()
        for line in list(self._lines):
            line.close()

    async def _pass(self, reader, writer):
        there, back = await asyncio.open_connection(LOOPBACK, self._towards)
        self._lines |= {writer, back}
        await asyncio.gather(self._pump(reader, back), self._pump(there, writer))

    async def _pump(self, source, sink):
        try:
            while data := await source.read(65536):
                sink.write(data)
                await sink.drain()
        except OSError:
            pass
        finally:
            sink.close()


@asynccontextmanager
async def linked(tmp_path):
    """An upper and a lower nats-server, each with a domain of its own, and the link."""
    port = any_free()
    link = Link(port)
    await link.mend()
    up = LeafSettings(listen=f"{LOOPBACK}:{port}", password="between-levels")
    down = LeafSettings(remote=f"nats-leaf://leaf:between-levels@{LOOPBACK}:{link.port}")
    upper = EmbeddedNats(tmp_path / "upper", domain="city", leaf=up)
    lower = EmbeddedNats(tmp_path / "lower", domain="town", leaf=down)
    (tmp_path / "upper").mkdir()
    (tmp_path / "lower").mkdir()
    try:
        await asyncio.to_thread(upper.start)
        await asyncio.to_thread(lower.start)
        yield upper.url, lower.url, link
    finally:
        lower.stop()
        upper.stop()
        await link.cut()


@pytest.mark.timeout(400)
async def test_a_cut_link_loses_nothing_and_earlier_cuts_stay(postgres, tmp_path, monkeypatch):
    monkeypatch.setattr("kernel.delivery.inbox.PATROL_S", 5.0)
    city, town = ECKey.generate_key("P-256"), ECKey.generate_key("P-256")
    public = ECKey.import_key(city.as_pem(private=False))
    with fresh_database(postgres) as below, fresh_database(postgres) as above:
        async with (
            linked(tmp_path) as (upper_url, lower_url, link),
            running(MEMBERS, below, lower_url, tokens=Tokens(town, (public,))) as members,
            client(members) as lower,
        ):
            await told(lower, "/committees", code="999900", name="云岭市政协", preset="city")
            days = {"opens": "2025-01-08", "closes": "2025-01-11"}
            cut_off = {"cut_off": "2025-01-09T18:00:00+08:00"}
            here = "/committees/999900"
            await told(lower, f"{here}/plenaries", term=5, session=3, **days, **cut_off)
            first = await told(lower, f"{here}/members", name="岑知远", term=5, since="2022-01-12")
            async with (
                running(REPORTING, above, upper_url, tokens=Tokens(city), below=("town",)) as up,
                client(up) as upper,
            ):
                await arrived(up, first)
                assert await on_roll(upper) == 1
                before = wall_clock() - timedelta(microseconds=1)
                assert await on_roll(upper, before) == 1

                await link.cut()
                for name in ("黎云舟", "戚南乔"):
                    last = await told(
                        lower, f"{here}/members", name=name, term=5, since="2022-01-12"
                    )
                assert await on_roll(upper) == 1, "what was written below has not come"
                await link.mend()
                await arrived(up, last)
                assert await on_roll(upper) == 3, "late, but here"
                assert await on_roll(upper, before) == 1, "an earlier cut stays as it was"
                assert await check_archive(up.engine) == []
                await carried(upper_url, lower_url, int(last.split("@")[1]))
                (row,) = await reconciled(upper)
                assert (row["equal"], row["counted"]) == (True, int(last.split("@")[1]))


async def told(http, path, **body):
    """Ask for something; the position at which it was recorded."""
    answer = await http.post(path, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()["position"]


async def arrived(started, position):
    """Wait until the archive above holds a position, and the cases are folded."""
    origin, number = position.split("@")

    async def so():
        async with started.engine.connect() as connection:
            wanted = select(archive.c.position).where(archive.c.origin == origin)
            found = sorted((await connection.execute(wanted)).scalars())
        assert found == list(range(1, len(found) + 1)), "gapless at every moment"
        return len(found) >= int(number)

    await eventually(so, timeout_s=MENDED_S, what=f"{position} is archived above")
    async with client(started) as http:
        taken = await http.post("/wait", json={origin: int(number)})
        assert taken.json()["taken"], taken.text


async def on_roll(http, as_of=None):
    """How many members the upper node counts."""
    asked = {"plenary": "5/3", "id": "members.on_roll"}
    if as_of is not None:
        asked["as_of"] = as_of.isoformat()
    answer = await http.get("/committees/999900/figures", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()["figures"]["members.on_roll"]["value"]


async def carried(upper_url, lower_url, n):
    """Wait until the upper stream has what the lower has: by sourcing, each message once."""

    async def messages(url):
        connection = await broker.connect(url)
        try:
            return (await connection.jetstream().stream_info(STREAM)).state.messages
        finally:
            await connection.close()

    async def so():
        return await messages(upper_url) >= n

    await eventually(so, timeout_s=MENDED_S, what="the upper stream has caught up")
    assert await messages(upper_url) == await messages(lower_url) == n


async def reconciled(http):
    """The lower node's manifest, asked over the link, against the archive above."""
    answer = await http.post("/reconcile", json={"days": [today().isoformat()]})
    assert answer.status_code == 200, answer.text
    return answer.json()
