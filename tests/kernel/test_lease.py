"""Does a lease pass on when its holder is gone, whatever became of the server's clock?"""

from datetime import timedelta

import pytest
from sqlalchemy import update

from kernel.lease import Lease, LeaseLost
from kernel.tables import leases


async def seen_from(engine, hours):
    """Let the lease's term lie as the server's clock, set by so many hours, sees it."""
    shifted = update(leases).values(until=leases.c.until - timedelta(hours=hours))
    async with engine.begin() as connection:
        await connection.execute(shifted)


@pytest.fixture
def two(counting):
    return [Lease(counting.running.engine, "relay", name) for name in ("one", "other")]


async def test_one_holds_it_and_the_other_waits(two):
    one, other = two
    assert await one.acquire()
    assert not await other.acquire()


@pytest.mark.parametrize("hours", [-5, 5])
async def test_after_the_servers_clock_was_set_nobody_waits_for_hours(two, counting, hours):
    one, other = two
    assert await one.acquire()
    await seen_from(counting.running.engine, hours)
    assert await other.acquire()
    async with counting.running.engine.begin() as connection:
        await other.check(connection)
        with pytest.raises(LeaseLost):
            await one.check(connection)


@pytest.mark.parametrize("hours", [-5, 5])
async def test_who_holds_it_keeps_it_when_the_servers_clock_was_set(
    two, counting, hours, monkeypatch
):
    monkeypatch.setattr("kernel.lease.RENEW_S", 0.0)
    one, other = two
    assert await one.acquire()
    epoch = one.epoch
    await seen_from(counting.running.engine, hours)
    assert await one.acquire()
    assert one.epoch == epoch
    assert not await other.acquire()
