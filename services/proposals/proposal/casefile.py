"""What is one case as a whole: as it stands, its clocks, and everything that happened to it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.values import Named
from kernel.log.reading import Entry, history
from kernel.paging import Turn
from proposals.proposal.deadlines.queries import Standing, Wanted, standing
from proposals.proposal.handling.seen import masked
from proposals.proposal.lineage.queries import Family, family
from proposals.proposal.marks.queries import marks_of, unheard
from proposals.proposal.marks.tables import MarksRow
from proposals.proposal.papers.queries import Papers, papers_of
from proposals.proposal.queries import Sight, one_of
from proposals.proposal.tables import ProposalRow
from proposals.units import UnitNow, now, units_of


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One page of data (一案一档).

    Attributes:
        lineage: where it comes from, and what became of it elsewhere.
        papers: the text, the replies and the attachments, as far as the asker may read them;
            None for a subscriber, who reads none.
        marks: key, awarded, wished, followed up ...; None when there is none. What sponsors ticked
            and why they are not content is told to the office and leaders alone.
        deadlines: all of them, the most urgent first; those that ended say how.
        units_now: of units that are called otherwise by now, or are no more, who has their work.
        history: in order; who is not of the office sees only what is published.
    """

    proposal: ProposalRow
    papers: Papers | None
    marks: MarksRow | None
    deadlines: Sequence[Standing]
    lineage: Family
    units_now: Sequence[UnitNow]
    history: Sequence[Entry]


async def casefile(
    engine: AsyncEngine,
    committee: UUID,
    proposal: UUID,
    sight: Sight,
    on: date,
    reading: Sight,
) -> CaseFile | None:
    """The case, if the asker may see it; `reading` says whose papers the asker may read."""
    row = await one_of(engine, committee, proposal, sight)
    if row is None:
        return None
    wanted = Wanted(proposal=proposal, running=False)
    (row,) = await masked(engine, [row], sight, on)
    clocks = await standing(engine, committee, wanted, sight, on, Turn(limit=1000))
    async with engine.connect() as connection:
        told = await history(connection, committee, f"proposal-{proposal}")
    seen = [entry for entry in told if sight.office or entry.published]
    papers = await papers_of(engine, committee, proposal, reading, on)
    marks = (await marks_of(engine, [proposal])).get(proposal)
    marks = marks if marks is None or sight.everything else unheard(marks)
    kin = await family(engine, row, sight)
    known = await units_of(engine, committee)
    since = now(known, _units(row), on)
    return CaseFile(row, papers, marks, clocks.items, kin, since, seen)


def _units(row: ProposalRow) -> list[Named]:
    ids = (*row.lead_units, *row.assisting_units)
    names = (*row.lead_names, *row.assisting_names)
    return [Named(id=unit, name=name) for unit, name in zip(ids, names, strict=True)]
