"""What must be known to plan a ledger of proposals, once a file?"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.committees import PlenaryRow, plenary_of, rules_of
from contracts.members.rules import CommitteeRules
from contracts.naming import Organisations
from kernel.decider import NotKnownHereYet
from kernel.importing.memory import recall
from kernel.importing.plan import Terms
from proposals.people import Register, people_of
from proposals.proposal.marks.tables import marks
from proposals.proposal.tables import proposals
from proposals.units import units_of
from rules.names import title_name


@dataclass(frozen=True, slots=True)
class Recorded:
    """A proposal of this plenary that is here already."""

    proposal: UUID
    title: str
    phase: str


@dataclass(frozen=True, slots=True)
class Marked:
    """What a ledger cannot take back."""

    awarded: bool
    answered_again: bool


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the service knows before it reads the first row.

    Attributes:
        remembered: the proposals of the last file's rows, by row key.
        numbered: the proposals of this plenary that have a case number.
        serial: all of them by serial number.
        marked: those with an award, or that had to be answered again.
        units: the organisations that names of units may mean.
        held: the units that proposals of this plenary have already.
    """

    plenary: PlenaryRow
    rules: CommitteeRules | None
    register: Register
    remembered: Mapping[str, UUID]
    numbered: Mapping[int, Recorded]
    serial: Mapping[int, Recorded]
    marked: Mapping[UUID, Marked]
    units: Organisations
    held: Mapping[UUID, frozenset[UUID]]


async def know(engine: AsyncEngine, terms: Terms) -> Knowledge:
    """Read it.

    Raises:
        NotKnownHereYet: the plenary has not arrived in this service.
    """
    plenary = None if terms.plenary is None else await plenary_of(engine, terms.plenary)
    if plenary is None:
        raise NotKnownHereYet("全体会议")
    rows = await _recorded(engine, plenary.plenary)
    return Knowledge(
        plenary,
        await rules_of(engine, terms.committee, plenary.opens),
        Register(await people_of(engine, terms.committee)),
        {key: proposal_of(row.stream) for key, row in (await recall(engine, terms)).items()},
        {number: known for number, _, known in rows if number is not None},
        {serial: known for _, serial, known in rows},
        await _marked(engine, plenary.plenary),
        await units_of(engine, terms.committee),
        await _held(engine, plenary.plenary),
    )


async def _held(engine: AsyncEngine, plenary: UUID) -> dict[UUID, frozenset[UUID]]:
    columns = proposals.c
    wanted = select(columns.proposal, columns.lead_units, columns.assisting_units)
    async with engine.connect() as connection:
        found = (await connection.execute(wanted.where(columns.plenary == plenary))).all()
    return {one.proposal: frozenset((*one.lead_units, *one.assisting_units)) for one in found}


async def _marked(engine: AsyncEngine, plenary: UUID) -> dict[UUID, Marked]:
    awarded = func.cardinality(marks.c.awards) > 0
    wanted = (
        select(marks.c.proposal, awarded.label("awarded"), marks.c.ordered)
        .join(proposals, proposals.c.proposal == marks.c.proposal)
        .where(proposals.c.plenary == plenary, or_(awarded, marks.c.ordered))
    )
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).all()
    return {one.proposal: Marked(one.awarded, one.ordered) for one in found}


async def _recorded(engine: AsyncEngine, plenary: UUID) -> list[tuple[int | None, int, Recorded]]:
    columns = proposals.c
    wanted = select(
        columns.case_no, columns.serial_no, columns.proposal, columns.title, columns.phase
    ).where(columns.plenary == plenary)
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).all()
    return [
        (one.case_no, one.serial_no, Recorded(one.proposal, title_name(one.title), one.phase))
        for one in found
    ]


def proposal_of(stream: str) -> UUID:
    """The proposal whose stream this is."""
    return UUID(stream.removeprefix("proposal-"))
