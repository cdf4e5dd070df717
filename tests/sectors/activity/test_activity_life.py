"""What happens to an activity from its plan to its end, and which rules hold on the way?"""

from datetime import date, timedelta

import pytest
from activity_world import (
    ANNOUNCE,
    APPLY,
    APPROVE,
    ASK_LEAVE,
    AT_THE_DOOR,
    CANCEL,
    CEN,
    CLOSE,
    CORRECT,
    ENTER,
    FACTS,
    GRANT,
    HOLD,
    LI,
    LIST,
    ONE,
    PASS,
    PEOPLE,
    PLAN,
    POSTPONE,
    QIU,
    REFUSE,
    RULES,
    SCAN,
    SIGN_UP,
    STRIKE,
    STUDY,
    STUDY_ANNOUNCED,
    TO_ANNOUNCED,
    TWICE,
    WEN,
    WITHDRAW,
    of,
    person,
)

from contracts.occasions import ActivityRules, NoticeRule
from contracts.sectors.activity import ActivityHeld, Attendance, AttendanceRecorded
from contracts.sectors.life import ActivityAppliedFor, ActivityClosed, ActivityPlanned
from kernel.decider import NotKnownHereYet
from kernel.testing.specification import NOON, specification
from sectors.activity.attending.refusals import (
    AskedTooOften,
    AttendanceSettled,
    LeavesUndecided,
    NoPlaceLeft,
    NotExpected,
    NotOnTheRoll,
    SignUpOver,
)
from sectors.activity.commands import Attendee, RecordAttendance
from sectors.activity.domain import ACTIVITY
from sectors.activity.door.refusals import (
    CodeExpired,
    CodeOfAnother,
    CodeUsed,
    DoorClosed,
    NotACode,
)
from sectors.activity.events import CheckedIn, CheckInCorrected, SignedUp, SignUpWithdrawn, Way
from sectors.activity.facts import Facts
from sectors.activity.planning.refusals import (
    BeforeItsDay,
    DoorClosesBeforeItOpens,
    NobodyExpected,
    NoExceptions,
    PlacesForAll,
    TimesOutsideTheDays,
    TooShortNotice,
)
from sectors.activity.refusals import EndsBeforeItStarts, UnknownKind

given = specification(ACTIVITY, FACTS)


def after(*commands, facts=FACTS):
    """The activity to which these commands led."""
    events = ()
    for command in commands:
        outcome = given(*events).when(command, facts)
        assert outcome.refused is None, (command, outcome.refused)
        events += outcome.events
    return given(*events)


def changed(command, **fields):
    return command.model_copy(update=fields)


def test_a_plan_takes_from_its_kind_what_it_does_not_say():
    def told(events):
        (planned,) = events
        return isinstance(planned, ActivityPlanned) and (
            (planned.kind, planned.common_kind, planned.form, planned.must_attend)
            == ("调研", "research", "实地", False)
        )

    given().when(PLAN).then_happened(told)
    given().when(STUDY).then_happened(lambda events: events[0].must_attend)
    given().when(changed(STUDY, must_attend=False)).then_happened(
        lambda events: not events[0].must_attend
    )
    given().when(changed(PLAN, kind="野餐")).then_refused(UnknownKind)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"ends_on": date(2026, 3, 1)}, EndsBeforeItStarts),
        ({"starts_at": NOON - timedelta(days=1)}, TimesOutsideTheDays),
        ({"ends_at": NOON + timedelta(days=1)}, TimesOutsideTheDays),
        ({"ends_at": NOON - timedelta(hours=1)}, EndsBeforeItStarts),
        ({"door_opens_at": NOON, "door_closes_at": NOON}, DoorClosesBeforeItOpens),
        ({"must_attend": True}, PlacesForAll),
        ({"must_attend": True, "places": None, "host": None, "joint_hosts": ()}, NobodyExpected),
    ],
)
def test_a_plan_fits_together(fields, rule):
    given().when(changed(PLAN, **fields)).then_refused(rule)


