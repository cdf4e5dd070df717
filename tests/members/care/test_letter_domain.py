"""What is allowed with letters to members' employers? No I/O."""

from datetime import date
from uuid import UUID

import pytest
from contact_world import CEN, HERE, PEOPLE, QIU, RULES, UNDER

from contracts.members.care import LetterAnswered, LetterRetracted, LetterSent
from contracts.values import Named
from kernel.decider import Known
from kernel.log.desk import Books, CommandDesk
from kernel.secret import Secret
from kernel.testing.specification import NOON, specification
from members.adopted import InForce
from members.care.facts import Facts
from members.care.letter.commands import (
    ForgetLetterWords,
    RecordAnswer,
    RetractLetter,
    SendLetter,
)
from members.care.letter.domain import LETTER
from members.care.letter.events import LetterNumbered, LetterWorded, LetterWordsForgotten
from members.care.letter.numbering import claims_of, reserve
from members.care.refusals import (
    NoSuchLetter,
    NotAMember,
    NotOnTheList,
    NotYet,
    NumberTaken,
    TooEarly,
    WordsOfAnother,
)

FACTS = Facts(InForce(RULES, UNDER), PEOPLE)
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


PRINTED, OTHER = "云协函〔2026〕12号", "云协函〔2026〕13号"
OTHERS = f"letter-{UUID(int=5)}"


def numbered(number=sent.number, time=1):
    return LetterNumbered(letter=WHICH, number=number, time=time)


def test_a_letter_goes_out_once_under_the_next_number_of_the_year():
    given().when(send()).then(numbered(), sent)
    given(numbered(), sent).when(send()).then_nothing()
    given().numbered(**{"letters-2026": 8}).when(send()).then_happened(
        lambda events: events[1].number == "〔2026〕9号"
    )


def test_a_printed_number_is_taken_at_its_word_unless_another_letter_has_it():
    printed = sent.model_copy(update={"number": PRINTED})
    given().when(send(number=PRINTED)).then(numbered(PRINTED), printed)
    given(numbered(PRINTED), printed).when(send(number=PRINTED)).then_nothing()
    first, *_ = claims_of(HERE, PRINTED)
    given().holding({first: OTHERS}).when(send(number=PRINTED)).then_refused(NumberTaken)


def decided(books, command, *events):
    """What is decided of a command when those before it have left their claims in the books."""
    letter = LETTER.fold(events)
    desk = CommandDesk(LETTER.stream(command), books, [], {}.__getitem__, bytes(32))
    known = Known(FACTS, NOON, command.occurred_on(NOON), desk)
    told = LETTER.decide(command, letter, known)
    desk.accept()
    return tuple(told)


def another(number=PRINTED):
    return send(number=number).model_copy(update={"letter": UUID(int=5)})


def test_of_two_letters_asked_for_at_once_one_has_the_number():
    books = Books()
    decided(books, send(number=PRINTED))
    with pytest.raises(NumberTaken):
        decided(books, another())
    drawn = Books()
    assert decided(drawn, send())[1].number == "〔2026〕1号"
    with pytest.raises(NumberTaken):
        decided(drawn, another("〔2026〕1号"))


@pytest.mark.parametrize("command", [send(number=OTHER), RETRACT])
def test_a_number_that_a_letter_gave_back_is_free_for_another(command):
    books = Books()
    before = decided(books, send(number=PRINTED))
    decided(books, command, *before)
    told = decided(books, another())
    assert (told[0].number, told[0].time) == (PRINTED, 2)
    with pytest.raises(NumberTaken):
        decided(books, send(number=PRINTED), *before[:1], numbered(OTHER))


@pytest.mark.parametrize(
    ("number", "series"),
    [
        (PRINTED, {"letters-2026": 12}),
        ("云协函[2025]7号", {"letters-2025": 7}),
        ("云协函〔2026〕第3号(补)", {"letters-2026": 3}),
        ("云协函2026", {}),
        ("云协办10号", {}),
    ],
)
def test_only_the_number_behind_the_year_is_not_drawn_again(number, series):
    books = Books()
    desk = CommandDesk("letter", books, [], {}.__getitem__, bytes(32))
    reserve(Known(FACTS, NOON, TODAY, desk), number)
    assert desk.drawn == series


def test_other_particulars_are_a_correction_and_keep_the_number():
    told = sent.model_copy(update={"purpose": "通报履职情况"})
    given(numbered(), sent).when(send("通报履职情况")).then(told)
    given().when(send("闲谈")).then_refused(NotOnTheList)
    given().when(send(member=UUID(int=99))).then_refused(NotAMember)
    given().when(send(sent_on=date(2026, 3, 3))).then_refused(NotYet)


def test_its_words_lie_in_the_vault():
    events = given().when(send(text=Secret("感谢支持岑知远委员履职。"))).events
    assert events[1] == sent
    assert [item.kind for item in events[2].kept] == ["letter.text"]
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


def test_its_words_do_not_stay_about_another_member():
    words = Secret("感谢支持委员履职。")
    first = given().when(send(text=words)).events
    given(*first).when(send(member=QIU)).then_refused(WordsOfAnother)
    found = given(*first).when(send(member=QIU, text=words)).events
    assert [type(one) for one in found] == [LetterSent, LetterWordsForgotten, LetterWorded]
    assert found[1].forgotten == (first[-1].kept[0].id,)
    told = given(*first).when(RecordAnswer(**ABOUT, text=Secret("收悉。"))).events
    moved = send(member=QIU, text=words)
    given(*first, *told).when(moved).then_refused(WordsOfAnother)


def test_its_words_are_forgotten_even_when_it_was_taken_back():
    forget = ForgetLetterWords(**ABOUT, ground="mistake", basis="登记有误")
    first = given().when(send(text=Secret("感谢。"))).events
    ids = (first[-1].kept[0].id,)
    told = LetterWordsForgotten(letter=WHICH, ground="mistake", basis="登记有误", forgotten=ids)
    given(*first, gone).when(forget).then(told)
    given(*first, gone, told).when(forget).then_nothing()
    given().when(forget).then_refused(NoSuchLetter)
