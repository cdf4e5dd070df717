"""How does a ledger of activities, in any of its arrangements, become commands?"""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.command import Command
from kernel.importing.plan import LedgerKind, Plan, Terms
from kernel.ledgers import Ledger
from sectors.activity.commands import RetractActivity, StrikeAttendance
from sectors.activity.ledger.hosts import Bodies, KnownBody
from sectors.activity.ledger.know import acquaintance
from sectors.activity.ledger.plan import planned
from sectors.activity.ledger.shapes import SHAPES

__all__ = ["Bodies", "KnownBody", "ledger_kind"]


def ledger_kind(bodies: Bodies) -> LedgerKind:
    """The kind `activities`, with the service's bodies wired in."""

    async def know(engine: AsyncEngine, terms: Terms) -> Any:
        return await acquaintance(engine, terms, bodies)

    def plan(ledger: Ledger, known: Any, terms: Terms) -> Plan:
        return planned(ledger, known, terms, bodies)

    return LedgerKind("activities", SHAPES, know, plan, retract)


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
