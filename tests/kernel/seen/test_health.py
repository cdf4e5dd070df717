"""Does health name a reader that is dead, and leave one alone that is only late?"""

import asyncio
import os
import re
import signal
from datetime import datetime, timedelta
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import insert
from starlette.applications import Starlette

from jianyan.health import health_routes
from kernel.infra.nats import EmbeddedNats
from kernel.infra.postgres import EmbeddedPostgres
from kernel.metrics import text
from kernel.pulse import State
from kernel.service import Service
from kernel.tables import directory
from kernel.testing.running import eventually, running
from reporting.app import REPORTING


@pytest.fixture(autouse=True)
def looking_each_time(monkeypatch):
    monkeypatch.setattr("kernel.watching.FRESH_S", 0.0)


async def asked(path, *started, names=None):
    """Status and body of a health route of a process that runs these services."""
    running_now = {one.name: one for one in started}
    names = list(running_now) if names is None else names
    app = Starlette(routes=health_routes(dict, lambda: running_now, names))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        told = await http.get(path)
    return told.status_code, told.json()


async def reading(started, *readers):
    """Wait until these readers read."""

    async def so():
        return all(started.pulses[name].told()[0] is State.READING for name in readers)

    await eventually(so, 30, f"{readers} read")


def kill(started, reader):
    """Cancel a reader's task, as a stray cancellation in a library would."""
    for task in started._tasks:
        if reader in task.get_name().split():
            task.cancel()


@pytest.mark.parametrize("reader", ["views", "relay", "inbox", "cases"])
async def test_a_reader_whose_task_died_is_named(database, nats_url, reader):
    async with running(REPORTING, database, nats_url) as started:
        await reading(started, "views", "relay", "inbox", "cases")
        assert await asked("/health/live", started) == (200, {"ok": True, "dead": {}})

        async def dead():
            # A driver may turn one cancellation into a failure, which the reader outlives.
            kill(started, reader)
            return started.pulses[reader].told()[0] is State.DEAD

        await eventually(dead, 30)
        status, told = await asked("/health/live", started)
        assert (status, told["dead"]) == (503, {"reporting": {reader: "cancelled"}})
        status, told = await asked("/health", started)
        assert (status, told["ok"]) == (503, False)
        assert told["services"]["reporting"]["readers"][reader]["state"] == "dead"
        assert (await asked("/health/ready", started))[0] == 200


async def test_a_dead_reader_is_named_although_it_had_nothing_left_to_do(counting, words):
    async with running(words.COUNTING, counting.urls) as started:
        await started.appender.submit(
            words.asked(words.Count(committee=words.HERE, counter=uuid4()))
        )

        async def caught_up():
            return [one.lag for one in (await started.look()).behind if one.reader == "views"] == [
                0
            ]

        await eventually(caught_up, 30)
        kill(started, "views")

        async def named():
            status, told = await asked("/health", started)
            views = told["services"]["counting"]["readers"]["views"]
            return status == 503 and (views["state"], views["why"]) == ("dead", "cancelled")

        await eventually(named, 30, "lag 0, and dead all the same")
        for _ in range(3):
            await started.appender.submit(
                words.asked(words.Count(committee=words.HERE, counter=uuid4()))
            )
        _, told = await asked("/health", started)
        (behind,) = told["services"]["counting"]["readers"]["views"]["behind"].values()
        assert behind["lag"] == 3


async def test_a_reader_that_hangs_is_dead_though_it_holds_its_lease(
    counting, words, more_databases, nats_url, monkeypatch
):
    monkeypatch.setattr("kernel.pulse.PATIENCE_S", 3.0)
    (other,) = more_databases(1)

    async def never(connection, arrived):
        await asyncio.Event().wait()

    async with (
        running(words.COUNTING, counting.urls, nats_url) as writer,
        running(Service("listening", "听", (), take=never), other, nats_url) as reader,
    ):
        row = {"committee": words.HERE, "code": "1", "name": "x", "subject": "99.99.00.000"}
        async with writer.engine.begin() as connection:
            await connection.execute(insert(directory).values(row))
        await reading(reader, "inbox")
        await writer.appender.submit(
            words.asked(words.Count(committee=words.HERE, counter=uuid4()))
        )

        async def named():
            status, told = await asked("/health/live", writer, reader)
            return status == 503 and set(told["dead"]) == {"listening"}

        await eventually(named, 30, "the inbox that hangs is dead")
        _, told = await asked("/health/live", reader)
        assert told["dead"]["listening"]["inbox"].startswith("no round for ")


async def test_a_reader_far_behind_is_late_and_not_dead(counting, words, monkeypatch):
    monkeypatch.setattr("kernel.pulse.PATIENCE_S", 3.0)
    monkeypatch.setattr("kernel.follow.PAGE", 1)
    async with counting.writer() as writer:
        units = [
            [words.asked(words.Count(committee=words.HERE, counter=uuid4()))] for _ in range(200)
        ]
        await writer.submit_units(units)
    async with running(words.COUNTING, counting.urls) as started:
        worst = 0

        async def over():
            nonlocal worst
            status, told = await asked("/health", started)
            behind = told["services"]["counting"]["readers"]["views"]["behind"]
            lags = [one["lag"] for one in behind.values()]
            worst = max(worst, *lags, 0)
            assert (status, told["ok"]) == (200, True), told
            assert (await asked("/health/live", started))[0] == 200
            return lags == [0]

        await eventually(over, 60, "200 positions, one by one")
        assert worst > 0, "it was never seen behind"


