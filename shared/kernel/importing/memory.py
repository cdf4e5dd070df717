"""What did the last file say of a row?"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.importing.plan import Terms
from kernel.tables import imported_rows


@dataclass(frozen=True, slots=True)
class Remembered:
    """A row as it was last imported: its meaning, its stream, and the stream's version then.

    Attributes:
        generation: how often the row has meant something else; part of the keys of its commands,
            so that a row which returns to an earlier meaning is asked for that again.
        file, row: where it stood last.
        lineage: digest of the first of the files, each the next one's continuation, that had it.
        retracted: the row was taken back; when it comes again it is new.
    """

    row_key: str
    digest: bytes
    parts: tuple[bytes, ...]
    stream: str
    version: int
    generation: int
    file: str
    lineage: str
    row: int
    at: datetime
    retracted: bool = False


async def recall(engine: AsyncEngine, terms: Terms) -> dict[str, Remembered]:
    """All rows of earlier files of the same ledger, by key."""
    wanted = select(imported_rows).where(
        imported_rows.c.committee == terms.committee, imported_rows.c.ledger == terms.ledger
    )
    async with engine.connect() as connection:
        rows = (await connection.execute(wanted)).mappings().all()
    return {row["row_key"]: _remembered(row) for row in rows}


def _remembered(row: Any) -> Remembered:
    told = {name: row[name] for name in _COLUMNS}
    return Remembered(**{**told, "parts": tuple(row["parts"])})


_COLUMNS = tuple(Remembered.__dataclass_fields__)


async def remember(engine: AsyncEngine, terms: Terms, rows: Sequence[Remembered]) -> None:
    """Keep what this file said of these rows."""
    if not rows:
        return
    upsert = insert(imported_rows)
    upsert = upsert.on_conflict_do_update(
        index_elements=["committee", "ledger", "row_key"],
        set_={name: upsert.excluded[name] for name in _COLUMNS if name != "row_key"},
    )
    place = {"committee": terms.committee, "ledger": terms.ledger}
    values = [{**place, **asdict(row), "parts": list(row.parts)} for row in rows]
    async with engine.begin() as connection:
        await connection.execute(upsert, values)
