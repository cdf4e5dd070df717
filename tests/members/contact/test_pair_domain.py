"""Who may keep contact with whom, from when to when? No I/O."""

from dataclasses import replace
from datetime import date

from contact_world import (
    CEN,
    FACTS,
    HERE,
    KEPT,
    LEADS,
    LI,
    LIU,
    QIU,
    RULES,
    SECTOR,
    UNDER,
    form,
    member,
    record,
)

from contracts.contacts import QuotaRule
from contracts.directory import CommitteeIsOver
from contracts.members.contact import Owed, PairEnded, PairFormed, PairRetracted
from contracts.people import People
from kernel.testing.specification import specification
from members.adopted import InForce
from members.contact.commands import EndPair, RetractPair
from members.contact.domain import CONTACT
from members.contact.pairing import PAIR
from members.contact.refusals import (
    BeginsBeforeFormerEnds,
    EndsBeforeItBegan,
    HasContacts,
    NoSuchPair,
    NotAMember,
    NotAPairKind,
    SideNotAllowed,
    WithOneself,
)

given = specification(PAIR, FACTS)
WHICH = form().pair
YEAR = {"year": "calendar-2026", "first": date(2026, 1, 1), "last": date(2026, 12, 31)}
formed = PairFormed(
    pair=WHICH,
    kind=KEPT,
    contacting=LIU,
    contacted=member(CEN),
    since=date(2026, 1, 15),
    owed=(Owed(**YEAR, times=4),),
    under=UNDER,
)


def end(until=date(2026, 6, 30)):
    return EndPair(committee=HERE, pair=WHICH, until=until, on=until)


def ended(until=date(2026, 6, 30), times=2):
    return PairEnded(pair=WHICH, until=until, owed=(Owed(**YEAR, times=times),), under=UNDER)


def test_a_pair_is_formed_once_and_says_what_it_owes():
    given().when(form()).then(formed)
    given(formed).when(form()).then_nothing()
    given(formed).when(form(since=None)).then_nothing()


def test_another_first_day_while_it_lasts_is_a_correction():
    told = formed.model_copy(update={"since": date(2026, 7, 1), "owed": (Owed(**YEAR, times=2),)})
    given(formed).when(form(since=date(2026, 7, 1))).then(told)


def test_a_day_corrected_into_another_year_tells_what_both_years_owe_now():
    given(formed).when(form(since=date(2025, 7, 1))).then_happened(
        lambda events: (
            [(one.year, one.times) for one in events[0].owed]
            == [("calendar-2025", 2), ("calendar-2026", 4)]
        )
    )


def test_a_pair_that_ended_owes_a_part_and_its_day_can_be_corrected():
    given(formed).when(end()).then(ended())
    given(formed, ended()).when(end()).then_nothing()
    given(formed, ended()).when(end(None)).then_nothing()
    day = date(2026, 9, 30)
    given(formed, ended()).when(end(day)).then(ended(day, 3))
    given(formed).when(end(date(2026, 1, 14))).then_refused(EndsBeforeItBegan)
    given().when(end()).then_refused(NoSuchPair)


def test_a_pair_that_ended_may_begin_anew_after_that_day():
    given(formed, ended()).when(form(since=date(2026, 6, 30))).then_refused(BeginsBeforeFormerEnds)
    again = date(2026, 11, 1)
    told = formed.model_copy(update={"since": again, "owed": (Owed(**YEAR, times=3),)})
    given(formed, ended()).when(form(since=again)).then(told)


def test_the_rules_say_which_kinds_there_are_and_who_stands_where():
    given().when(form(kind="老乡联系")).then_refused(NotAPairKind)
    given().when(form(kind=LEADS)).then_refused(SideNotAllowed)
    given().when(form(kind=LEADS, contacting=member(QIU), contacted=SECTOR)).then_happened(len)
    given().when(form(contacting=member(CEN))).then_refused(WithOneself)
    nobody = replace(FACTS, people=People([FACTS.people.get(LI)]))
    given().when(form(), nobody).then_refused(NotAMember)
    free = replace(FACTS, force=InForce())
    given().when(form(kind="老乡联系"), free).then_happened(lambda events: events[0].owed == ())


def test_what_was_a_mistake_is_taken_back_unless_there_were_contacts():
    command = RetractPair(committee=HERE, pair=WHICH)
    back = PairRetracted(pair=WHICH, years=("calendar-2026",))
    given(formed).when(command).then(back)
    given(formed, back).when(command).then_nothing()
    given(formed, back).when(form()).then(formed)
    given(formed, back).when(end()).then_refused(NoSuchPair)
    given(formed).when(command, replace(FACTS, contacts=1)).then_refused(HasContacts)
    given().when(command).then_refused(NoSuchPair)


def test_a_rule_of_the_score_year_counts_from_december():
    quota = QuotaRule(kind=KEPT, times=12, window="score_year", basis="联系办法")
    rules = RULES.model_copy(update={"contact_quotas": (quota,)})
    facts = replace(FACTS, force=InForce(rules, UNDER))
    given().when(form(since=date(2025, 12, 1)), facts).then_happened(
        lambda events: (
            events[0].owed
            == (
                Owed(
                    year="score_year-2026",
                    first=date(2025, 12, 1),
                    last=date(2026, 11, 30),
                    times=12,
                ),
            )
        )
    )


def test_a_committee_that_has_ended_forms_no_pairs_and_contacts_nobody():
    over = replace(FACTS, ended_on=date(2026, 1, 15))
    given().when(form(), over).then_refused(CommitteeIsOver)
    given().when(form(since=date(2026, 1, 14)), over).then_happened(lambda events: len(events) == 1)
    given(formed).when(form(), over).then_nothing()
    contact = specification(CONTACT, over)()
    contact.when(record(by=LIU, reached=(CEN,))).then_refused(CommitteeIsOver)
    contact.when(record(date(2026, 1, 14), by=LIU, reached=(CEN,))).then_happened(
        lambda events: events[0].made_on == date(2026, 1, 14)
    )
