"""What is said of a view whose events cannot be had now?"""

import logging
from types import SimpleNamespace

import pytest

from kernel.delivery.door import DoorClosed
from kernel.refill import Filler


@pytest.fixture
def tried(monkeypatch, caplog):
    """Try to fill a view so many times, with what each try meets; what was logged of it."""
    monkeypatch.setattr("kernel.refill.asyncio.sleep", at_once)
    caplog.set_level(logging.WARNING)

    async def trying(*met):
        left = list(met)

        async def step(filler, refill):
            if (one := left.pop(0)) is not None:
                raise one
            return True

        monkeypatch.setattr(Filler, "step", step)
        filler = Filler(None, "counting", ())
        refill = SimpleNamespace(shown=SimpleNamespace(name="counters"))
        told = [await filler._tried(refill) for _ in met]
        return told, [(one.getMessage(), one.exc_info is not None) for one in caplog.records]

    return trying


async def at_once(seconds):
    """No time passes."""


async def test_a_door_that_is_closed_is_named_once_and_without_a_trace(tried):
    told, logged = await tried(DoorClosed("a"), DoorClosed("a"), DoorClosed("b"), None)
    assert told == [False, False, False, True]
    assert logged == [
        ("counting: counters waits to be filled (a)", False),
        ("counting: counters waits to be filled (b)", False),
    ]


async def test_once_it_went_on_a_closed_door_is_named_again(tried):
    _, logged = await tried(DoorClosed("a"), None, DoorClosed("a"))
    assert len(logged) == 2


async def test_what_nobody_expects_is_traced_each_time(tried):
    _, logged = await tried(ZeroDivisionError(), ZeroDivisionError())
    assert logged == [("counting: filling counters failed", True)] * 2
