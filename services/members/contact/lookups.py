"""Which members does a batch about contacts name, and by which rules is it decided?"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import func, select

from contracts.contacts import SideKind
from contracts.directory import ends_of
from contracts.members.contact import Side
from contracts.people import People, people_named
from kernel.log.registry import Reader
from members.adopted import in_force
from members.contact.commands import ContactCommand, FormPair, PairCommand, Particulars, RetractPair
from members.contact.facts import Facts
from members.contact.tables import contacts, pairs

Command = PairCommand | ContactCommand


async def facts(reader: Reader, commands: Sequence[Command]) -> Sequence[Facts]:
    """One query a table for the whole batch."""
    force = await in_force(reader, commands)
    people = await _people(reader, commands)
    ended = await ends_of(reader, {command.committee for command in commands})
    counts = await _contacts(reader, [c.pair for c in commands if isinstance(c, RetractPair)])
    return [
        Facts(
            rules,
            people[command.committee],
            ended.get(command.committee),
            counts.get(command.pair, 0) if isinstance(command, RetractPair) else 0,
        )
        for command, rules in zip(commands, force, strict=True)
    ]


async def _people(reader: Reader, commands: Sequence[Command]) -> dict[UUID, People]:
    """Those named, and those who stand on the other side of a pair that is named."""
    wanted = {who for command in commands for who in _named(command)}
    of_pairs = {c.pair for c in commands if isinstance(c, Particulars) and c.pair is not None}
    if of_pairs:
        sides = select(pairs.c.contacted, pairs.c.contacting).where(pairs.c.pair.in_(of_pairs))
        for row in await reader.rows(sides):
            wanted |= {row["contacted"], row["contacting"]}
    return await people_named(reader, {command.committee for command in commands}, wanted)


def _named(command: Command) -> Iterator[UUID]:
    sides: tuple[Side | None, ...] = ()
    match command:
        case FormPair():
            sides = (command.contacting, command.contacted)
        case Particulars():
            sides = (command.by,)
            yield from command.reached
    yield from (side.id for side in sides if side and side.kind is SideKind.MEMBER)


async def _contacts(reader: Reader, of: Sequence[UUID]) -> dict[UUID, int]:
    if not of:
        return {}
    wanted = select(contacts.c.pair, func.count().label("many")).where(contacts.c.pair.in_(of))
    return {row["pair"]: row["many"] for row in await reader.rows(wanted.group_by(contacts.c.pair))}
