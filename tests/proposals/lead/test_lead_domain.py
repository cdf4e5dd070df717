"""What is allowed with leads, and with the calls for them?"""

from datetime import date
from uuid import UUID

import pytest

from contracts.committees import plenary_id
from contracts.proposals.lead import (
    LeadDeclined,
    LeadListed,
    LeadReceived,
    LeadsCalled,
    LeadSource,
)
from kernel.ids import committee_id
from kernel.testing.specification import specification
from proposals.lead.commands import CallForLeads, DeclineLead, ListLead, ReceiveLead
from proposals.lead.domain import (
    LEAD,
    LEAD_CALL,
    Call,
    ClosesBeforeItOpens,
    ListedAlready,
    NoSuchCall,
    NoSuchLead,
    OtherLead,
    OutsideTheCall,
)

HERE = committee_id("999900")
SITTING = plenary_id(HERE, 5, 4)
AUTUMN, LIFTS = UUID(int=1), UUID(int=2)
TODAY = date(2026, 3, 2)
CALL = CallForLeads(
    committee=HERE,
    call=AUTUMN,
    plenary=SITTING,
    title="提案线索征集",
    opens_on=date(2026, 3, 1),
    closes_on=date(2026, 3, 31),
)
called = LeadsCalled(
    call=AUTUMN,
    plenary=SITTING,
    title="提案线索征集",
    opens_on=date(2026, 3, 1),
    closes_on=date(2026, 3, 31),
)
GIVE = ReceiveLead(
    committee=HERE, lead=LIFTS, call=AUTUMN, source=LeadSource.PUBLIC, title="加装电梯"
)
received = LeadReceived(
    lead=LIFTS,
    call=AUTUMN,
    plenary=SITTING,
    source=LeadSource.PUBLIC,
    by=None,
    title="加装电梯",
    text=None,
    received_on=TODAY,
)
listed = LeadListed(lead=LIFTS, topic="加装电梯", listed_on=TODAY)
LIST = ListLead(committee=HERE, lead=LIFTS)
DECLINE = DeclineLead(committee=HERE, lead=LIFTS, reason="属信访")


def given(*events, call=called):
    return specification(LEAD)(*events).beside(**{f"lead_call-{AUTUMN}": Call(call)})


def test_leads_are_called_for_and_the_days_may_change():
    given_call = specification(LEAD_CALL)
    given_call().when(CALL).then(called)
    given_call(called).when(CALL).then_nothing()
    later = CALL.model_copy(update={"closes_on": date(2026, 4, 30)})
    given_call(called).when(later).then(called.model_copy(update={"closes_on": date(2026, 4, 30)}))
    wrong = CALL.model_copy(update={"closes_on": date(2026, 2, 1)})
    given_call().when(wrong).then_refused(ClosesBeforeItOpens)


def test_a_lead_is_received_while_the_call_is_open():
    given().when(GIVE).then(received)
    given(received).when(GIVE).then_nothing()
    given(received).when(GIVE.model_copy(update={"title": "修路"})).then_refused(OtherLead)
    given(call=None).when(GIVE).then_refused(NoSuchCall)


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2026, 4, 1)])
def test_outside_the_call_nothing_is_received_but_history(day):
    outside = GIVE.model_copy(update={"on": day})
    given().when(outside).then_refused(OutsideTheCall)
    (event,) = given().when(outside, backfilled=True).events
    assert event.waived == ("OutsideTheCall",)


def test_a_lead_becomes_a_topic_or_is_declined():
    given(received).when(LIST).then(listed)
    given(received, listed).when(LIST).then_nothing()
    given(received, listed).when(DECLINE).then_refused(ListedAlready)
    declined = LeadDeclined(lead=LIFTS, reason="属信访", declined_on=TODAY)
    given(received).when(DECLINE).then(declined)
    given(received, declined).when(DECLINE).then_nothing()
    given(received, declined).when(LIST).then(listed)
    for command in (LIST, DECLINE):
        given().when(command).then_refused(NoSuchLead)
