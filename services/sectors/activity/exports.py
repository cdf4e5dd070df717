"""How do activities and attendances leave as a workbook?"""

from collections.abc import Sequence
from decimal import Decimal

from contracts.sectors.activity import Attendance
from kernel.ledgers import Table, Value, write_table
from sectors.activity.queries import ActivityListed, AttendanceListed

ACTIVITY_HEADINGS = (
    "活动主题", "活动类别", "活动形式", "组织单位", "活动时间", "结束时间", "活动地点", "涉及领域",
    "应到人数", "实到人数", "请假人数", "缺席人数", "列席人数", "惠及群众人数", "金额",
)  # fmt: skip
ATTENDANCE_HEADINGS = ("活动主题", "活动时间", "姓名", "界别", "身份", "出席情况")
WORDS = {
    Attendance.PRESENT: "已出席",
    Attendance.LATE: "迟到",
    Attendance.HALF: "半程",
    Attendance.LEAVE: "请假",
    Attendance.ABSENT: "缺席",
}


def workbook(held: Sequence[ActivityListed], came: Sequence[AttendanceListed]) -> bytes:
    """An .xlsx with a sheet of activities and one of attendances; money in 元."""
    return write_table(
        (
            Table("活动", ACTIVITY_HEADINGS, [_activity(one) for one in held]),
            Table("活动出席", ATTENDANCE_HEADINGS, [_attendance(one) for one in came]),
        )
    )


def _activity(one: ActivityListed) -> Sequence[Value]:
    money = None if one.money is None else f"{Decimal(one.money) / 100:.2f}"
    return (
        one.title, one.kind, one.form, one.host, one.starts_on, one.ends_on, one.place,
        "、".join(one.topics), one.expected, one.present, one.leave, one.absent, one.guests,
        one.beneficiaries, money,
    )  # fmt: skip


def _attendance(one: AttendanceListed) -> Sequence[Value]:
    standing = "委员" if one.member else "列席"
    word = WORDS[one.attendance]
    return (one.title, one.starts_on, one.name, one.sector, standing, word)
