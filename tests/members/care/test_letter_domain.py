"""What is allowed with letters to members' employers? No I/O."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from contact_world import CEN, EVERYONE, HERE, RULES, UNDER

from contracts.members.care import LetterAnswered, LetterRetracted, LetterSent
from contracts.values import Named
from kernel.secret import Secret
from kernel.testing.specification import specification
from members.adopted import InForce
from members.care.facts import Facts
from members.care.letter.commands import RecordAnswer, RetractLetter, SendLetter
from members.care.letter.domain import LETTER
from members.care.letter.events import LetterWorded
from members.care.refusals import (
    NoSuchLetter,
    NotAMember,
    NotOnTheList,
    NotYet,
    NumberTaken,
    TooEarly,
)

FACTS = Facts(InForce(RULES, UNDER), EVERYONE)
given = specification(LETTER, FACTS)
WHICH = UUID(int=60)
ABOUT = {"committee": HERE, "letter": WHICH}
SCHOOL = Named(id=UUID(int=61), name="云岭市第一中学")
SENT_ON, TODAY = date(2026, 2, 20), date(2026, 3, 2)


def send(purpose="感谢信", sent_on=SENT_ON, **told):
    whom = {"member": CEN, "employer": SCHOOL} | told
    return SendLetter(**ABOUT, purpose=purpose, sent_on=sent_on, on=sent_on, **whom)


sent = LetterSent(
    letter=WHICH,
    number="〔2026〕1号",
    member=CEN,
    employer=SCHOOL,
    purpose="致谢",
    sent_on=SENT_ON,
)
answered = LetterAnswered(letter=WHICH, answered_on=TODAY)
gone = LetterRetracted(letter=WHICH)
ANSWER, RETRACT = RecordAnswer(**ABOUT), RetractLetter(**ABOUT)


def test_a_letter_goes_out_once_under_the_next_number_of_the_year():
    given().when(send()).then(sent)
    given(sent).when(send()).then_nothing()
    given().numbered(**{"letters-2026": 8}).when(send()).then_happened(
        lambda events: events[0].number == "〔2026〕9号"
    )


def test_a_printed_number_is_taken_at_its_word_unless_another_letter_has_it():
    printed = sent.model_copy(update={"number": "云协函〔2026〕12号"})
    given().when(send(number="云协函〔2026〕12号")).then(printed)
    taken = replace(FACTS, taken_by=UUID(int=5))
    given().when(send(number="云协函〔2026〕12号"), taken).then_refused(NumberTaken)
    mine = replace(FACTS, taken_by=WHICH)
    given(printed).when(send(number="云协函〔2026〕12号"), mine).then_nothing()


def test_other_particulars_are_a_correction_and_keep_the_number():
    told = sent.model_copy(update={"purpose": "通报履职情况"})
    given(sent).when(send("通报履职情况")).then(told)
    given().when(send("闲谈")).then_refused(NotOnTheList)
    given().when(send(member=UUID(int=99))).then_refused(NotAMember)
    given().when(send(sent_on=date(2026, 3, 3))).then_refused(NotYet)


def test_its_words_lie_in_the_vault():
    events = given().when(send(text=Secret("感谢支持岑知远委员履职。"))).events
    assert events[0] == sent
    assert [item.kind for item in events[1].kept] == ["letter.text"]
    assert not LetterWorded.published


def test_an_answer_is_recorded_once_and_its_day_corrected():
    given(sent).when(ANSWER).then(answered)
    given(sent, answered).when(ANSWER).then_nothing()
    day = date(2026, 2, 25)
    told = answered.model_copy(update={"answered_on": day})
    given(sent, answered).when(RecordAnswer(**ABOUT, answered_on=day)).then(told)
    early = RecordAnswer(**ABOUT, answered_on=date(2026, 2, 19))
    given(sent).when(early).then_refused(TooEarly)
    given(sent, answered.model_copy(update={"answered_on": day})).when(
        send(sent_on=date(2026, 2, 26))
    ).then_refused(TooEarly)
    late = RecordAnswer(**ABOUT, answered_on=date(2026, 3, 3))
    given(sent).when(late).then_refused(NotYet)
    given().when(ANSWER).then_refused(NoSuchLetter)
    given(sent, gone).when(ANSWER).then_refused(NoSuchLetter)


def test_what_did_not_go_out_is_taken_back_once():
    given(sent).when(RETRACT).then(gone)
    given(sent, gone).when(RETRACT).then_nothing()
    given().when(RETRACT).then_refused(NoSuchLetter)
