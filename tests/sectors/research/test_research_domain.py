"""What may happen to a research report? No I/O."""

from datetime import date

import pytest
from hypothesis import given as each
from hypothesis import strategies as st
from occasion_world import ACTIVITIES, CEN, NOWHERE
from research_states import (
    APPROVE,
    ARCHIVE,
    DRAFT,
    FORGET,
    HAND_OVER,
    ONE,
    RETRACT,
    RETURN,
    SUBMIT,
)

from contracts.sectors.research import (
    ReportApproved,
    ReportArchived,
    ReportDrafted,
    ReportHandedOver,
    ReportRetracted,
    ReportReturned,
    ReportSubmitted,
)
from kernel.secret import Secret
from kernel.testing.specification import specification
from sectors.research.archive import kept_until
from sectors.research.domain import RESEARCH
from sectors.research.events import ReportTextForgotten, ReportTextKept
from sectors.research.refusals import (
    AlreadyApproved,
    BeforeWhatLedToIt,
    InTheArchive,
    NobodyWrote,
    NoSuchActivity,
    NoSuchReport,
    NotApproved,
    NotInTheArchive,
    NotSubmitted,
    NotYet,
    UnderReview,
)

_given = specification(RESEARCH)
REPORT = ONE["report"]
TODAY = date(2026, 3, 2)
WHAT = ("title", "is_recommendation", "writers", "team", "department", "activities")
DRAFTED = ReportDrafted(report=REPORT, **{name: getattr(DRAFT, name) for name in WHAT})
SUBMITTED = ReportSubmitted(report=REPORT, submitted_on=TODAY)
RETURNED = ReportReturned(report=REPORT, returned_on=TODAY, reason="请补充数据来源")
APPROVED = ReportApproved(report=REPORT, approved_on=TODAY)
ARCHIVED = ReportArchived(report=REPORT, year=2026, number=1, retention_years=30, filed_on=TODAY)
OVER = ReportHandedOver(report=REPORT, to="云岭市档案馆", handed_on=TODAY)
PASSED = (DRAFTED, SUBMITTED, APPROVED)


def given(*events):
    return _given(*events).beside(**ACTIVITIES)


def but(command, **changes):
    return command.model_copy(update=changes)


def test_a_draft_goes_to_the_vault_and_its_words_into_no_event():
    told = given().when(DRAFT).events
    assert told[0] == DRAFTED
    assert isinstance(told[1], ReportTextKept)
    assert "基本情况" not in "".join(one.as_text() for one in told)


def test_a_report_passes_from_draft_to_the_archive():
    given(DRAFTED).when(SUBMIT).then(SUBMITTED)
    given(DRAFTED, SUBMITTED).when(RETURN).then(RETURNED)
    given(DRAFTED, SUBMITTED, RETURNED).when(SUBMIT).then(SUBMITTED)
    given(DRAFTED, SUBMITTED).when(APPROVE).then(APPROVED)
    given(*PASSED).when(ARCHIVE).then(ARCHIVED)
    given(*PASSED, ARCHIVED).when(HAND_OVER).then(OVER)


@pytest.mark.parametrize(
    ("events", "command"),
    [
        ((DRAFTED, SUBMITTED), SUBMIT),
        ((DRAFTED, SUBMITTED, RETURNED), RETURN),
        (PASSED, APPROVE),
        ((*PASSED, ARCHIVED), ARCHIVE),
        ((*PASSED, ARCHIVED, OVER), HAND_OVER),
        ((DRAFTED, ReportRetracted(report=REPORT)), RETRACT),
    ],
    ids=["submitted", "returned", "approved", "archived", "handed_over", "retracted"],
)
def test_what_is_so_already_happens_no_second_time(events, command):
    given(*events).when(command).then_nothing()


def test_what_is_submitted_or_approved_is_not_changed():
    other = but(DRAFT, title="另一个标题", text=None)
    given(DRAFTED, SUBMITTED).when(other).then_refused(UnderReview)
    given(*PASSED).when(other).then_refused(AlreadyApproved)
    given(*PASSED).when(SUBMIT).then_refused(AlreadyApproved)
    given(*PASSED).when(but(DRAFT, text=None)).then_nothing()
    given(*PASSED).when(but(DRAFT, text=Secret("改过"))).then_refused(AlreadyApproved)


