"""Which bodies have members on a day, who leads one, and what is a member called?"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from reporting.cases.activities import BODIES
from reporting.cases.kind import STILL
from reporting.cases.members import MEMBERS, MEMBERSHIPS, MERGES


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body with members on a day, and who leads it."""

    body: UUID
    kind: str
    name: str
    convenor: UUID | None


async def bodies_on(engine: AsyncEngine, committee: UUID, day: date) -> list[KnownBody]:
    """The bodies that have members on a day, by kind and name."""
    m = MEMBERSHIPS.table.c
    wanted = _open(MEMBERSHIPS.table, committee)
    wanted = wanted.where(or_(m.since.is_(None), m.since <= day))
    wanted = wanted.where(or_(m.until.is_(None), m.until >= day))
    joined = {row["body"]: row for row in await _rows(engine, wanted)}
    known = {
        UUID(row["case_id"]): row for row in await _rows(engine, _open(BODIES.table, committee))
    }
    found = []
    for body, row in joined.items():
        case = known.get(body)
        name = case["name"] if case else row["body_name"]
        found.append(KnownBody(body, row["body_kind"], name, case["convenor"] if case else None))
    return sorted(found, key=lambda one: (one.kind, one.name, one.body))


async def bodies_led(engine: AsyncEngine, committee: UUID, member: UUID) -> frozenset[UUID]:
    """The bodies whose convenor a member is, under whichever entry of the register."""
    led = _open(BODIES.table, committee).where(BODIES.table.c.convenor.is_not(None))
    rows = await _rows(engine, led)
    if not rows:
        return frozenset()
    merges = await _rows(engine, _open(MERGES.table, committee))
    merged = {row["duplicate"]: row["member"] for row in merges}
    mine = merged.get(member, member)
    return frozenset(
        UUID(row["case_id"]) for row in rows if merged.get(row["convenor"], row["convenor"]) == mine
    )


async def member_name(engine: AsyncEngine, committee: UUID, member: UUID) -> str | None:
    """What a member is called in the register."""
    wanted = _open(MEMBERS.table, committee).where(MEMBERS.table.c.case_id == str(member))
    rows = await _rows(engine, wanted)
    return rows[0]["name"] if rows else None


def _open(table: Table, committee: UUID) -> Select[Any]:
    return select(table).where(table.c.committee == committee, table.c.known_to == STILL)


async def _rows(engine: AsyncEngine, wanted: Select[Any]) -> list[Any]:
    async with engine.connect() as connection:
        return list((await connection.execute(wanted)).mappings())
