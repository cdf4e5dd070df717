"""Is every state and every command of a member a listed transition, already so, or refused?"""

import pytest
from member_states import ASKED, LEFT_OUT, PAGE, STATES, ask, asked_in, led_to, page

from kernel.testing.specification import Outcome
from members.member.domain import MEMBER

COMMANDS = {type(one).__name__: one for one in ASKED}
TRANSITIONS = """
none -> AdmitMember -> on_roll
on_roll -> AssumeRole -> in_office
in_office -> LayDownRole -> on_roll
on_roll -> RequestResignation -> resigning
resigning -> WithdrawResignation -> on_roll
resigning -> DeclineResignation -> on_roll
resigning -> AcceptResignation -> resigned
resigning -> RecordLeaving -> removed
on_roll -> RecordLeaving -> removed
ceased -> RecordLeaving -> removed
on_roll -> ProposeChanges -> changing
changing -> WithdrawChanges -> on_roll
changing -> RefuseChanges -> on_roll
changing -> ApproveChanges -> changed
changing -> LookAtPrivateChanges -> changing
on_roll -> AuthoriseActing -> acted_for
acted_for -> RevokeActing -> on_roll
on_roll -> MergeMembers -> merged
merged -> TakeBackMerge -> on_roll
removed -> MergeMembers -> merged
retracted -> AdmitMember -> on_roll
on_roll -> ServeOn -> reappointed
on_roll -> EndWithTerm -> term_ended
with_telephone -> ErasePerson -> erased
erased -> KeepPrivateParticulars -> with_telephone
on_roll -> KeepPrivateParticulars -> with_telephone
with_telephone -> LookUpTelephone -> with_telephone
"""
LISTED = [tuple(line.split(" -> ")) for line in TRANSITIONS.strip().splitlines()]
AGAIN = {"LookUpTelephone", "LookAtPrivateChanges"}
"""Every look is an event of its own."""


def short(state):
    return state.split(" ")[0]


FULL = {short(state): state for state in STATES}


def stage(member):
    """Which of the table's states a member is in."""
    if not member.particulars.name:
        return "none"
    if member.merged_into is not None:
        return "merged"
    if member.left is not None:
        return member.cause if member.cause in ("moved_away", "term_ended") else member.how
    return _on_roll(member)


def _on_roll(member):
    if member.erased:
        return "erased"
    if member.resigning is not None:
        return "resigning"
    if member.changes.waiting is not None:
        return "changing"
    if any(member.changes.settled.values()):
        return "changed"
    if member.acting:
        return "acted_for"
    if member.again is not None:
        return "reappointed"
    if member.roles:
        return "in_office"
    return "with_telephone" if member.kept else "on_roll"


def test_every_command_is_in_the_table():
    assert set() == LEFT_OUT


@pytest.mark.parametrize("state", STATES)
def test_the_commands_that_lead_to_a_state_lead_there(state):
    events, _ = led_to(state)
    assert stage(MEMBER.fold(events)) == short(state)


@pytest.mark.parametrize(("state", "command", "to"), LISTED, ids=["-".join(one) for one in LISTED])
def test_a_listed_transition_leads_where_it_says(state, command, to):
    told = asked_in(FULL[state], COMMANDS[command])
    assert told.refused is None, told.refused
    assert told.events
    assert stage(MEMBER.fold([*led_to(FULL[state])[0], *told.events])) == to


@pytest.mark.parametrize("state", STATES)
def test_what_is_asked_twice_happens_once(state):
    """Whatever has just happened is so already, or is refused: never recorded a second time."""
    events, desk = led_to(state)
    for command in ASKED:
        told = ask(events, desk, command)
        desk.accept()
        if told.events and type(command).__name__ not in AGAIN:
            after = ask((*events, *told.events), desk, command)
            assert isinstance(after, Outcome)
            assert after.events == (), command


def test_the_page_in_the_docs_is_what_the_decider_does():
    stale = "run `PYTHONPATH=tests/worlds python tests/worlds/member_states.py`"
    assert PAGE.read_text(encoding="utf-8") == page(), stale
