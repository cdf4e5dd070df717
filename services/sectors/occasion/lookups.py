"""What must be known before something is told of an activity?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Table, select

from contracts.committees import RulesRow, in_force, rules
from kernel.clock import wall_clock
from kernel.log.registry import Lookup, Reader
from kernel.rows import as_row
from sectors.occasion.commands import HandInNotes, OccasionCommand, TellPriorities
from sectors.occasion.facts import NOTHING, Facts


def facts_with(people: Table) -> Lookup:
    """The lookup, with the table in which the committee's members are known by id."""

    async def facts(reader: Reader, commands: Sequence[OccasionCommand]) -> Sequence[Facts]:
        listed = await _priorities(reader, commands)
        members = await _members(reader, people, commands)
        return [_facts(command, listed, members) for command in commands]

    return facts


Day = tuple[UUID, date]


def _facts(
    command: OccasionCommand,
    listed: dict[Day, frozenset[str]],
    members: dict[UUID, UUID],
) -> Facts:
    match command:
        case TellPriorities():
            return Facts(priorities=listed[_day(command)])
        case HandInNotes() if members.get(command.member) == command.committee:
            return Facts(members=frozenset({command.member}))
        case _:
            return NOTHING


def _day(command: TellPriorities) -> Day:
    return command.committee, command.occurred_on(wall_clock())


async def _priorities(
    reader: Reader, commands: Sequence[OccasionCommand]
) -> dict[Day, frozenset[str]]:
    wanted = {_day(command) for command in commands if isinstance(command, TellPriorities)}
    if not wanted:
        return {}
    of = {committee for committee, _ in wanted}
    found = await reader.rows(select(rules).where(rules.c.committee.in_(of)))
    adopted = [as_row(RulesRow, dict(row)) for row in found]
    return {one: _listed(adopted, *one) for one in wanted}


def _listed(adopted: Sequence[RulesRow], committee: UUID, on: date) -> frozenset[str]:
    current = in_force([row for row in adopted if row.committee == committee], on)
    return frozenset(one.name for one in current.priorities) if current else frozenset()


async def _members(
    reader: Reader, people: Table, commands: Sequence[OccasionCommand]
) -> dict[UUID, UUID]:
    """The committee of each member who is named and known."""
    wanted = {command.member for command in commands if isinstance(command, HandInNotes)}
    if not wanted:
        return {}
    c = people.c
    rows = await reader.rows(select(c.member, c.committee).where(c.member.in_(wanted)))
    return {row["member"]: row["committee"] for row in rows}
