"""Is every state and every command a listed transition, already so, or a named refusal?"""

import pytest
from bridge import FACTS, SCHOOLS, given
from proposal_states import ASKED, BESIDE, KNOWN, LEFT_OUT, PAGE, STATES, events_of, outcome, page

from proposals.proposal.domain import PROPOSAL
from proposals.proposal.handling.state import Work
from proposals.proposal.state import HANDLED, Phase

COMMANDS = {type(one).__name__: one for one in ASKED}
TRANSITIONS = """
none -> SaveDraft -> draft
draft -> InviteCosigners -> cosigning
draft -> DiscardDraft -> none
draft -> SubmitDraft -> under_review
cosigning -> AnswerCosign -> cosigning
cosigning -> SubmitDraft -> under_review
none -> SubmitProposal -> under_review
none -> SplitProposal -> under_review
none -> AcceptForwarded -> under_review
none -> RefuseForwarded -> refused
refused -> AcceptForwarded -> under_review
filed -> ForwardProposal -> forwarded
forwarded -> AnswerForwarding -> forwarded
under_review -> ReturnProposal -> returned
returned -> SubmitProposal -> under_review
under_review -> FileProposal -> filed
under_review -> DeclineProposal -> not_filed
under_review -> MergeProposal -> merged
under_review -> ConvertProposal -> converted
under_review -> WithdrawProposal -> withdrawn
filed -> WithdrawProposal -> withdrawn
filed -> AssignProposal -> assigned
merged -> AssignProposal -> assigned
assigned -> RequestReturn -> return_requested
return_requested -> RefuseReturn -> assigned
return_requested -> GrantReturn -> let_out
let_out -> AssignProposal -> assigned
assigned -> SignHandling -> signed
signed -> PauseHandling -> paused
paused -> ResumeHandling -> signed
signed -> SendCoOpinion -> signed
signed -> DivideWork -> signed
signed -> DraftReply -> reply_drafted
reply_drafted -> CosignReply -> reply_drafted
reply_drafted -> PassReply -> reply_passed
reply_drafted -> SendBackReply -> signed
reply_passed -> IssueReply -> replied
replied -> GiveFeedback -> fed_back
fed_back -> OrderRehandling -> rehandling
rehandling -> ReplyToProposal -> replied
replied -> CloseProposal -> closed
closed -> GradeFollowUp -> closed
filed -> RevokeReview -> under_review
not_filed -> RevokeReview -> under_review
under_review -> RetractProposal -> retracted
"""
LISTED = [tuple(line.split(" -> ")) for line in TRANSITIONS.strip().splitlines()]


def short(state):
    return state.split(" ")[0]


FULL = {short(state): state for state in STATES}


def stage(proposal):
    """Which of the table's states a proposal is in."""
    if proposal.phase is Phase.DRAFT:
        return "cosigning" if proposal.draft.invitations else "draft"
    if proposal.lineage.refused is not None and proposal.phase is Phase.NONE:
        return "refused"
    if proposal.phase not in HANDLED:
        return proposal.phase.value
    if proposal.assignment is None and proposal.lineage.forwarded:
        return "forwarded"
    if proposal.assignment is None or not proposal.assignment.leading:
        return "let_out" if proposal.works else proposal.phase.value
    return "closed" if proposal.closed else _of_unit(proposal)


def _of_unit(proposal):
    work = proposal.works.get(SCHOOLS.id, Work())
    if proposal.paused:
        return "paused"
    if SCHOOLS.id in proposal.replies:
        return "fed_back" if proposal.feedback else "replied"
    if work.earlier:
        return "rehandling"
    if work.draft is not None and work.draft.sent_back is None:
        return "reply_passed" if work.draft.passed else "reply_drafted"
    if work.wants_out is not None:
        return "return_requested"
    return "signed" if work.signed_on else "assigned"


def test_every_command_of_a_person_is_in_the_table():
    assert set() == LEFT_OUT


@pytest.mark.parametrize("state", STATES)
def test_the_commands_that_lead_to_a_state_lead_there(state):
    assert stage(PROPOSAL.fold(events_of(state))) == short(state)


@pytest.mark.parametrize(("state", "command", "to"), LISTED, ids=["-".join(one) for one in LISTED])
def test_a_listed_transition_leads_where_it_says(state, command, to):
    events = events_of(FULL[state])
    told = given(*events).beside(**BESIDE).when(COMMANDS[command], KNOWN)
    assert told.refused is None, told.refused
    assert told.events
    assert stage(PROPOSAL.fold([*events, *told.events])) == to


def test_what_is_asked_twice_happens_once():
    """Whatever has just happened is so already, or is refused: never recorded a second time."""
    again = {"ReplyToProposal", "OrderRehandling"}
    for state in STATES:
        for command in ASKED:
            events = events_of(state)
            told = given(*events).beside(**BESIDE).when(command, KNOWN)
            if told.refused is None and told.events and type(command).__name__ not in again:
                after = given(*events, *told.events).beside(**BESIDE).when(command, KNOWN)
                assert after.events == (), (state, command)


def test_the_page_in_the_docs_is_what_the_decider_does():
    stale = "run `PYTHONPATH=tests/worlds python tests/worlds/proposal_states.py`"
    assert PAGE.read_text(encoding="utf-8") == page(), stale


def test_the_rules_of_the_table_are_those_of_the_committee():
    assert KNOWN.rules.periods == FACTS.rules.periods
    assert outcome(FULL["filed"], COMMANDS["FileProposal"]) == "—"
