"""May a proposal be split, forwarded, or taken up from another committee? Pure."""

from collections.abc import Sequence
from typing import assert_never

from contracts.proposals.forwarding import (
    ForwardedAccepted,
    ForwardedRefused,
    ForwardingAnswered,
    ProposalForwarded,
)
from contracts.proposals.proposal import Carried, ProposalSubmitted, SponsorKind
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.facts import Facts
from proposals.proposal.lineage.commands import (
    AcceptForwarded,
    AnswerForwarding,
    ForwardProposal,
    OfferCommand,
    RefuseForwarded,
    SplitProposal,
)
from proposals.proposal.lineage.refusals import (
    AnsweredOtherwise,
    ForwardedToItself,
    IdTaken,
    NotForwarded,
    NothingOffered,
    NothingToForward,
    RefusalNeedsReason,
    SplitTooLate,
)
from proposals.proposal.state import LIVE, Phase, Proposal
from proposals.proposal.submitting import TEXT, sealed, serial_numbers, timing

GONE = (Phase.NONE, Phase.RETRACTED)
LEFT = (Phase.WITHDRAWN, Phase.RETURNED, Phase.MERGED)


def split(command: SplitProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """分案: every sponsor stands behind each part; the day of submission stays the first one."""
    whole: Proposal = known.state(f"proposal-{command.of}")
    if proposal.phase is not Phase.NONE:
        if (proposal.split_from, proposal.title) != (command.of, command.title):
            raise IdTaken(proposal.title)
        return []
    if whole.phase not in LIVE or whole.assignment is not None:
        raise SplitTooLate(whole.phase)
    assert whole.plenary is not None
    assert whole.sponsors is not None
    part = ProposalSubmitted(
        proposal=command.proposal,
        plenary=whole.plenary,
        serial_no=known.next(serial_numbers(whole.plenary)),
        printed_no=None,
        title=command.title,
        sponsor_kind=whole.sponsors.kind,
        first_sponsor=whole.sponsors.first,
        co_sponsors=whole.sponsors.co,
        sector=whole.sponsors.sector,
        category=command.category or whole.category,
        topics=command.topics or whole.topics,
        timing=whole.timing,
        submitted_on=whole.submitted_on,
        text=sealed(command.text, TEXT, known),
        split_from=command.of,
    )
    return [part]


def carried(proposal: Proposal) -> Carried:
    """What goes on of a proposal in another form, or at another committee."""
    assert proposal.sponsors is not None
    return Carried(
        title=proposal.title,
        sponsor_kind=proposal.sponsors.kind,
        sponsors=proposal.sponsors.all(),
        sector=proposal.sponsors.sector,
        topics=proposal.topics,
        text=proposal.text,
    )


def descend(
    command: ForwardProposal | AnswerForwarding, proposal: Proposal, known: Known[Facts]
) -> Sequence[Event]:
    """What happens to what is forwarded?"""
    match command:
        case ForwardProposal():
            return forward(command, proposal, known)
        case AnswerForwarding():
            return answer(command, proposal, known)
    assert_never(command)


def forward(command: ForwardProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """转送: once to a committee, unless it has refused."""
    if command.to.id == command.committee:
        raise ForwardedToItself
    if proposal.phase in LEFT:
        raise NothingToForward(proposal.phase)
    held = proposal.lineage
    for offered in held.forwarded.values():
        said = held.answered.get(offered.forwarding)
        if offered.to.id == command.to.id and (said is None or said.accepted):
            return []
    offer = ProposalForwarded(
        proposal=command.proposal,
        forwarding=command.forwarding,
        to=command.to,
        by=command.by,
        carried=carried(proposal),
        case_no=proposal.case_no,
        reason=command.reason,
        forwarded_on=known.today,
    )
    return [offer]


def answer(command: AnswerForwarding, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """转送结果: once; who refused may still take it up."""
    if command.forwarding not in proposal.lineage.forwarded:
        raise NotForwarded(command.forwarding)
    said = proposal.lineage.answered.get(command.forwarding)
    if said is not None and said.accepted == command.accepted:
        return []
    if said is not None and said.accepted:
        raise AnsweredOtherwise("已接收")
    if not command.accepted and command.words is None:
        raise RefusalNeedsReason
    event = ForwardingAnswered(
        proposal=command.proposal,
        forwarding=command.forwarding,
        accepted=command.accepted,
        words=command.words,
        answered_on=known.today,
    )
    return [event]


def consider(command: OfferCommand, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """What may be made of what another committee offers?"""
    match command:
        case AcceptForwarded():
            return accept(command, proposal, known)
        case RefuseForwarded():
            return refuse(command, proposal, known)
    assert_never(command)


def accept(command: AcceptForwarded, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """接收: received here today, the other committee standing behind it; also after a refusal."""
    offer = _offer(known)
    if proposal.phase not in GONE:
        if proposal.lineage.accepted:
            return []
        raise IdTaken(proposal.title)
    plenary = known.facts.known_plenary()
    text = known.facts.offered_text or command.text
    accepted = ForwardedAccepted(
        proposal=command.proposal,
        origin=offer.proposal,
        origin_committee=offer.by.id,
        accepted_on=known.today,
    )
    submitted = ProposalSubmitted(
        proposal=command.proposal,
        plenary=command.plenary,
        serial_no=known.next(serial_numbers(command.plenary)),
        printed_no=None,
        title=offer.carried.title,
        sponsor_kind=SponsorKind.COLLECTIVE,
        first_sponsor=offer.by,
        co_sponsors=(),
        sector=None,
        category=command.category,
        topics=offer.carried.topics,
        timing=timing(command.at or command.on or known.now, plenary),
        submitted_on=known.today,
        text=sealed(text, TEXT, known),
        forwarded_from=offer.by,
    )
    return [accepted, submitted]


def refuse(command: RefuseForwarded, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """不接收: unless it was taken up."""
    offer = _offer(known)
    if proposal.lineage.accepted:
        raise AnsweredOtherwise("已接收")
    if proposal.phase not in GONE:
        raise IdTaken(proposal.title)
    if proposal.lineage.refused is not None:
        return []
    refused = ForwardedRefused(
        proposal=command.proposal,
        origin=offer.proposal,
        origin_committee=offer.by.id,
        reason=command.reason,
        refused_on=known.today,
    )
    return [refused]


def _offer(known: Known[Facts]) -> ProposalForwarded:
    if known.facts.offer is None:
        raise NothingOffered
    return known.facts.offer
