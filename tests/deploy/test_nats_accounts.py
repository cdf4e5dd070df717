"""Can each service do its work with its own account, and a subscriber only read its region?"""

import asyncio
import contextlib
import subprocess
from pathlib import Path

import nats
import pytest
from nats.errors import TimeoutError as NoAnswer
from nats.js.api import ConsumerConfig
from sqlalchemy import select

from kernel.delivery.bus import STREAM
from kernel.delivery.door import ask_door
from kernel.freeze import declared
from kernel.infra.ports import any_free
from kernel.infra.programs import nats_server
from kernel.log.chain import Origin
from kernel.tables import directory
from kernel.testing.plugin import fresh_database
from kernel.testing.running import client, eventually, running

CONF = Path(__file__).parents[2] / "deploy" / "nats" / "server.conf"
USERS = ("sys", "operator", "members", "proposals", "sectors", "reporting", "subscriber")
REGION = "cppcc.99.99.00.>"


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """The real server with the operator's file, on a free port, its store in a folder of ours."""
    folder, port = tmp_path_factory.mktemp("nats"), any_free()
    words = {f"NATS_{user.upper()}_PASSWORD": f"p{user}1" for user in USERS}
    program = nats_server(None)
    conf = CONF.read_text("utf-8")
    assert '"/data"' in conf
    here = folder / "server.conf"
    here.write_text(conf.replace('"/data"', f'"{folder / "store"}"'))
    command = [program, "-c", here, "-a", "127.0.0.1", "-p", str(port)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, env=words, stdout=log, stderr=log)
    try:
        assert server.poll() is None
        yield port
    finally:
        server.terminate()
        server.wait(30)


def url(port, user):
    return f"nats://{user}:p{user}1@127.0.0.1:{port}"


@contextlib.asynccontextmanager
async def connected(port, user):
    """A client of its own inbox; what the server refused it gathers in `refused`."""
    refused = []

    async def refuse(error):
        refused.append(str(error))

    async def connect():
        with contextlib.suppress(OSError, nats.errors.Error):
            line = await nats.connect(
                url(port, user),
                inbox_prefix=f"_INBOX_{user}".encode(),
                error_cb=refuse,
                allow_reconnect=False,
            )
            found.append(line)
        return bool(found)

    found = []
    await eventually(connect, 30, what=f"{user} is let in")
    try:
        yield found[0], refused
    finally:
        await found[0].close()


@pytest.fixture
async def told(port, postgres):
    """Members has told of two committees, and proposals has heard of them."""
    async with connected(port, "operator"):
        pass
    with fresh_database(postgres) as ours, fresh_database(postgres) as theirs:
        async with (
            running(declared("members"), ours, url(port, "members")) as members,
            running(declared("proposals"), theirs, url(port, "proposals")) as proposals,
        ):
            async with client(members) as http:
                for code, name in (("999900", "云岭市政协"), ("888800", "东湖市政协")):
                    body = {"code": code, "name": name, "preset": "city"}
                    assert (await http.post("/committees", json=body)).status_code == 201

            async def heard():
                async with proposals.engine.connect() as connection:
                    return len((await connection.execute(select(directory))).all()) >= 2

            await eventually(heard, 60, what="proposals heard of both committees")
            yield members, proposals


async def test_services_publish_read_and_ask_at_doors(told):
    members, proposals = told
    async with members.engine.connect() as connection:
        committee = (await connection.execute(select(directory.c.committee))).scalars().first()
    origin = Origin(committee, "members", members.incarnation)
    page = await ask_door(proposals.bus, origin, 0, proposals.token())
    assert [event.position for event in page][:1] == [1]


async def test_a_service_speaks_for_itself_alone_and_destroys_nothing(told, port):
    async with connected(port, "proposals") as (line, refused):
        stream = line.jetstream(timeout=2)
        for attempt in (
            stream.publish(
                "cppcc.99.99.00.000.members.committee.established", b"{}", stream=STREAM
            ),
            stream.purge_stream(STREAM),
            stream.delete_stream(STREAM),
            stream.delete_consumer(STREAM, "members"),
            stream.get_msg(STREAM, 1),
        ):
            with pytest.raises((NoAnswer, TimeoutError, nats.errors.Error)):
                await attempt
        await line.subscribe("_INBOX_members.>")
        await line.flush()
        await eventually(lambda: _enough(refused, 6), what=f"refused: {refused}")


async def test_the_subscriber_reads_its_region_and_nothing_else(told, port):
    async with connected(port, "operator") as (line, _):
        config = ConsumerConfig(durable_name="subscriber", filter_subjects=[REGION])
        await line.jetstream().add_consumer(STREAM, config)
        everything = (await line.jetstream().stream_info(STREAM)).state.messages
    async with connected(port, "subscriber") as (line, refused):
        stream = line.jetstream(timeout=2)
        bound = await stream.pull_subscribe_bind(durable="subscriber", stream=STREAM)
        messages = await bound.fetch(50, timeout=2)
        assert 0 < len(messages) < everything
        assert all(one.subject.startswith("cppcc.99.99.00.") for one in messages)
        for message in messages:
            await message.ack()
        await line.flush()
        assert refused == []
        for attempt in (
            stream.publish(
                "cppcc.99.99.00.000.members.committee.established", b"{}", stream=STREAM
            ),
            stream.purge_stream(STREAM),
            stream.delete_stream(STREAM),
            stream.add_consumer(STREAM, ConsumerConfig(durable_name="mine")),
            stream.get_msg(STREAM, 1),
            stream.stream_info(STREAM),
        ):
            with pytest.raises((NoAnswer, TimeoutError, nats.errors.Error)):
                await attempt
        for subject in ("cppcc.>", "log.>"):
            await line.subscribe(subject)
        await line.publish("log.x.members", b"{}")
        await line.flush()
        await eventually(lambda: _enough(refused, 9), what=f"refused: {refused}")
    async with connected(port, "operator") as (line, _):
        assert (await line.jetstream().stream_info(STREAM)).state.messages == everything


async def _enough(refused, n):
    await asyncio.sleep(0)
    return len([one for one in refused if "permissions violation" in one.lower()]) >= n
