"""What must be known before something is decided about an activity? One query a table."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from contracts.calendars import CalendarRow, calendar_of, calendars
from contracts.committees import RulesRow, adopted_for, in_force, rules, rules_in
from contracts.values import Adopted
from kernel.clock import wall_clock
from kernel.log.registry import Reader
from kernel.rows import as_row
from rules.working_days import WorkingDays, shipped
from sectors.activity.attending.commands import CloseActivity, OnePerson
from sectors.activity.commands import Stated
from sectors.activity.domain import ActivityCommand
from sectors.activity.door.commands import (
    CheckInByList,
    EnterByDoorCode,
    ScanPass,
    StrikeCheckIn,
)
from sectors.activity.facts import NO_RULES, Facts
from sectors.activity.planning.commands import (
    ApplyForActivity,
    OneActivity,
    PlanActivity,
)
from sectors.activity.register import Register, registers

Adoptions = dict[UUID, list[RulesRow]]


async def facts(reader: Reader, commands: Sequence[ActivityCommand]) -> Sequence[Facts | None]:
    """The kinds of the first day, the rules of the day of the act, and who is spoken of."""
    wanted = [c for c in commands if isinstance(c, Stated | OneActivity)]
    if not wanted:
        return [None] * len(commands)
    adopted = await _adopted(reader, wanted)
    announced = await _announced(reader, wanted)
    people = await registers(reader, _asked_about(wanted))
    return [_facts(command, adopted, announced, people) for command in commands]


def _asked_about(
    commands: Sequence[Stated | OneActivity],
) -> dict[UUID, set[UUID] | None]:
    """By committee, the persons of whom commands speak; None is the whole register."""
    found: dict[UUID, set[UUID] | None] = {}
    for command in commands:
        if isinstance(command, CloseActivity):
            found[command.committee] = None
        elif (who := _person(command)) is not None:
            held = found.setdefault(command.committee, set())
            if held is not None:
                held.add(who)
    return found


def _person(command: Stated | OneActivity) -> UUID | None:
    if isinstance(command, ScanPass):
        return command.code.person if command.code else None
    at_the_door = EnterByDoorCode | CheckInByList | StrikeCheckIn
    return command.person if isinstance(command, OnePerson | at_the_door) else None


def _facts(
    command: ActivityCommand,
    adopted: Adoptions,
    announced: dict[UUID, WorkingDays],
    people: dict[UUID, Register],
) -> Facts | None:
    known = adopted.get(command.committee, [])
    if isinstance(command, Stated | PlanActivity):
        current = in_force(known, command.starts_on)
        return Facts(current.activity_kinds) if current else None
    if not isinstance(command, OneActivity):
        return None
    chosen = adopted_for(known, command.occurred_on(wall_clock()))
    register = people.get(command.committee, Register())
    return Facts(
        rules=(rules_in(chosen).activities if chosen else None) or NO_RULES,
        under=_under(chosen),
        calendar=announced.get(command.committee) or shipped(),
        people=register.people,
        merged=register.merged,
    )


def _under(row: RulesRow | None) -> Adopted | None:
    if row is None:
        return None
    return Adopted(adoption=row.adoption, effective_on=row.effective_on)


async def _adopted(reader: Reader, commands: Sequence[Stated | OneActivity]) -> Adoptions:
    wanted = {command.committee for command in commands}
    found: Adoptions = {}
    for row in await reader.rows(select(rules).where(rules.c.committee.in_(wanted))):
        found.setdefault(row["committee"], []).append(as_row(RulesRow, dict(row)))
    return found


async def _announced(
    reader: Reader, commands: Sequence[Stated | OneActivity]
) -> dict[UUID, WorkingDays]:
    """The calendars of those committees in which something is applied for."""
    wanted = {command.committee for command in commands if isinstance(command, ApplyForActivity)}
    if not wanted:
        return {}
    found: dict[UUID, list[CalendarRow]] = {}
    for row in await reader.rows(select(calendars).where(calendars.c.committee.in_(wanted))):
        found.setdefault(row["committee"], []).append(as_row(CalendarRow, dict(row)))
    return {committee: calendar_of(rows) for committee, rows in found.items()}
