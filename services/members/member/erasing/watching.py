"""Who erases former members' private particulars when the rule's day has come? The clock does."""

import asyncio
import logging
from collections.abc import Coroutine
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from contracts.committees import rules_of
from kernel.by_the_clock import by_the_clock
from kernel.clock import today
from kernel.command import Asked
from kernel.running import Running
from members.member.erasing.commands import ErasePerson
from members.member.erasing.due import Due, due
from members.member.erasing.queries import committees_with_a_rule, formers

READER = "retention"
PAGE = 200
log = logging.getLogger(__name__)


def watch_retention(running: Running) -> Coroutine[Any, Any, None]:
    """Look for ever; whoever looks too finds it done."""

    async def look() -> bool:
        return await erase_what_is_due(running, today()) >= PAGE

    # The view shows a moment later what was erased.
    return by_the_clock(running, READER, look, again_s=1.0)


async def erase_what_is_due(running: Running, on: date) -> int:
    """Erase, under each committee's rule of the day, whoever is due by then; how many.

    Nothing is missed by having been away: what counts is the last day on the roll and the rule.
    """
    asked = 0
    for committee in await committees_with_a_rule(running.engine):
        if not running.appender.settings.hosted(committee):
            continue
        rules = await rules_of(running.engine, committee, on)
        wanted = due(await formers(running.engine, committee), rules, on)[: PAGE - asked]
        await asyncio.gather(*(_erase(running, committee, one, on) for one in wanted))
        asked += len(wanted)
        if asked >= PAGE:
            break
    return asked


async def _erase(running: Running, committee: UUID, one: Due, on: date) -> None:
    """Under a key of who, when and why: a crash repeats it, to no effect."""
    command = ErasePerson(
        committee=committee,
        member=one.member,
        ground="expired",
        basis=one.basis,
        left_by=one.until,
        kept=one.kept,
        on=on,
    )
    key = f"{READER}/{one.member}/{one.until}/{on}"
    asked = Asked(command, running.principal, key, correlation=uuid4())
    answer = await running.appender.submit(asked)
    if not answer.done:
        log.warning("%s was not erased: %s", one.member, answer.refusal.get("type"))
