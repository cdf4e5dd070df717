"""Which vault items go when the text of a lead, an opinion or a report is withdrawn? No I/O."""

from datetime import date
from uuid import UUID

import pytest
from opinion_states import (
    ABOUT_LEAD,
    ABOUT_ONE,
    ABOUT_REPORT,
    BECOME,
    CEN,
    CORRECT,
    GIVE,
    LEADS,
    RECEIVE,
    REPORTS,
    RETRACT,
    SUGGESTIONS,
    TAKE_BACK,
    WHY,
)

from contracts.proposals.content import ContentWithdrawn
from contracts.proposals.lead import LeadSource
from kernel.secret import Secret
from kernel.testing.specification import specification
from proposals.lead.commands import WithdrawLeadText
from proposals.lead.domain import NoSuchLead
from proposals.situation_report.commands import WithdrawReportText
from proposals.situation_report.domain import SITUATION_REPORT, Facts, NotOnRecord
from proposals.suggestion.commands import WithdrawSuggestionText
from proposals.suggestion.domain import NoSuchSuggestion
from proposals.withdrawing import NoTextKept, NotTheirText

TODAY, STRANGER = date(2026, 3, 2), UUID(int=99)
KINDS = {
    "lead": (LEADS, GIVE, WithdrawLeadText, ABOUT_LEAD, NoSuchLead),
    "suggestion": (SUGGESTIONS, BECOME, WithdrawSuggestionText, ABOUT_ONE, NoSuchSuggestion),
    "situation_report": (REPORTS, RECEIVE, WithdrawReportText, ABOUT_REPORT, NotOnRecord),
}
each_kind = pytest.mark.parametrize("kind", KINDS)


def happened(walk, *commands):
    """The events of these commands, one after the other."""
    events = ()
    for command in commands:
        given = specification(walk.decider, walk.facts)(*events).beside(**walk.beside)
        told = given.when(command)
        assert told.refused is None, told.refused
        events += told.events
    return events


def asked(kind, events, **more):
    """What is said when the text is withdrawn after these events."""
    walk, _, command, about, _ = KINDS[kind]
    given = specification(walk.decider, walk.facts)(*events).beside(**walk.beside)
    return given.when(command(**about, **WHY, **more))


def gone(kind, *items, part="text"):
    record = next(value for name, value in KINDS[kind][3].items() if name != "committee")
    return ContentWithdrawn(
        of=kind, record=record, part=part, whose=None, withdrawn_on=TODAY, forgotten=items, **WHY
    )


@each_kind
@pytest.mark.parametrize("part", ["text", "everything"])
@pytest.mark.parametrize("by", [None, CEN.id])
def test_the_office_and_who_is_first_named_withdraw_the_text(kind, part, by):
    walk, first, *_ = KINDS[kind]
    events = happened(walk, first)
    asked(kind, events, part=part, by=by).then(gone(kind, events[0].text.id, part=part))


@each_kind
def test_nobody_else_does(kind):
    walk, first, *_ = KINDS[kind]
    asked(kind, happened(walk, first), by=STRANGER).then_refused(NotTheirText)


@each_kind
def test_what_is_gone_stays_so(kind):
    walk, first, *_ = KINDS[kind]
    events = happened(walk, first)
    asked(kind, (*events, gone(kind, events[0].text.id))).then_nothing()


@each_kind
def test_what_never_had_a_text_or_never_was_is_refused(kind):
    walk, first, _, _, unknown = KINDS[kind]
    asked(kind, happened(walk, first.model_copy(update={"text": None}))).then_refused(NoTextKept)
    asked(kind, ()).then_refused(unknown)


@pytest.mark.parametrize(
    ("kind", "back"), [("suggestion", TAKE_BACK), ("situation_report", RETRACT)]
)
def test_what_was_retracted_is_withdrawn_as_well(kind, back):
    walk, first, *_ = KINDS[kind]
    events = happened(walk, first, back)
    asked(kind, events).then(gone(kind, events[0].text.id))


def test_earlier_texts_of_a_report_go_too_and_one_that_came_since_goes_anew():
    later = CORRECT.model_copy(update={"text": Secret("反映的问题：井盖已补。")})
    events = happened(REPORTS, RECEIVE, later)
    items = [event.text.id for event in events]
    assert len(set(items)) == 2
    asked("situation_report", events).then(gone("situation_report", *items))
    first = happened(REPORTS, RECEIVE)
    held = (*first, gone("situation_report", first[0].text.id))
    again = specification(SITUATION_REPORT, Facts())(*held).when(later)
    new = again.events[0].text.id
    asked("situation_report", (*held, *again.events)).then(gone("situation_report", new))


def test_a_correction_without_a_text_names_the_one_that_is_gone_and_brings_nothing_back():
    first = happened(REPORTS, RECEIVE)
    held = (*first, gone("situation_report", first[0].text.id))
    without = CORRECT.model_copy(update={"text": None})
    told = specification(SITUATION_REPORT, Facts())(*held).when(without)
    assert told.events[0].text == first[0].text
    asked("situation_report", (*held, *told.events)).then_nothing()


@pytest.mark.parametrize("source", [LeadSource.PUBLIC, LeadSource.UNIT])
def test_who_is_no_member_is_known_by_a_name_alone_and_withdraws_nothing(source):
    """The name of a passer-by may be a member's."""
    events = happened(LEADS, GIVE.model_copy(update={"source": source}))
    asked("lead", events, by=CEN.id).then_refused(NotTheirText)


def test_a_unit_that_reports_as_a_whole_is_nobodys_account():
    events = happened(REPORTS, RECEIVE.model_copy(update={"by_person": False, "unit": CEN}))
    asked("situation_report", events, by=CEN.id).then_refused(NotTheirText)
