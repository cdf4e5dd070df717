"""How does a ledger of activities, in any of its arrangements, become commands?"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.command import Command
from kernel.importing.plan import LedgerKind, Plan, Terms
from kernel.ledgers import Ledger
from sectors.activity.commands import RetractActivity, StrikeAttendance
from sectors.activity.doing import held_in
from sectors.activity.ledger.beside import Beside, Told
from sectors.activity.ledger.hosts import Bodies, KnownBody
from sectors.activity.ledger.know import acquaintance, attendances_of
from sectors.activity.ledger.plan import planned
from sectors.activity.ledger.returning import Books, planned_returned
from sectors.activity.ledger.shapes import SHAPES
from sectors.activity.tables import ActivityRow, AttendanceRow
from sectors.doings import Held

__all__ = ["Bodies", "KnownBody", "Told", "ledger_kind"]


def ledger_kind(bodies: Bodies) -> LedgerKind:
    """The kind `activities`, with the service's bodies wired in."""

    async def know(engine: AsyncEngine, terms: Terms) -> Any:
        return await acquaintance(engine, terms, bodies)

    def plan(ledger: Ledger, known: Any, terms: Terms) -> Plan:
        return planned(ledger, known, terms, bodies)

    returned = returned_kind(bodies)
    return LedgerKind("activities", SHAPES, know, plan, retract, returned=returned)


def returned_kind(bodies: Bodies) -> LedgerKind:
    """How the ledger that went out is read when it comes back."""

    async def know(engine: AsyncEngine, terms: Terms) -> Books:
        return await books_of(engine, terms, bodies)

    def plan(ledger: Ledger, known: Books, terms: Terms) -> Plan:
        return planned_returned(ledger, known, terms, bodies)

    return LedgerKind("activities-returned", SHAPES[:1], know, plan, retract)


async def books_of(engine: AsyncEngine, terms: Terms, bodies: Bodies) -> Books:
    """Everything that stands here of a committee's activities."""
    known = await acquaintance(engine, terms, bodies)
    told = await bodies.told(engine, terms.committee)
    stood: dict[UUID, list[AttendanceRow]] = defaultdict(list)
    for one in await attendances_of(engine, terms.committee):
        stood[one.activity].append(one)
    return Books(
        known,
        {row.activity: row for row in known.activities if isinstance(row, ActivityRow)},
        stood,
        {one.activity: _beside(one, told) for one in await held_in(engine, terms.committee)},
    )


def _beside(one: Held, told: Mapping[UUID, Told]) -> Beside:
    """Hosts of plan and record with those told, as wherever activities are read."""
    mine = told.get(one.activity, Told())
    return Beside(one.with_hosts(host.body for host in mine.hosts).hosts, mine)


def retract(stream: str, terms: Terms, reason: str) -> Command:
    """A missing row takes back its activity, or its one attendance.

    Of a matrix's row only the first attendance can be named, and it is struck.
    """
    noun, _, ids = stream.partition("-")
    if noun == "activity":
        return RetractActivity(committee=terms.committee, activity=UUID(ids), reason=reason)
    activity, person = UUID(ids[:36]), UUID(ids[37:])
    return StrikeAttendance(
        committee=terms.committee, activity=activity, person=person, by_ledger=True
    )
