"""Who may answer a proposal, and judge the answer? Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from contracts.feedback import Answer
from contracts.proposals.proposal import FeedbackGiven, ProposalMerged, ProposalReplied
from contracts.values import Satisfaction
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.evolving import handled
from proposals.proposal.facts import Facts, day_told, waived
from proposals.proposal.grades import grade_of
from proposals.proposal.handling.assigning import in_handling
from proposals.proposal.handling.closing import AS_THE_LEDGER_SAYS, by_rule, ordered
from proposals.proposal.handling.commands import GiveFeedback, ReplyToProposal
from proposals.proposal.handling.rating import checked
from proposals.proposal.handling.replying import REPLY_TEXT, ready
from proposals.proposal.handling.state import Reply, Work
from proposals.proposal.refusals import (
    NotASponsor,
    NotAssigned,
    NotReplied,
    NotTheirProposal,
    RepliedBeforeAssigned,
    UnknownGrade,
)
from proposals.proposal.state import Proposal
from proposals.proposal.submitting import sealed


def reply(command: ReplyToProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """答复: without a draft, of a unit that has to; told again, what it does not say stays."""
    in_handling(command, proposal)
    units = proposal.assignment
    if units is None:
        raise NotAssigned
    if not units.has(command.unit.id):
        raise NotTheirProposal(command.unit.name)
    before = proposal.replies.get(command.unit.id)
    if known.live and before is None:
        ready(command.unit, proposal, known)
    if _told_before(command, proposal, known):
        return []
    given = _answer(command, before, known)
    assigned = units.assigned_on
    early = assigned is not None and given.replied_on is not None and given.replied_on < assigned
    event = ProposalReplied(
        proposal=command.proposal,
        unit=command.unit,
        grade=given.grade,
        outcome=given.outcome,
        replied_on=given.replied_on,
        text=given.text,
        doc_no=given.doc_no,
        openness=given.openness,
        closed_because=given.closed_because,
        waived=waived(known, [RepliedBeforeAssigned(given.replied_on, assigned)] if early else []),
    )
    if command.again and not proposal.works.get(command.unit.id, Work()).earlier:
        return [
            *_set_aside(command, proposal),
            event,
            *_still_said(command.proposal, proposal),
        ]
    return [] if given == before else [event]


def _told_before(command: ReplyToProposal, proposal: Proposal, known: Known[Facts]) -> bool:
    """Whether it is the answer that was set aside, a second one being awaited."""
    earlier = proposal.works.get(command.unit.id, Work()).earlier
    if not command.awaited or command.unit.id in proposal.replies or not earlier:
        return False
    return _answer(command, earlier[-1], known) == earlier[-1]


def _set_aside(command: ReplyToProposal, proposal: Proposal) -> Iterator[Event]:
    """The answer that did not do, of which a ledger may say nothing more, and the order."""
    if command.unit.id not in proposal.replies:
        yield ProposalReplied(
            proposal=command.proposal,
            unit=command.unit,
            grade=None,
            outcome=None,
            replied_on=None,
            text=None,
        )
    told = AS_THE_LEDGER_SAYS
    yield ordered(command.proposal, command.unit, told, False, command.ordered_on)


def _still_said(about: UUID, proposal: Proposal) -> Iterator[FeedbackGiven]:
    """Who was dissatisfied is so of what stands in the ledger, until that says otherwise."""
    assert proposal.sponsors is not None
    for sponsor in proposal.sponsors.all():
        said = proposal.feedback.get(sponsor.id)
        if said is not None and said.satisfaction is Satisfaction.DISSATISFIED:
            yield FeedbackGiven(
                proposal=about,
                sponsor=sponsor,
                satisfaction=said.satisfaction,
                printed=said.printed,
                given_on=said.given_on,
                answers=said.answers,
                scan=said.scan,
            )


def _answered_with_another(command: GiveFeedback, proposal: Proposal, known: Known[Facts]) -> bool:
    """A merged proposal is answered with the one into which it was merged."""
    merged = proposal.decided
    if command.into is None or not isinstance(merged, ProposalMerged):
        return False
    if merged.into != command.into:
        return False
    target: Proposal = known.state(f"proposal-{command.into}")
    return bool(target.replies)


def _answer(command: ReplyToProposal, before: Reply | None, known: Known[Facts]) -> Reply:
    text = sealed(command.text, REPLY_TEXT, known)
    grade, outcome = None, None
    if command.grade is not None:
        rule = grade_of(known.facts.known_rules(), command.grade)
        if rule is None:
            raise UnknownGrade(command.grade)
        grade, outcome = rule.letter, rule.outcome
    day = day_told(command, known)
    if before is None:
        return Reply(grade, outcome, day, text)
    if command.if_new or day is None or (command.on is None and command.at is None):
        day = before.replied_on
    return replace(
        before,
        grade=grade or before.grade,
        outcome=outcome or before.outcome,
        replied_on=day,
        text=text or before.text,
    )


def _said_before(command: GiveFeedback, proposal: Proposal) -> bool:
    """Whether it was said of the answer that was set aside, a second one being awaited."""
    if not command.awaited or not any(work.earlier for work in proposal.works.values()):
        return False
    held = proposal.feedback.get(command.sponsor.id)
    again = held is not None and held.printed == command.printed
    return again or command.satisfaction is Satisfaction.DISSATISFIED


def feed_back(command: GiveFeedback, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """反馈: each sponsor's own, on a reply."""
    in_handling(command, proposal)
    if _said_before(command, proposal):
        return []
    if not proposal.replies and not _answered_with_another(command, proposal, known):
        raise NotReplied
    assert proposal.sponsors is not None
    if command.sponsor.id not in {one.id for one in proposal.sponsors.all()}:
        raise NotASponsor(command.sponsor.name)
    checked(command.answers, "sponsor", proposal, known)
    before = proposal.feedback.get(command.sponsor.id)
    day = day_told(command, known)
    if before is not None and (day is None or (command.on is None and command.at is None)):
        day = before.given_on
    event = FeedbackGiven(
        proposal=command.proposal,
        sponsor=command.sponsor,
        satisfaction=command.satisfaction,
        printed=command.printed,
        given_on=day,
        answers=_answers(command, before.answers if before else (), known),
        scan=command.scan or (before.scan if before else None),
    )
    if handled(proposal, event) == proposal:
        return []
    return [event, *by_rule(command, proposal, known)]


def _answers(
    command: GiveFeedback, before: Sequence[Answer], known: Known[Facts]
) -> tuple[Answer, ...]:
    """The form, whole; a ledger tells one column after another, and what it does not say stays."""
    if known.live:
        return command.answers or tuple(before)
    held = {answer.question: answer for answer in before}
    return tuple((held | {answer.question: answer for answer in command.answers}).values())
