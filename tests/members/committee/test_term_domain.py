"""When may a term open, and which plenaries lie in it?"""

from datetime import UTC, date, datetime

from contracts.committees import PlenaryRow, plenary_id
from contracts.members.committee import CommitteeEnded, CommitteeEstablished, PlenaryConvened
from contracts.members.term import TermOpened, term_after, term_on
from contracts.terms import TermRow, terms_from
from kernel.ids import committee_id
from kernel.testing.specification import specification
from members.committee.commands import ConvenePlenary, OpenTerm
from members.committee.domain import COMMITTEE
from members.committee.facts import NOTHING, Facts
from members.committee.refusals import (
    BeforeItsTerm,
    CommitteeHasEnded,
    NotEstablished,
    RosterChangedByThatDay,
    TermIsOver,
    TermsOutOfOrder,
)

given = specification(COMMITTEE, NOTHING)
HERE = committee_id("999900")
CUT_OFF = datetime(2027, 1, 9, 10, tzinfo=UTC)
PAPER = {"basis": "常务委员会决定"}
OPENS = date(2027, 1, 8)
established = CommitteeEstablished(committee=HERE, code="999900", name="云岭市政协", host=None)


def sat(term, session, opens):
    return PlenaryConvened(
        committee=HERE,
        plenary=plenary_id(HERE, term, session),
        term=term,
        session=session,
        opens=opens,
        closes=opens,
        cut_off=CUT_OFF,
    )


def convene(term, session, opens):
    days = {"opens": opens, "closes": opens, "cut_off": CUT_OFF}
    return ConvenePlenary(committee=HERE, term=term, session=session, **days)


last = sat(5, 5, date(2026, 1, 8))
OPEN = OpenTerm(committee=HERE, term=6, opened_on=OPENS, **PAPER)
opened = TermOpened(committee=HERE, term=6, opened_on=OPENS, **PAPER)


def test_a_term_opens_once_and_another_day_or_paper_corrects_it():
    given().when(OPEN).then_refused(NotEstablished)
    given(established, last).when(OPEN).then(opened)
    given(established, last, opened).when(OPEN).then_nothing()
    other = {"opened_on": date(2027, 1, 9)}
    given(established, opened).when(OPEN.model_copy(update=other)).then(
        opened.model_copy(update=other)
    )


def test_a_term_lies_between_those_before_and_after_it():
    too_early = OPEN.model_copy(update={"opened_on": date(2026, 1, 8)})
    given(established, last).when(too_early).then_refused(TermsOutOfOrder)
    given(established, opened).when(OPEN.model_copy(update={"term": 7})).then_refused(
        TermsOutOfOrder
    )
    given(established, opened).when(
        OPEN.model_copy(update={"term": 5, "opened_on": date(2028, 1, 1)})
    ).then_refused(TermsOutOfOrder)
    given(established, sat(6, 1, date(2027, 1, 7))).when(OPEN).then_refused(BeforeItsTerm)


def test_a_plenary_lies_in_its_term():
    first = convene(6, 1, OPENS)
    given(established, opened).when(first).then_happened(lambda events: len(events) == 1)
    given(established, opened).when(convene(6, 1, date(2027, 1, 7))).then_refused(BeforeItsTerm)
    given(established, opened).when(convene(5, 6, OPENS)).then_refused(TermIsOver)


def test_a_term_that_was_never_opened_is_implied():
    given(established).when(convene(5, 5, date(2026, 1, 8))).then(last)


def test_the_day_stands_once_the_roster_has_changed_by_it():
    other = OPEN.model_copy(update={"opened_on": date(2027, 1, 9)})
    given(established, opened).when(other, Facts(changed_on=OPENS)).then_refused(
        RosterChangedByThatDay
    )
    given(established, opened).when(OPEN, Facts(changed_on=OPENS)).then_nothing()


def test_nothing_opens_in_a_committee_that_has_ended():
    ended = CommitteeEnded(committee=HERE, succeeded_by=None, effective_on=OPENS, **PAPER)
    given(established, ended).when(OPEN).then_refused(CommitteeHasEnded)
    given(established, ended).when(convene(6, 1, OPENS)).then_refused(CommitteeHasEnded)
    longer = convene(5, 5, date(2027, 1, 6)).model_copy(update={"closes": OPENS})
    given(established, ended).when(longer).then_refused(CommitteeHasEnded)


def test_terms_are_those_opened_and_those_that_plenaries_imply():
    rows = [
        PlenaryRow(plenary_id(HERE, term, session), HERE, term, session, opens, opens, CUT_OFF)
        for term, session, opens in ((5, 2, date(2023, 1, 9)), (5, 1, date(2022, 1, 8)))
    ]
    fourth, fifth, sixth = terms_from(
        [
            TermRow(HERE, HERE, 6, OPENS, "决定"),
            TermRow(HERE, HERE, 4, date(2017, 1, 5), "决定"),
        ],
        rows,
    )
    assert (fourth.term, fourth.ends, fourth.implied) == (4, date(2022, 1, 7), False)
    assert (fifth.opens, fifth.ends, fifth.implied) == (date(2022, 1, 8), date(2027, 1, 7), True)
    assert (fifth.first_plenary, fifth.plenaries) == (plenary_id(HERE, 5, 1), 2)
    assert (sixth.ends, sixth.first_plenary) == (None, None)
    terms = (fourth, fifth, sixth)
    assert [term_on(terms, day) for day in (date(2016, 1, 1), date(2027, 1, 7), OPENS)] == [
        None,
        fifth,
        sixth,
    ]
    assert (term_after(terms, date(2022, 1, 8)), term_after(terms, OPENS)) == (sixth, None)
