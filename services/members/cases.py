"""Which cases are open, whose are they, and who has to answer them, as far as it was heard here?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import MetaData, Select, select

from contracts.proposals.handling import ProposalClosed, ReturnGranted
from contracts.proposals.proposal import (
    ProposalAssigned,
    ProposalConverted,
    ProposalFiled,
    ProposalMerged,
    ProposalNotFiled,
    ProposalRetracted,
    ProposalReturned,
    ProposalSubmitted,
    ProposalWithdrawn,
    ReviewRevoked,
    SponsorsCorrected,
)
from contracts.values import Named
from kernel.log.chain import Recorded
from kernel.rows import table_of
from kernel.view import View

tables = MetaData()

Unhandled = ProposalConverted | ProposalNotFiled | ProposalReturned | ProposalWithdrawn
Heard = (
    ProposalSubmitted
    | SponsorsCorrected
    | ProposalFiled
    | ProposalMerged
    | Unhandled
    | ReviewRevoked
    | ProposalAssigned
    | ReturnGranted
    | ProposalClosed
    | ProposalRetracted
)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One proposal as heard: its sponsors, and the units that have to answer it.

    Attributes:
        merged_into: the proposal that is answered for this one too.
    """

    proposal: UUID
    committee: UUID
    sponsors: tuple[UUID, ...]
    units: tuple[UUID, ...]
    merged_into: UUID | None
    closed: bool


cases = table_of(tables, "cases", CaseRow, "proposal")


def row(before: CaseRow | None, event: Heard, recorded: Recorded) -> CaseRow | None:
    """One row a living proposal; one entered by mistake leaves none."""
    if isinstance(event, ProposalSubmitted):
        sponsors = _ids((event.first_sponsor, *event.co_sponsors))
        return CaseRow(event.proposal, recorded.origin.committee, sponsors, (), None, closed=False)
    if before is None or isinstance(event, ProposalRetracted):
        return None
    match event:
        case SponsorsCorrected():
            return replace(before, sponsors=_ids((event.first_sponsor, *event.co_sponsors)))
        case ProposalMerged():
            return replace(before, merged_into=event.into)
        case ProposalAssigned():
            return replace(before, units=_ids((*event.leading, *event.assisting)))
        case ReturnGranted():
            return replace(before, units=tuple(u for u in before.units if u != event.unit.id))
        case ProposalClosed():
            return replace(before, closed=True)
        case ProposalFiled():
            return replace(before, merged_into=None)
        case _:
            return replace(before, units=(), merged_into=None, closed=False)


def _ids(named: Sequence[Named]) -> tuple[UUID, ...]:
    return tuple(one.id for one in named)


CASES = View(
    cases,
    CaseRow,
    (
        ProposalSubmitted,
        SponsorsCorrected,
        ProposalFiled,
        ProposalMerged,
        ProposalConverted,
        ProposalNotFiled,
        ProposalReturned,
        ProposalWithdrawn,
        ReviewRevoked,
        ProposalAssigned,
        ReturnGranted,
        ProposalClosed,
        ProposalRetracted,
    ),
    lambda event, recorded: event.proposal,
    row,
    version=2,  # Its events are older than it: where there are some, it is filled by itself.
)


def with_those_merged_into(
    committee: UUID, proposals: Sequence[UUID]
) -> "Select[tuple[object, ...]]":
    """These cases of a committee, and those that are answered for them, however often merged on."""
    c = cases.c
    first = select(c.proposal, c.merged_into).where(c.proposal.in_(proposals))
    chain = first.cte("chain", recursive=True)
    chain = chain.union(
        select(c.proposal, c.merged_into).join(chain, c.proposal == chain.c.merged_into)
    )
    these = c.proposal.in_(select(chain.c.proposal))
    return select(cases).where(c.committee == committee, these)
