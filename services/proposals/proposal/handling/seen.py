"""Who may see what the other side says? Nobody before both have spoken, or the time is up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.organisations import carried, carried_by
from contracts.periods import Duty
from kernel.fetching import fetch
from proposals.proposal.deadlines.tables import DeadlineRow, deadlines
from proposals.proposal.handling.tables import RatingRow, ratings
from proposals.proposal.queries import Sight, one_of
from proposals.proposal.tables import ProposalRow


@dataclass(frozen=True, slots=True)
class Said:
    """What one sponsor says of the handling."""

    sponsor: UUID
    satisfaction: str
    printed: str


@dataclass(frozen=True, slots=True)
class BothSides:
    """Both sides' words, as far as the asker may see them.

    Attributes:
        hidden: the other side's are kept back until the asker has spoken or the time is up.
    """

    by_units: Sequence[RatingRow]
    by_sponsors: Sequence[Said]
    hidden: bool


async def both_sides(
    engine: AsyncEngine, committee: UUID, proposal: UUID, sight: Sight, on: date
) -> BothSides | None:
    """What each side says; None when the asker may not see the proposal."""
    row = await one_of(engine, committee, proposal, sight)
    if row is None:
        return None
    wanted = select(ratings).where(ratings.c.proposal == proposal)
    rated = await fetch(engine, wanted.order_by(ratings.c.unit_name), RatingRow)
    said = _said(row)
    if sight.everything or not await _still_owes(engine, proposal, sight, on):
        return BothSides(rated, said, hidden=False)
    if sight.unit is not None:
        own = await carried(engine, sight.unit, on)
        return BothSides([one for one in rated if one.unit in own], [], hidden=True)
    return BothSides([], [one for one in said if one.sponsor == sight.person], hidden=True)


def _said(row: ProposalRow) -> list[Said]:
    told = zip(row.feedback_sponsors, row.satisfaction, row.feedback_words, strict=True)
    return [Said(*one) for one in told]


async def _still_owes(engine: AsyncEngine, proposal: UUID, sight: Sight, on: date) -> bool:
    """Whether the asker has yet to judge, or what it will judge is not there yet."""
    return proposal in await _unheard(engine, [proposal], sight, on)


async def _unheard(
    engine: AsyncEngine, proposals: Sequence[UUID], sight: Sight, on: date
) -> set[UUID]:
    """The proposals of which the asker has yet to judge its part, and time to do it.

    A unit judges after its own reply; a sponsor once all leading units have replied.
    """
    these = deadlines.c.proposal.in_(proposals)
    found = await fetch(engine, select(deadlines).where(these, still_owed(sight, on)), DeadlineRow)
    return {one.proposal for one in found}


def still_owed(sight: Sight, on: date) -> ColumnElement[bool]:
    """Whether a deadline says that the asker has yet to judge, and time to do it."""
    c = deadlines.c
    awaited = c.duty.in_([Duty.REPLY.value, Duty.REHANDLE.value])
    judging = and_(c.duty.in_([Duty.RATE.value, Duty.FEEDBACK.value]), c.due_on >= on)
    if sight.unit is not None:
        wanted = and_(c.party.in_(carried_by(sight.unit, on)), or_(awaited, judging))
    else:
        wanted = or_(awaited, and_(judging, c.party == sight.person))
    return and_(c.how.is_(None), wanted)


async def masked(
    engine: AsyncEngine, rows: Sequence[ProposalRow], sight: Sight, on: date
) -> list[ProposalRow]:
    """Rows without what sponsors say, where a unit has yet to judge the proposal itself."""
    if sight.everything or sight.unit is None:
        return list(rows)
    unheard = await _unheard(engine, [one.proposal for one in rows], sight, on)
    return [mute(row) if row.proposal in unheard else row for row in rows]


def mute(row: ProposalRow) -> ProposalRow:
    """The row without what sponsors say."""
    return replace(row, feedback_sponsors=(), satisfaction=(), feedback_words=(), feedback_on=None)
