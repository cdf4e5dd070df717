"""How does an event change what is remembered of forwardings and parts? Pure."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from contracts.proposals.forwarding import (
    ForwardedAccepted,
    ForwardedRefused,
    ForwardingAnswered,
    ProposalForwarded,
)
from contracts.proposals.proposal import (
    ProposalAssigned,
    ProposalFiled,
    ProposalReplied,
    ProposalRetitled,
    ProposalRetracted,
    ProposalSubmitted,
    ReviewRevoked,
)
from kernel.event import Event
from kernel.log.chain import Recorded
from kernel.view import View
from proposals.proposal.lineage.tables import ForwardingRow, PartRow, forwardings, parts
from proposals.proposal.state import PHASES, Phase

OFFERED, ACCEPTED, REFUSED = "offered", "accepted", "refused"
NOBODY = UUID(int=0)
STAGES: tuple[type[Event], ...] = (
    *PHASES,
    ReviewRevoked,
    ProposalAssigned,
    ProposalReplied,
    ProposalRetracted,
)
"""What the other committee tells of what it made of it."""


def forwarding_of(event: Any, recorded: Recorded) -> UUID:
    """The offer that an event touches: at the other committee it is a proposal of that id."""
    named: UUID = getattr(event, "forwarding", None) or event.proposal
    return named


def forwarding_row(
    before: ForwardingRow | None, event: Any, recorded: Recorded
) -> ForwardingRow | None:
    """One row an offer; events of proposals that nobody offered touch nothing."""
    if isinstance(event, ProposalForwarded):
        return _offered(before, event, recorded)
    if before is None and isinstance(event, ForwardedAccepted | ForwardedRefused):
        # Told by the other committee before its origin is read, as when all is read anew.
        before = replace(UNHEARD, forwarding=event.proposal, forwarded_on=recorded.occurred_on)
    if before is None:
        return None
    match event:
        case ForwardingAnswered() if event.accepted or before.answer != ACCEPTED:
            answer = ACCEPTED if event.accepted else REFUSED
            words = event.words or before.answer_words
            return _answered(before, answer, words, event.answered_on)
        case ForwardedAccepted():
            return _answered(before, ACCEPTED, None, event.accepted_on)
        case ForwardedRefused() if before.answer != ACCEPTED:
            return _answered(before, REFUSED, event.reason, event.refused_on)
        case ForwardingAnswered() | ForwardedRefused():
            return before
        case _:
            return _come_to(before, event, recorded)


UNHEARD = ForwardingRow(
    forwarding=NOBODY,
    committee=NOBODY,
    proposal=NOBODY,
    to_committee=NOBODY,
    to_name="",
    by_name="",
    title="",
    case_no=None,
    reason=None,
    forwarded_on=date.min,
    answer=OFFERED,
    answer_words=None,
    answered_on=None,
    stage=None,
    stage_words=None,
    stage_on=None,
    offer="",
)
"""An offer of which nothing was heard yet but what became of it."""


def _offered(
    before: ForwardingRow | None, event: ProposalForwarded, recorded: Recorded
) -> ForwardingRow:
    """What is offered; what became of it stays, should that have been heard first."""
    if before is not None and before.offer:
        return before
    return replace(
        before or UNHEARD,
        forwarding=event.forwarding,
        committee=recorded.origin.committee,
        proposal=event.proposal,
        to_committee=event.to.id,
        to_name=event.to.name,
        by_name=event.by.name,
        title=event.carried.title,
        case_no=event.case_no,
        reason=event.reason,
        forwarded_on=event.forwarded_on,
        offer=event.as_text(),
    )


def _answered(before: ForwardingRow, answer: str, words: str | None, on: Any) -> ForwardingRow:
    return replace(before, answer=answer, answer_words=words, answered_on=on)


def _come_to(before: ForwardingRow, event: Any, recorded: Recorded) -> ForwardingRow:
    """How far the other committee has come with it."""
    stage, words = _stage(event)
    return replace(before, stage=stage, stage_words=words, stage_on=recorded.occurred_on)


def _stage(event: Any) -> tuple[str, str | None]:
    match event:
        case ProposalFiled():
            return Phase.FILED.value, f"{event.case_no:04d}"
        case ProposalAssigned():
            return "assigned", "、".join(unit.name for unit in event.leading)
        case ProposalReplied():
            return "replied", event.grade
        case ProposalRetracted():
            return Phase.RETRACTED.value, None
        case ReviewRevoked():
            return Phase.UNDER_REVIEW.value, None
        case _:
            return PHASES[type(event)].value, getattr(event, "reason", None)


def part_row(before: PartRow | None, event: Any, recorded: Recorded) -> PartRow | None:
    """One row a proposal that came out of another one or from another committee."""
    match event:
        case ProposalSubmitted() if event.split_from or event.forwarded_from:
            return PartRow(
                proposal=event.proposal,
                committee=recorded.origin.committee,
                split_from=event.split_from,
                forwarded_from=event.forwarded_from.name if event.forwarded_from else None,
                title=event.title,
                serial_no=before.serial_no if before else event.serial_no,
            )
        case ProposalSubmitted():
            return before and replace(before, title=event.title)
        case ProposalRetitled():
            return before and replace(before, title=event.title)
        case _:
            return None


FORWARDINGS = View(
    forwardings,
    ForwardingRow,
    (ProposalForwarded, ForwardingAnswered, ForwardedAccepted, ForwardedRefused, *STAGES),
    forwarding_of,
    forwarding_row,
)
PARTS = View(
    parts,
    PartRow,
    (ProposalSubmitted, ProposalRetitled, ProposalRetracted),
    lambda event, recorded: event.proposal,
    part_row,
)