def test_without_rules_nothing_is_planned_yet():
    given = specification(ACTIVITY)
    given().when(PLAN).then_refused(NotKnownHereYet)


def test_who_applies_too_late_states_a_reason_which_is_recorded():
    late = changed(APPLY, short_notice=None)
    after(PLAN).when(late).then_refused(TooShortNotice)
    after(PLAN).when(APPLY).then(
        ActivityAppliedFor(
            activity=ONE["activity"],
            earliest_on=date(2026, 3, 9),
            short_notice="上级临时通知",
            rules=FACTS.under,
        )
    )


def test_who_applies_in_time_needs_no_reason_and_none_is_recorded():
    plan = changed(PLAN, starts_on=date(2026, 3, 9), starts_at=None, ends_at=None)
    (applied,) = after(plan).when(APPLY).events
    assert applied.short_notice is None
    day_before = changed(plan, starts_on=date(2026, 3, 8))
    after(day_before).when(changed(APPLY, short_notice=None)).then_refused(TooShortNotice)


def under(*notices):
    """The same people under other notice rules."""
    return Facts(FACTS.kinds, ActivityRules(notices=notices), people=PEOPLE)


def test_a_notice_of_working_days_counts_no_weekend():
    facts = under(NoticeRule(length=5, basis="规定"))
    (applied,) = after(PLAN).when(APPLY, facts).events
    assert applied.earliest_on == date(2026, 3, 9)  # 2 March 2026 is a Monday.


def test_a_kinds_own_rule_goes_before_the_one_for_all():
    strict = NoticeRule(length=1, unit="days", kinds=("调研",), exceptions=False, basis="规定")
    facts = under(NoticeRule(length=30, unit="days", basis="规定"), strict)
    after(PLAN).when(APPLY, facts).then_refused(NoExceptions)
    in_time = changed(PLAN, starts_on=date(2026, 3, 3), starts_at=None, ends_at=None)
    (applied,) = after(in_time).when(APPLY, facts).events
    assert (applied.earliest_on, applied.short_notice) == (date(2026, 3, 3), None)


def test_where_no_rule_asks_for_notice_any_day_will_do():
    (applied,) = after(PLAN).when(APPLY, under()).events
    assert (applied.earliest_on, applied.short_notice) == (None, None)


def test_what_was_cancelled_is_planned_anew_and_nobody_comes_yet():
    before = (*TO_ANNOUNCED, SIGN_UP, of(SIGN_UP, LI), ASK_LEAVE, of(LIST, LI), CANCEL)
    state = ACTIVITY.fold(after(*before, PLAN).events)
    assert (state.signed_up, state.leaves, state.arrivals) == ({}, {}, {})
    again = after(*before, PLAN, APPLY, APPROVE, ANNOUNCE)
    again.when(of(SIGN_UP, QIU)).then(SignedUp(activity=ONE["activity"], person=QIU))


def test_other_days_keep_who_has_signed_up_and_nothing_else():
    state = ACTIVITY.fold(after(*TO_ANNOUNCED, SIGN_UP, of(LIST, LI), ASK_LEAVE, POSTPONE).events)
    assert (set(state.signed_up), state.leaves, state.arrivals) == ({CEN.id}, {}, {})
    assert state.particulars.starts_on == date(2026, 3, 9)


def test_places_are_limited_and_one_that_is_given_back_is_free():
    full = after(*TO_ANNOUNCED, SIGN_UP, of(SIGN_UP, LI))
    full.when(of(SIGN_UP, QIU)).then_refused(NoPlaceLeft)
    free = after(*TO_ANNOUNCED, SIGN_UP, of(SIGN_UP, LI), WITHDRAW)
    free.when(of(SIGN_UP, QIU)).then(SignedUp(activity=ONE["activity"], person=QIU))


