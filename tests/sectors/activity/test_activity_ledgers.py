"""Is every arrangement of an activities ledger read as the clerk means it?"""

import io
from datetime import date

import openpyxl
import pytest

from contracts.committees import in_force
from contracts.members.committee import RulesAdopted
from contracts.members.rules import ActivityKindRule
from contracts.members.upper import UpperMemberListed
from kernel.ids import committee_id
from rules.names import derived_id

pytestmark = pytest.mark.usefixtures("parsed_here")
DAY = date(2025, 3, 5)
BY_ACTIVITY = (
    "序号", "活动主题", "活动类别", "组织单位", "活动时间", "活动地点", "参加委员", "请假委员",
    "缺席委员", "应到人数", "实到人数", "请假人数", "缺席人数", "惠及群众人数", "金额",
)  # fmt: skip
STUDY = (
    1, "第一季度集中学习", "集中学习", "经济委员会", DAY, "会议厅", "岑知远、柏清禾", "黎云舟",
    "温景川", 4, 2, 1, 1, None, None,
)  # fmt: skip
VISIT = (
    2, "春耕视察", "视察考察", "教育界别活动组", "4月12日-14日", None, "岑知远；外来客", None,
    None, None, None, None, None, 30, "1.2万元",
)  # fmt: skip
TOTAL = ("合计", "2次", *[None] * 7, 4, 2, 1, 1, 30)
BY_ATTENDANCE = (
    "姓名", "界别", "活动主题", "活动类别", "部门", "活动开始时间", "活动地点", "出席情况",
)  # fmt: skip


def with_cells(line, **cells):
    at = {"kind": 2, "day": 4, "came": 6, "leave": 7, "absent": 8, "expected": 9, "present": 10}
    changed = list(line)
    for name, value in cells.items():
        changed[at[name]] = value
    return tuple(changed)


def attended(name, status, topic="第一季度集中学习", place="会议厅", kind="学习"):
    return (name, "教育", topic, kind, "经济委员会", DAY, place, status)


def outcome(told):
    found = told["outcome"]
    return {name: found[name] for name in ("rows", "good", "unchanged", "changed")}


def reasons(told):
    return [(bad["row"], bad["column"]) for bad in told["outcome"]["bad"]]


async def marks(seen, told=None):
    held = {
        one["activity"]: one for one in await seen("activities", told["position"] if told else "")
    }
    found = {}
    for activity, one in held.items():
        came = await seen(f"activities/{activity}/attendances")
        found[one["title"]] = {each["name"]: each["attendance"] for each in came}
    return found


def sheet(xlsx, *lines, title="云岭市政协2025年活动台账", heading=BY_ACTIVITY):
    return xlsx((title,), heading, *lines)


async def test_a_row_an_activity_with_names_in_cells(post, seen, xlsx):
    told = await post(sheet(xlsx, STUDY, VISIT, TOTAL))
    assert outcome(told) == {"rows": 2, "good": 2, "unchanged": 0, "changed": 0}
    assert told["outcome"]["not_on_roster"] == ["外来客"]
    assert await marks(seen, told) == {
        "第一季度集中学习": {
            "岑知远": "present", "柏清禾": "present", "黎云舟": "leave", "温景川": "absent",
        },
        "春耕视察": {"岑知远": "present", "外来客": "present"},
    }  # fmt: skip
    study, visit = await seen("activities")
    assert (study["expected"], study["present"], study["leave"], study["absent"]) == (4, 2, 1, 1)
    assert (visit["kind"], visit["ends_on"], visit["beneficiaries"], visit["money"]) == (
        "视察", "2025-04-14", 30, 1_200_000,
    )  # fmt: skip


async def test_a_preview_writes_nothing_and_the_same_file_changes_nothing(post, seen, xlsx):
    told = await post(sheet(xlsx, STUDY, VISIT), preview=True)
    assert outcome(told) == {"rows": 2, "good": 2, "unchanged": 0, "changed": 0}
    assert await seen("activities") == []
    await post(sheet(xlsx, STUDY, VISIT))
    again = await post(sheet(xlsx, STUDY, VISIT))
    assert outcome(again) == {"rows": 2, "good": 2, "unchanged": 2, "changed": 0}
    assert again["position"] == ""


