"""What is allowed with an opinion or a letter?"""

from datetime import date
from uuid import UUID

from contracts.proposals.suggestion import (
    SuggestionAnswered,
    SuggestionPassedOn,
    SuggestionReceived,
    SuggestionRetracted,
)
from contracts.values import Named
from kernel.ids import committee_id
from kernel.testing.specification import specification
from proposals.suggestion.commands import (
    AnswerSuggestion,
    PassOnSuggestion,
    ReceiveSuggestion,
    RetractSuggestion,
)
from proposals.suggestion.domain import SUGGESTION, NoSuchSuggestion, NotPassedOn

given = specification(SUGGESTION)
TODAY = date(2026, 3, 2)
ABOUT = {"committee": committee_id("999900"), "suggestion": UUID(int=1)}
SCHOOLS = Named(id=UUID(int=2), name="市教育局")
received = SuggestionReceived(
    suggestion=UUID(int=1),
    kind="letter",
    proposal=UUID(int=3),
    title="关于增加校车的提案",
    sponsors=(Named(id=UUID(int=4), name="张三"),),
    sector=None,
    topics=(),
    text=None,
    received_on=TODAY,
)
RECEIVE = ReceiveSuggestion(**{**ABOUT, **dict(received)})
PASS_ON = PassOnSuggestion(**ABOUT, unit=SCHOOLS, answer_wanted=True)
ANSWER = AnswerSuggestion(**ABOUT, unit=SCHOOLS, outcome="已列入计划")
passed_on = SuggestionPassedOn(
    suggestion=UUID(int=1), unit=SCHOOLS, answer_wanted=True, passed_on=TODAY
)
answered = SuggestionAnswered(
    suggestion=UUID(int=1), unit=SCHOOLS, outcome="已列入计划", answered_on=TODAY
)


def test_it_is_received_once_and_may_become_the_other_kind():
    given().when(RECEIVE).then(received)
    given(received).when(RECEIVE).then_nothing()
    opinion = RECEIVE.model_copy(update={"kind": "opinion"})
    given(received).when(opinion).then(received.model_copy(update={"kind": "opinion"}))


def test_it_is_passed_on_to_a_unit_once():
    given(received).when(PASS_ON).then(passed_on)
    given(received, passed_on).when(PASS_ON).then_nothing()
    reference = PASS_ON.model_copy(update={"answer_wanted": False})
    given(received, passed_on).when(reference).then(
        passed_on.model_copy(update={"answer_wanted": False})
    )


def test_only_who_has_it_answers():
    given(received, passed_on).when(ANSWER).then(answered)
    given(received, passed_on, answered).when(ANSWER).then_nothing()
    given(received).when(ANSWER).then_refused(NotPassedOn)
    other = ANSWER.model_copy(update={"outcome": "已办"})
    given(received, passed_on, answered).when(other).then(
        answered.model_copy(update={"outcome": "已办"})
    )


def test_what_is_not_there_is_neither_passed_on_nor_answered():
    given().when(PASS_ON).then_refused(NoSuchSuggestion)
    given().when(ANSWER).then_refused(NoSuchSuggestion)


def test_it_is_retracted_whole_unless_only_an_untouched_one_is_meant():
    gone = SuggestionRetracted(suggestion=UUID(int=1), reason="误转")
    retract = RetractSuggestion(**ABOUT, reason="误转")
    careful = retract.model_copy(update={"if_untouched": True})
    given(received).when(careful).then(gone)
    given(received, passed_on).when(careful).then_nothing()
    given(received, passed_on).when(retract).then(gone)
    given().when(retract).then_nothing()
    given(received, passed_on, gone).when(PASS_ON).then_refused(NoSuchSuggestion)