def test_a_second_entry_of_one_person_takes_no_second_place():
    twice = changed(SIGN_UP, person=TWICE)
    after(*TO_ANNOUNCED, SIGN_UP).when(twice).then_nothing()
    after(*TO_ANNOUNCED, twice).when(WITHDRAW).then(
        SignUpWithdrawn(activity=ONE["activity"], person=CEN.id)
    )


def test_who_left_before_the_day_does_not_sign_up():
    after(*TO_ANNOUNCED).when(of(SIGN_UP, WEN)).then_refused(NotOnTheRoll)


def test_after_the_deadline_nobody_signs_up_or_withdraws():
    closed = changed(PLAN, sign_up_until=NOON - timedelta(minutes=1))
    led = (closed, APPLY, APPROVE, ANNOUNCE)
    after(*led).when(SIGN_UP).then_refused(SignUpOver)
    opened = after(*TO_ANNOUNCED, SIGN_UP).events
    (moved,) = (
        after(*TO_ANNOUNCED)
        .when(
            changed(POSTPONE, starts_on=PLAN.starts_on, sign_up_until=NOON - timedelta(minutes=1))
        )
        .events
    )
    given(*opened, moved).when(WITHDRAW).then_refused(SignUpOver)


def test_only_who_is_expected_asks_for_leave():
    after(*STUDY_ANNOUNCED).when(of(ASK_LEAVE, QIU)).then_refused(NotExpected)
    after(*TO_ANNOUNCED).when(ASK_LEAVE).then_refused(NotExpected)
    assert after(*STUDY_ANNOUNCED).when(of(ASK_LEAVE, LI)).events


def test_leave_is_asked_for_at_most_as_often_as_the_rule_says():
    twice = after(*STUDY_ANNOUNCED, ASK_LEAVE, REFUSE, ASK_LEAVE, REFUSE)
    twice.when(ASK_LEAVE).then_refused(AskedTooOften)
    unlimited = Facts(rules=changed(RULES, leave=None), people=PEOPLE)
    assert twice.when(ASK_LEAVE, unlimited).events
    twice.when(of(ASK_LEAVE, LI)).then_happened(lambda events: len(events) == 1)


def test_a_reason_for_leave_lies_in_the_vault_about_who_asks():
    (asked,) = after(*STUDY_ANNOUNCED).when(ASK_LEAVE).events
    assert asked.reason.kind == "leave.reason"
    assert "出差" not in asked.as_text()


def test_a_pass_lets_its_person_in_once():
    after(*TO_ANNOUNCED).when(SCAN).then(
        CheckedIn(
            activity=ONE["activity"],
            person=CEN,
            attendance=Attendance.PRESENT,
            way=Way.PASS,
            code="a1",
            at=NOON,
        )
    )
    after(*TO_ANNOUNCED, SCAN).when(SCAN).then_refused(CodeUsed)
    after(*TO_ANNOUNCED, SCAN, STRIKE).when(SCAN).then_refused(CodeUsed)
    another = changed(SCAN, code=changed(PASS, serial="a2"))
    after(*TO_ANNOUNCED, SCAN).when(another).then_nothing()
    after(*TO_ANNOUNCED, SCAN, STRIKE).when(another).then_happened(lambda events: len(events) == 1)


def test_a_code_of_another_activity_or_person_lets_nobody_in():
    elsewhere = changed(PASS, activity=CEN.id)
    after(*TO_ANNOUNCED).when(changed(SCAN, code=elsewhere)).then_refused(CodeOfAnother)
    others = changed(PASS, person=LI.id)
    after(*TO_ANNOUNCED).when(changed(ENTER, code=others)).then_refused(CodeOfAnother)


def test_each_kind_of_code_is_for_its_own_use():
    after(*TO_ANNOUNCED).when(changed(SCAN, code=None)).then_refused(NotACode)
    after(*TO_ANNOUNCED).when(changed(SCAN, code=AT_THE_DOOR)).then_refused(NotACode)
    after(*TO_ANNOUNCED).when(changed(ENTER, code=PASS)).then_refused(NotACode)