async def test_a_name_struck_from_the_next_file_is_struck(post, seen, xlsx):
    await post(sheet(xlsx, STUDY, VISIT))
    told = await post(sheet(xlsx, with_cells(STUDY, absent=None, expected=3)[:12], VISIT))
    assert outcome(told) == {"rows": 2, "good": 2, "unchanged": 1, "changed": 1}
    assert (await marks(seen, told))["第一季度集中学习"] == {
        "岑知远": "present", "柏清禾": "present", "黎云舟": "leave",
    }  # fmt: skip


async def test_a_host_nobody_knew_is_formed_to_be_confirmed(post, seen, xlsx):
    told = await post(sheet(xlsx, STUDY, VISIT))
    assert [w for w in told["outcome"]["warnings"] if "经济委员会" in w]
    bodies = {one["name"]: one for one in await seen("bodies", told["position"])}
    assert (bodies["经济委员会"]["kind"], bodies["经济委员会"]["provisional"]) == (
        "special_committee",
        True,
    )
    assert "教育界别活动组" not in bodies


async def test_numbers_without_names_are_kept_as_numbers(post, seen, xlsx):
    line = with_cells(STUDY, came=None, leave=None, absent=None, expected=20, present=18)
    told = await post(sheet(xlsx, line))
    (one,) = await seen("activities", told["position"])
    assert (one["expected"], one["present"], one["leave"], one["absent"]) == (20, 18, 1, 1)
    named = await post(sheet(xlsx, STUDY))
    (one,) = await seen("activities", named["position"])
    assert (one["expected"], one["present"]) == (4, 2)


async def test_a_row_an_attendance(post, seen, xlsx):
    lines = (
        attended("岑知远", "已出席"),
        attended("柏　清禾", "请假"),
        attended("黎云舟", "缺席", place=None),
        attended("温景川", "未确认"),
        attended("翟思齐", "来过"),
    )
    told = await post(sheet(xlsx, *lines, heading=BY_ATTENDANCE))
    assert (outcome(told)["rows"], reasons(told)) == (5, [(7, "出席情况")])
    study = {"岑知远": "present", "柏清禾": "leave", "黎云舟": "absent"}
    assert await marks(seen, told) == {"第一季度集中学习": study}
    again = await post(sheet(xlsx, *lines, heading=BY_ATTENDANCE))
    assert outcome(again) == {"rows": 5, "good": 4, "unchanged": 4, "changed": 0}


async def test_a_changed_attendance_is_changed_and_an_unconfirmed_one_struck(post, seen, xlsx):
    first = (attended("岑知远", "已出席"), attended("柏清禾", "请假"), attended("黎云舟", "缺席"))
    await post(sheet(xlsx, *first, heading=BY_ATTENDANCE))
    later = (attended("岑知远", "迟到"), attended("柏清禾", "未确认"), attended("黎云舟", "缺席"))
    told = await post(sheet(xlsx, *later, heading=BY_ATTENDANCE))
    assert outcome(told) == {"rows": 3, "good": 3, "unchanged": 1, "changed": 2}
    study = {"岑知远": "late", "黎云舟": "absent"}
    assert await marks(seen, told) == {"第一季度集中学习": study}


async def test_a_missing_attendance_is_taken_back_only_when_asked(post, seen, xlsx):
    both = (attended("岑知远", "已出席"), attended("柏清禾", "请假"))
    await post(sheet(xlsx, *both, heading=BY_ATTENDANCE))
    await post(sheet(xlsx, both[0], heading=BY_ATTENDANCE))
    assert len((await marks(seen))["第一季度集中学习"]) == 2
    gone = await post(sheet(xlsx, both[0], heading=BY_ATTENDANCE), retract_missing="误录")
    assert gone["retracted"] == 1


async def test_what_a_clerk_entered_is_not_overwritten(post, seen, http, xlsx):
    told = await post(sheet(xlsx, attended("岑知远", "已出席"), heading=BY_ATTENDANCE))
    (one,) = await seen("activities", told["position"])
    path = f"/committees/999900/activities/{one['activity']}/attendances"
    entered = await http.post(path, json={"name": "岑知远", "attendance": "leave"})
    assert entered.status_code == 201, entered.text
    told = await post(sheet(xlsx, attended("岑知远", "缺席"), heading=BY_ATTENDANCE))
    assert reasons(told) == [(3, "")]
    assert "未作覆盖" in told["outcome"]["bad"][0]["reason"]
    assert (await marks(seen))["第一季度集中学习"] == {"岑知远": "leave"}


