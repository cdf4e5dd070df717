"""What may happen to an activity?"""

from dataclasses import asdict
from datetime import date

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from contracts.occasions import ActivityKindRule
from contracts.sectors.activity import (
    ActivityCorrected,
    ActivityHeld,
    ActivityRetracted,
    Attendance,
    AttendanceCounted,
    AttendanceCountStruck,
    AttendanceRecorded,
    AttendanceStruck,
)
from contracts.values import Named
from kernel.clock import wall_clock
from kernel.decider import Known, NotKnownHereYet, Refused
from kernel.ids import committee_id
from kernel.testing.specification import specification
from rules.names import derived_id
from sectors.activity.commands import (
    Attendee,
    CorrectActivity,
    CountAttendance,
    RecordActivity,
    RecordAttendance,
    RetractActivity,
    StrikeAttendance,
    StrikeCount,
)
from sectors.activity.domain import ACTIVITY, Facts
from sectors.activity.names import activity_id
from sectors.activity.refusals import (
    ChangedHereSince,
    CountsDoNotAddUp,
    EndsBeforeItStarts,
    UnknownActivity,
    UnknownKind,
)

given = specification(ACTIVITY)
HERE = committee_id("999900")
DAY = date(2025, 3, 5)
STUDY = activity_id(HERE, "第一季度集中学习", DAY, None)
KINDS = Facts(
    (
        ActivityKindRule(name="学习", common="study", words=("集中学习",)),
        ActivityKindRule(name="视察", common="inspection", words=("视察考察",)),
    )
)
SAID = {
    "activity": STUDY,
    "title": "第一季度集中学习",
    "form": None,
    "host": None,
    "starts_on": DAY,
    "place": None,
    "topics": (),
    "beneficiaries": None,
    "money": None,
}
RECORD = RecordActivity(committee=HERE, kind="集中学习", **SAID)
BY_LEDGER = RECORD.model_copy(update={"by_ledger": True})
held = ActivityHeld(kind="学习", common_kind="study", ends_on=DAY, **SAID)
from_ledger = held.model_copy(update={"by_ledger": True})


def named(name):
    return Named(id=derived_id(HERE, "person", name), name=name)


def attendees(**marks):
    return tuple(Attendee(person=named(name), attendance=mark) for name, mark in marks.items())


def record(by_ledger=False, whole=False, **marks):
    return RecordAttendance(
        committee=HERE,
        activity=STUDY,
        attendees=attendees(**marks),
        by_ledger=by_ledger,
        whole=whole,
    )


def came(name, mark="present", by_ledger=False):
    return AttendanceRecorded(
        activity=STUDY,
        person=named(name),
        member=True,
        attendance=Attendance(mark),
        by_ledger=by_ledger,
    )


def struck(name, by_ledger=False):
    return AttendanceStruck(activity=STUDY, person=named(name).id, by_ledger=by_ledger)


def count(expected, present, leave, absent):
    return CountAttendance(
        committee=HERE,
        activity=STUDY,
        expected=expected,
        present=present,
        leave=leave,
        absent=absent,
    )


def changed(command, **fields):
    return command.model_copy(update=fields)


def test_an_activity_is_held_under_the_committees_name_for_its_kind():
    given().when(RECORD, KINDS).then(held)
    given(held).when(RECORD, KINDS).then_nothing()


def test_a_word_that_the_committee_does_not_list_is_refused_with_the_nearest():
    outcome = given().when(changed(RECORD, kind="集中考察"), KINDS)
    outcome.then_refused(UnknownKind)
    assert "最接近" in outcome.refused.details[1]


def test_without_rules_here_one_must_ask_again():
    given().when(RECORD, None).then_refused(NotKnownHereYet)


def test_what_a_later_word_adds_is_kept_beside_what_is_known():
    placed = held.model_copy(update={"place": "会议厅"})
    later = changed(RECORD, place=None, beneficiaries=30)
    after = ActivityCorrected(
        **placed.model_copy(update={"beneficiaries": 30}).model_dump(exclude={"host"}), host=None
    )
    given(placed).when(later, KINDS).then(after)


def test_a_ledger_fills_blanks_but_does_not_overwrite_a_correction():
    moved = ActivityCorrected(**held.model_dump(exclude={"host", "place"}), host=None, place="党校")
    given(from_ledger, moved).when(changed(BY_LEDGER, place="会议厅"), KINDS).then_refused(
        ChangedHereSince
    )
    given(from_ledger, moved).when(BY_LEDGER, KINDS).then_nothing()
    given(from_ledger, moved).when(changed(BY_LEDGER, beneficiaries=9), KINDS).then_happened(
        lambda events: [one.beneficiaries for one in events] == [9]
    )


def test_a_ledger_corrects_what_a_ledger_said():
    given(from_ledger).when(changed(BY_LEDGER, place="会议厅"), KINDS).then_happened(
        lambda events: [(one.place, one.by_ledger) for one in events] == [("会议厅", True)]
    )


def test_a_correction_is_whole():
    placed = held.model_copy(update={"place": "会议厅"})
    correct = CorrectActivity(committee=HERE, kind="视察考察", **SAID)
    given(placed).when(correct, KINDS).then_happened(
        lambda events: [(e.place, e.common_kind) for e in events] == [(None, "inspection")]
    )
    given().when(correct, KINDS).then_refused(UnknownActivity)