def test_a_code_that_has_expired_lets_nobody_in():
    old = changed(PASS, expires_at=NOON - timedelta(seconds=1))
    after(*TO_ANNOUNCED).when(changed(SCAN, code=old)).then_refused(CodeExpired)
    still = changed(PASS, expires_at=NOON)
    assert after(*TO_ANNOUNCED).when(changed(SCAN, code=still)).events


@pytest.mark.parametrize(
    ("fields", "open"),
    [
        ({}, True),
        ({"starts_at": NOON + timedelta(minutes=60)}, True),
        ({"starts_at": NOON + timedelta(minutes=61)}, False),
        ({"ends_at": NOON - timedelta(minutes=1)}, False),
        ({"door_opens_at": NOON + timedelta(minutes=1)}, False),
        ({"door_closes_at": NOON - timedelta(minutes=1)}, False),
        ({"starts_at": None, "ends_at": None}, True),
        ({"starts_at": None, "ends_at": None, "starts_on": date(2026, 3, 3)}, False),
    ],
)
def test_the_door_is_open_as_planned_or_else_as_the_rule_says(fields, open):
    plan = changed(PLAN, **fields)
    outcome = after(plan, APPLY, APPROVE, ANNOUNCE).when(ENTER)
    if open:
        assert outcome.events
    else:
        outcome.then_refused(DoorClosed)


def test_whoever_comes_after_the_time_of_grace_is_late():
    def how(minutes):
        plan = changed(PLAN, starts_at=NOON - timedelta(minutes=minutes))
        (entered,) = after(plan, APPLY, APPROVE, ANNOUNCE).when(ENTER).events
        return entered.attendance

    assert [how(15), how(16)] == [Attendance.PRESENT, Attendance.LATE]


def test_the_list_corrects_what_was_entered_and_is_open_from_the_first_day_on():
    half = changed(LIST, attendance=Attendance.HALF)
    after(*TO_ANNOUNCED, SCAN).when(half).then(
        CheckInCorrected(activity=ONE["activity"], person=CEN.id, attendance=Attendance.HALF)
    )
    after(*TO_ANNOUNCED, POSTPONE).when(LIST).then_refused(BeforeItsDay)
    shut = changed(PLAN, starts_at=None, ends_at=None, door_closes_at=NOON - timedelta(hours=1))
    assert after(shut, APPLY, APPROVE, ANNOUNCE).when(LIST).events


def test_it_is_held_and_closed_from_its_day_on():
    after(*TO_ANNOUNCED, POSTPONE).when(HOLD).then_refused(BeforeItsDay)
    longer = changed(PLAN, ends_on=date(2026, 3, 3), ends_at=None)
    held = after(longer, APPLY, APPROVE, ANNOUNCE, HOLD)
    held.when(CLOSE).then_refused(BeforeItsDay)


def test_what_was_held_is_told_as_one_recorded_afterwards_is():
    after(*TO_ANNOUNCED).when(HOLD).then(
        ActivityHeld(
            activity=ONE["activity"],
            title=PLAN.title,
            kind="调研",
            common_kind="research",
            form="实地",
            host=PLAN.host,
            starts_on=PLAN.starts_on,
            ends_on=PLAN.starts_on,
            place=PLAN.place,
            topics=(),
            beneficiaries=None,
            money=None,
        )
    )


def recorded(who, attendance):
    return AttendanceRecorded(
        activity=ONE["activity"], person=who, member=True, attendance=attendance
    )


def closed(**numbers):
    every = dict.fromkeys(("expected", "present", "late", "half", "leave", "absent"), 0)
    return ActivityClosed(activity=ONE["activity"], **every | numbers)