MATRIX = (
    ("云岭市政协2025年委员出席情况",),
    ("活动主题", None, None, "集中学习会", "春耕视察"),
    ("活动类别", None, None, "学习", "视察考察"),
    ("组织单位", None, None, "经济委员会", None),
    ("活动时间", None, None, DAY, "4月12日"),
    ("序号", "姓名", "界别"),
    (1, "岑知远", "教育", "√", "√"),
    (2, "柏清禾", "教育", "请假", None),
    (3, "黎云舟", "教育", None, "×"),
    (4, "温景川", "教育", None, None),
)


async def test_activities_as_columns_with_labels_above(post, seen, xlsx):
    told = await post(xlsx(*MATRIX))
    assert outcome(told) == {"rows": 4, "good": 4, "unchanged": 0, "changed": 0}
    expected = {
        "集中学习会": {"岑知远": "present", "柏清禾": "leave"},
        "春耕视察": {"岑知远": "present", "黎云舟": "absent"},
    }
    assert await marks(seen, told) == expected
    assert outcome(await post(xlsx(*MATRIX)))["unchanged"] == 4


SIGNED = (
    ("云岭市政协活动签到表",),
    ("活动主题：企业家座谈会",),
    ("活动类别：座谈会　组织单位：经济委员会",),
    ("活动时间：2025年11月25日　活动地点：第一会议室",),
    ("序号", "姓名", "界别", "签到", "备注"),
    (1, "岑知远", "教育", "岑知远", None),
    (2, "柏清禾", "教育", None, None),
    (3, "黎云舟", "教育", "请假", None),
    (4, "温景川", "教育", None, "请假"),
    ("应到4人，实到2人，请假2人，缺席1人",),
)


async def test_a_sheet_that_people_signed(post, seen, xlsx):
    told = await post(xlsx(*SIGNED))
    assert outcome(told) == {"rows": 4, "good": 4, "unchanged": 0, "changed": 0}
    assert [w for w in told["outcome"]["warnings"] if "实到2人" in w and "实际为1人" in w]
    assert await marks(seen, told) == {
        "企业家座谈会": {
            "岑知远": "present", "柏清禾": "absent", "黎云舟": "leave", "温景川": "leave",
        }
    }  # fmt: skip
    (one,) = await seen("activities")
    assert (one["starts_on"], one["place"], one["host"]) == (
        "2025-11-25", "第一会议室", "经济委员会",
    )  # fmt: skip
    assert outcome(await post(xlsx(*SIGNED)))["unchanged"] == 4


async def test_a_sheet_of_an_activity_known_from_a_ledger_makes_no_second(post, seen, xlsx):
    await post(sheet(xlsx, STUDY))
    told = await post(
        xlsx(("第一季度集中学习签到表",), ("2025年3月5日",), ("姓名", "签名"), ("翟思齐", "翟思齐"))
    )
    (one,) = await seen("activities", told["position"])
    assert (one["expected"], one["host"]) == (5, "经济委员会")


def upper(name, since=date(2023, 1, 10)):
    return UpperMemberListed(
        upper=derived_id(committee_id("999900"), "upper_member", f"{name}#1"),
        name=name,
        level="province",
        of="政协云岭省委员会",
        sector="科学技术",
        employer="云岭学院",
        position=None,
        since=since,
    )


async def test_a_member_of_an_upper_committee_is_known_and_never_counted(xlsx, post, seen, hear):
    known = upper("桑榆晚")
    await hear(known)
    line = with_cells(
        STUDY, came="岑知远、桑榆晚、外来客", leave=None, absent=None, expected=None, present=None
    )
    told = await post(sheet(xlsx, line))
    assert told["outcome"]["not_on_roster"] == ["外来客"]
    (held,) = await seen("activities", told["position"])
    came = {
        one["name"]: (one["person"], one["member"])
        for one in await seen(f"activities/{held['activity']}/attendances")
    }
    assert came["桑榆晚"] == (str(known.upper), False)
    assert came["岑知远"][1] is True


async def test_a_member_and_one_of_an_upper_committee_of_one_name_are_told_apart(xlsx, post, hear):
    await hear(upper("岑知远"))
    bare = with_cells(STUDY, came="岑知远", leave=None, absent=None, expected=None, present=None)
    assert reasons(await post(sheet(xlsx, bare))) == [(3, "参加委员")]
    marked = with_cells(
        STUDY,
        came="岑知远（政协云岭省委员会）",
        leave=None,
        absent=None,
        expected=None,
        present=None,
    )
    told = await post(sheet(xlsx, marked))
    assert outcome(told)["good"] == 1
    assert told["outcome"]["not_on_roster"] == []


