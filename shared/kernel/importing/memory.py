"""What did the last file say of a row?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.importing.plan import Terms
from kernel.tables import imported_rows


@dataclass(frozen=True, slots=True)
class Remembered:
    """A row as it was last imported: its meaning, its stream, and the stream's version then."""

    row_key: str
    digest: bytes
    parts: tuple[bytes, ...]
    stream: str
    version: int
    file: str
    row: int
    at: datetime


async def recall(engine: AsyncEngine, terms: Terms) -> dict[str, Remembered]:
    """All rows of earlier files of the same ledger, by key."""
    wanted = select(imported_rows).where(
        imported_rows.c.committee == terms.committee, imported_rows.c.ledger == terms.ledger
    )
    async with engine.connect() as connection:
        rows = (await connection.execute(wanted)).all()
    return {
        row.row_key: Remembered(
            row.row_key,
            row.digest,
            tuple(row.parts),
            row.stream,
            row.version,
            row.file,
            row.row,
            row.at,
        )
        for row in rows
    }


async def remember(engine: AsyncEngine, terms: Terms, rows: Sequence[Remembered]) -> None:
    """Keep what this file said of these rows."""
    if not rows:
        return
    upsert = insert(imported_rows)
    names = ("digest", "parts", "stream", "version", "file", "row", "at")
    upsert = upsert.on_conflict_do_update(
        index_elements=["committee", "ledger", "row_key"],
        set_={name: upsert.excluded[name] for name in names},
    )
    values = [
        {
            "committee": terms.committee,
            "ledger": terms.ledger,
            "row_key": row.row_key,
            **{name: getattr(row, name) for name in names},
            "parts": list(row.parts),
        }
        for row in rows
    ]
    async with engine.begin() as connection:
        await connection.execute(upsert, values)


async def forget(engine: AsyncEngine, terms: Terms, keys: Iterable[str]) -> None:
    """Rows that were taken back are no longer compared."""
    async with engine.begin() as connection:
        await connection.execute(
            imported_rows.delete().where(
                imported_rows.c.committee == terms.committee,
                imported_rows.c.ledger == terms.ledger,
                imported_rows.c.row_key.in_(list(keys)),
            )
        )
