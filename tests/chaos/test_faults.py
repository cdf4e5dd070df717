"""Is nothing lost, doubled or changed, and is the fault named, when one thing goes wrong?"""

import asyncio
import os
import signal
import time
from collections import Counter
from datetime import timedelta

import nats
import pytest
from asking import ask, plain
from calm import calm_at
from city import City, StartClocked, host_pid, until
from faults import (
    as_superuser,
    frozen,
    full,
    nats_pid,
    postmaster,
    small_disk,
    unmounted,
    with_children,
)

from jianyan.names import WRITERS
from kernel.clock import today
from kernel.delivery.bus import STREAM
from kernel.infra.link import attach

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(600)]

FROZEN_S = 5.0
DISKS_MB = {"postgres": 400, "nats": 96}
NO_DISKS = "a small disk is a tmpfs, which only root may mount"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home whose servers have small disks of their own, where we may mount them."""
    home = tmp_path_factory.mktemp("city") / "home"
    (home / "log").mkdir(parents=True)
    mounted = [name for name, size in DISKS_MB.items() if small_disk(home / name, size)]
    yield home
    for name in mounted:
        unmounted(home / name)


@pytest.fixture(scope="module")
def city(home, tmp_path_factory):
    """That home at work, and one beside it where nothing goes wrong."""
    start = StartClocked(home)
    with (
        calm_at(tmp_path_factory.mktemp("calm") / "home") as calm,
        attach(home, start) as link,
    ):
        yield City(home, link, start, calm)


def test_postgresql_stands_still(city, outcome):
    with city.under_load() as seen, frozen(with_children(postmaster(city.home))):
        time.sleep(FROZEN_S)
    city.prove(outcome, "PostgreSQL stopped (SIGSTOP)", seen, r"health: \w+ error")


def test_nats_stands_still(city, outcome):
    with city.under_load() as seen, frozen([nats_pid(city.home)]):
        time.sleep(FROZEN_S)
    city.prove(outcome, "nats-server stopped (SIGSTOP)", seen, r"health: \w+ broker")


def test_the_host_stands_still(city, outcome):
    with city.under_load() as seen, frozen([host_pid(city.home)]):
        time.sleep(FROZEN_S)
    city.prove(outcome, "host stopped (SIGSTOP)", seen, r"metric: \w+ loop_lag_max_seconds")


def test_postgresql_has_no_room(city, outcome):
    disk = city.home / "postgres"
    if not disk.is_mount():
        pytest.skip(NO_DISKS)
    with as_superuser(city.home) as execute, city.under_load() as seen, full(disk):
        told_so = "503 NoRoom"
        until(lambda: any(one.problems[told_so] for one in city.clients), 60, told_so)
        until(lambda: any("append failing NoRoom" in word for word in [*seen.words]), 30, told_so)
        until(lambda: given_up(execute, seen), 60, seen.words)
        time.sleep(1)
    named = (r"health: \w+ append failing NoRoom", "health: PostgreSQL restarting")
    city.prove(outcome, "PostgreSQL's disk full, also for its log (PANIC)", seen, *named)


def given_up(execute, seen):
    """PostgreSQL's own log finds no room for another file either: it ends, and cannot start yet."""
    execute("select pg_logical_emit_message(true, 'chaos', 'x')")
    execute("select pg_switch_wal()")
    return "health: PostgreSQL restarting" in seen.words


def test_nats_has_no_room(city, outcome):
    disk = city.home / "nats"
    if not disk.is_mount():
        pytest.skip(NO_DISKS)
    with city.under_load() as seen, full(disk):
        until(lambda: "health: NATS stuck" in seen.words, 60, seen.words)
        time.sleep(1)
    city.prove(outcome, "JetStream's disk full", seen, "health: NATS stuck")


def test_the_stream_is_deleted(city, outcome):
    with city.under_load() as seen:
        before = city.metric("jianyan_stream_made_total")
        asyncio.run(delete_stream(city.link.request("GET", "/servers").json()["nats"]))
        city.whole_stream = False
        made = "metric: the stream was made again"
        until(lambda: city.metric("jianyan_stream_made_total") > before, 30, made)
        seen.words["metric: stream_made_total rose"] += 1
    city.prove(outcome, "stream deleted", seen, "metric: stream_made_total rose")


async def delete_stream(url):
    connection = await nats.connect(url)
    await connection.jetstream().delete_stream(STREAM)
    await connection.close()


def test_the_clock_is_set_forward_and_back(city, outcome):
    first, told = city.clients[0].asked[0], city.clients[0].answers
    with city.under_load() as seen:
        for hours in (30, -7, -7, 0):
            if hours == city.start.hours:  # and under that clock another host begins
                os.kill(host_pid(city.home), signal.SIGKILL)
                assert city.link.request("GET", "/health")
            city.start.set(hours)
            city.works(15)
            with plain(city.home) as line:
                assert ask(line, first, told, Counter()) == told[first.key]
    named = [rf"metric: \w+ clock_set_total {way}" for way in ("forward", "back")]
    city.prove(
        outcome, "clock 30 h forward, 37 h back, host killed, right again", seen, *named,
        r"health: \w+ clock behind 37 h",
    )  # fmt: skip
    assert all(one["equal"] for one in reconciled(city)), "manifests of the days differ"


def reconciled(city):
    """Each origin's manifests against the archive, of all days that the clock showed."""
    origins = [
        origin
        for service in WRITERS
        for origin in city.link.request("GET", f"/{service}/log/heads").json()
    ]
    days = [(today() + timedelta(days=n)).isoformat() for n in range(-2, 4)]
    told = city.link.request(
        "POST", "/reporting/reconcile", json={"days": days, "origins": origins}
    )
    assert len({one["day"] for one in told.json() if one["counted"]}) > 1
    return told.json()
