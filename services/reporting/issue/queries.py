"""Which documents were issued, and which bytes are kept of them?"""

from collections.abc import Collection, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Text, any_, cast, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.paging import By, Order, Page, Turn, paged
from kernel.problems import Problem
from kernel.rows import as_row
from kernel.tables import events
from reporting.issue.commands import IssueDocument
from reporting.issue.tables import IssuedRow, issued_documents, kept_documents

LATEST = Order(
    "documents",
    (By(issued_documents.c.as_of, descending=True), By(issued_documents.c.document)),
)


async def issued(
    engine: AsyncEngine, scope: Collection[UUID] | None, committee: UUID | None, turn: Turn
) -> Page[IssuedRow]:
    """The documents issued within a scope, latest first; of one committee when it is named."""
    wanted = select(issued_documents)
    if scope is not None:
        wanted = wanted.where(issued_documents.c.committee.in_(scope))
    if committee is not None:
        wanted = wanted.where(issued_documents.c.committee == committee)
    return await paged(engine, wanted, LATEST, turn, IssuedRow)


async def issued_one(
    engine: AsyncEngine, scope: Collection[UUID] | None, document: UUID
) -> IssuedRow | None:
    """One document, if it was issued within a scope."""
    wanted = select(issued_documents).where(issued_documents.c.document == document)
    return await _one(engine, scope, wanted)


async def issued_with(
    engine: AsyncEngine, scope: Collection[UUID] | None, digest: str
) -> IssuedRow | None:
    """The document that a file of exactly these bytes was issued with, if there is one."""
    wanted = select(issued_documents).where(literal(digest) == any_(issued_documents.c.digests))
    return await _one(engine, scope, wanted)


async def issued_at(
    engine: AsyncEngine,
    scope: Collection[UUID] | None,
    cut: int,
    as_of: datetime,
    template: str,
) -> IssuedRow | None:
    """The document issued from one cut after one template: files of old carry no id."""
    at, after = issued_documents.c.cut == cut, issued_documents.c.template == template
    wanted = select(issued_documents).where(at, after, issued_documents.c.as_of == as_of)
    return await _one(engine, scope, wanted)


async def issued_by(
    engine: AsyncEngine, committee: UUID, kinds: Sequence[str], instant: datetime
) -> Sequence[IssuedRow]:
    """What a committee had issued of its own work by an instant, of these kinds; latest first."""
    c = issued_documents.c
    first = (events.c.stream == literal("document-") + cast(c.document, Text)) & (
        events.c.version == 1
    )
    wanted = select(issued_documents).join(events, first)
    wanted = wanted.where(c.committee == committee, c.kind.in_(list(kinds)), c.of.is_(None))
    wanted = wanted.where(events.c.recorded_at <= instant)
    latest = wanted.order_by(events.c.recorded_at.desc(), events.c.position.desc())
    async with engine.connect() as connection:
        found = (await connection.execute(latest)).mappings().all()
    return [as_row(IssuedRow, row) for row in found]


async def _one(
    engine: AsyncEngine, scope: Collection[UUID] | None, wanted: Select[Any]
) -> IssuedRow | None:
    if scope is not None:
        wanted = wanted.where(issued_documents.c.committee.in_(scope))
    latest = wanted.order_by(issued_documents.c.issued_on.desc(), issued_documents.c.document)
    async with engine.connect() as connection:
        found = (await connection.execute(latest)).mappings().first()
    return None if found is None else as_row(IssuedRow, found)


async def issuer(engine: AsyncEngine, document: UUID) -> str | None:
    """Who issued a document, as the log says; None where it came from elsewhere."""
    wanted = select(events.c.actor, events.c.on_behalf_of).where(
        events.c.stream == f"document-{document}", events.c.version == 1
    )
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).first()
    if found is None:
        return None
    return str(found.on_behalf_of or found.actor)


async def standing_like(engine: AsyncEngine, new: IssueDocument) -> Sequence[IssuedRow]:
    """The documents whose place a new one takes: of its kind, form, window and scope."""
    c = issued_documents.c
    wanted = select(issued_documents).where(c.committee == new.committee, c.kind == new.kind)
    wanted = wanted.where(c.form == new.form, c.plenary == new.plenary, c.window == new.window)
    wanted = wanted.where(c.scope == new.scope, c.of.is_not_distinct_from(new.of))
    wanted = wanted.where(c.superseded_by.is_(None), c.document != new.document)
    async with engine.connect() as connection:
        found = (await connection.execute(wanted.order_by(c.as_of))).mappings().all()
    return [as_row(IssuedRow, row) for row in found]


async def keep(engine: AsyncEngine, contents: Sequence[bytes]) -> None:
    """Store bytes under their digests; those that are kept already stay as they are."""
    rows = [
        {"digest": digest(content), "length": len(content), "content": content}
        for content in contents
    ]
    async with engine.begin() as connection:
        await connection.execute(insert(kept_documents).on_conflict_do_nothing(), rows)


async def kept(engine: AsyncEngine, digests: Sequence[str]) -> list[bytes]:
    """The bytes of these digests, in their order.

    Raises:
        Problem: bytes are gone, or are no longer those that were kept.
    """
    wanted = select(kept_documents).where(kept_documents.c.digest.in_(list(digests)))
    async with engine.connect() as connection:
        found = {row.digest: row.content for row in await connection.execute(wanted)}
    for one in digests:
        if one not in found or digest(found[one]) != one:
            zh, en = (
                "所存文件已损坏，与印发时的摘要不符",
                "the kept bytes do not match their digest",
            )
            raise Problem(500, "KeptBytesDamaged", zh, en, digest=one)
    return [found[one] for one in digests]


def digest(content: bytes) -> str:
    """sha256 in hexadecimal."""
    return sha256(content).hexdigest()
