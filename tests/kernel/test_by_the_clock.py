"""Does a look by the clock come when it is due, again after a failure, and stop when told to?"""

import asyncio
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from kernel.by_the_clock import EVERY_S, by_the_clock
from kernel.pulse import Pulse, State

DAY_S = 86_400.0


class Clocks:
    """The machine's two clocks: one only runs on, the other can be set."""

    def __init__(self):
        self.running, self.wall = 1_000.0, 1_700_000_000.0

    def monotonic(self):
        return self.running

    def time(self):
        return self.wall

    def pass_by(self, seconds):
        self.running += seconds
        self.wall += seconds


class Service:
    """A running service of which only the pulse and the bell are there; time passes in waits.

    Attributes:
        waits: what happens in each wait; after the last one the reader is told to stop.
    """

    def __init__(self, clocks, waits):
        self.clocks, self.waits, self.now = clocks, list(waits), Pulse("tests", "looker")
        self.bell = self
        self.states = []

    def pulse(self, reader):
        assert reader == "looker"
        return self.now

    @contextmanager
    def ear(self):
        yield SimpleNamespace(wait=self._wait)

    async def _wait(self, timeout_s):
        self.states.append(self.now.told()[0])
        if not self.waits:
            self.now.stopping = True
            return
        self.waits.pop(0)(timeout_s)
        await asyncio.sleep(0)


@pytest.fixture
def clocks(monkeypatch):
    found = Clocks()
    monkeypatch.setattr("kernel.by_the_clock.time", found)
    return found


@pytest.fixture
def looks(clocks):
    """`await looks(answers, waits)`: at which seconds it was looked, and the reader's states.

    An answer says whether there may be more, or is raised; after the last there is no more.
    """

    async def looked(answers, waits, **more):
        told, at = list(answers), []

        async def look():
            at.append(clocks.running - 1_000.0)
            answer = told.pop(0) if told else False
            if isinstance(answer, Exception):
                raise answer
            return answer

        service = Service(clocks, waits)
        async with asyncio.timeout(20):
            await by_the_clock(service, "looker", look, **more)
        return at, service.states

    return looked


@pytest.fixture
def second(clocks):
    return lambda timeout_s: clocks.pass_by(timeout_s)


async def test_it_looks_at_once_and_then_every_so_often(looks, second):
    at, _ = await looks([], [second] * 65)
    assert at == [0.0, EVERY_S, 2 * EVERY_S]


async def test_where_there_may_be_more_it_looks_sooner(looks, second):
    at, _ = await looks([True, True, False], [second] * 5, again_s=2.0)
    assert at == [0.0, 2.0, 4.0]
    at, _ = await looks([True, False], [second] * 3)
    assert [one - at[0] for one in at] == [0.0, 1.0], "without a pause it comes with the next wait"


async def test_a_look_that_failed_is_looked_at_again_and_said(looks, second, caplog):
    at, states = await looks([OSError("away"), OSError("away"), False], [second] * 4)
    assert at == [0.0, 1.0, 2.0], "not first after so often"
    assert states[:3] == [State.FAILING, State.FAILING, State.READING]
    assert [one.message for one in caplog.records] == [
        "looker could not be looked at; trying again"
    ] * 2


async def test_told_to_stop_it_stops_after_the_look_that_it_is_at(looks):
    at, _ = await looks([], [])
    assert at == [0.0]


async def test_told_to_stop_before_it_began_it_does_not_look(clocks):
    service = Service(clocks, [])
    service.now.stopping = True

    async def look():
        raise AssertionError("looked")

    await by_the_clock(service, "looker", look)


@pytest.mark.parametrize("set_by", [-DAY_S, DAY_S])
async def test_a_wall_clock_that_is_set_delays_no_look_and_brings_none(
    looks, second, clocks, set_by
):
    def is_set(timeout_s):
        clocks.pass_by(timeout_s)
        clocks.wall += set_by

    at, _ = await looks([], [is_set, *[second] * 34])
    assert at == [0.0, EVERY_S]


async def test_after_a_machine_slept_it_looks_once_and_not_as_often_as_it_missed(
    looks, second, clocks
):
    at, _ = await looks([], [lambda _: clocks.pass_by(DAY_S), *[second] * 5])
    assert at == [0.0, DAY_S]


async def test_a_look_that_takes_long_is_rested_from_afterwards(second, clocks):
    at = []

    async def look():
        clocks.pass_by(100.0)
        at.append(clocks.running - 1_000.0)
        return False

    service = Service(clocks, [second] * 31)
    await by_the_clock(service, "looker", look)
    assert at == [100.0, 230.0]
