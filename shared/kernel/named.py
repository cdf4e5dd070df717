"""Which committee does a code or an id mean?"""

import time
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, literal, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.tables import committee_history, directory

KEPT_S = 1.0
"""So long a code is taken to mean what it meant: one that was given up may be given to another."""


class NamedCommittees:
    """Committees as paths name them: by id, by the code of today, or by one they had before."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._ids: set[UUID] = set()
        self._codes: dict[str, tuple[UUID, float]] = {}

    async def committee(self, name: str, *, fresh: bool = False) -> UUID | None:
        """Who is meant, if it is known here; `fresh` asks the tables whatever was kept."""
        try:
            return await self._by_id(UUID(name))
        except ValueError:
            pass
        kept = self._codes.get(name)
        if kept is not None and not fresh and time.monotonic() - kept[1] < KEPT_S:
            return kept[0]
        found = await self._by_code(name)
        if found is not None:
            self._codes[name] = (found, time.monotonic())
        return found

    async def _by_id(self, asked: UUID) -> UUID | None:
        if asked in self._ids:
            return asked
        wanted = select(directory.c.committee).where(directory.c.committee == asked)
        async with self._engine.connect() as connection:
            found: UUID | None = (await connection.execute(wanted)).scalar()
        if found is not None:
            self._ids.add(found)
        return found

    async def _by_code(self, code: str) -> UUID | None:
        """Who has the code; else who had it last."""
        wanted = select(directory.c.committee).where(directory.c.code == code)
        async with self._engine.connect() as connection:
            holders = (await connection.execute(wanted)).scalars().all()
            if len(holders) == 1:
                return UUID(str(holders[0]))
            has = committee_history.c.codes.op("@>")
            past = select(committee_history).where(has(literal([code], ARRAY(Text))))
            rows = (await connection.execute(past)).mappings().all()
        return max(rows, key=lambda row: _until(row, code))["committee"] if rows else None


def _until(row: Any, code: str) -> date:
    """The last day, or the first after it, on which a committee had a code."""
    last = len(row["codes"]) - 1 - row["codes"][::-1].index(code)
    followed = row["code_days"][last + 1 : last + 2]
    return followed[0] if followed else row["ended_on"] or date.max