async def test_a_standby_is_not_dead(counting, words, nats_url):
    async with (
        running(words.COUNTING, counting.urls, nats_url) as first,
        running(words.COUNTING, counting.urls, nats_url) as second,
    ):

        async def shared():
            found = {
                tuple(one.pulses[name].told()[0] for one in (first, second))
                for name in ("relay", "inbox")
            }
            pairs = {(State.READING, State.STANDBY), (State.STANDBY, State.READING)}
            return found <= pairs

        await eventually(shared, 30, "one reads and the other stands by")
        for one in (first, second):
            assert (await asked("/health", one))[0] == 200


async def test_without_a_broker_nobody_is_dead_and_the_service_is_ready(counting, words):
    nowhere = "nats://127.0.0.1:9"
    async with running(words.COUNTING, counting.urls, nowhere) as started:

        async def waiting():
            return started.pulses["relay"].told()[0] is State.WAITING

        await eventually(waiting, 30)
        for path in ("/health/live", "/health/ready", "/health"):
            assert (await asked(path, started))[0] == 200


async def test_not_ready_until_every_service_has_started(counting, words):
    status, told = await asked("/health/ready", names=["counting"])
    assert (status, told["waiting_for"]) == (503, {"counting": "not started"})
    assert (await asked("/health/live", names=["counting"]))[0] == 200
    async with running(words.COUNTING, counting.urls) as started:
        assert (await asked("/health/ready", started))[0] == 200


async def test_a_reader_that_fails_each_round_is_named_and_not_killed(counting, words):
    async with running(words.COUNTING, counting.urls) as started:
        await counting.sql("alter table cursors rename to elsewhere")

        async def failing():
            status, told = await asked("/health", started)
            views = told["services"]["counting"]["readers"].get("views", {})
            return status == 503 and views.get("state") == "failing"

        await eventually(failing, 30, "the views fail")
        assert (await asked("/health/live", started))[0] == 200
        await counting.sql("alter table elsewhere rename to cursors")

        async def well():
            return (await asked("/health", started))[0] == 200

        await eventually(well, 30, "and go on")


async def test_a_broker_that_answers_nothing_is_named(counting, words, tmp_path, monkeypatch):
    monkeypatch.setattr("kernel.watching.PATIENCE_S", 1.0)
    server = EmbeddedNats(tmp_path)
    server.start()
    try:
        async with running(words.COUNTING, counting.urls, server.url) as started:
            await reading(started, "relay", "inbox")
            assert (await asked("/health", started))[0] == 200
            os.kill(server.pid, signal.SIGSTOP)
            status, told = await asked("/health", started)
            assert (status, told["services"]["counting"]["broker"]) == (503, "TimeoutError")
            assert b'jianyan_broker_up{service="counting"} 0.0' in text("counting")
            os.kill(server.pid, signal.SIGCONT)
            status, told = await asked("/health", started)
            assert (status, told["services"]["counting"]["broker"]) == (200, "")
            assert b'jianyan_broker_up{service="counting"} 1.0' in text("counting")
    finally:
        os.kill(server.pid, signal.SIGCONT)
        server.stop()


async def test_a_clock_that_was_set_is_named(counting, words, monkeypatch):
    ahead = [timedelta(0)]

    class Set(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + ahead[-1]

    monkeypatch.setattr("kernel.clock.datetime", Set)
    async with running(words.COUNTING, counting.urls) as started:
        for hours in (0, 5, -2):
            ahead.append(timedelta(hours=hours))
            await asyncio.sleep(0.3)
            command = words.Count(committee=words.HERE, counter=uuid4())
            assert (await started.appender.submit(words.asked(command))).done
        status, told = await asked("/health", started)
    behind_s = told["services"]["counting"]["clock_behind_s"]
    assert (status, round(behind_s / 3600)) == (200, 7)
    shown = text("counting")
    for direction in (b"forward", b"back"):
        line = b'clock_set_total{direction="%s",service="counting"} 1.0' % direction
        assert line in shown
    assert re.search(rb'clock_behind_seconds{service="counting"} 25\d\d\d\.', shown)


async def test_a_database_that_is_away_for_a_while_is_no_readers_death(
    tmp_path, nats_url, monkeypatch
):
    monkeypatch.setattr("kernel.refill.LOOK_S", 0.1)
    server = EmbeddedPostgres(tmp_path, ("reporting",))
    server.start()
    try:
        async with running(REPORTING, server.databases["reporting"], nats_url) as started:
            await reading(started, "views", "relay", "inbox", "cases")
            server.kill()
            await asyncio.sleep(3)
            status, told = await asked("/health", started)
            assert (status, told["services"]["reporting"]["dead"]) == (503, {})
            server.start()

            async def well():
                return (await asked("/health", started))[0] == 200

            await eventually(well, 30, "all goes on")
    finally:
        server.stop()