def test_at_its_end_who_was_expected_and_did_nothing_was_absent():
    """Of the hosts' members one comes, one does nothing; a third, of no host, comes too."""
    led = (*STUDY_ANNOUNCED, SCAN, of(LIST, QIU), HOLD)
    after(*led).when(CLOSE).then(
        recorded(CEN, Attendance.PRESENT),
        recorded(QIU, Attendance.PRESENT),
        recorded(LI, Attendance.ABSENT),
        closed(expected=3, present=2, absent=1),
    )


def test_leave_counts_for_who_stays_away_and_not_for_who_comes_after_all():
    granted = (ASK_LEAVE, GRANT, of(ASK_LEAVE, LI), of(GRANT, LI))
    after(*STUDY_ANNOUNCED, *granted, SCAN, HOLD).when(CLOSE).then(
        recorded(CEN, Attendance.PRESENT),
        recorded(LI, Attendance.LEAVE),
        closed(expected=2, present=1, leave=1),
    )


def test_of_all_members_those_on_the_roll_of_the_day_are_expected():
    everybody = changed(STUDY, whole_committee=True, host=None)
    led = (everybody, APPLY, APPROVE, ANNOUNCE, HOLD)
    names = [one.person.name for one in after(*led).when(CLOSE).events[:-1]]
    assert names == ["岑知远", "裘若谷", "黎云舟"]


def test_who_signed_up_is_expected_whichever_entry_it_was():
    twice = changed(SIGN_UP, person=TWICE)
    door = changed(ENTER, person=TWICE)
    after(*TO_ANNOUNCED, twice, of(SIGN_UP, LI), door, HOLD).when(CLOSE).then(
        recorded(CEN, Attendance.PRESENT),
        recorded(LI, Attendance.ABSENT),
        closed(expected=2, present=1, absent=1),
    )


def test_entries_that_were_merged_after_both_were_checked_in_are_one_at_the_end():
    apart = person(CEN.model_copy(update={"id": TWICE}))
    before = Facts(FACTS.kinds, RULES, people=PEOPLE | {TWICE: apart})
    both = after(*TO_ANNOUNCED, ENTER, changed(ENTER, person=TWICE), HOLD, facts=before)
    both.when(CLOSE).then(recorded(CEN, Attendance.PRESENT), closed(expected=1, present=1))


def test_what_was_recorded_before_the_end_stands():
    by_hand = RecordAttendance(**ONE, attendees=(Attendee(person=LI, attendance="half"),))
    after(*STUDY_ANNOUNCED, SCAN, HOLD, by_hand).when(CLOSE).then(
        recorded(CEN, Attendance.PRESENT), closed(expected=2, present=1, half=1)
    )


def test_requests_for_leave_are_answered_before_the_end():
    waiting = (*STUDY_ANNOUNCED, ASK_LEAVE)
    after(*waiting, HOLD).when(CLOSE).then_refused(LeavesUndecided)
    assert after(*waiting, SCAN, HOLD).when(CLOSE).events
    gone = {"people": PEOPLE | {CEN.id: person(CEN)}, "rules": RULES}
    assert after(*waiting, HOLD).when(CLOSE, Facts(**gone)).events


def test_after_the_end_only_one_persons_result_is_corrected_with_a_reason():
    over = after(*STUDY_ANNOUNCED, SCAN, HOLD, CLOSE)
    by_hand = RecordAttendance(**ONE, attendees=(Attendee(person=LI, attendance="late"),))
    over.when(by_hand).then_refused(AttendanceSettled)
    why, event = over.when(CORRECT).events
    assert event == recorded(CEN, Attendance.HALF)
    assert "离开" not in why.as_text()
    why, event = over.when(changed(CORRECT, attendance=None)).events
    assert event.person == CEN.id
    added = over.when(of(changed(CORRECT, attendance="present"), QIU)).events
    assert added[1] == recorded(QIU, Attendance.PRESENT)
    over.when(of(CORRECT, WEN)).then_refused(NotOnTheRoll)
