"""What do the checks of reports, rosters and activities find, and where nothing? One row each."""

from datetime import date

from odd_case import case
from oddities import (
    DUE,
    ECONOMY,
    LATER,
    LI,
    WANG,
    admitted,
    came,
    counted,
    held,
    joined,
    merged,
    reported,
    stranger,
    submitted,
)

from contracts.members.member import MemberLeft
from rules.dates import months_from

ACTIVITY = "2025-02-20 第1次调研"
ANOTHER_WANG = stranger(WANG.name)
SPRING = {"day": date(2025, 4, 30), "months": months_from(2025, 2, 3).months()}

ODD_OTHERS = [
    case(
        "report_without_reporter",
        (reported(),),
        [("《关于情况1的反映》", "没有反映人或反映单位")],
        (reported(1, None, WANG),),
    ),
    case(
        "report_without_topic",
        (reported(1, None, WANG, topics=()),),
        [("《关于情况1的反映》", "没有主题")],
        (reported(1, None, WANG),),
    ),
    case(
        "reporter_not_on_roster",
        (admitted(WANG), reported(1, None, WANG, stranger("路过"))),
        [("《关于情况1的反映》", "反映人路过不在委员名册中")],
        (admitted(WANG), reported(1, None, WANG)),
    ),
    case(
        "same_report",
        (reported(1, "关于停车", WANG), reported(2, "关于停车。", LI, on=DUE)),
        [
            ("《关于停车》", f"与{DUE}收到的信息标题相同"),
            ("《关于停车。》", f"与{LATER}收到的信息标题相同"),
        ],
        (reported(1, None, WANG), reported(2, None, WANG)),
    ),
    case(
        "member_without_sector",
        (admitted(WANG),),
        [(WANG.name, "在册委员，没有界别")],
        (admitted(WANG), joined(WANG), admitted(LI, since=date(2026, 2, 1))),
    ),
    case(
        "member_in_two_sectors",
        (admitted(WANG), joined(WANG), joined(WANG, ECONOMY)),
        [(WANG.name, "同时在教育、经济")],
        (admitted(WANG), joined(WANG)),
    ),
    case(
        "member_without_party",
        (admitted(WANG, party=None),),
        [(WANG.name, "在册委员，没有政治面貌")],
        (
            admitted(WANG),
            admitted(LI, party=None),
            (MemberLeft(member=LI.id, how="resigned", until=DUE), DUE),
        ),
    ),
    case(
        "member_without_gender",
        (admitted(WANG, gender=None),),
        [(WANG.name, "在册委员，没有性别")],
        (admitted(WANG),),
    ),
    case(
        "member_without_nation",
        (admitted(WANG, nation=None),),
        [(WANG.name, "在册委员，没有民族")],
        (admitted(WANG),),
    ),
    case(
        "same_name",
        (admitted(WANG), admitted(ANOTHER_WANG)),
        [(WANG.name, "名册中有2位同名委员")] * 2,
        (admitted(WANG), admitted(LI), admitted(ANOTHER_WANG), merged(ANOTHER_WANG, WANG)),
    ),
    case(
        "activity_without_kind",
        (held(kind=" "), held(2, kind="采风")),
        [
            (ACTIVITY, "没有活动类别"),
            ("2025-02-20 第2次调研", "类别“采风”不在本委员会的活动类别表中"),
        ],
        (held(),),
    ),
    case("activity_without_host", (held(host=None),), [(ACTIVITY, "没有主办")], (held(),)),
    case(
        "attendance_does_not_add_up",
        (held(), counted(expected=12)),
        [(ACTIVITY, "应到12，实到、请假、缺席之和为8+1+1=10")],
        (held(), counted(), held(2), came(WANG, 2)),
    ),
    case(
        "more_names_than_number",
        (held(), counted(present=1, expected=3), came(WANG), came(LI)),
        [(ACTIVITY, "实到人数写1，记有姓名的到场委员有2人；统计以人数为准")],
        (held(), counted(), came(WANG), held(2), came(LI, 2)),
    ),
    case(
        "nobody_recorded",
        (held(),),
        [(ACTIVITY, "没有任何出席记录")],
        (held(), counted(), held(2), came(WANG, 2), held(3, on=date(2026, 1, 4))),
    ),
    case(
        "same_activity",
        (held(1, "植树"), held(2, "《植树》")),
        [
            ("2025-02-20 《植树》", "同日同名的活动有2项"),
            ("2025-02-20 植树", "同日同名的活动有2项"),
        ],
        (held(1, "植树"), held(2, "植树", on=DUE), held(3)),
    ),
    case(
        "month_without_activity",
        (held(on=date(2025, 2, 1)), held(2, on=date(2025, 4, 30)), submitted()),
        [("2025年3月", "这个月没有活动")],
        tuple(held(month, on=date(2025, month, 28)) for month in (2, 3, 4)),
        **SPRING,
    ),
    case(
        "month_without_event",
        (held(on=date(2025, 2, 1)), reported(1, None, WANG, on=date(2025, 4, 1))),
        [("2025年3月", "这个月没有任何记录")],
        (held(), reported(1, None, WANG, on=date(2025, 3, 9)), held(2, on=date(2025, 4, 9))),
        **SPRING,
    ),
]
