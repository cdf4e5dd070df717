"""How does the service have figures counted again without being held up?"""

import asyncio
import contextlib
import pickle
import sys
from asyncio import AbstractEventLoop, Semaphore, subprocess
from collections.abc import AsyncIterator, Set
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Select, and_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.problems import Problem
from kernel.tables import parked
from reporting.archive.tables import archive
from reporting.recheck.asked import Asked
from reporting.recheck.below import TYPES as STANDING
from reporting.recheck.below import with_below
from reporting.recheck.counter import Answer, Order
from reporting.recheck.hearing import Heard
from reporting.recheck.replaying import TYPES, replayed

AT_ONCE = 2
A_PAGE = 250
"""So many events are sent before whatever else waits in this process has its turn."""
TIME_S = 300.0
CHILD = "reporting.recheck.counter"
_places: WeakKeyDictionary[AbstractEventLoop, Semaphore] = WeakKeyDictionary()


async def committees_of(engine: AsyncEngine, asked: Asked, until: int) -> frozenset[UUID]:
    """Whose events are read: the committee's, and those of all below where they are asked for."""
    if asked.sort != "below":
        return frozenset({asked.committee})
    told = _read(and_(archive.c.arrival <= until, archive.c.type.in_(STANDING)))
    async with engine.connect() as connection:
        rows = await connection.execute(told)
        return frozenset(with_below(replayed(Heard._make(row) for row in rows), asked))


async def counted_twice(
    engine: AsyncEngine, committees: Set[UUID], until: int, order: Order
) -> Answer:
    """What differs; the committees' events up to an arrival are read once, page by page.

    Raises:
        Problem: the process that counts failed or took too long.
    """
    async with _places.setdefault(asyncio.get_running_loop(), Semaphore(AT_ONCE)):
        # -P: a module in the clerk's folder must not be taken for the library's.
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", CHILD,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        try:
            async with asyncio.timeout(TIME_S):
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    await _send(child, engine, committees, until, order)
                answer, said = await child.communicate()
        except BaseException:
            child.kill()
            await child.wait()
            raise
    if child.returncode != 0:
        zh, en = "指标复算失败", "counting the figures again failed"
        raise Problem(500, "RecheckFailed", zh, en, said=said.decode(errors="replace")[-500:])
    told: Answer = await asyncio.to_thread(pickle.loads, answer)
    return told


async def _send(
    child: subprocess.Process, engine: AsyncEngine, committees: Set[UUID], until: int, order: Order
) -> None:
    assert child.stdin is not None
    child.stdin.write(await asyncio.to_thread(pickle.dumps, order))
    async for page in _pages(engine, committees, until):
        child.stdin.write(pickle.dumps(page))
        await child.stdin.drain()
    child.stdin.write(pickle.dumps(None))
    await child.stdin.drain()


async def _pages(
    engine: AsyncEngine, committees: Set[UUID], until: int
) -> AsyncIterator[list[tuple[object, ...]]]:
    """The committees' events that change a card, in order of arrival, in one snapshot."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        rows = await connection.stream(_read(_theirs(committees, until)))
        async for page in rows.partitions(A_PAGE):
            yield [tuple(row) for row in page]


def _theirs(committees: Set[UUID], until: int) -> ColumnElement[bool]:
    return and_(
        archive.c.committee.in_(committees),
        archive.c.arrival <= until,
        archive.c.type.in_(sorted(TYPES)),
    )


def _read(wanted: ColumnElement[bool]) -> Select[Any]:
    """What could not be read is not there, nor what waits behind it."""
    place = tuple_(archive.c.origin, archive.c.position)
    waiting = select(parked.c.origin, parked.c.position)
    columns = (archive.c[name] for name in Heard._fields)
    return select(*columns).where(wanted, place.not_in(waiting)).order_by(archive.c.arrival)
