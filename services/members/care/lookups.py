"""Which members does a batch about services name, and by which rules is it decided?"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from contracts.people import People, people_named
from kernel.log.registry import Reader
from members.adopted import in_force
from members.care.difficulty.commands import DifficultyCommand, RaiseDifficulty
from members.care.facts import Facts
from members.care.letter.commands import LetterCommand, SendLetter
from members.care.material.commands import MaterialCommand, SendFurther, SendMaterial

Command = DifficultyCommand | MaterialCommand | LetterCommand


async def facts(reader: Reader, commands: Sequence[Command]) -> Sequence[Facts]:
    """One query a table for the whole batch."""
    force = await in_force(reader, commands)
    people = await _people(reader, commands)
    return [
        Facts(rules, people[command.committee])
        for command, rules in zip(commands, force, strict=True)
    ]


async def _people(reader: Reader, commands: Sequence[Command]) -> dict[UUID, People]:
    """Those named; everyone of a committee that sends something to a body or to all."""
    named = {who for command in commands for who in _named(command)}
    whole = {command.committee for command in commands if _is_to_many(command)}
    return await people_named(reader, {command.committee for command in commands}, named, whole)


def _named(command: Command) -> Iterator[UUID]:
    match command:
        case RaiseDifficulty() | SendLetter():
            yield command.member
        case SendMaterial() | SendFurther():
            yield from command.recipients


def _is_to_many(command: Command) -> bool:
    return isinstance(command, SendMaterial) and (command.everyone or command.scope is not None)
