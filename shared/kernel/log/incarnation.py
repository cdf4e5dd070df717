"""Which life of its logs is a database in, and how does it begin another?

A log that was restored may be shorter than what others have heard of it. Were it to go on under
the same name, its next events would take positions that others know filled, and be passed over.
So it goes on under another name: a new incarnation, from position 1, which every reader takes.
"""

from uuid import uuid4

from sqlalchemy import Table, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.clock import wall_clock
from kernel.log.chain import DIGEST, GENESIS
from kernel.tables import claims, incarnations, log_head, series


async def incarnation(connection: AsyncConnection, service: str) -> str:
    """The incarnation that is written now: drawn with the first start on a database."""
    fresh = insert(incarnations).values(service=service, incarnation=_drawn(), since=wall_clock())
    await connection.execute(fresh.on_conflict_do_nothing())
    mine = select(incarnations.c.incarnation).where(incarnations.c.service == service)
    return str((await connection.execute(mine)).scalar_one())


async def open_another(connection: AsyncConnection, service: str) -> str:
    """Begin a new incarnation of every log here; nothing may be writing meanwhile.

    What may be taken once only and what counts on goes with it: claims and numbers that the one
    before gave out are not given out again. Streams go on by themselves, they know no origin.
    """
    before, now = await incarnation(connection, service), _drawn()
    mine = incarnations.update().where(incarnations.c.service == service)
    await connection.execute(mine.values(incarnation=now, since=wall_clock()))
    await _begin_heads(connection, service, before, now)
    for book in (claims, series):
        await _carry(connection, book, service, before, now)
    return now


async def _begin_heads(connection: AsyncConnection, service: str, before: str, now: str) -> None:
    """A head at position 0 beside every head there was; its clock never runs back."""
    begun = select(
        log_head.c.committee, log_head.c.service, literal(now), literal(DIGEST), literal(0),
        literal(GENESIS), log_head.c.recorded_at,
    ).where(log_head.c.service == service, log_head.c.incarnation == before)  # fmt: skip
    names = ["committee", "service", "incarnation", "digest", "position", "hash", "recorded_at"]
    await connection.execute(insert(log_head).from_select(names, begun))


async def _carry(
    connection: AsyncConnection, book: Table, service: str, before: str, now: str
) -> None:
    """What a book says of each committee's log holds for the next one."""
    old, new = log_head.alias("old"), log_head.alias("new")
    names = [column.name for column in book.columns if column.name != "origin"]
    carried = select(new.c.origin, *(book.c[name] for name in names)).where(
        book.c.origin == old.c.origin,
        old.c.committee == new.c.committee,
        (old.c.service == service) & (new.c.service == service),
        (old.c.incarnation == before) & (new.c.incarnation == now),
    )
    await connection.execute(insert(book).from_select(["origin", *names], carried))


def _drawn() -> str:
    return uuid4().hex[:12]
