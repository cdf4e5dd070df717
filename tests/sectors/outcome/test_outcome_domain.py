"""What may be told of what came of a report or an activity? No I/O."""

from datetime import date

import pytest
from occasion_world import ACTIVITIES, HERE, NOWHERE, WHICH
from research_states import ABOUT, FORGET_WORDS, GROWN, INSTRUCTION, KNOWN, OTHERS, STRIKE

from contracts.sectors.research import (
    About,
    InstructionGiven,
    OutcomeStruck,
    ResultGrew,
    ResultSent,
)
from kernel.secret import Secret
from kernel.testing.specification import specification
from sectors.outcome.commands import LinkGrown, StrikeOutcome
from sectors.outcome.domain import OUTCOME
from sectors.outcome.events import InstructionForgotten, InstructionKept
from sectors.outcome.facts import NOTHING
from sectors.outcome.refusals import (
    NoSuchOutcome,
    NothingItCameOf,
    NotYet,
    OfTheOtherKind,
    TitleUnknown,
)
from sectors.research.domain import RESEARCH

_given = specification(OUTCOME, NOTHING)
SEND, ADOPT, RECOMMEND, GROW = OTHERS


def given(*events):
    return _given(*events).beside(**ACTIVITIES)


def but(command, **changes):
    return command.model_copy(update=changes)


def test_what_was_sent_is_told_once_and_its_paper_corrected():
    (sent,) = given().when(SEND).events
    assert isinstance(sent, ResultSent)
    given(sent).when(SEND).then_nothing()
    other = but(SEND, paper="云协办〔2026〕8号")
    assert other.outcome == SEND.outcome
    given(sent).when(other).then(sent.model_copy(update={"paper": "云协办〔2026〕8号"}))


def test_to_another_or_another_day_is_another_outcome():
    assert but(SEND, sent_on=date(2026, 2, 1)).outcome != SEND.outcome
    assert but(SEND, about=About(kind="report", id=GROWN)).outcome != SEND.outcome
    assert len({one.outcome for one in (*OTHERS, INSTRUCTION)}) == 5


def test_an_instruction_is_told_in_the_open_and_its_words_are_not():
    told = given().when(INSTRUCTION).events
    assert [type(one) for one in told] == [InstructionGiven, InstructionKept]
    assert "研究" not in "".join(one.as_text() for one in told)
    given(*told).when(but(INSTRUCTION, words=None)).then_nothing()


def test_the_words_of_an_instruction_are_forgotten_and_the_instruction_stays():
    told = given().when(INSTRUCTION).events
    again = given(*told).when(but(INSTRUCTION, words=Secret("请尽快研究"))).events
    forgotten = given(*told, *again).when(FORGET_WORDS).events
    assert len(forgotten[0].forgotten) == 2
    state = OUTCOME.fold((*told, *again, *forgotten))
    assert (state.told, state.words, state.lying) == (told[0], None, ())


def test_what_is_struck_takes_its_words_along_and_may_be_told_again():
    told = given().when(INSTRUCTION).events
    struck = given(*told).when(STRIKE).events
    assert [type(one) for one in struck] == [OutcomeStruck, InstructionForgotten]
    given(*told, *struck).when(STRIKE).then_nothing()
    again = given(*told, *struck).when(INSTRUCTION).events
    assert [type(one) for one in again] == [InstructionGiven, InstructionKept]
    given().when(StrikeOutcome(committee=HERE, outcome=GROWN)).then_refused(NoSuchOutcome)


@pytest.mark.parametrize("command", [*OTHERS, INSTRUCTION], ids=lambda one: type(one).__name__)
def test_nothing_comes_of_what_is_not_there(command):
    nowhere = but(command, about=About(kind="activity", id=NOWHERE))
    given().when(nowhere, KNOWN).then_refused(NothingItCameOf)


def test_something_comes_of_a_report_that_stands():
    about = About(kind="report", id=GROWN)
    unknown = {f"research-{GROWN}": RESEARCH.initial}
    _given().beside(**unknown).when(but(SEND, about=about)).then_refused(NothingItCameOf)


def test_what_has_not_come_is_not_told():
    given().when(but(SEND, sent_on=date(2026, 3, 3))).then_refused(NotYet)


def test_what_grew_is_checked_where_it_was_heard_of():
    (told,) = given().when(GROW, KNOWN).events
    assert (told.title, told.heard) == ("关于扶持乡村产业的提案", True)
    given().when(but(GROW, kind="situation_report"), KNOWN).then_refused(OfTheOtherKind)


def test_what_was_not_heard_of_is_as_stated_until_it_is():
    given().when(GROW).then_refused(TitleUnknown)
    stated = but(GROW, title="关于扶持产业的提案")
    (told,) = given().when(stated).events
    assert (told.title, told.heard) == ("关于扶持产业的提案", False)
    (checked,) = given(told).when(but(GROW, grown_on=None), KNOWN).events
    expected = told.model_copy(update={"title": "关于扶持乡村产业的提案", "heard": True})
    assert checked == expected


def test_a_proposal_grew_from_one_thing_once():
    about = {"committee": HERE, "about": About(kind="activity", id=WHICH)}
    other = LinkGrown(**about, kind="proposal", grown=GROWN, grown_on=date(2026, 2, 1))
    assert other.outcome == GROW.outcome
    (told,) = given().when(GROW, KNOWN).events
    (moved,) = given(told).when(other, KNOWN).events
    assert moved == ResultGrew(**{**told.model_dump(), "grown_on": date(2026, 2, 1)})
    assert ABOUT["about"] == told.about
