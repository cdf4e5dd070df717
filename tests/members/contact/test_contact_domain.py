"""What is allowed with contacts made with members? No I/O."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from contact_world import (
    CEN,
    CONTACT,
    ENTERED_TWICE,
    FACTS,
    HERE,
    KEPT,
    LEADS,
    LI,
    LIU,
    QIU,
    SECTOR,
    TWIN,
    UNDER,
    form,
    member,
    record,
)

from contracts.members.contact import (
    ContactCorrected,
    ContactMade,
    ContactRetracted,
    Counted,
    FollowUpAsked,
    FollowUpDone,
    Owed,
)
from kernel.secret import Secret
from kernel.testing.specification import specification
from members.adopted import InForce
from members.contact.commands import (
    AskFollowUp,
    CorrectContact,
    FinishFollowUp,
    ForgetContactWords,
    RetractContact,
)
from members.contact.domain import CONTACT as DECIDER
from members.contact.events import ContactNoted, ContactWordsForgotten
from members.contact.pairing import PAIR
from members.contact.refusals import (
    BeforeTheContact,
    NobodyNamed,
    NobodyReached,
    NoSuchContact,
    NoSuchPair,
    NotAMember,
    NotAPairThen,
    NotAWay,
    NothingAsked,
    NotOfThatBodyThen,
    NotOnTheRollThen,
    NotTheirPair,
    NotYet,
    WordsOfOthers,
)

MINE, THEIRS = form().pair, form(LEADS, member(QIU), SECTOR).pair


def pair(*commands):
    """The state of a pair after these were asked."""
    asked = specification(PAIR, FACTS)
    events = []
    for command in commands:
        events += asked(*events).when(command).events
    return PAIR.fold(events)


BESIDE = {
    f"pair-{MINE}": pair(form()),
    f"pair-{THEIRS}": pair(form(LEADS, member(QIU), SECTOR)),
    f"pair-{UUID(int=5)}": PAIR.initial,
}


def given(*events):
    return specification(DECIDER, FACTS)(*events).beside(**BESIDE)


OWED = Owed(year="calendar-2026", first=date(2026, 1, 1), last=date(2026, 12, 31), times=4)
COUNTED = Counted(pair=MINE, kind=KEPT, counts=True, owed=OWED)
WHOLE = {"contact": CONTACT, "under": UNDER}
made = ContactMade(
    **WHOLE,
    number="2026-0001",
    made_on=date(2026, 2, 20),
    way="走访",
    by=LIU,
    reached=(CEN,),
    counted=COUNTED,
)
ABOUT = {"committee": HERE, "contact": CONTACT}
ASK = AskFollowUp(**ABOUT, due_on=date(2026, 4, 30))
asked = FollowUpAsked(contact=CONTACT, asked_on=date(2026, 3, 2), due_on=date(2026, 4, 30))
done = FollowUpDone(contact=CONTACT, done_on=date(2026, 3, 1))
back = ContactRetracted(contact=CONTACT, formerly=COUNTED)


def correct(made_on=date(2026, 2, 20), way="走访", **told):
    return CorrectContact(**ABOUT, made_on=made_on, way=way, on=made_on, **told)


def test_a_contact_of_a_pair_is_between_its_sides_and_counts_by_the_rule():
    given().when(record(pair=MINE)).then(made)
    given(made).when(record(pair=MINE)).then_nothing()


def test_a_way_goes_by_the_rules_own_name_and_counts_where_they_say():
    given().when(record(pair=MINE, way="上门走访")).then(made)
    given().when(record(pair=MINE, way="飞鸽传书")).then_refused(NotAWay)
    given().when(record(pair=THEIRS, way="电话")).then_happened(
        lambda events: events[0].counted.counts is False and events[0].counted.owed.times == 2
    )
    free = replace(FACTS, force=InForce())
    given().when(record(pair=MINE, way="飞鸽传书"), free).then_happened(
        lambda events: events[0].way == "飞鸽传书" and not events[0].counted.counts
    )


def test_a_direct_contact_names_who_made_it_and_who_was_reached():
    given().when(record(by=LIU, reached=(CEN, QIU, CEN))).then_happened(
        lambda events: events[0].reached == (CEN, QIU) and events[0].counted is None
    )
    given().when(record(reached=(CEN,))).then_refused(NobodyNamed)
    given().when(record(by=LIU)).then_refused(NobodyReached)
    given().when(record(by=LIU, reached=(UUID(int=99),))).then_refused(NotAMember)
    stranger = member(CEN).model_copy(update={"id": UUID(int=99)})
    given().when(record(by=stranger, reached=(CEN,))).then_refused(NotAMember)


def test_nobody_stands_in_for_a_pairs_sides():
    given().when(record(pair=MINE, by=member(QIU))).then_refused(NotTheirPair)
    given().when(record(pair=MINE, reached=(QIU,))).then_refused(NotTheirPair)
    given().when(record(pair=UUID(int=5))).then_refused(NoSuchPair)


def test_a_day_that_has_not_come_is_not_recorded():
    given().when(record(date(2026, 3, 3), pair=MINE)).then_refused(NotYet)


@pytest.mark.parametrize(
    ("command", "rule"),
    [
        (record(date(2026, 1, 14), pair=MINE), NotAPairThen),
        (record(date(2026, 1, 20), by=LIU, reached=(LI,)), NotOnTheRollThen),
        (record(pair=THEIRS, reached=(QIU,)), NotOfThatBodyThen),
    ],
)
def test_a_rule_of_right_refuses_what_happens_now_and_is_noted_of_the_past(command, rule):
    given().when(command).then_refused(rule)
    given().when(command, backfilled=True).then_happened(
        lambda events: events[0].waived == (rule.__name__,)
    )


def test_a_sector_is_reached_through_those_of_its_members_who_were_there():
    given().when(record(pair=THEIRS, reached=(CEN, LI))).then_happened(
        lambda events: (events[0].by.id, events[0].reached) == (QIU, (CEN, LI))
    )
    given().when(record(pair=THEIRS)).then_happened(lambda events: events[0].reached == ())


def test_words_lie_in_the_vault_about_the_one_who_was_reached():
    words = Secret("了解履职中的困难。")
    found = given().when(record(pair=MINE, said=words))
    contact, noted = found.events
    assert contact == made
    (kept,) = noted.kept
    assert (kept.kind, kept.length) == ("contact.said", words.length)
    assert not ContactNoted.published
    assert "困难" not in contact.as_text() + noted.as_text()


def test_a_correction_tells_the_whole_and_where_it_counted_before():
    told = ContactCorrected(
        **WHOLE,
        made_on=date(2026, 2, 21),
        way="电话",
        by=LIU,
        reached=(CEN,),
        counted=None,
        formerly=COUNTED,
    )
    command = correct(date(2026, 2, 21), "电话", by=LIU, reached=(CEN,))
    given(made).when(command).then(told)
    given(made, told).when(command).then_nothing()
    given().when(command).then_refused(NoSuchContact)
    given(made, back).when(command).then_refused(NoSuchContact)


def test_a_follow_up_is_asked_and_done_and_both_can_be_corrected():
    given(made).when(ASK).then(asked)
    given(made, asked).when(ASK).then_nothing()
    given(made, asked).when(AskFollowUp(**ABOUT)).then_nothing()
    later = asked.model_copy(update={"due_on": date(2026, 5, 31)})
    given(made, asked).when(AskFollowUp(**ABOUT, due_on=date(2026, 5, 31))).then(later)
    finish = FinishFollowUp(**ABOUT, done_on=date(2026, 3, 1))
    given(made, asked).when(finish).then(done)
    given(made, asked, done).when(finish).then_nothing()
    given(made, asked, done).when(FinishFollowUp(**ABOUT)).then_nothing()
    given(made, asked, done).when(ASK).then_nothing()
    given(made).when(finish).then_refused(NothingAsked)


def test_nothing_is_due_or_done_before_the_contact():
    early = date(2026, 2, 19)
    given(made).when(AskFollowUp(**ABOUT, due_on=early)).then_refused(BeforeTheContact)
    given(made, asked).when(FinishFollowUp(**ABOUT, done_on=early)).then_refused(BeforeTheContact)
    later = record(date(2026, 3, 2), pair=MINE)
    done = FollowUpDone(contact=CONTACT, done_on=date(2026, 3, 1))
    whole = given(made, asked, done).beside(**BESIDE)
    whole.when(later).then_refused(BeforeTheContact)
    assert whole.when(later, live=False).events, "a ledger's row says the day of it afterwards"


def test_what_was_a_mistake_is_taken_back_once_and_keeps_its_number_when_it_comes_again():
    command = RetractContact(**ABOUT)
    given(made).when(command).then(back)
    given(made, back).when(command).then_nothing()
    given().when(command).then_refused(NoSuchContact)
    given(made, back).when(record(pair=MINE)).then(made)
    given(made, back).when(ASK).then_refused(NoSuchContact)
    given(made, back).when(FinishFollowUp(**ABOUT)).then_refused(NoSuchContact)


def test_numbers_go_on_within_the_year_of_the_contact():
    given().numbered(**{"contacts-2026": 41}).beside(**BESIDE).when(
        record(pair=MINE)
    ).then_happened(lambda events: events[0].number == "2026-0042")
    told = record(date(2025, 12, 30), by=LIU, reached=(CEN,))
    given().when(told).then_happened(lambda events: events[0].number == "2025-0001")


def test_words_do_not_stay_about_somebody_who_was_not_reached():
    who = {"by": LIU, "reached": (CEN,), "said": Secret("了解履职中的困难。")}
    first = given().when(record(**who)).events
    (item,) = first[1].kept
    other = {"by": LIU, "reached": (QIU,)}
    given(*first).when(correct(**other)).then_refused(WordsOfOthers)
    given(*first).when(correct(by=LIU, reached=(CEN, QIU))).then_refused(WordsOfOthers)
    found = given(*first).when(correct(**other, said=who["said"])).events
    assert [type(one) for one in found] == [ContactCorrected, ContactWordsForgotten, ContactNoted]
    assert found[1].forgotten == (item.id,)
    assert found[2].kept[0].id != item.id
    same = correct(made_on=date(2026, 2, 19), by=LIU, reached=(CEN,))
    (told,) = given(*first).when(same).events
    assert isinstance(told, ContactCorrected)


def test_words_of_what_was_to_be_done_move_with_nobody():
    told = given(made).when(AskFollowUp(**ABOUT, what=Secret("协调场地。"))).events
    other = {"by": LIU, "reached": (QIU,), "said": Secret("另谈一事。")}
    given(made, *told).when(correct(**other)).then_refused(WordsOfOthers)


def test_all_words_of_a_contact_are_forgotten_even_when_it_was_taken_back():
    forget = ForgetContactWords(**ABOUT, ground="mistake", basis="登记有误")
    first = given().when(record(pair=MINE, said=Secret("一"))).events
    again = given(*first).when(record(pair=MINE, said=Secret("二"))).events
    ids = tuple(event.kept[0].id for event in (first[1], *again))
    gone = ContactWordsForgotten(contact=CONTACT, ground="mistake", basis="登记有误", forgotten=ids)
    given(*first, *again, back).when(forget).then(gone)
    given(*first, *again, back, gone).when(forget).then_nothing()
    given(*first, *again, gone).when(correct(by=LIU, reached=(QIU,))).then_happened(
        lambda events: [type(one) for one in events] == [ContactCorrected]
    )
    given().when(forget).then_refused(NoSuchContact)


TWICE = replace(FACTS, people=ENTERED_TWICE)


def test_who_was_entered_twice_is_reached_once_and_as_the_one_who_is_kept():
    given().when(record(by=LIU, reached=(TWIN, CEN)), TWICE).then_happened(
        lambda events: events[0].reached == (CEN,)
    )
    twin = member(CEN).model_copy(update={"id": TWIN, "name": "岑志远"})
    given().when(record(by=twin, reached=(LI,)), TWICE).then_happened(
        lambda events: events[0].by == member(CEN)
    )


def test_what_was_told_of_the_other_entry_before_is_no_correction():
    before = made.model_copy(update={"reached": (TWIN,)})
    given(before).when(record(pair=MINE), TWICE).then_nothing()


def test_a_pair_formed_with_the_other_entry_is_a_pair_with_who_is_kept():
    sides = pair(form()).formed.model_copy(
        update={"contacted": member(CEN).model_copy(update={"id": TWIN, "name": "岑志远"})}
    )
    beside = BESIDE | {f"pair-{MINE}": PAIR.fold([sides])}
    kept = specification(DECIDER, TWICE)().beside(**beside)
    for reached in ((), (CEN,), (TWIN,)):
        kept.when(record(pair=MINE, reached=reached)).then(made)
