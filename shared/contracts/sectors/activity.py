"""What happens to an activity (活动): held, attended, corrected, taken back."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from contracts.values import Named
from kernel.event import Event, zh


class Attendance(StrEnum):
    """How a person stood to an activity: 出席, 迟到, 半程, 请假, 缺席."""

    PRESENT = "present"
    LATE = "late"
    HALF = "half"
    LEAVE = "leave"
    ABSENT = "absent"


class ActivityHeld(Event, name="sectors.activity.held", title="活动举办", published=True):
    """举办: an activity took place."""

    activity: Annotated[UUID, zh("活动")]
    title: Annotated[str, zh("活动主题")]
    kind: Annotated[str, zh("活动类别", "本委员会的名称")]
    common_kind: Annotated[str, zh("通用类别")]
    form: Annotated[str | None, zh("形式")]
    host: Annotated[Named | None, zh("主办")]
    starts_on: Annotated[date, zh("开始日期")]
    ends_on: Annotated[date, zh("结束日期")]
    place: Annotated[str | None, zh("地点")]
    topics: Annotated[tuple[str, ...], zh("主题")]
    beneficiaries: Annotated[int | None, zh("受益人数")]
    money: Annotated[int | None, zh("金额", "分")]
    by_ledger: Annotated[bool, zh("据台账登记", "否为在系统中登记或更正")] = False


class ActivityCorrected(
    Event, name="sectors.activity.particulars_corrected", title="活动更正", published=True
):
    """更正: what was recorded of the activity, whole."""

    activity: Annotated[UUID, zh("活动")]
    title: Annotated[str, zh("活动主题")]
    kind: Annotated[str, zh("活动类别")]
    common_kind: Annotated[str, zh("通用类别")]
    form: Annotated[str | None, zh("形式")]
    host: Annotated[Named | None, zh("主办")]
    starts_on: Annotated[date, zh("开始日期")]
    ends_on: Annotated[date, zh("结束日期")]
    place: Annotated[str | None, zh("地点")]
    topics: Annotated[tuple[str, ...], zh("主题")]
    beneficiaries: Annotated[int | None, zh("受益人数")]
    money: Annotated[int | None, zh("金额", "分")]
    by_ledger: Annotated[bool, zh("据台账登记", "否为在系统中登记或更正")] = False


class AttendanceRecorded(
    Event, name="sectors.activity.attendance_recorded", title="出席登记", published=True
):
    """出席登记: one person at one activity; a later one replaces the earlier."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[Named, zh("人员")]
    member: Annotated[bool, zh("是委员", "否为列席人员")]
    attendance: Annotated[Attendance, zh("出席情况")]
    by_ledger: Annotated[bool, zh("据台账登记", "否为在系统中登记或更正")] = False


class AttendanceStruck(
    Event, name="sectors.activity.attendance_struck", title="出席登记撤销", published=True
):
    """出席登记撤销: the person was not expected."""

    activity: Annotated[UUID, zh("活动")]
    person: Annotated[UUID, zh("人员")]
    by_ledger: Annotated[bool, zh("据台账登记", "否为在系统中登记或更正")] = False


class AttendanceCounted(
    Event, name="sectors.activity.attendance_counted", title="出席人数", published=True
):
    """出席人数: numbers without (all the) names; expected = present + leave + absent.

    Where there is a count it holds; without one the attendances recorded are counted.
    """

    activity: Annotated[UUID, zh("活动")]
    expected: Annotated[int, zh("应到")]
    present: Annotated[int, zh("实到")]
    leave: Annotated[int, zh("请假")]
    absent: Annotated[int, zh("缺席")]


class AttendanceCountStruck(
    Event, name="sectors.activity.attendance_count_struck", title="出席人数撤销", published=True
):
    """出席人数撤销: the numbers no longer hold; the names recorded are counted again."""

    activity: Annotated[UUID, zh("活动")]


class ActivityRetracted(Event, name="sectors.activity.retracted", title="录入撤销", published=True):
    """录入撤销: entered by mistake, or it was not held; its attendances are struck before it."""

    activity: Annotated[UUID, zh("活动")]
    reason: Annotated[str, zh("理由")]
