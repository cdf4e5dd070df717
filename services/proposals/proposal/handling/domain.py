"""What may happen between units, office and sponsors? Pure."""

from collections.abc import Sequence
from typing import assert_never

from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.facts import Facts
from proposals.proposal.handling.answering import feed_back, reply
from proposals.proposal.handling.assigning import assign
from proposals.proposal.handling.closing import close, follow_up, rehandle
from proposals.proposal.handling.commands import (
    AssignProposal,
    CloseProposal,
    ConfirmContact,
    ContactSponsor,
    CosignReply,
    DivideWork,
    DraftReply,
    GiveFeedback,
    GradeFollowUp,
    GrantExtension,
    GrantReturn,
    HandlingCommand,
    IssueReply,
    OrderRehandling,
    PassReply,
    PauseHandling,
    RateProposal,
    RefuseExtension,
    RefuseReturn,
    ReplyToProposal,
    RequestExtension,
    RequestReturn,
    ResumeHandling,
    SendBackReply,
    SendCoOpinion,
    SignHandling,
    TakeBackDivision,
)
from proposals.proposal.handling.contacting import confirm, contact, send_opinion
from proposals.proposal.handling.dividing import divide, take_back
from proposals.proposal.handling.extending import grant, pause, refuse, request, resume
from proposals.proposal.handling.rating import rate
from proposals.proposal.handling.refusals import AlreadyClosed
from proposals.proposal.handling.replying import cosign, draft, issue, let_pass, send_back
from proposals.proposal.handling.signing import grant_return, refuse_return, request_return, sign
from proposals.proposal.state import Proposal

AFTER_CLOSING = (CloseProposal, ConfirmContact, GiveFeedback, GradeFollowUp, RateProposal)
"""What may still happen to a closed proposal; a ledger may correct everything."""


def handle(command: HandlingCommand, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """What happens to a proposal that is handled; once it is closed, little does."""
    happened = _handle(command, proposal, known)
    if happened and proposal.closed and known.live and not isinstance(command, AFTER_CLOSING):
        raise AlreadyClosed
    return happened


def _handle(command: HandlingCommand, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    match command:
        case AssignProposal():
            return assign(command, proposal, known)
        case ReplyToProposal():
            return reply(command, proposal, known)
        case GiveFeedback():
            return feed_back(command, proposal, known)
        case DraftReply() | CosignReply() | PassReply() | SendBackReply() | IssueReply():
            return _reply_step(command, proposal, known)
        case OrderRehandling():
            return rehandle(command, proposal, known)
        case RateProposal():
            return rate(command, proposal, known)
        case CloseProposal():
            return close(command, proposal, known)
        case GradeFollowUp():
            return follow_up(command, proposal, known)
        case SignHandling():
            return sign(command, proposal, known)
        case RequestReturn():
            return request_return(command, proposal, known)
        case GrantReturn():
            return grant_return(command, proposal, known)
        case RefuseReturn():
            return refuse_return(command, proposal, known)
        case ContactSponsor():
            return contact(command, proposal, known)
        case ConfirmContact():
            return confirm(command, proposal, known)
        case SendCoOpinion():
            return send_opinion(command, proposal, known)
        case DivideWork():
            return divide(command, proposal, known)
        case TakeBackDivision():
            return take_back(command, proposal, known)
        case RequestExtension():
            return request(command, proposal, known)
        case GrantExtension():
            return grant(command, proposal, known)
        case RefuseExtension():
            return refuse(command, proposal, known)
        case PauseHandling():
            return pause(command, proposal, known)
        case ResumeHandling():
            return resume(command, proposal, known)
    assert_never(command)


def _reply_step(
    command: DraftReply | CosignReply | PassReply | SendBackReply | IssueReply,
    proposal: Proposal,
    known: Known[Facts],
) -> Sequence[Event]:
    """A step of a unit's reply, from its draft to its issue."""
    match command:
        case DraftReply():
            return draft(command, proposal, known)
        case CosignReply():
            return cosign(command, proposal, known)
        case PassReply():
            return let_pass(command, proposal, known)
        case SendBackReply():
            return send_back(command, proposal, known)
        case IssueReply():
            return issue(command, proposal, known)
