"""How does an event change what has become of a proposal? Pure."""

from dataclasses import replace

from contracts.proposals.handling import (
    ExtensionGranted,
    HandlingPaused,
    HandlingResumed,
    ProposalClosed,
    RehandlingOrdered,
    ReturnGranted,
)
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalAssigned,
    ProposalClassified,
    ProposalConverted,
    ProposalFiled,
    ProposalMerged,
    ProposalNotFiled,
    ProposalReplied,
    ProposalRetitled,
    ProposalRetracted,
    ProposalReturned,
    ProposalSubmitted,
    ProposalWithdrawn,
    ReviewRevoked,
    SponsorsCorrected,
    SubmissionDayCorrected,
    TextReplaced,
)
from contracts.values import Satisfaction
from kernel.event import Event
from proposals.proposal.attention.state import Attention, AttentionEvent, noticed
from proposals.proposal.content.state import contained
from proposals.proposal.deadlines.state import DeadlineEvent, timed
from proposals.proposal.drafting.events import DraftDiscarded
from proposals.proposal.drafting.state import DraftEvent, drafted
from proposals.proposal.handling.state import (
    Assignment,
    Opinion,
    Reply,
    WorkEvent,
    replied,
    set_aside,
    worked,
)
from proposals.proposal.lineage.state import LineageEvent, descended
from proposals.proposal.papers.state import AttachmentEvent, attached
from proposals.proposal.review.state import ReviewEvent, reviewed
from proposals.proposal.state import PHASES, Phase, Proposal, Result, Sponsors
from proposals.proposal.wishes.state import Wishes, WishEvent, wished


def evolve(proposal: Proposal, event: Event) -> Proposal:
    """The proposal after an event, and all that it ever named in the vault."""
    contents = contained(proposal.contents, event)
    after = _evolved(proposal, event)
    return after if after.contents is contents else replace(after, contents=contents)


def _evolved(proposal: Proposal, event: Event) -> Proposal:
    """By which rules it was decided makes no other proposal of it."""
    if getattr(event, "under", None) is not None:
        event = event.model_copy(update={"under": None})
    match event:
        case ProposalSubmitted():
            return submitted(proposal, event)
        case ProposalFiled():
            category = event.category or proposal.category
            return decided(replace(proposal, case_no=event.case_no, category=category), event)
        case (
            ProposalMerged()
            | ProposalConverted()
            | ProposalNotFiled()
            | ProposalReturned()
            | ProposalWithdrawn()
        ):
            return decided(proposal, event)
        case ReviewRevoked():
            return revoked(proposal)
        case DraftDiscarded():
            return Proposal()
        case _ if isinstance(event, ReviewEvent):
            return replace(proposal, reviews=reviewed(proposal.reviews, event))
        case _ if isinstance(event, DraftEvent):
            return replace(proposal, phase=Phase.DRAFT, draft=drafted(proposal.draft, event))
        case _ if isinstance(event, AttachmentEvent):
            return replace(proposal, attachments=attached(proposal.attachments, event))
        case ProposalAssigned() | ProposalReplied() | FeedbackGiven():
            return handled(proposal, event)
        case _ if isinstance(event, AttentionEvent):
            return replace(proposal, attention=noticed(proposal.attention, event))
        case _ if isinstance(event, LineageEvent):
            return replace(proposal, lineage=descended(proposal.lineage, event))
        case _ if isinstance(event, WishEvent):
            return replace(proposal, wishes=wished(proposal.wishes, event))
        case _ if isinstance(event, DeadlineEvent):
            return replace(proposal, deadlines=timed(proposal.deadlines, event))
        case _:
            return going_on(proposal, event)


def submitted(proposal: Proposal, event: ProposalSubmitted) -> Proposal:
    """All that its submission says; a number that it held before stays its own."""
    return Proposal(
        phase=Phase.UNDER_REVIEW,
        plenary=event.plenary,
        title=event.title,
        sponsors=_sponsors(event),
        category=event.category,
        topics=event.topics,
        submitted_on=event.submitted_on,
        timing=event.timing,
        text=event.text,
        case_no=proposal.case_no,
        deadlines=proposal.deadlines,
        attention=proposal.attention,
        split_from=event.split_from or proposal.split_from,
        lineage=proposal.lineage,
        attachments=proposal.attachments,
        wishes=proposal.wishes,
    )


def decided(proposal: Proposal, event: Result) -> Proposal:
    """The review's result."""
    return replace(proposal, phase=PHASES[type(event)], decided=event)


def revoked(proposal: Proposal) -> Proposal:
    """Under review again; what was built on the result is gone with it."""
    return replace(
        proposal,
        phase=Phase.UNDER_REVIEW,
        decided=None,
        assignment=None,
        replies={},
        feedback={},
        works={},
        paused=False,
        closed=False,
    )


