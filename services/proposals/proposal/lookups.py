"""What must a batch of commands about proposals know? One query a table."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from contracts.committees import PlenaryRow, RulesRow, in_force, plenaries
from contracts.committees import rules as adopted
from contracts.members.rules import CommitteeRules
from kernel.clock import wall_clock
from kernel.log.registry import Reader
from kernel.rows import as_row
from proposals.people import PersonRow, people
from proposals.proposal.commands import (
    AssignProposal,
    CorrectSubmissionDay,
    ProposalCommand,
    ReplyToProposal,
    SubmitProposal,
)
from proposals.proposal.facts import NOTHING, Facts

Adopted = dict[UUID, list[RulesRow]]


async def facts(reader: Reader, commands: Sequence[ProposalCommand]) -> Sequence[Facts]:
    """Plenary, rules and standing of the sponsors, where a command needs them."""
    sat = await _plenaries(reader, commands)
    rules = _Rules(await _adopted(reader, commands))
    members = await _members(reader, commands)
    return [_facts(command, sat, rules, members) for command in commands]


def _facts(
    command: ProposalCommand,
    sat: dict[UUID, PlenaryRow],
    rules: "_Rules",
    members: dict[UUID, PersonRow],
) -> Facts:
    match command:
        case SubmitProposal():
            return Facts(plenary=sat.get(command.plenary), off_roll=_off_roll(command, members))
        case CorrectSubmissionDay():
            return Facts(plenary=sat.get(command.plenary))
        case AssignProposal() | ReplyToProposal():
            return Facts(rules=rules.on(command.committee, command.occurred_on(wall_clock())))
        case _:
            return NOTHING


def _off_roll(command: SubmitProposal, members: dict[UUID, PersonRow]) -> tuple[str, ...]:
    """Sponsors known to have been no members on that day; those never heard of may be."""
    if not members:
        return ()
    day = command.occurred_on(wall_clock())
    named = (command.first_sponsor, *command.co_sponsors)
    heard = ((one.name, members.get(one.id)) for one in named)
    return tuple(name for name, member in heard if member and not member.on_roll(day))


class _Rules:
    """The rules of each committee and day, each found once a batch."""

    def __init__(self, adopted: Adopted) -> None:
        self._adopted = adopted
        self._found: dict[tuple[UUID, date], CommitteeRules | None] = {}

    def on(self, committee: UUID, day: date) -> CommitteeRules | None:
        if (committee, day) not in self._found:
            self._found[committee, day] = in_force(self._adopted.get(committee, ()), day)
        return self._found[committee, day]


async def _plenaries(reader: Reader, commands: Sequence[ProposalCommand]) -> dict[UUID, PlenaryRow]:
    wanted = {c.plenary for c in commands if isinstance(c, SubmitProposal | CorrectSubmissionDay)}
    if not wanted:
        return {}
    rows = await reader.rows(select(plenaries).where(plenaries.c.plenary.in_(wanted)))
    return {row["plenary"]: as_row(PlenaryRow, dict(row)) for row in rows}


async def _adopted(reader: Reader, commands: Sequence[ProposalCommand]) -> Adopted:
    wanted = {c.committee for c in commands if isinstance(c, AssignProposal | ReplyToProposal)}
    found: Adopted = {}
    if wanted:
        for row in await reader.rows(select(adopted).where(adopted.c.committee.in_(wanted))):
            found.setdefault(row["committee"], []).append(as_row(RulesRow, dict(row)))
    return found


async def _members(reader: Reader, commands: Sequence[ProposalCommand]) -> dict[UUID, PersonRow]:
    wanted = {
        one.id
        for command in commands
        if isinstance(command, SubmitProposal)
        for one in (command.first_sponsor, *command.co_sponsors)
    }
    if not wanted:
        return {}
    rows = await reader.rows(select(people).where(people.c.person.in_(wanted)))
    return {row["person"]: as_row(PersonRow, dict(row)) for row in rows}
