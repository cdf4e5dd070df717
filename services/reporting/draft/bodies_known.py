"""Which bodies, units and members does reporting know, and who leads a body?"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.problems import Problem
from reporting.cases.activities import BODIES
from reporting.cases.kind import STILL
from reporting.cases.members import MEMBERS, MEMBERSHIPS, MERGES
from reporting.cases.organisations import ORGANISATIONS
from reporting.figures.lens import WHOLE, Lens, Sort

UNNAMED = (Sort.COMMITTEE, Sort.BELOW)
SHOWN = 5
_TABLES = {
    Sort.BODY: BODIES.table,
    Sort.UNIT: ORGANISATIONS.table,
    Sort.MEMBER: MEMBERS.table,
}


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


async def whose_work(engine: AsyncEngine, committee: UUID, sort: Sort, of: str | None) -> Lens:
    """The body, unit or member that an id or a name means.

    Raises:
        Problem: 422, a name is missing or means several; 404, nothing is called so.
    """
    if sort in UNNAMED:
        return WHOLE if sort is Sort.COMMITTEE else Lens(sort)
    if of is None:
        zh, en = "须写明是哪个机构、单位或委员（of）", "say which body, unit or member (of)"
        raise Problem(422, "OfWhom", zh, en)
    every = await _called(engine, committee, sort)
    found = [one for one in every if of in (str(one.id), one.name)]
    if len(found) == 1:
        return found[0]
    if found:
        several = "、".join(f"{one.name}（{one.id}）" for one in found[:SHOWN])
        zh, en = f"“{of}”有多个：{several}，请写编号", f"several are called {of}: name the id"
        raise Problem(422, "SeveralOfThatName", zh, en)
    zh, en = f"没有名为“{of}”的机构、单位或委员", f"nobody is called {of} here"
    raise Problem(404, "NobodyOfThatName", zh, en)


async def _called(engine: AsyncEngine, committee: UUID, sort: Sort) -> list[Lens]:
    rows = await _rows(engine, _open(_TABLES[sort], committee))
    found = {
        UUID(row["case_id"]): Lens(sort, UUID(row["case_id"]), row["name"], row.get("body_kind"))
        for row in rows
    }
    if sort is Sort.BODY:
        for one in await bodies_on(engine, committee, date.max):
            found.setdefault(one.body, Lens(sort, one.body, one.name, one.kind))
    return list(found.values())


def _open(table: Table, committee: UUID) -> Select[Any]:
    return select(table).where(table.c.committee == committee, table.c.known_to == STILL)


async def _rows(engine: AsyncEngine, wanted: Select[Any]) -> list[Any]:
    async with engine.connect() as connection:
        return list((await connection.execute(wanted)).mappings())