def test_nothing_ends_before_it_starts():
    given().when(changed(RECORD, ends_on=date(2025, 3, 4)), KINDS).then_refused(EndsBeforeItStarts)


def test_only_what_differs_is_recorded():
    given(held, came("甲一")).when(record(甲一="present", 乙一="leave")).then(came("乙一", "leave"))
    given(held, came("甲一")).when(record(甲一="late")).then(came("甲一", "late"))


def test_attendance_needs_an_activity():
    given().when(record(甲一="present")).then_refused(UnknownActivity)


def test_who_is_missing_from_the_whole_is_struck():
    given(held, came("甲一"), came("乙一")).when(record(whole=True, 甲一="present")).then(
        struck("乙一")
    )


def test_a_ledger_strikes_only_whom_a_ledger_named():
    given(held, came("甲一"), came("乙一", by_ledger=True)).when(
        record(by_ledger=True, whole=True)
    ).then(struck("乙一", by_ledger=True))


def test_a_ledger_does_not_overwrite_what_a_clerk_entered():
    given(held, came("甲一", "leave")).when(record(by_ledger=True, 甲一="present")).then_refused(
        ChangedHereSince
    )
    given(held, came("甲一"), struck("甲一")).when(
        record(by_ledger=True, 甲一="present")
    ).then_refused(ChangedHereSince)
    given(held, came("甲一")).when(record(by_ledger=True, 甲一="present")).then_nothing()


def test_who_is_not_recorded_need_not_be_struck():
    strike = StrikeAttendance(committee=HERE, activity=STUDY, person=named("甲一").id)
    given(held, came("甲一")).when(strike).then(struck("甲一"))
    given(held, came("甲一"), struck("甲一")).when(strike).then_nothing()


def test_expected_is_present_and_on_leave_and_absent():
    counted = AttendanceCounted(activity=STUDY, expected=20, present=17, leave=2, absent=1)
    given(held).when(count(20, 17, 2, 1)).then(counted)
    given(held, counted).when(count(20, 17, 2, 1)).then_nothing()
    given(held).when(count(20, 17, 2, 0)).then_refused(CountsDoNotAddUp)
    strike = StrikeCount(committee=HERE, activity=STUDY)
    given(held, counted).when(strike).then(AttendanceCountStruck(activity=STUDY))
    given(held).when(strike).then_nothing()


def test_attendances_go_with_an_activity_that_is_taken_back():
    retract = RetractActivity(committee=HERE, activity=STUDY, reason="重复录入")
    gone = ActivityRetracted(activity=STUDY, reason="重复录入")
    given(held, came("甲一")).when(retract).then(struck("甲一"), gone)
    given(held, gone).when(retract).then_nothing()
    given(held, gone).when(record(甲一="present")).then_refused(UnknownActivity)
    given(held, came("甲一"), struck("甲一"), gone).when(RECORD, KINDS).then(held)


people = st.sampled_from(["甲一", "乙一", "丙一"])
marks = st.dictionaries(people, st.sampled_from(Attendance), max_size=3)
small = st.integers(0, 4)
commands = st.one_of(
    st.builds(
        changed,
        st.sampled_from([RECORD, BY_LEDGER]),
        kind=st.sampled_from(["学习", "视察考察", "没有"]),
        place=st.sampled_from([None, "会议厅", "党校"]),
        ends_on=st.sampled_from([None, DAY, date(2025, 3, 4), date(2025, 3, 6)]),
    ),
    st.builds(
        CorrectActivity,
        committee=st.just(HERE),
        kind=st.sampled_from(["学习", "没有"]),
        **{name: st.just(value) for name, value in SAID.items()},
    ),
    st.builds(
        lambda by_ledger, whole, told: record(by_ledger, whole, **told),
        st.booleans(),
        st.booleans(),
        marks,
    ),
    st.builds(
        lambda name, by_ledger: StrikeAttendance(
            committee=HERE, activity=STUDY, person=named(name).id, by_ledger=by_ledger
        ),
        people,
        st.booleans(),
    ),
    st.builds(count, small, small, small, small),
    st.just(StrikeCount(committee=HERE, activity=STUDY)),
    st.just(RetractActivity(committee=HERE, activity=STUDY, reason="重复")),
)


@settings(max_examples=120)
@drawn(st.lists(commands, max_size=20), st.booleans())
def test_whatever_is_asked_is_decided_or_refused_and_counts_hold(asked, knows_rules):
    activity, facts = ACTIVITY.initial, KINDS if knows_rules else None
    for command in asked:
        try:
            known = Known(facts, wall_clock(), DAY, None)
            events = ACTIVITY.decide(command, activity, known)
        except Refused:
            continue
        activity = ACTIVITY.fold(events, activity)
        # Asking again changes nothing.
        assert list(ACTIVITY.decide(command, activity, known)) == []
        counts = activity.counts
        if counts is not None:
            assert min(asdict(counts).values()) >= 0
            assert counts.expected == counts.present + counts.leave + counts.absent
