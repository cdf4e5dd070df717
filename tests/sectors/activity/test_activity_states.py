"""Is every state and every command of an activity listed, and named when it is refused?"""

import activity_states
import pytest

from kernel.decider import Refused

PAGE = activity_states.PAGE
WALK = activity_states.ACTIVITIES
TRANSITIONS = """
unknown -> PlanActivity -> planned
planned -> ApplyForActivity -> applied
applied -> ReturnActivity -> returned
returned -> ApplyForActivity -> applied
applied -> ApproveActivity -> approved
approved -> ReturnActivity -> returned
approved -> AnnounceActivity -> announced
checked_in -> PostponeActivity -> signed_up
leave_granted -> PostponeActivity -> signed_up
announced -> CancelActivity -> cancelled
cancelled -> PlanActivity -> planned
signed_up -> WithdrawSignUp -> announced
signed_up -> AskLeave -> leave_asked
announced -> AskLeave -> leave_asked
leave_asked -> GrantLeave -> leave_granted
leave_asked -> RefuseLeave -> leave_refused
leave_refused -> GrantLeave -> leave_granted
leave_refused -> AskLeave -> leave_asked
signed_up -> ScanPass -> checked_in
leave_granted -> EnterByDoorCode -> checked_in
announced -> CheckInByList -> checked_in
checked_in -> StrikeCheckIn -> signed_up
checked_in -> HoldActivity -> held
held -> CloseActivity -> closed
closed -> CorrectSettled -> settled_otherwise
planned -> RecordActivity -> held
held -> RetractActivity -> retracted
retracted -> PlanActivity -> planned
unknown -> RecordActivity -> recorded
recorded -> CorrectActivity -> recorded
recorded -> RecordAttendance -> recorded_with_names
recorded_with_names -> StrikeAttendance -> recorded
recorded -> CountAttendance -> recorded_with_numbers
recorded_with_numbers -> StrikeCount -> recorded
"""
ELSEWHERE = {"SignUp"}
"""Asked in the table of one whom it is so already of: test_activity_life.py."""


def short(state):
    return state.split(" ")[0]


def listed():
    return [tuple(line.split(" -> ")) for line in TRANSITIONS.strip().splitlines()]


def test_every_command_event_and_field_is_in_the_table():
    assert WALK.unasked() == set()
    assert WALK.unseen_events() == set()
    assert WALK.unmoved_fields() == set()


def test_every_command_is_in_a_listed_transition():
    named = {command for _, command, _ in listed()} | ELSEWHERE
    assert named == {one.__name__ for one in WALK.decider.commands}


@pytest.mark.parametrize("state", WALK.states, ids=short)
def test_the_commands_that_lead_to_a_state_lead_there(state):
    events, _ = WALK.led_to(state)
    assert WALK.stage(WALK.decider.fold(events)) == short(state)


@pytest.mark.parametrize("state", WALK.states, ids=short)
def test_every_command_leads_to_a_listed_state_or_is_refused_by_a_named_rule(state):
    names = set(map(short, WALK.states))
    for command in WALK.asked:
        told = WALK.asked_in(state, command)
        if told.refused is None:
            assert WALK.after(state, told) in names, command
        else:
            rule = type(told.refused)
            assert rule.__module__.startswith("sectors."), rule
            assert rule.__doc__, rule
            assert rule.zh != Refused.zh, rule


@pytest.mark.parametrize("state", WALK.states, ids=short)
def test_what_is_asked_twice_happens_once(state):
    for command in WALK.asked:
        _, again = WALK.asked_twice(state, command)
        assert again.events == (), (command, again.events)


@pytest.mark.parametrize(("state", "command", "to"), listed())
def test_a_listed_transition_leads_where_it_says(state, command, to):
    full = next(one for one in WALK.states if short(one) == state)
    asked = next(one for one in WALK.asked if type(one).__name__ == command)
    told = WALK.asked_in(full, asked)
    assert told.events, told.refused
    assert WALK.after(full, told) == to


def test_the_page_in_the_docs_is_what_the_decider_does():
    assert PAGE.path.read_text(encoding="utf-8") == PAGE.text(), f"run `{PAGE.made_by}`"
