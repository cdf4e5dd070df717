"""What may be missing or odd in an activity ledger, and which months are empty?"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from uuid import UUID

from reporting.cases.activities import ACTIVITIES as ACTIVITY
from reporting.cases.activities import ActivityCase
from reporting.readiness.check import ACTIVITIES, OF_TITLE, OFFICE, About, Check, Odd, about
from reporting.readiness.known import Attended, Known
from rules.dates import Window
from rules.names import title_name

ATTENDANCE = (
    "sectors.expected",
    "sectors.present",
    "sectors.leave",
    "sectors.absent",
    "sectors.attendance_rate",
)
NOBODY = Attended(0, 0)


def odd(id: UUID, case: ActivityCase, zh: str, en: str) -> Odd:
    """A finding about an activity."""
    label = f"{case.starts_on} {case.title}"
    return Odd(about(ACTIVITY, id, label), f"{label[:OF_TITLE]} {id}", zh, en)


def each(
    applies: Callable[[ActivityCase], bool], zh: str, en: str
) -> Callable[[Known], Iterator[Odd]]:
    """A check of each activity by itself."""

    def finds(known: Known) -> Iterator[Odd]:
        for id, case in known.activities.items():
            if applies(case):
                yield odd(id, case, zh, en)

    return finds


def does_not_add_up(known: Known) -> Iterator[Odd]:
    """Whose expected are not those present, on leave and absent, by its own numbers."""
    for id, case in known.activities.items():
        parts = (case.present, case.leave, case.absent)
        if case.counted and case.expected != sum(parts):
            told = "+".join(map(str, parts))
            zh = f"应到{case.expected}，实到、请假、缺席之和为{told}={sum(parts)}"
            en = f"{case.expected} expected, but present, leave and absent are {told}={sum(parts)}"
            yield odd(id, case, zh, en)


def other_names(known: Known) -> Iterator[Odd]:
    """More members by name than the number told says."""
    for id, case in known.activities.items():
        came = known.attended.get(id, NOBODY).came
        if case.counted and came > case.present:
            zh = f"实到人数写{case.present}，记有姓名的到场委员有{came}人；统计以人数为准"
            en = f"{case.present} present by number, {came} by name; the number is counted"
            yield odd(id, case, zh, en)


def nobody_recorded(known: Known) -> Iterator[Odd]:
    """With neither names nor numbers, once it is over."""
    for id, case in known.activities.items():
        if not case.counted and id not in known.attended and case.ends_on <= known.day:
            zh, en = "没有任何出席记录", "neither names nor numbers of those who came"
            yield odd(id, case, zh, en)


def kind_not_listed(known: Known) -> Iterator[Odd]:
    """Whose kind is blank, or not on the committee's list."""
    listed = {one.name for one in known.rules.activity_kinds}
    for id, case in known.activities.items():
        kind = case.kind_name.strip()
        if not kind:
            yield odd(id, case, "没有活动类别", "no kind of activity")
        elif kind not in listed:
            zh = f"类别“{kind}”不在本委员会的活动类别表中"
            yield odd(id, case, zh, f"kind {kind!r} is not on the committee's list")


def same_activity(known: Known) -> Iterator[Odd]:
    """Each of several activities of one title that begin on one day."""
    alike: dict[tuple[object, str], list[UUID]] = defaultdict(list)
    for id, case in known.activities.items():
        alike[case.starts_on, title_name(case.title)].append(id)
    for ids in alike.values():
        for id in ids if len(ids) > 1 else ():
            zh, en = f"同日同名的活动有{len(ids)}项", f"{len(ids)} activities of that day and title"
            yield odd(id, known.activities[id], zh, en)


def _month(month: Window, zh: str, en: str) -> Odd:
    """A month is no case: it leads to no event."""
    place = f"{month.first:%Y-%m}"
    return Odd(About("", place, month.name_zh()), place, zh, f"{place}: {en}")


def without_activity(known: Known) -> Iterator[Odd]:
    """Whole months of the window, over by its named day, in which no activity began."""
    begun = {case.starts_on.replace(day=1) for case in known.activities.values()}
    for month in known.months:
        if month.first not in begun:
            yield _month(month, "这个月没有活动", "no activity")


def without_event(known: Known) -> Iterator[Odd]:
    """Those in which nothing at all happened."""
    for month in known.months:
        if month.first not in known.eventful:
            yield _month(month, "这个月没有任何记录", "nothing was recorded")


ACTIVITY_CHECKS: tuple[Check, ...] = (
    Check(
        "activity_without_kind",
        "活动类别不明",
        "kind of activity not told",
        "活动没有类别，或类别不在本委员会的活动类别表中",
        ACTIVITIES,
        ("sectors.by_kind",),
        "按本委员会的活动类别表填写类别",
        "enter a kind of the committee's list",
        kind_not_listed,
        ("活动类别",),
    ),
    Check(
        "activity_without_host",
        "活动无主办",
        "activity without a host",
        "活动没有主办的界别或机构，计入“未记主办”",
        ACTIVITIES,
        ("sectors.by_host", "sectors.hosts"),
        "补填组织单位；由委员会自己举办的写委员会",
        "enter who held it",
        each(lambda case: case.host is None, "没有主办", "no host is told"),
        ("组织单位",),
    ),
    Check(
        "attendance_does_not_add_up",
        "出席人数不平",
        "attendance does not add up",
        "只记人数的活动，应到不等于实到、请假、缺席之和",
        ACTIVITIES,
        (*ATTENDANCE, "sectors.counted_expected"),
        "核对四个人数",
        "look up the four numbers",
        does_not_add_up,
        ("应到人数", "实到人数", "请假人数", "缺席人数"),
    ),
    Check(
        "more_names_than_number",
        "姓名多于人数",
        "more names than the number told",
        "记有姓名的到场委员多于所写的实到人数；有人数时统计以人数为准",
        ACTIVITIES,
        ("sectors.present", "sectors.counted_present", "sectors.attendance_rate"),
        "核对实到人数和出席名单",
        "look up the number and the names",
        other_names,
        ("实到人数",),
    ),
    Check(
        "nobody_recorded",
        "活动无出席",
        "nobody recorded",
        "已结束的活动既没有出席名单，也没有出席人数",
        ACTIVITIES,
        (*ATTENDANCE, "sectors.participants", "sectors.participation_rate"),
        "补填出席名单或出席人数",
        "enter who came, or how many",
        nobody_recorded,
        ("出席人员", "实到人数"),
    ),
    Check(
        "same_activity",
        "活动重复",
        "same activity twice",
        "同一天开始、名称相同的活动（不计空格、引号和句末标点）有两项以上",
        ACTIVITIES,
        ("sectors.activities", "sectors.by_kind", "sectors.by_host", "sectors.expected"),
        "是重复登记的，撤回一项；几个界别合办的，作一项登记",
        "withdraw the one that was entered twice",
        same_activity,
    ),
    Check(
        "month_without_activity",
        "整月无活动",
        "month without any activity",
        "时间段内已过完的整月，没有一项活动开始",
        ACTIVITIES,
        ("sectors.activities",),
        "确未举办的不必处理；漏登的补登",
        "nothing, if none was held; else enter it",
        without_activity,
    ),
    Check(
        "month_without_event",
        "整月无记录",
        "month without any record",
        "时间段内已过完的整月，各台账都没有发生在该月的记录",
        OFFICE,
        ("proposals.submissions", "proposals.sr_received", "sectors.activities"),
        "查问各台账是否漏报",
        "ask whether a ledger was not handed in",
        without_event,
    ),
)
