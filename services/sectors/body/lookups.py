"""What must be known before something is decided of a body?"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import select

from contracts.bodies import BodyRules
from contracts.committees import RulesRow, in_force, rules
from contracts.people import people_named
from contracts.roll import OnRoll
from kernel.clock import wall_clock
from kernel.log.registry import Reader
from kernel.rows import as_row
from rules.names import sector_name
from sectors.body.commands import BodyCommand, FormBody, PlaceBody, TakePost, TellForm
from sectors.body.facts import Facts
from sectors.body.tables import placings


async def facts(reader: Reader, commands: Sequence[BodyCommand]) -> Sequence[Facts | None]:
    """The rules of the day where a body is formed or sorted, the members who are named."""
    adopted = await _adopted(reader, commands)
    members = await members_named(reader, [who for command in commands for who in _named(command)])
    found: list[Facts | None] = []
    for command in commands:
        match command:
            case FormBody() | TellForm():
                found.append(_ruled(command, adopted))
            case PlaceBody():
                found.append(Facts(below=await _below(reader, command)))
            case TakePost():
                found.append(Facts(members=members.get(command.committee, {})))
            case _:
                found.append(None)
    return found


async def _adopted(reader: Reader, commands: Sequence[BodyCommand]) -> Sequence[RulesRow]:
    wanted = {one.committee for one in commands if isinstance(one, FormBody | TellForm)}
    if not wanted:
        return ()
    found = await reader.rows(select(rules).where(rules.c.committee.in_(wanted)))
    return [as_row(RulesRow, dict(row)) for row in found]


def _ruled(command: FormBody | TellForm, adopted: Sequence[RulesRow]) -> Facts:
    mine = [row for row in adopted if row.committee == command.committee]
    current = in_force(mine, command.occurred_on(wall_clock()))
    if current is None:
        return Facts()
    return Facts(frozenset(map(sector_name, current.sectors)), current.bodies or BodyRules())


def _named(command: BodyCommand) -> Iterator[tuple[UUID, UUID]]:
    if isinstance(command, TakePost) and command.member:
        yield command.committee, command.holder.id


async def members_named(
    reader: Reader, named: Sequence[tuple[UUID, UUID]]
) -> dict[UUID, dict[UUID, OnRoll]]:
    """By committee those of the members named who are on its register."""
    if not named:
        return {}
    committees = {committee for committee, _ in named}
    people = await people_named(reader, committees, {member for _, member in named})
    found: dict[UUID, dict[UUID, OnRoll]] = {committee: {} for committee in committees}
    for committee, member in named:
        one = people[committee].get(member)
        if one is not None:
            found[committee][member] = one
    return found


async def _below(reader: Reader, command: PlaceBody) -> frozenset[UUID]:
    """Every body under the one that is placed, however far down and whenever."""
    c = placings.c
    mine = c.committee == command.committee
    pairs = await reader.rows(select(c.body, c.under).where(mine))
    below, waiting = set[UUID](), [command.body]
    while waiting:
        above = waiting.pop()
        found = {row["body"] for row in pairs if row["under"] == above} - below
        below |= found
        waiting += found
    return frozenset(below)
