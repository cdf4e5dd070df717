"""Which origins stopped since what came next did not follow, and how does a person decide?"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.clock import wall_clock
from kernel.delivery.bus import Bus
from kernel.delivery.door import DoorClosed, ask_door
from kernel.lease import hold_still
from kernel.log.chain import GENESIS, Origin, named
from kernel.problems import Problem, unknown
from kernel.tables import inbox

CLOSED = "closed: "
"""How `forked` begins where a person let another incarnation follow: stopped, no fork any more."""

READER = "inbox"


@dataclass(frozen=True, slots=True)
class Fork:
    """An origin that stopped: how far it was taken, and both sides in words."""

    origin: str
    position: int
    hash: str
    sides: str


def is_forked() -> ColumnElement[bool]:
    """The rows of the inbox that wait for a person."""
    return inbox.c.forked.is_not(None) & ~inbox.c.forked.startswith(CLOSED)


async def forks_now(connection: AsyncConnection) -> list[Fork]:
    """All origins that wait for a person."""
    rows = await connection.execute(select(inbox).where(is_forked()).order_by(inbox.c.origin))
    return [Fork(row.origin, row.position, row.hash, row.forked) for row in rows]


def log_of(origin: str) -> str:
    """The log that several incarnations continue: `<committee>.<service>`."""
    return origin.rpartition(".")[0]


async def accept(engine: AsyncEngine, bus: Bus | None, token: str, origin: Origin, by: str) -> str:
    """Let an origin go on; what was decided, in words.

    Another incarnation is taken from its first event on, and the one before it is closed: what had
    arrived of it stays. The same incarnation goes on only when its log holds what is held here.

    Raises:
        Problem: it did not stop (404), its log does not answer (503), or disagrees (409).
    """
    async with engine.connect() as connection:
        stopped = await forks_now(connection)
        rivals = await _rivals(connection, str(origin))
    fork = next((one for one in stopped if one.origin == str(origin)), None)
    if fork is None:
        raise unknown("分叉的来源 forked origin", origin)
    if fork.position > 0 or not rivals:
        await _agrees(bus, token, origin, fork)
        rivals = []
    closed = f"{CLOSED}{origin} follows, accepted by {by} at {wall_clock().isoformat()}"
    async with engine.begin() as connection:
        await hold_still(connection, READER)
        opened = inbox.update().where(inbox.c.origin == str(origin)).values(forked=None)
        await connection.execute(opened)
        ended = inbox.update().where(inbox.c.origin.in_(rivals)).values(forked=closed)
        await connection.execute(ended)
    return closed if rivals else "its log holds what is held here"


async def _rivals(connection: AsyncConnection, origin: str) -> list[str]:
    """Other incarnations of the same log that are not closed, stopped ones among them."""
    rows = await connection.execute(select(inbox.c.origin, inbox.c.forked))
    return [
        row.origin
        for row in rows
        if log_of(row.origin) == log_of(origin)
        and row.origin != origin
        and not (row.forked or "").startswith(CLOSED)
    ]


async def _agrees(bus: Bus | None, token: str, origin: Origin, fork: Fork) -> None:
    """Make sure that the origin's own log holds what is held here."""
    if bus is None:
        raise Problem(503, "NoBroker", "本机正在不带 NATS 运行", "this node runs without NATS")
    try:
        page = await ask_door(bus, origin, max(fork.position - 1, 0), token)
    except DoorClosed as closed:
        zh, en = f"来源的日志没有应答：{closed}", f"its log does not answer: {closed}"
        raise Problem(503, "DoorClosed", zh, en) from None
    there = _hash_there(((one.position, one.prevhash, one.hash) for one in page), fork.position)
    if there != fork.hash:
        zh = f"来源的日志在第{fork.position}位为 {there}，此处所存为 {fork.hash}；须在来源另开一代"
        en = f"at {fork.position} its log has {there}, held is {fork.hash}; open a new incarnation"
        raise Problem(409, "StillForked", zh, en)


def _hash_there(places: Iterable[tuple[int, bytes, bytes]], position: int) -> str | None:
    """The hash after a position, as the origin's own log has it."""
    for at, _, hash in places:
        if at == position:
            return named(hash)
    return named(GENESIS) if position == 0 else None
