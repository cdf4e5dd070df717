"""Is every state and command of leads, opinions and reports listed, and each refusal named?"""

import opinion_states
import pytest

from kernel.decider import Refused
from proposals.app import PROPOSALS

PAGE = opinion_states.PAGE
WALKS = {walk.decider.category: walk for walk in PAGE.walks}
EVERYWHERE = [(walk, state) for walk in WALKS.values() for state in walk.states]
NAMES = [f"{walk.decider.category}-{state.split(' ')[0]}" for walk, state in EVERYWHERE]
TRANSITIONS = """
lead_call: none -> CallForLeads -> called
lead_call: called_for_longer -> CallForLeads -> called
lead: none -> ReceiveLead -> received
lead: received -> ListLead -> listed
lead: received -> DeclineLead -> declined
lead: declined -> ListLead -> listed
lead: received -> WithdrawLeadText -> text_withdrawn
lead: declined -> WithdrawLeadText -> text_withdrawn
lead: listed -> WithdrawLeadText -> text_withdrawn
suggestion: none -> ReceiveSuggestion -> received
suggestion: received -> PassOnSuggestion -> passed_on
suggestion: passed_on -> AnswerSuggestion -> answered
suggestion: answered -> RetractSuggestion -> retracted
suggestion: retracted -> ReceiveSuggestion -> received
suggestion: answered -> WithdrawSuggestionText -> text_withdrawn
suggestion: retracted -> WithdrawSuggestionText -> retracted
suggestion: text_withdrawn -> RetractSuggestion -> retracted
situation_report: none -> ReceiveSituationReport -> received
situation_report: received -> CorrectSituationReport -> corrected
situation_report: received -> ForwardSituationReport -> forwarded
situation_report: forwarded -> IssueSituationReport -> issued
situation_report: issued -> RecordUse -> used
situation_report: used -> RevokeUse -> issued
situation_report: issued -> StateLedgerRow -> used
situation_report: used -> RecordInstruction -> instructed
situation_report: instructed -> RevokeInstruction -> used
situation_report: instructed -> RetractSituationReport -> retracted
situation_report: retracted -> ReceiveSituationReport -> received
situation_report: used -> WithdrawReportText -> text_withdrawn
situation_report: retracted -> WithdrawReportText -> retracted
situation_report: text_withdrawn -> RetractSituationReport -> retracted
"""


def listed():
    """(category, state, command, to) of each line."""
    for line in TRANSITIONS.strip().splitlines():
        category, told = line.split(": ")
        yield (category, *told.split(" -> "))


each_walk = pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
each_state = pytest.mark.parametrize(("walk", "state"), EVERYWHERE, ids=NAMES)


@each_walk
def test_every_command_event_and_field_is_in_the_table(walk):
    assert walk.unasked() == set()
    assert walk.unseen_events() == set()
    assert walk.unmoved_fields() == set()


def test_every_decider_of_the_service_has_a_table():
    """The proposal's own is held by test_proposal_states.py, a person's by the kernel's tests."""
    deciders = {one.decider.category for one in PROPOSALS.ruled} - {"proposal", "person"}
    assert deciders == set(WALKS)


def test_every_command_is_in_a_listed_transition():
    named = {(category, command) for category, _, command, _ in listed()}
    assert named == {
        (category, one.__name__)
        for category, walk in WALKS.items()
        for one in walk.decider.commands
    }


@each_state
def test_the_commands_that_lead_to_a_state_lead_there(walk, state):
    events, _ = walk.led_to(state)
    assert walk.stage(walk.decider.fold(events)) == state.split(" ")[0]


@each_state
def test_every_command_leads_to_a_listed_state_or_is_refused_by_a_named_rule(walk, state):
    """Any other exception fails here."""
    names = {one.split(" ")[0] for one in walk.states}
    for command in walk.asked:
        told = walk.asked_in(state, command)
        if told.refused is None:
            assert walk.after(state, told) in names, command
        else:
            rule = type(told.refused)
            assert rule.__module__.startswith("proposals."), rule
            assert rule.__doc__, rule
            assert rule.zh != Refused.zh, rule


@each_state
def test_what_is_asked_twice_happens_once(walk, state):
    """Whatever has just happened is so already, or is refused: never recorded a second time."""
    for command in walk.asked:
        _, again = walk.asked_twice(state, command)
        assert again.events == (), (command, again.events)


@pytest.mark.parametrize(("category", "state", "command", "to"), [*listed()])
def test_a_listed_transition_leads_where_it_says(category, state, command, to):
    walk = WALKS[category]
    full = next(one for one in walk.states if one.split(" ")[0] == state)
    asked = next(one for one in walk.asked if type(one).__name__ == command)
    told = walk.asked_in(full, asked)
    assert told.events, told.refused
    assert walk.after(full, told) == to


def test_the_page_in_the_docs_is_what_the_deciders_do():
    assert PAGE.path.read_text(encoding="utf-8") == PAGE.text(), f"run `{PAGE.made_by}`"
