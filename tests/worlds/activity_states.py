"""Every state of an activity, what can be asked in it, and what the decider says.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/activity_states.py`
writes docs/activity-states.md.
"""

from activity_world import (
    ANNOUNCE,
    APPLY,
    APPROVE,
    ASK_LEAVE,
    CANCEL,
    CEN,
    CLOSE,
    CORRECT,
    DAY,
    ENTER,
    FACTS,
    GRANT,
    HOLD,
    LIST,
    ONE,
    PLAN,
    PLAN_OTHERWISE,
    POSTPONE,
    REFUSE,
    RETURN,
    SCAN,
    SIGN_UP,
    STRIKE,
    STUDY_ANNOUNCED,
    TO_ANNOUNCED,
    WITHDRAW,
)
from state_walk import Page, Walk

from contracts.sectors.activity import Attendance
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
from sectors.activity.domain import ACTIVITY
from sectors.activity.state import Activity, Answer, Phase

TOLD = {"title": PLAN.title, "kind": "调研", "host": PLAN.host, "starts_on": DAY}
RECORD = RecordActivity(**ONE, **TOLD, by_ledger=True)
RECORD_OTHERWISE = RECORD.model_copy(update={"place": "城西大桥"})
LATE = LIST.model_copy(update={"attendance": Attendance.LATE})
RIGHT = CorrectActivity(**ONE, **TOLD, place="城东大桥", beneficiaries=120)
CAME = RecordAttendance(**ONE, attendees=(Attendee(person=CEN, attendance="present"),))
NOT_EXPECTED = StrikeAttendance(**ONE, person=CEN.id)
COUNT = CountAttendance(**ONE, expected=3, present=2, leave=1, absent=0)
UNCOUNT = StrikeCount(**ONE)
RETRACT = RetractActivity(**ONE, reason="重复录入")


def stage(one: Activity) -> str:
    """An activity's phase; of several things that hold at once the last in the table is named."""
    if one.phase is Phase.HELD:
        return _held(one)
    if one.phase is Phase.CLOSED:
        mark = one.marks.get(CEN.id)
        half = mark is not None and mark.attendance is Attendance.HALF
        return "settled_otherwise" if half else "closed"
    if one.phase is not Phase.ANNOUNCED:
        return one.phase.value
    if one.arrivals:
        return "checked_in"
    if one.leaves:
        return {
            Answer.WAITS: "leave_asked",
            Answer.GRANTED: "leave_granted",
            Answer.REFUSED: "leave_refused",
        }[one.leaves[CEN.id].answer]
    if one.signed_up:
        return "signed_up"
    return "announced"


def _held(one: Activity) -> str:
    if one.plan is not None:
        return "held"
    if one.counts is not None:
        return "recorded_with_numbers"
    return "recorded_with_names" if one.attending() else "recorded"


IN_TIME = (*TO_ANNOUNCED, SIGN_UP)
ACTIVITIES = Walk(
    title="Activity 活动",
    decider=ACTIVITY,
    states={
        "unknown 无": (),
        "planned 已计划": (PLAN,),
        "applied 已申请": (PLAN, APPLY),
        "returned 已退回": (PLAN, APPLY, RETURN),
        "approved 已批准": (PLAN, APPLY, APPROVE),
        "announced 已发布": STUDY_ANNOUNCED,
        "signed_up 已报名": IN_TIME,
        "leave_asked 已请假": (*IN_TIME, ASK_LEAVE),
        "leave_granted 已准假": (*IN_TIME, ASK_LEAVE, GRANT),
        "leave_refused 未准假": (*IN_TIME, ASK_LEAVE, REFUSE),
        "checked_in 已签到": (*IN_TIME, SCAN),
        "held 已举办": (*IN_TIME, SCAN, HOLD),
        "closed 已关闭": (*IN_TIME, SCAN, HOLD, CLOSE),
        "settled_otherwise 结果已更正": (*IN_TIME, SCAN, HOLD, CLOSE, CORRECT),
        "cancelled 已取消": (*TO_ANNOUNCED, CANCEL),
        "recorded 事后登记": (RECORD,),
        "recorded_with_names 已登记出席": (RECORD, CAME),
        "recorded_with_numbers 已登记人数": (RECORD, COUNT),
        "retracted 录入撤销": (RECORD, RETRACT),
    },
    asked=(
        *(PLAN, PLAN_OTHERWISE, APPLY, RETURN, APPROVE, ANNOUNCE, POSTPONE, CANCEL, HOLD),
        *(
            SIGN_UP,
            WITHDRAW,
            ASK_LEAVE,
            GRANT,
            REFUSE,
            SCAN,
            ENTER,
            LIST,
            LATE,
            STRIKE,
            CLOSE,
            CORRECT,
        ),
        *(RECORD, RECORD_OTHERWISE, RIGHT, CAME, NOT_EXPECTED, COUNT, UNCOUNT, RETRACT),
    ),
    stage=stage,
    facts=FACTS,
)
PAGE = Page("activity", "activities 活动状态表", (ACTIVITIES,))

if __name__ == "__main__":
    PAGE.write()