def test_each_step_needs_the_one_before_it():
    given(DRAFTED).when(APPROVE).then_refused(NotSubmitted)
    given(DRAFTED).when(RETURN).then_refused(NotSubmitted)
    given(DRAFTED, SUBMITTED, RETURNED).when(but(RETURN, reason="再改")).then_refused(NotSubmitted)
    given(DRAFTED, SUBMITTED).when(ARCHIVE).then_refused(NotApproved)
    given(*PASSED).when(HAND_OVER).then_refused(NotInTheArchive)
    for command in (SUBMIT, RETURN, APPROVE, ARCHIVE, HAND_OVER, RETRACT, FORGET):
        given().when(command).then_refused(NoSuchReport)


def test_a_report_in_the_archive_is_neither_returned_nor_taken_back():
    given(*PASSED, ARCHIVED).when(RETURN).then_refused(InTheArchive)
    given(*PASSED, ARCHIVED).when(RETRACT).then_refused(InTheArchive)
    given(*PASSED).when(RETURN).then(RETURNED)


def test_nobody_submits_what_nobody_wrote():
    nobody = DRAFTED.model_copy(update={"writers": ()})
    given(nobody).when(SUBMIT).then_refused(NobodyWrote)


def test_days_follow_each_other_and_have_come():
    given(DRAFTED).when(but(SUBMIT, submitted_on=date(2026, 3, 3))).then_refused(NotYet)
    early = but(APPROVE, approved_on=date(2026, 3, 1))
    given(DRAFTED, SUBMITTED).when(early).then_refused(BeforeWhatLedToIt)


def test_a_report_rests_on_activities_that_are_there():
    given().when(but(DRAFT, activities=(NOWHERE,))).then_refused(NoSuchActivity)


def test_how_long_it_is_kept_changes_and_its_number_does_not():
    for_ever = but(ARCHIVE, retention_years=None)
    told = ARCHIVED.model_copy(update={"retention_years": None})
    given(*PASSED, ARCHIVED).when(for_ever).then(told)


def test_numbers_follow_each_other_within_a_year():
    told = given(*PASSED).numbered(**{"research-archive-2026": 6}).when(ARCHIVE)
    assert [one.number for one in told.events] == [7]
    before = but(ARCHIVE, filed_on=date(2025, 12, 31))
    old = (DRAFTED, SUBMITTED.model_copy(update={"submitted_on": date(2025, 12, 1)}))
    passed = (*old, APPROVED.model_copy(update={"approved_on": date(2025, 12, 2)}))
    told = given(*passed).numbered(**{"research-archive-2026": 6}).when(before)
    assert [(one.year, one.number) for one in told.events] == [(2025, 1)]


def test_every_text_goes_and_the_report_stays():
    first = given().when(DRAFT).events
    second = given(*first).when(but(DRAFT, text=Secret("二稿"))).events
    forgotten = given(*first, *second).when(FORGET).events
    assert [type(one) for one in forgotten] == [ReportTextForgotten]
    assert len(forgotten[0].forgotten) == 2
    state = RESEARCH.fold((*first, *second, *forgotten))
    assert (state.text, state.lying) == (None, ())
    assert state.drafted == DRAFTED
    given(*first, *second, *forgotten).when(FORGET).then_nothing()


def test_what_was_taken_back_is_forgotten_all_the_same():
    first = given().when(DRAFT).events
    gone = ReportRetracted(report=REPORT)
    told = given(*first, gone).when(FORGET).events
    assert len(told[0].forgotten) == 1


def test_a_retention_ends_on_the_same_day_years_later():
    assert kept_until(date(2024, 2, 29), 10) == date(2034, 2, 28)
    assert kept_until(date(2024, 2, 29), None) is None
    assert kept_until(None, 10) is None


STEPS = (SUBMIT, RETURN, but(RETURN, reason="再改"), APPROVE, ARCHIVE, HAND_OVER, RETRACT)


@each(st.lists(st.sampled_from((but(DRAFT, text=None), *STEPS)), max_size=12))
def test_whatever_is_asked_in_whatever_order_a_number_is_given_once_to_what_was_approved(asked):
    events = ()
    for command in asked:
        events += given(*events).when(command).events
    numbers = [one for one in events if isinstance(one, ReportArchived)]
    assert len(numbers) <= 1
    if numbers:
        before = events[: events.index(numbers[0])]
        assert any(isinstance(one, ReportApproved) for one in before)
        assert not any(isinstance(one, ReportRetracted) for one in events[len(before) :])
    assert DRAFT.writers[0].id == CEN
