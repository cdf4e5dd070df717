"""Which members does a batch about services name, and by which rules is it decided?"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import or_, select

from contracts.roll import OnRoll, roll
from kernel.log.registry import Reader
from kernel.rows import as_row
from members.adopted import in_force
from members.care.difficulty.commands import DifficultyCommand, RaiseDifficulty
from members.care.facts import Facts
from members.care.letter.commands import LetterCommand, SendLetter
from members.care.material.commands import MaterialCommand, SendFurther, SendMaterial

Command = DifficultyCommand | MaterialCommand | LetterCommand


async def facts(reader: Reader, commands: Sequence[Command]) -> Sequence[Facts]:
    """One query a table for the whole batch."""
    force = await in_force(reader, commands)
    members = await _members(reader, commands)
    return [
        Facts(
            rules,
            {who: one for who, one in members.items() if one.committee == command.committee},
        )
        for command, rules in zip(commands, force, strict=True)
    ]


async def _members(reader: Reader, commands: Sequence[Command]) -> dict[UUID, OnRoll]:
    """Those named; everyone of a committee that sends something to a body or to all."""
    named = {who for command in commands for who in _named(command)}
    whole = {command.committee for command in commands if _is_to_many(command)}
    if not named and not whole:
        return {}
    wanted = or_(roll.c.member.in_(named), roll.c.committee.in_(whole))
    rows = await reader.rows(select(roll).where(wanted))
    return {row["member"]: as_row(OnRoll, dict(row)) for row in rows}


def _named(command: Command) -> Iterator[UUID]:
    match command:
        case RaiseDifficulty() | SendLetter():
            yield command.member
        case SendMaterial() | SendFurther():
            yield from command.recipients


def _is_to_many(command: Command) -> bool:
    return isinstance(command, SendMaterial) and (command.everyone or command.scope is not None)
