"""Whose organisation is it, and which are known already?"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.proposals.proposal import ProposalAssigned
from kernel.log.chain import Recorded
from kernel.log.registry import Reader
from members.organisation.commands import OrganisationCommand
from members.organisation.tables import organisations


async def facts(reader: Reader, commands: Sequence[OrganisationCommand]) -> Sequence[UUID | None]:
    """The committee of each command's organisation; None for one not known here yet."""
    known = organisations.c
    wanted = {command.identity for command in commands}
    rows = await reader.rows(
        select(known.organisation, known.committee).where(known.organisation.in_(wanted))
    )
    found = {row["organisation"]: row["committee"] for row in rows}
    return [found.get(command.identity) for command in commands]


async def known_units(
    connection: AsyncConnection, event: ProposalAssigned, recorded: Recorded
) -> frozenset[UUID]:
    """Those of the units named in an assignment that are registered."""
    named = [unit.id for unit in (*event.leading, *event.assisting)]
    known = organisations.c.organisation
    found = await connection.execute(select(known).where(known.in_(named)))
    return frozenset(found.scalars())
