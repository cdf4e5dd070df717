"""Who erases former members' private particulars when the rule's day has come? The clock does."""

import asyncio
import logging
import time
from collections.abc import Coroutine
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from contracts.committees import rules_of
from kernel.clock import today
from kernel.command import Asked
from kernel.pulse import Pulse
from kernel.running import Running
from members.member.erasing.commands import ErasePerson
from members.member.erasing.due import Due, due
from members.member.erasing.queries import committees_with_a_rule, formers

READER = "retention"
EVERY_S = 30.0
PAGE = 200
log = logging.getLogger(__name__)


def watch_retention(running: Running) -> Coroutine[Any, Any, None]:
    """Look for ever; whoever looks too finds it done."""
    return _watched(running, running.pulse(READER))


async def _watched(running: Running, pulse: Pulse) -> None:
    next_look = 0.0
    with running.bell.ear() as ear:
        while not pulse.stopping:
            try:
                if time.monotonic() >= next_look:
                    found = await erase_what_is_due(running, today())
                    next_look = time.monotonic() + (1.0 if found >= PAGE else EVERY_S)
                pulse.beat()
            except Exception as failure:
                pulse.failed(failure)
                log.exception("what is due to be erased could not be looked at; trying again")
                await asyncio.sleep(0.5)
            await ear.wait(1.0)


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
