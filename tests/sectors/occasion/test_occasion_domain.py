"""What may be told of an activity? No I/O."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given as each
from hypothesis import strategies as st
from occasion_states import ABOUT, DOCUMENTS, FORGET, HAND_IN, STRIKE, TAKE_BACK, host
from occasion_world import ACTIVITIES, CEN, FACTS, HERE, NOWHERE, WHICH, activity

from contracts.sectors.occasion import (
    BeneficiariesCounted,
    Benefited,
    DocumentsStudied,
    HandedOut,
    JointHostsNamed,
    Money,
    MoneyCounted,
    NotesHandedIn,
    NotesStruck,
    PrioritiesServed,
)
from kernel.secret import Secret
from kernel.testing.specification import specification
from sectors.occasion.commands import (
    HandInNotes,
    StrikeNotes,
    TellBeneficiaries,
    TellDocuments,
    TellHosts,
    TellMaterial,
    TellMoney,
    TellPriorities,
)
from sectors.occasion.domain import OCCASION
from sectors.occasion.events import NotesForgotten, NotesKept
from sectors.occasion.facts import Facts
from sectors.occasion.refusals import (
    EnteredByHand,
    NoNotes,
    NoSuchActivity,
    NotAMember,
    NotYet,
    ToldTwice,
    UnknownPriority,
)
from sectors.occasion.state import Occasion

_given = specification(OCCASION, FACTS)
STUDIED = DocumentsStudied(activity=WHICH, documents=DOCUMENTS.documents)


def given(*events):
    return _given(*events).beside(**ACTIVITIES)


def test_a_part_is_told_whole():
    given().when(DOCUMENTS).then(STUDIED)


def test_the_same_part_again_is_so_already():
    given(STUDIED).when(DOCUMENTS).then_nothing()


def test_an_empty_part_takes_back_what_was_told_and_nothing_else():
    given(STUDIED).when(TAKE_BACK).then(DocumentsStudied(activity=WHICH, documents=()))
    given().when(TAKE_BACK).then_nothing()


def test_nothing_is_told_of_an_activity_that_is_not_there():
    given().when(TellDocuments(committee=HERE, activity=NOWHERE, documents=("章程",))).then_refused(
        NoSuchActivity
    )


def test_nothing_is_told_of_an_activity_that_was_taken_back():
    gone = {f"activity-{WHICH}": activity(retracted=True)}
    _given().beside(**gone).when(DOCUMENTS).then_refused(NoSuchActivity)


@pytest.mark.parametrize(
    "twice",
    [
        TellDocuments(**ABOUT, documents=("章程", "章程")),
        TellMaterial(**ABOUT, material=(HandedOut(title="手册", copies=1),) * 2),
        TellMoney(**ABOUT, money=(Money(kind="spent", amount=1), Money(kind="spent", amount=2))),
        TellHosts(**ABOUT, hosts=(host("教育界"), host("教育"))),
    ],
    ids=lambda one: type(one).__name__,
)
def test_nothing_is_named_twice(twice):
    given().when(twice).then_refused(ToldTwice)


def test_different_sums_stand_beside_each_other():
    money = (Money(kind="spent", amount=1), Money(kind="raised", amount=2))
    given().when(TellMoney(**ABOUT, money=money)).then(MoneyCounted(activity=WHICH, money=money))


def test_a_priority_must_be_on_the_list_of_the_day_where_there_is_one():
    asked = TellPriorities(**ABOUT, priorities=("不在清单",))
    given().when(asked).then_refused(UnknownPriority)
    served = PrioritiesServed(activity=WHICH, priorities=("不在清单",), topics=())
    given().when(asked, Facts()).then(served)


def test_joint_hosts_are_named_together():
    hosts = (host("教育界"), host("经济界"))
    named = JointHostsNamed(activity=WHICH, hosts=hosts)
    given().when(TellHosts(**ABOUT, hosts=hosts)).then(named)


TWO, THREE = (host("教育界"), host("经济界")), (host("教育界"), host("经济界"), host("农业界"))
OLD, YOUNG = Benefited(kind="老人", number=30), Benefited(kind="学生", number=20)


def told_hosts(*hosts, by_ledger=False):
    return JointHostsNamed(activity=WHICH, hosts=hosts, by_ledger=by_ledger)


def ledger_hosts(*hosts):
    return TellHosts(**ABOUT, hosts=hosts, by_ledger=True)


def told_kinds(*kinds, by_ledger=False):
    return BeneficiariesCounted(activity=WHICH, beneficiaries=kinds, by_ledger=by_ledger)


def ledger_kinds(*kinds):
    return TellBeneficiaries(**ABOUT, beneficiaries=kinds, by_ledger=True)


@pytest.mark.parametrize(
    ("before", "asked", "after"),
    [
        ((), ledger_hosts(*TWO), told_hosts(*TWO, by_ledger=True)),
        (
            [told_hosts(*THREE, by_ledger=True)],
            ledger_hosts(*TWO),
            told_hosts(*TWO, by_ledger=True),
        ),
        ([told_hosts(*TWO, by_ledger=True)], ledger_hosts(), told_hosts(by_ledger=True)),
        ([told_hosts(*TWO)], ledger_hosts(*THREE), told_hosts(*THREE)),
        ([told_hosts(*TWO), told_hosts()], ledger_hosts(*TWO), told_hosts(*TWO, by_ledger=True)),
        ([told_kinds(OLD, by_ledger=True)], ledger_kinds(YOUNG), told_kinds(YOUNG, by_ledger=True)),
        ([told_kinds(OLD)], ledger_kinds(OLD, YOUNG), told_kinds(OLD, YOUNG)),
    ],
)
def test_a_ledger_corrects_a_ledger_and_adds_to_what_was_entered_by_hand(before, asked, after):
    given(*before).when(asked).then(after)


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ((), ledger_hosts()),
        ([told_hosts(*TWO)], ledger_hosts()),
        ([told_hosts(*TWO)], ledger_hosts(*reversed(TWO))),
        ([told_kinds(OLD)], ledger_kinds()),
        ([told_hosts(*TWO, by_ledger=True)], TellHosts(**ABOUT, hosts=TWO)),
    ],
)
def test_silence_or_another_order_in_a_ledger_changes_nothing_that_was_entered(before, asked):
    given(*before).when(asked).then_nothing()


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        (told_hosts(*THREE), ledger_hosts(*TWO)),
        (told_hosts(*TWO), ledger_hosts(host("教育界"), host("农业界"))),
        (told_kinds(OLD), ledger_kinds(YOUNG)),
        (told_kinds(OLD), ledger_kinds(Benefited(kind="老人", number=31))),
    ],
)
def test_what_was_entered_by_hand_is_not_overwritten_by_a_ledger(before, asked):
    given(before).when(asked).then_refused(EnteredByHand)


def test_what_a_hand_corrects_is_entered_by_hand_from_then_on():
    by_ledger = told_hosts(*THREE, by_ledger=True)
    given(by_ledger).when(TellHosts(**ABOUT, hosts=TWO)).then(told_hosts(*TWO))
    given(by_ledger, told_hosts(*TWO)).when(ledger_hosts(*THREE[:1])).then_refused(EnteredByHand)


def kept(outcome):
    return [one for one in outcome.events if isinstance(one, NotesKept)]


def test_notes_are_handed_in_and_their_words_kept():
    told = given().when(HAND_IN)
    assert told.events[0] == NotesHandedIn(activity=WHICH, member=CEN, handed_on=date(2026, 3, 2))
    assert len(kept(told)) == 1
    assert "体会" not in "".join(one.as_text() for one in told.events)


def test_another_text_corrects_the_words_alone():
    first = given().when(HAND_IN).events
    again = HAND_IN.model_copy(update={"notes": Secret("改过的体会")})
    given(*first).when(again).then_happened(lambda events: [*map(type, events)] == [NotesKept])


def test_notes_of_nobody_are_refused():
    nobody = HAND_IN.model_copy(update={"member": WHICH})
    given().when(nobody).then_refused(NotAMember)


def test_notes_are_not_handed_in_tomorrow():
    late = HandInNotes(**ABOUT, member=CEN, handed_on=date(2026, 3, 3))
    given().when(late).then_refused(NotYet)


def test_struck_notes_are_gone_with_every_text_that_was_kept():
    first = given().when(HAND_IN).events
    second = HAND_IN.model_copy(update={"notes": Secret("改过的体会")})
    both = (*first, *given(*first).when(second).events)
    struck, forgotten = given(*both).when(STRIKE).events
    assert struck == NotesStruck(activity=WHICH, member=CEN)
    assert isinstance(forgotten, NotesForgotten)
    assert set(forgotten.forgotten) == {one.kept.id for one in both if isinstance(one, NotesKept)}


def test_words_are_forgotten_once_and_the_day_stays():
    first = given().when(HAND_IN).events
    forgotten = given(*first).when(FORGET).events
    assert [type(one) for one in forgotten] == [NotesForgotten]
    state = OCCASION.fold((*first, *forgotten))
    assert (state.notes, state.kept, state.lying) == ({CEN: date(2026, 3, 2)}, {}, {})
    given(*first, *forgotten).when(FORGET).then_nothing()


def test_who_handed_in_nothing_has_nothing_to_strike_or_forget():
    given().when(StrikeNotes(**ABOUT, member=CEN)).then_refused(NoNotes)
    given().when(FORGET).then_refused(NoNotes)


@each(st.lists(st.lists(st.sampled_from("甲乙丙丁"), unique=True, max_size=3), max_size=6))
def test_whatever_is_told_in_turn_the_last_word_holds(said):
    events = ()
    for documents in said:
        asked = TellDocuments(**ABOUT, documents=tuple(documents))
        events += given(*events).when(asked).events
    state: Occasion = OCCASION.fold(events)
    held = state.parts.get(DocumentsStudied)
    assert (held.documents if held else ()) == tuple(said[-1] if said else ())
    assert all(a.documents != b.documents for a, b in pairwise(events))
