"""Whose organisation is it, by which lists is it sorted, and which are known already?"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.committees import RulesRow, in_force, rules
from contracts.kinds import COMMON, OrganisationLists
from contracts.organisations import NOBODY, register
from contracts.proposals.proposal import ProposalAssigned
from kernel.clock import wall_clock
from kernel.log.chain import Recorded
from kernel.log.registry import Reader
from kernel.rows import as_row
from members.organisation.commands import (
    ConfirmOrganisation,
    OrganisationCommand,
    PlaceOrganisation,
    RegisterOrganisation,
)
from members.organisation.facts import Facts

HIGHEST = 20
"""So many parents above one another are followed."""
Sorting = RegisterOrganisation | ConfirmOrganisation | PlaceOrganisation


async def facts(reader: Reader, commands: Sequence[OrganisationCommand]) -> Sequence[Facts]:
    """What the batch must know: one query for the committees, one for their rules."""
    known = register.c
    wanted = {command.identity for command in commands}
    rows = await reader.rows(
        select(known.organisation, known.committee).where(known.organisation.in_(wanted))
    )
    found = {row["organisation"]: row["committee"] for row in rows}
    adopted = await _adopted(reader, {one.committee for one in commands if _sorts(one)})
    return [
        Facts(
            found.get(command.identity),
            _lists(command, adopted),
            await _above(reader, getattr(command, "parent", None)),
        )
        for command in commands
    ]


def _sorts(command: OrganisationCommand) -> bool:
    """Whether its words are held to the lists."""
    return isinstance(command, Sorting) and not getattr(command, "provisional", False)


async def _adopted(reader: Reader, committees: Iterable[UUID]) -> list[RulesRow]:
    wanted = list(committees)
    if not wanted:
        return []
    rows = await reader.rows(select(rules).where(rules.c.committee.in_(wanted)))
    return [as_row(RulesRow, dict(row)) for row in rows]


def _lists(command: OrganisationCommand, adopted: Sequence[RulesRow]) -> OrganisationLists:
    mine = [row for row in adopted if row.committee == command.committee]
    held = in_force(mine, command.occurred_on(wall_clock()))
    return (held.organisations if held else None) or COMMON


async def _above(reader: Reader, parent: UUID | None) -> tuple[UUID, ...]:
    """The parents of a parent, as they are now."""
    above: list[UUID] = []
    while parent not in (None, NOBODY, *above) and len(above) < HIGHEST:
        assert parent is not None
        above.append(parent)
        mine = select(register.c.parents).where(register.c.organisation == parent)
        rows = await reader.rows(mine)
        parent = rows[0]["parents"][-1] if rows else None
    return tuple(above)


async def known_units(
    connection: AsyncConnection, event: ProposalAssigned, recorded: Recorded
) -> frozenset[UUID]:
    """Those of the units named in an assignment that are registered, or another name of one."""
    named = [unit.id for unit in (*event.leading, *event.assisting)]
    if not named:
        return frozenset()
    ids, meant = register.c.organisation, (register.c.alias_ids, register.c.former_ids)
    any_of = [column.overlap(array(named)) for column in meant]
    wanted = select(ids, *meant).where(
        register.c.committee == recorded.origin.committee, or_(ids.in_(named), *any_of)
    )
    found: set[UUID] = set()
    for row in await connection.execute(wanted):
        found |= {row.organisation, *row.alias_ids, *row.former_ids}
    return frozenset(found)