def handled(
    proposal: Proposal, event: ProposalAssigned | ProposalReplied | FeedbackGiven
) -> Proposal:
    """A step of the handling: the last assignment, each unit's last reply, each last opinion."""
    match event:
        case ProposalAssigned():
            days = (event.assigned_on, event.due_on)
            units = Assignment(event.mode, event.leading, event.assisting, *days)
            kept = {unit: work for unit, work in proposal.works.items() if units.has(unit)}
            for unit in {one.id for one in event.leading} & kept.keys():
                # What it thought as an assisting unit is no answer of its own.
                kept[unit] = replace(kept[unit], opinion_on=None, opinion=None)
            return replace(proposal, assignment=units, works=kept)
        case ProposalReplied():
            reply = reply_of(event)
            works = replied(proposal.works, event.unit.id)
            replies = proposal.replies | {event.unit.id: reply}
            return replace(proposal, replies=replies, works=works)
        case FeedbackGiven():
            opinion = Opinion(
                event.satisfaction, event.printed, event.given_on, event.answers, event.scan
            )
            return replace(proposal, feedback=proposal.feedback | {event.sponsor.id: opinion})


def going_on(proposal: Proposal, event: Event) -> Proposal:
    """What units, office and sponsors do meanwhile; all else is a correction."""
    match event:
        case HandlingPaused() | HandlingResumed():
            return replace(proposal, paused=isinstance(event, HandlingPaused))
        case ReturnGranted():
            return let_out(proposal, event)
        case ExtensionGranted():
            return extended(proposal, event)
        case RehandlingOrdered():
            return reopened(proposal, event)
        case ProposalClosed():
            return replace(proposal, closed=True)
        case _ if isinstance(event, WorkEvent):
            return replace(proposal, works=worked(proposal.works, event))
        case _:
            return corrected(proposal, event)


def reply_of(event: ProposalReplied) -> Reply:
    """A unit's answer as its event tells it."""
    return Reply(
        grade=event.grade,
        outcome=event.outcome,
        replied_on=event.replied_on,
        text=event.text,
        doc_no=event.doc_no,
        openness=event.openness,
        closed_because=event.closed_because,
    )


def let_out(proposal: Proposal, event: ReturnGranted) -> Proposal:
    """A unit has no longer to answer; without any, nobody has until it is assigned anew."""
    units = proposal.assignment
    left = None if units is None else units.without(event.unit.id)
    works = worked(proposal.works, event)
    replies = {unit: reply for unit, reply in proposal.replies.items() if unit != event.unit.id}
    feedback = proposal.feedback if left else {}
    return replace(proposal, assignment=left, works=works, replies=replies, feedback=feedback)


def extended(proposal: Proposal, event: ExtensionGranted) -> Proposal:
    """The proposal as a whole is due when the last of its units is."""
    works, units = worked(proposal.works, event), proposal.assignment
    if units is not None and event.due_on is not None and units.due_on is not None:
        units = replace(units, due_on=max(units.due_on, event.due_on))
    return replace(proposal, works=works, assignment=units)


def reopened(proposal: Proposal, event: RehandlingOrdered) -> Proposal:
    """A unit's answer did not do: it is kept aside, and who was dissatisfied is asked again."""
    unit = event.unit.id
    reply = proposal.replies.get(unit)
    if reply is None:
        return proposal
    replies = {other: held for other, held in proposal.replies.items() if other != unit}
    content = {
        sponsor: opinion
        for sponsor, opinion in proposal.feedback.items()
        if opinion.satisfaction is not Satisfaction.DISSATISFIED
    }
    works = set_aside(proposal.works, unit, reply)
    return replace(proposal, replies=replies, feedback=content, works=works)


def corrected(proposal: Proposal, event: Event) -> Proposal:
    """A correction of what was submitted."""
    match event:
        case ProposalRetitled():
            return replace(proposal, title=event.title)
        case ProposalClassified():
            return replace(proposal, category=event.category, topics=event.topics)
        case SponsorsCorrected():
            return replace(proposal, sponsors=_sponsors(event))
        case SubmissionDayCorrected():
            return replace(proposal, submitted_on=event.submitted_on, timing=event.timing)
        case TextReplaced():
            return replace(proposal, text=event.text)
        case ProposalRetracted():
            return retracted(proposal)
        case _:
            return proposal


def retracted(proposal: Proposal) -> Proposal:
    """Entered by mistake: should it come again, nothing that was recorded of it holds."""
    return replace(
        revoked(proposal),
        phase=Phase.RETRACTED,
        attention=Attention(),
        wishes=Wishes(),
        attachments={},
        split_from=None,
    )


def _sponsors(event: ProposalSubmitted | SponsorsCorrected) -> Sponsors:
    return Sponsors(event.sponsor_kind, event.first_sponsor, event.co_sponsors, event.sector)
