"""What must planning know of the committee: rules, people, bodies, activities so far?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from contracts.committees import RulesRow, in_force, rules
from contracts.merges import MergeRow, merges
from contracts.naming import Organisations
from contracts.occasions import ActivityKindRule
from contracts.organisations import organisations_of
from kernel.cursors import until
from kernel.importing.plan import Terms
from kernel.log.reading import heads
from kernel.rows import as_row
from kernel.tables import directory
from sectors.activity.ledger.hosts import Bodies, Hosts
from sectors.activity.ledger.roster import Roster
from sectors.activity.planning.tables import PlanRow, plans
from sectors.activity.tables import (
    ActivityRow,
    AttendanceRow,
    PersonRow,
    UpperRow,
    activities,
    attendances,
    people,
    upper_people,
)

R = TypeVar("R")
OVER = ("held", "closed", "cancelled")
"""Phases of a plan whose activity is known otherwise, or never was."""


@dataclass(slots=True)
class Acquaintance:
    """Read once a file; among the activities are those that are planned."""

    adopted: Sequence[RulesRow]
    roster: Roster
    hosts: Hosts
    activities: Sequence[ActivityRow | PlanRow]
    _kinds: dict[date, tuple[ActivityKindRule, ...]] = field(default_factory=dict)

    def kinds(self, on: date) -> tuple[ActivityKindRule, ...]:
        """The committee's kinds of activity on a day; none while no rules are known here."""
        if on not in self._kinds:
            current = in_force(self.adopted, on)
            self._kinds[on] = current.activity_kinds if current else ()
        return self._kinds[on]


async def acquaintance(engine: AsyncEngine, terms: Terms, bodies: Bodies) -> Acquaintance:
    """Everything that names in a ledger may mean."""
    here = terms.committee
    await _caught_up(engine, here)
    async with engine.connect() as connection:
        adopted = await _rows(connection, RulesRow, rules, here)
        persons = await _rows(connection, PersonRow, people, here)
        upper = await _rows(connection, UpperRow, upper_people, here)
        held = await _rows(connection, ActivityRow, activities, here)
        to_come = await _rows(connection, PlanRow, plans, here)
        merged = await _rows(connection, MergeRow, merges, here)
        named = select(directory.c.name).where(directory.c.committee == here)
        name = (await connection.execute(named)).scalar() or ""
    known = await bodies.read(engine, here)
    units = Organisations(here, await organisations_of(engine, here))
    before = frozenset(row.host_id for row in held if row.host_id is not None)
    roster = Roster([*persons, *upper], merged)
    waiting = [row for row in to_come if row.phase not in OVER]
    hosts = Hosts(here, name, known, units, before)
    return Acquaintance(adopted, roster, hosts, [*held, *waiting])


async def attendances_of(engine: AsyncEngine, committee: UUID) -> list[AttendanceRow]:
    """Who stood how to the committee's activities, by name."""
    async with engine.connect() as connection:
        found = await _rows(connection, AttendanceRow, attendances, committee)
    return sorted(found, key=lambda one: (one.name, one.person))


async def _rows(
    connection: AsyncConnection, row: type[R], table: Table, committee: UUID
) -> list[R]:
    found = await connection.execute(select(table).where(table.c.committee == committee))
    return [as_row(row, one) for one in found.mappings()]


async def _caught_up(engine: AsyncEngine, committee: UUID) -> None:
    """The file before this one may have been imported a moment ago: wait for the views."""
    async with engine.connect() as connection:
        ours = [one for one in await heads(connection, "sectors") if one[1].committee == committee]
    for _, origin, position in ours:
        await until(engine, "views", origin, position)
