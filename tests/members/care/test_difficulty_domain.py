"""What is allowed with a member's difficulty? No I/O."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from contact_world import CEN, HERE, LI, PEOPLE, RULES, UNDER

from contracts.members.care import (
    DifficultyConcluded,
    DifficultyCounted,
    DifficultyReopened,
    DifficultyStruck,
)
from contracts.people import People
from contracts.values import Named
from kernel.secret import Secret
from kernel.testing.specification import specification
from members.adopted import InForce
from members.care.difficulty.commands import (
    CountDifficulty,
    LeaveUnsettled,
    PassDifficulty,
    RaiseDifficulty,
    ReopenDifficulty,
    SettleDifficulty,
    StrikeDifficulty,
    TakeUpDifficulty,
)
from members.care.difficulty.domain import DIFFICULTY
from members.care.difficulty.events import (
    DifficultyPassed,
    DifficultyRaised,
    DifficultyTakenUp,
    DifficultyWorded,
)
from members.care.facts import Facts
from members.care.refusals import (
    Concluded,
    NoSuchDifficulty,
    NotAMember,
    NotOnTheList,
    NotTakenUp,
    NotYet,
    SomebodyElses,
    TooEarly,
)

FACTS = Facts(InForce(RULES, UNDER), PEOPLE)
given = specification(DIFFICULTY, FACTS)
WHICH = UUID(int=70)
ABOUT = {"committee": HERE, "difficulty": WHICH}
TODAY = date(2026, 3, 2)
WORDS = Secret("家中老人需照料")
RAISE = RaiseDifficulty(**ABOUT, member=CEN, kind="困难", title=WORDS)
OFFICE = Named(id=UUID(int=41), name="市民政局")
raised = DifficultyRaised(difficulty=WHICH, member=CEN, kind="困难诉求", raised_on=TODAY)
counted = DifficultyCounted(difficulty=WHICH, raised_on=TODAY, kind="困难诉求")
taken = DifficultyTakenUp(difficulty=WHICH, by="柳依依", taken_up_on=TODAY)
passed = DifficultyPassed(difficulty=WHICH, unit=OFFICE, passed_on=TODAY)
settled = DifficultyConcluded(difficulty=WHICH, outcome="settled", concluded_on=TODAY)
unsettled = DifficultyConcluded(difficulty=WHICH, outcome="unsettled", concluded_on=TODAY)
reopened = DifficultyReopened(difficulty=WHICH)
struck = DifficultyStruck(difficulty=WHICH)

TAKE_UP = TakeUpDifficulty(**ABOUT, by="柳依依")
PASS = PassDifficulty(**ABOUT, unit=OFFICE)
SETTLE = SettleDifficulty(**ABOUT)
LEAVE = LeaveUnsettled(**ABOUT, reason=Secret("超出现行政策"))
REOPEN, STRIKE, COUNT = (
    ReopenDifficulty(**ABOUT),
    StrikeDifficulty(**ABOUT),
    CountDifficulty(**ABOUT),
)
TAKEN = (raised, counted, taken)
STATES = {
    "none": (),
    "raised": (raised,),
    "taken_up": TAKEN,
    "passed": (*TAKEN, passed),
    "settled": (*TAKEN, settled),
    "unsettled": (*TAKEN, unsettled),
    "struck": (raised, counted, struck),
}


def test_what_a_member_raises_is_private_and_its_words_lie_in_the_vault():
    events = given().when(RAISE).events
    assert events[0] == raised
    assert not DifficultyRaised.published
    assert not DifficultyWorded.published
    (kept,) = events[1].kept
    assert (kept.kind, kept.length) == ("difficulty.title", WORDS.length)
    assert "老人" not in "".join(event.as_text() for event in events)


def test_others_are_told_that_there_is_one_and_not_whose():
    given(raised).when(COUNT).then(counted)
    given(raised, counted).when(COUNT).then_nothing()
    assert str(CEN) not in counted.as_text()
    moved = raised.model_copy(update={"kind": "维权"})
    given(raised, counted, moved).when(COUNT).then(counted.model_copy(update={"kind": "维权"}))


def test_taking_up_tells_what_was_not_told_yet():
    given(raised).when(TAKE_UP).then(counted, taken)


@pytest.mark.parametrize(
    ("state", "command", "outcome"),
    [
        ("none", COUNT, NoSuchDifficulty),
        ("none", TAKE_UP, NoSuchDifficulty),
        ("none", PASS, NoSuchDifficulty),
        ("none", SETTLE, NoSuchDifficulty),
        ("none", LEAVE, NoSuchDifficulty),
        ("none", REOPEN, NoSuchDifficulty),
        ("none", STRIKE, NoSuchDifficulty),
        ("raised", PASS, NotTakenUp),
        ("raised", SETTLE, NotTakenUp),
        ("raised", LEAVE, NotTakenUp),
        ("raised", REOPEN, ()),
        ("raised", STRIKE, (struck,)),
        ("taken_up", TAKE_UP, ()),
        ("taken_up", PASS, (passed,)),
        ("taken_up", SETTLE, (settled,)),
        ("taken_up", REOPEN, ()),
        ("taken_up", STRIKE, (struck,)),
        ("passed", TAKE_UP, ()),
        ("passed", PASS, ()),
        ("passed", SETTLE, (settled,)),
        ("passed", REOPEN, ()),
        ("passed", STRIKE, (struck,)),
        ("settled", COUNT, ()),
        ("settled", TAKE_UP, Concluded),
        ("settled", PASS, Concluded),
        ("settled", SETTLE, ()),
        ("settled", LEAVE, Concluded),
        ("settled", REOPEN, (reopened,)),
        ("settled", STRIKE, (struck,)),
        ("unsettled", TAKE_UP, Concluded),
        ("unsettled", PASS, Concluded),
        ("unsettled", SETTLE, Concluded),
        ("unsettled", REOPEN, (reopened,)),
        ("unsettled", STRIKE, (struck,)),
        ("struck", COUNT, ()),
        ("struck", TAKE_UP, NoSuchDifficulty),
        ("struck", PASS, NoSuchDifficulty),
        ("struck", SETTLE, NoSuchDifficulty),
        ("struck", LEAVE, NoSuchDifficulty),
        ("struck", REOPEN, NoSuchDifficulty),
        ("struck", STRIKE, ()),
    ],
)
def test_every_command_means_something_in_every_state(state, command, outcome):
    asked = given(*STATES[state]).when(command)
    if isinstance(outcome, tuple):
        asked.then(*outcome)
    else:
        asked.then_refused(outcome)


@pytest.mark.parametrize("state", ["taken_up", "passed"])
def test_what_could_not_be_settled_says_why(state):
    events = given(*STATES[state]).when(LEAVE).events
    assert events[0] == unsettled
    assert [item.kind for item in events[1].kept] == ["difficulty.outcome"]


@pytest.mark.parametrize("state", ["settled", "unsettled"])
def test_what_is_concluded_is_not_raised_otherwise(state):
    given(*STATES[state]).when(RAISE).then_refused(Concluded)


def test_it_is_corrected_by_the_same_member_and_handed_on_within_the_office():
    other = replace_kind(RAISE, "维权")
    moved = raised.model_copy(update={"kind": "维权"})
    assert given(raised).when(other).events[0] == moved
    theirs = RaiseDifficulty(**ABOUT, member=LI, kind="困难诉求", title=WORDS)
    given(raised).when(theirs).then_refused(SomebodyElses)
    again = taken.model_copy(update={"by": "裘若谷"})
    given(*TAKEN).when(TakeUpDifficulty(**ABOUT, by="裘若谷")).then(again)
    given(*TAKEN, passed, settled, reopened).when(PASS).then_nothing()


def replace_kind(command, kind):
    return command.model_copy(update={"kind": kind})


def test_days_and_kinds_are_such_as_can_be():
    given().when(replace_kind(RAISE, "闲聊")).then_refused(NotOnTheList)
    nobody = replace(FACTS, people=People(()))
    given().when(RAISE, nobody).then_refused(NotAMember)
    late = RAISE.model_copy(update={"raised_on": date(2026, 3, 3)})
    given().when(late).then_refused(NotYet)
    early = SettleDifficulty(**ABOUT, concluded_on=date(2026, 3, 1))
    given(*TAKEN).when(early).then_refused(TooEarly)
    later = SettleDifficulty(**ABOUT, concluded_on=date(2026, 3, 3))
    given(*TAKEN).when(later).then_refused(NotYet)


def test_another_day_of_the_same_end_is_a_correction():
    before = date(2026, 3, 1)
    day_before = raised.model_copy(update={"raised_on": before})
    told = settled.model_copy(update={"concluded_on": before})
    asked = given(day_before, counted.model_copy(update={"raised_on": before}), taken, settled)
    asked.when(SettleDifficulty(**ABOUT, concluded_on=before)).then(told)


def test_what_was_struck_may_be_raised_again():
    given(raised, counted, struck).when(RAISE).then_happened(lambda events: events[0] == raised)
