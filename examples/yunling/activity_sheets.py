"""How does each committee note activities: by activity, by attendance, as matrix, by signature?"""

from datetime import date

from yunling.activities import ABSENT, LEAVE, PRESENT, Activity
from yunling.committees import Committee, Plenary
from yunling.people import Member
from yunling.sheets import Cell, Hand, Sheet

BY_ACTIVITY = (
    "序号", "活动主题", "活动类别", "组织单位", "活动时间", "活动地点", "参加委员", "请假委员",
    "缺席委员", "应到人数", "实到人数", "请假人数", "缺席人数", "惠及群众人数", "备注",
)  # fmt: skip
BY_ATTENDANCE = (
    "序号", "姓名", "界别", "活动主题", "活动类别", "部门", "活动开始时间", "活动地点", "出席情况",
)  # fmt: skip
MATRIX_LABELS = ("活动主题", "活动类别", "组织单位", "活动时间", "活动地点")
SIGN_IN = ("序号", "姓名", "界别", "签到", "备注")
MATRIX_SIGNS = {PRESENT: "√", LEAVE: "请假", ABSENT: "缺席"}


def by_activity(
    committee: Committee, plenary: Plenary, activities: list[Activity], title: str, name: str
) -> Sheet:
    """One row an activity, with many names in a cell; some dates leave the year to the title."""
    hand = Hand(f"{committee.code}/{plenary.key}/activities")
    rows = tuple(_activity_row(hand, n, a) for n, a in enumerate(activities, start=1))
    present = sum(len(activity.names(PRESENT)) for activity in activities)
    total: tuple[Cell, ...] = ("合计", f"{len(rows)}次", *[""] * 8, present)
    return Sheet(name, ((title,),), BY_ACTIVITY, rows, (total,))


def _activity_row(hand: Hand, number: int, activity: Activity) -> tuple[Cell, ...]:
    kind = "视察考察" if activity.kind == "视察" and hand.often(0.3) else activity.kind
    lists = [activity.names(status) for status in (PRESENT, LEAVE, ABSENT)]
    counts = [len(names) for names in lists]
    return (
        number, hand.text(activity.topic), kind, activity.host, _time(hand, activity),
        activity.place, *(hand.names(names) for names in lists), sum(counts), *counts,
        activity.served, "",
    )  # fmt: skip


def _time(hand: Hand, activity: Activity) -> Cell:
    first, last = activity.first, activity.last
    if first == last:
        return f"{first.month}月{first.day}日" if hand.often(0.15) else hand.day(first)
    end = f"{last.day}日" if first.month == last.month else f"{last.month}月{last.day}日"
    start = f"{first.month}月{first.day}日"
    return f"{start}-{end}" if hand.often(0.5) else f"{first.year}年{start}-{end}"


def by_attendance(
    committee: Committee, plenary: Plenary, activities: list[Activity], members: list[Member],
    title: str,
) -> Sheet:  # fmt: skip
    """One row an attendance (活动出席)."""
    hand = Hand(f"{committee.code}/{plenary.key}/activities")
    sectors = {member.name: member.sector.removesuffix("界") for member in members}
    rows: list[tuple[Cell, ...]] = []
    for activity in activities:
        for name, came in activity.came:
            rows.append(
                (len(rows) + 1, hand.name(name), sectors.get(name, ""), activity.topic,
                 activity.kind, activity.host, activity.first, activity.place, came)
            )  # fmt: skip
    return Sheet("活动出席", ((title,),), BY_ATTENDANCE, tuple(rows))


def matrix(
    committee: Committee, plenary: Plenary, activities: list[Activity], members: list[Member],
    title: str,
) -> Sheet:  # fmt: skip
    """Members down, activities across; blank is not expected."""
    hand = Hand(f"{committee.code}/{plenary.key}/activities")
    note = "说明：√ 出席，请假、缺席照填，空白为未安排参加。"
    facts = [_matrix_facts(activity) for activity in activities]
    labels = tuple(
        (label, "", "", *(fact[index] for fact in facts))
        for index, label in enumerate(MATRIX_LABELS)
    )
    heading = ("序号", "姓名", "界别", *("",) * len(activities))
    rows = tuple(_matrix_row(hand, n, m, activities) for n, m in enumerate(members, start=1))
    return Sheet("委员出席情况", ((title,), (note,), *labels), heading, rows)


def _matrix_facts(activity: Activity) -> tuple[str, str, str, date, str]:
    return activity.topic, activity.kind, activity.host, activity.first, activity.place


def _matrix_row(
    hand: Hand, number: int, member: Member, activities: list[Activity]
) -> tuple[Cell, ...]:
    came = [dict(activity.came).get(member.name, "") for activity in activities]
    signs = (MATRIX_SIGNS.get(status, "") for status in came)
    return (number, hand.name(member.name), member.sector.removesuffix("界"), *signs)


def sign_in(committee: Committee, activity: Activity, members: list[Member]) -> Sheet:
    """One activity, one row a person expected; who did not sign was absent."""
    sectors = {member.name: member.sector for member in members}
    signs = {PRESENT: "", LEAVE: "请假", ABSENT: ""}
    rows = tuple(
        (n, name, sectors.get(name, ""), name if came == PRESENT else signs[came], "")
        for n, (name, came) in enumerate(activity.came, start=1)
    )
    first = activity.first
    above = (
        (f"{committee.short_name}活动签到表",),
        (f"活动主题：{activity.topic}",),
        (f"活动类别：{activity.kind}　组织单位：{activity.host}",),
        (f"活动时间：{first.year}年{first.month}月{first.day}日　活动地点：{activity.place}",),
    )
    return Sheet("签到表", above, SIGN_IN, rows, (_sign_in_total(activity),))


def _sign_in_total(activity: Activity) -> tuple[Cell, ...]:
    came, leave, absent = (len(activity.names(s)) for s in (PRESENT, LEAVE, ABSENT))
    everyone = len(activity.came)
    return (f"应到{everyone}人，实到{came}人，请假{leave}人，缺席{absent}人",)
