"""Who inside a unit does the work, until when, and when is that over?"""

from datetime import date, timedelta

import pytest
from bridge import ABOUT, ASSIGNED_ON, FACTS, MONEY, ROADS, SCHOOLS, TODAY, given, happened
from pydantic import ValidationError

from contracts.periods import Duty
from proposals.proposal.commands import RevokeReview
from proposals.proposal.deadlines.state import running
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.handling.commands import (
    AssignProposal,
    CloseProposal,
    DivideWork,
    GrantReturn,
    PauseHandling,
    ReplyToProposal,
    RequestReturn,
    SignHandling,
    TakeBackDivision,
)
from proposals.proposal.handling.events import DivisionTakenBack, WorkDivided
from proposals.proposal.handling.refusals import AlreadyClosed, LaterThanDeadline
from proposals.proposal.refusals import NotAssigned, NotTheirProposal

ASSIGN = AssignProposal(**ABOUT, leading=(SCHOOLS,), assisting=(MONEY,), on=ASSIGNED_ON)
OWN_DAY = date(2026, 4, 10)
DIVIDE = DivideWork(**ABOUT, unit=SCHOOLS, section="基建科", person="岑知远", own_due_on=OWN_DAY)


def division(events, unit=SCHOOLS):
    work = PROPOSAL.fold(events).works.get(unit.id)
    return None if work is None else work.division


def due(events, unit):
    held = running(PROPOSAL.fold(events).deadlines).values()
    duties = (Duty.REPLY, Duty.CO_OPINION)
    (found,) = [one for one in held if one.party == unit and one.duty in duties]
    return found.due_on


def test_a_unit_names_a_section_a_person_and_a_day_of_its_own():
    events = happened(ASSIGN, DIVIDE)
    assert events[-1] == WorkDivided(
        proposal=ABOUT["proposal"],
        unit=SCHOOLS,
        section="基建科",
        person="岑知远",
        own_due_on=OWN_DAY,
        divided_on=TODAY,
    )
    given(*events).when(DIVIDE, FACTS).then_nothing()


def test_it_is_changed_whole_and_taken_back_once():
    events = happened(ASSIGN, DIVIDE, DivideWork(**ABOUT, unit=SCHOOLS, section="计财科"))
    told = division(events)
    assert (told.section, told.person, told.own_due_on) == ("计财科", None, None)
    back = TakeBackDivision(**ABOUT, unit=SCHOOLS)
    events = happened(back, before=events)
    assert type(events[-1]) is DivisionTakenBack
    assert division(events) is None
    given(*events).when(back, FACTS).then_nothing()


def test_a_division_that_says_nothing_is_none():
    with pytest.raises(ValidationError, match="分办须填"):
        DivideWork(**ABOUT, unit=SCHOOLS)


@pytest.mark.parametrize("unit", [SCHOOLS, MONEY])
def test_its_own_day_lies_no_later_than_the_units(unit):
    events = happened(ASSIGN)
    last = due(events, unit)
    on_it = DivideWork(**ABOUT, unit=unit, own_due_on=last)
    assert type(given(*events).when(on_it, FACTS).events[0]) is WorkDivided
    beyond = on_it.model_copy(update={"own_due_on": last + timedelta(days=1)})
    told = given(*events).when(beyond, FACTS)
    told.then_refused(LaterThanDeadline)
    assert told.refused.details == (str(last + timedelta(days=1)), str(last))


def test_while_the_clock_stands_still_there_is_no_last_day():
    events = happened(ASSIGN, PauseHandling(**ABOUT, reason="法规修订"))
    told = given(*events).when(DIVIDE.model_copy(update={"own_due_on": date(2027, 1, 1)}), FACTS)
    assert type(told.events[0]) is WorkDivided


def test_of_a_ledgers_assignment_the_day_that_it_tells_is_the_last():
    ledger = given(*happened()).when(ASSIGN, FACTS, live=False)
    events = [*happened(), *ledger.events]
    last = PROPOSAL.fold(events).assignment.due_on
    beyond = DIVIDE.model_copy(update={"own_due_on": last + timedelta(days=1)})
    given(*events).when(beyond, FACTS, live=False).then_refused(LaterThanDeadline)


def test_only_a_unit_that_has_to_answer_divides():
    given(*happened()).when(DIVIDE, FACTS).then_refused(NotAssigned)
    other = DIVIDE.model_copy(update={"unit": ROADS})
    given(*happened(ASSIGN)).when(other, FACTS).then_refused(NotTheirProposal)


def test_it_is_over_when_the_unit_is_let_out():
    out = RequestReturn(**ABOUT, unit=SCHOOLS, reason="不属职责", on=ASSIGNED_ON)
    events = happened(ASSIGN, DIVIDE, out, GrantReturn(**ABOUT, unit=SCHOOLS))
    assert division(events) is None
    again = ASSIGN.model_copy(update={"on": None})
    assert division(happened(again, before=events)) is None


def test_it_is_over_when_another_unit_is_named_instead():
    events = happened(ASSIGN, DIVIDE, ASSIGN.model_copy(update={"leading": (ROADS,), "on": None}))
    assert division(events) is None


def test_it_is_over_when_the_review_is_revoked():
    events = happened(ASSIGN, DIVIDE, RevokeReview(**ABOUT, reason="误操作"))
    assert division(events) is None
    given(*events).when(DIVIDE, FACTS).then_refused(NotAssigned)


def test_signing_and_answering_leave_it_and_closing_ends_all_changes():
    reply = ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="A")
    events = happened(ASSIGN, DIVIDE, SignHandling(**ABOUT, unit=SCHOOLS), reply)
    assert division(events).person == "岑知远"
    events = happened(CloseProposal(**ABOUT), before=events)
    given(*events).when(DIVIDE, FACTS).then_nothing()
    other = DIVIDE.model_copy(update={"person": "李向晚"})
    given(*events).when(other, FACTS).then_refused(AlreadyClosed)


def test_a_division_is_never_published():
    assert not WorkDivided.published
    assert not DivisionTakenBack.published