async def test_one_who_came_is_found_by_name_over_http_too(post, xlsx, seen, hear, http):
    known = upper("桑榆晚")
    await hear(known)
    told = await post(sheet(xlsx, STUDY))
    (held,) = await seen("activities", told["position"])
    path = f"/committees/999900/activities/{held['activity']}/attendances"
    answer = await http.post(path, json={"name": "桑榆晚", "attendance": "present"})
    assert answer.status_code == 201, answer.text
    came = await seen(f"activities/{held['activity']}/attendances", answer.json()["position"])
    (one,) = [each for each in came if each["name"] == "桑榆晚"]
    assert (one["person"], one["member"]) == (str(known.upper), False)


async def test_those_who_came_late_or_left_early_stand_in_lists_of_their_own(post, seen, xlsx):
    heading = ("活动主题", "活动类别", "活动时间", "参加委员", "迟到委员", "早退委员")
    line = ("第一季度集中学习", "学习", DAY, "岑知远", "柏清禾", "黎云舟")
    told = await post(xlsx(heading, line))
    assert (await marks(seen, told))["第一季度集中学习"] == {
        "岑知远": "present", "柏清禾": "late", "黎云舟": "half",
    }  # fmt: skip
    (one,) = await seen("activities")
    assert (one["expected"], one["present"]) == (3, 3)


async def test_a_sign_means_what_the_sheets_own_legend_says(post, seen, xlsx):
    circled = (*MATRIX[:6], (1, "岑知远", "教育", "○", "△"), (2, "柏清禾", "教育", "√", None))
    told = await post(xlsx(*circled))
    assert reasons(told) == [(7, "集中学习会")]
    legend = ("注：√出席，○请假，△迟到",)
    told = await post(xlsx(*circled, legend))
    assert reasons(told) == []
    assert await marks(seen, told) == {
        "集中学习会": {"岑知远": "leave", "柏清禾": "present"},
        "春耕视察": {"岑知远": "late"},
    }


async def test_a_deed_without_a_kind_is_public_service(post, seen, xlsx, hear, adopted):
    deeds = ActivityKindRule(name="为民办实事", common="public_service", words=("公益",))
    rules = in_force([adopted], DAY)
    rules = rules.model_copy(update={"activity_kinds": (*rules.activity_kinds, deeds)})
    day = date(2024, 1, 1)
    here = committee_id("999900")
    await hear(RulesAdopted(committee=here, rules=rules, effective_on=day, basis="规则"))
    heading = ("实事名称", "实施单位", "实施时间", "参加委员", "受益群众", "投入资金")
    told = await post(xlsx(heading, ("走访调研困难户", "教育界", DAY, "岑知远", 12, "3000元")))
    (one,) = await seen("activities", told["position"])
    assert (one["kind"], one["beneficiaries"], one["money"]) == ("为民办实事", 12, 300_000)


async def test_an_export_that_is_edited_and_imported_gives_exactly_the_edits(
    post, http, seen, xlsx
):
    told = await post(sheet(xlsx, STUDY, VISIT))
    await seen("activities", told["position"])
    out = await http.get("/committees/999900/activity-ledger.xlsx")
    assert out.status_code == 200
    again = await post(out.content)
    assert (outcome(again)["unchanged"], again["position"]) == (2, "")
    book = openpyxl.load_workbook(io.BytesIO(out.content))
    heading = [cell.value for cell in book.active[2]]
    row = next(r for r in book.active.iter_rows(min_row=3) if r[0].value == "第一季度集中学习")
    row[heading.index("活动地点")].value = "二楼会议室"
    row[heading.index("请假委员")].value = None
    row[heading.index("迟到委员")].value = "黎云舟"
    target = io.BytesIO()
    book.save(target)
    edited = await post(target.getvalue())
    assert (outcome(edited)["unchanged"], outcome(edited)["changed"]) == (1, 1)
    assert (await marks(seen, edited))["第一季度集中学习"] == {
        "岑知远": "present", "柏清禾": "present", "黎云舟": "late", "温景川": "absent",
    }  # fmt: skip
    places = {one["title"]: one["place"] for one in await seen("activities")}
    assert places["第一季度集中学习"] == "二楼会议室"
    once_more = await post(target.getvalue())
    assert once_more["position"] == ""
