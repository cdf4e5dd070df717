"""Who notices that a deadline is near, or past, or can be reckoned at last? The clock does."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import and_, or_, select

from contracts.calendars import CalendarRow, calendar_of, calendars
from kernel.by_the_clock import by_the_clock
from kernel.clock import today
from kernel.command import Asked
from kernel.fetching import fetch
from kernel.running import Running
from proposals.proposal.deadlines.commands import DeadlineCommand, NoteDeadline, ReckonAnew
from proposals.proposal.deadlines.queries import clock
from proposals.proposal.deadlines.tables import DeadlineRow, deadlines
from rules.deadlines import reckon

READER = "deadlines"
PAGE = 200
log = logging.getLogger(__name__)


def watch(running: Running) -> Coroutine[Any, Any, None]:
    """Look at the deadlines for ever; whoever looks too finds it noted."""

    async def noted() -> bool:
        return await look(running, today()) >= PAGE

    return by_the_clock(running, READER, noted)


async def look(running: Running, on: date) -> int:
    """Note what is near or past on a day, and reckon anew what can be; how much was found.

    Nothing is missed by having been away: what counts is how a deadline stands, not when one looks.
    A page at a time; what the views do not show as noted yet is asked again, to no effect.
    """
    wanted = [*await _due(running, on), *await _settled(running)][:PAGE]
    await asyncio.gather(*(_ask(running, row, command) for row, command in wanted))
    return len(wanted)


async def _due(running: Running, on: date) -> Sequence[tuple[DeadlineRow, DeadlineCommand]]:
    c = deadlines.c
    near = and_(c.near_on <= on, c.near_noted.is_(False))
    past = and_(c.due_on < on, c.passed_noted.is_(False))
    wanted = select(deadlines).where(c.how.is_(None), or_(near, past)).limit(PAGE)
    rows = await fetch(running.engine, wanted.order_by(c.due_on), DeadlineRow)
    return [
        (
            row,
            NoteDeadline(
                committee=row.committee, proposal=row.proposal, deadline=row.deadline, on=on
            ),
        )
        for row in rows
    ]


async def _settled(running: Running) -> Sequence[tuple[DeadlineRow, DeadlineCommand]]:
    """Those that rested on a year not announced, and need not any more."""
    c = deadlines.c
    wanted = select(deadlines).where(c.how.is_(None), c.provisional)
    rows = await fetch(running.engine, wanted, DeadlineRow)
    if not rows:
        return []
    announced: dict[UUID, list[CalendarRow]] = {}
    for year in await fetch(running.engine, select(calendars), CalendarRow):
        announced.setdefault(year.committee, []).append(year)
    return [
        (
            row,
            ReckonAnew(committee=row.committee, proposal=row.proposal, deadline=row.deadline),
        )
        for row in rows
        if not reckon(clock(row), calendar_of(announced.get(row.committee, ()))).provisional
    ]


async def _ask(running: Running, row: DeadlineRow, command: DeadlineCommand) -> None:
    """Under a key of what was seen: seen again it is the same, changed since it is another."""
    key = f"{READER}/{row.deadline}/{row.position}/{command.on}"
    asked = Asked(command, running.principal, key, correlation=uuid4())
    answer = await running.appender.submit(asked)
    if answer.outcome == "refused":
        log.warning("the deadline %s was not noted: %s", row.deadline, answer.refusal["type"])
