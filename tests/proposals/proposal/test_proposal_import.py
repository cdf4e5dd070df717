"""What does a proposal ledger come to? LEDGERS.md, Proposals, Numbers and Who is meant."""

import pytest

from kernel.tables import events

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROW = {
    "序号": 1,
    "案号": "0001",
    "案由": "关于修桥的提案",
    "提案形式": "委员提案",
    "第一提案人": "张三",
    "界别": "教育",
    "类别": "社会建设",
    "提交日期": "2026-01-06",
    "审查意见": "立案",
}
HANDLED = ROW | {
    "主办单位": "市交通局",
    "会办单位": "市财政局、市水务局",
    "交办日期": "2026-02-10",
    "答复日期": "2026-04-20",
    "办理结果": "A类",
    "委员意见": "满意",
}


def row(number, **fields):
    """Another row like the first, under its own number and title."""
    return ROW | {"案号": f"{number:04d}", "案由": f"关于第{number}件事的提案"} | fields


def reasons(outcome):
    return [(bad["row"], bad["column"], bad["reason"]) for bad in outcome["bad"]]


async def test_one_row_becomes_its_whole_history(office):
    outcome = await office.take([HANDLED])
    assert outcome["good"] == 1
    assert await office.events() == ["submitted", "filed", "assigned", "replied", "feedback_given"]
    (found,) = await office.rows()
    shown = {name: found[name] for name in ("case_no", "phase", "mode", "grade", "satisfaction")}
    assert shown == {
        "case_no": 1,
        "phase": "filed",
        "mode": "lead_co",
        "grade": "A",
        "satisfaction": ["satisfied"],
    }
    assert found["lead_names"] == ["市交通局"]
    assert found["assisting_names"] == ["市财政局", "市水务局"]
    assert (found["assigned_on"], found["due_on"]) == ("2026-02-10", "2026-05-10")


async def test_the_same_file_again_changes_nothing(office):
    rows = [HANDLED, row(2), row(3, 审查意见="并案", 并入案号="0002")]
    await office.take(rows)
    before = await office.events()
    outcome = await office.take(rows)
    assert (outcome["good"], outcome["unchanged"], outcome["changed"]) == (3, 3, 0)
    assert await office.events() == before


RESULTS = {
    "立案": "filed",
    "待立案": "under_review",
    "收到": "under_review",
    "转为意见和建议": "converted",
    "转社情民意": "converted",
    "作委员来信处理": "converted",
    "不予立案": "not_filed",
    "不立案": "not_filed",
    "撤案": "withdrawn",
    "退回": "returned",
    "已办复": "filed",
}


async def test_what_the_review_said_is_understood(office):
    outcome = await office.take(
        [row(number, 审查意见=said) for number, said in enumerate(RESULTS, 1)]
    )
    assert outcome["bad"] == []
    found = sorted(await office.rows(), key=lambda one: one["serial_no"])
    assert [one["phase"] for one in found] == list(RESULTS.values())


async def test_deleted_and_stored_rows_are_not_received_but_listed(office):
    outcome = await office.take([row(1), row(2, 审查意见="删除"), row(3, 审查意见="暂存")])
    assert outcome["rows"] == 1
    assert any(warning.startswith("2行未计入：第4行") for warning in outcome["warnings"])


async def test_merging_into_a_row_further_down_works(office):
    outcome = await office.take([row(1, 审查意见="并案", 并入案号="第0002号"), row(2)])
    assert outcome["bad"] == []
    merged, target = sorted(await office.rows(), key=lambda one: one["phase"], reverse=True)
    assert merged["merged_into"] == target["proposal"]


async def test_merging_needs_an_existing_good_target_that_is_not_itself(office):
    outcome = await office.take(
        [
            row(1, 审查意见="并案", 并入案号="0009"),
            row(2, 审查意见="并案", 并入案号="0002"),
            row(3, 审查意见="并案"),
            row(4, 审查意见="并案", 并入案号="0005"),
            row(5, 第一提案人=None),
            row(6, 审查意见="并案", 并入案号="0007"),
            row(7, 审查意见="不予立案"),
        ]
    )
    told = reasons(outcome)
    assert [(at, column) for at, column, _ in told] == [
        (3, "并入案号"),
        (4, "并入案号"),
        (5, "并入案号"),
        (6, "并入案号"),
        (7, "第一提案人"),
        (8, "并入案号"),
    ]
    assert told[0][2] == '第3行"并入案号"列：并入的9号不存在，或其所在行有误'
    assert [one["phase"] for one in await office.rows()] == ["not_filed"]


async def test_a_filed_proposal_without_a_number_comes_back(office):
    outcome = await office.take([row(1, 案号=None), row(2, 案号=None, 审查意见="待立案")])
    assert reasons(outcome) == [(3, "案 号", '第3行"案 号"列：立案提案没有案号')]


async def test_the_same_number_twice_brings_the_later_row_back_and_gaps_are_listed(office):
    outcome = await office.take([row(1), row(1), row(4), row(6), row(9)])
    assert [(at, column) for at, column, _ in reasons(outcome)] == [(4, "案 号")]
    assert "案号有空缺：2—3、5、7—8" in outcome["warnings"]


async def test_a_printed_number_is_kept_as_it_is_and_drawn_ones_go_on_after_the_highest(office):
    printed = ["第023号", "2026-24", "０２５", 26, "0027"]
    await office.take([row(n, 案号=told) for n, told in enumerate(printed)])
    found = await office.rows()
    assert [one["case_no"] for one in found] == [23, 24, 25, 26, 27]
    assert [one["printed_no"] for one in found] == ["第023号", "2026-24", "025", "26", "0027"]
    assert await submit_and_file(office) == 28


async def submit_and_file(office, **filing):
    body = {
        "plenary": "5/3",
        "title": "关于后来的提案",
        "sponsor_kind": "individual",
        "first_sponsor": {"name": "李四"},
    }
    told = await office.ask("", body)
    assert told.status_code == 201, told.text
    proposal = told.json()["stream"].removeprefix("proposal-")
    told = await office.ask(f"/{proposal}/filing", filing)
    assert told.status_code == 201, told.text
    told = [one for one in await office.rows() if one["proposal"] == proposal]
    return told[0]["case_no"]


async def test_a_printed_number_on_a_row_that_was_not_filed_is_claimed(office):
    await office.take([row(12, 审查意见="不予立案")])
    assert await submit_and_file(office) == 13
    outcome = await office.take([row(12, 案由="关于另一件事的提案", 提交日期="2026-01-07")])
    assert outcome["good"] == 1
    assert outcome["changed"] == 1


async def test_sponsors_are_individual_joint_or_a_body_of_some_kind(office):
    await office.take(
        [
            row(1),
            row(2, 联名人="李四、张三"),
            row(3, 提案形式="集体提案", 第一提案人="民盟云岭市委员会"),
            row(4, 提案形式="集体提案", 第一提案人="市妇联"),
            row(5, 提案形式="集体提案", 第一提案人="教育界"),
            row(6, 提案形式="集体提案", 第一提案人="东湖委员小组"),
            row(7, 提案形式="集体提案", 第一提案人="社会和法制委员会"),
            row(8, 提案形式="集体提案", 第一提案人="云岭大学"),
            row(9, 提案形式="党派提案", 第一提案人="市工商联"),
        ]
    )
    kinds = [one["sponsor_kind"] for one in await office.rows()]
    assert kinds == [
        "individual", "joint", "party", "organisation", "sector", "group", "special_committee",
        "collective", "party",
    ]  # fmt: skip
    assert (await office.rows())[1]["co_sponsor_names"] == ["李四"]


async def test_who_is_not_on_the_roster_is_kept_and_listed_once(office):
    outcome = await office.take([row(1, 第一提案人="赵 一"), row(2, 联名人="赵一、李四")])
    assert outcome["not_on_roster"] == ["赵一"]
    first, second = await office.rows()
    assert second["co_sponsors"][0] == first["first_sponsor"]


async def test_two_of_one_name_are_told_apart_or_the_row_comes_back(office):
    outcome = await office.take(
        [
            row(1, 第一提案人="王强", 界别="医药卫生界"),
            row(2, 第一提案人="王强（教育）", 界别=None),
            row(3, 第一提案人="王强", 界别=None),
            row(4, 第一提案人="全体委员"),
        ]
    )
    assert [(at, column) for at, column, _ in reasons(outcome)] == [
        (5, "第一提案人"),
        (6, "第一提案人"),
    ]
    first, second = await office.rows()
    assert first["first_sponsor"] != second["first_sponsor"]


async def test_the_first_unit_leads_unless_the_mode_says_each_answers(office):
    headings = ("案号", "案由", "第一提案人", "审查意见", "办理单位", "办理方式", "交办日期",
                "实际办结日期", "解决程度")  # fmt: skip
    base = ["关于一件事的提案", "张三", "立案", "市教育局、市财政局"]
    days = ["2026-02-10", "2026-04-20"]
    await office.take(
        [
            ["1", *base, "主会办", *days, "B"],
            ["2", *base, "分办", *days, "A、B"],
            ["3", *base, "分办", *days, "A"],
        ],
        headings,
    )
    rows = await office.rows()
    assert [one["mode"] for one in rows] == ["lead_co", "separate", "separate"]
    assert [one["lead_names"] for one in rows] == [["市教育局"], *[["市教育局", "市财政局"]] * 2]
    assert [one["reply_grades"] for one in rows] == [["B"], ["A", "B"], ["A", "A"]]


async def test_grades_are_read_by_the_committees_scheme_and_others_come_back(office):
    printed = ["A", "A类", "（A类）", "ａ类", "已解决或采纳", "优"]
    outcome = await office.take(
        [HANDLED | {"案号": n, "办理结果": told} for n, told in enumerate(printed, 1)]
    )
    assert [one["grade"] for one in await office.rows()] == ["A"] * 5
    assert [(at, column) for at, column, _ in reasons(outcome)] == [(8, "办理结果")]


async def test_a_grade_without_a_day_is_a_reply_of_an_unknown_day(office):
    await office.take([HANDLED | {"答复日期": "不详"}])
    (found,) = await office.rows()
    assert (found["replied"], found["replied_on"], found["grade"]) == (True, None, "A")


async def test_a_reply_before_the_assignment_comes_back_and_is_listed_with_history(office):
    early = HANDLED | {"答复日期": "2026-02-01"}
    outcome = await office.take([early])
    assert reasons(outcome) == [
        (3, "答复日期", '第3行"答复日期"列：答复日期2026-02-01早于交办日期2026-02-10')
    ]
    outcome = await office.take([early], history=True)
    assert outcome["good"] == 1
    assert any("答复日期2026-02-01早于交办日期2026-02-10" in one for one in outcome["warnings"])


async def test_an_opinion_needs_a_reply_and_a_reply_a_unit(office):
    silent = {"答复日期": None, "办理结果": None}
    outcome = await office.take(
        [HANDLED | silent, HANDLED | {"案号": "2", "主办单位": None, "会办单位": None}]
    )
    assert [(at, column) for at, column, _ in reasons(outcome)] == [
        (3, "委员意见"),
        (4, "主办单位"),
    ]


async def test_opinions_are_each_sponsors_own_and_understanding_is_basically_satisfied(office):
    joint = HANDLED | {"联名人": "李四"}
    outcome = await office.take(
        [
            joint | {"委员意见": "张三：满意；李四：不满意"},
            joint | {"案号": "2", "委员意见": "理解"},
            joint | {"案号": "3", "委员意见": "满意、基本满意"},
            joint | {"案号": "4", "委员意见": "王强：满意"},
        ]
    )
    assert [(at, column) for at, column, _ in reasons(outcome)] == [(6, "委员意见")]
    rows = await office.rows()
    assert [one["satisfaction"] for one in rows] == [
        ["satisfied", "dissatisfied"],
        ["basically"],
        ["satisfied", "basically"],
    ]
    assert rows[1]["feedback_words"] == ["理解"]
    assert rows[1]["feedback_sponsors"] == [rows[1]["first_sponsor"]]


async def test_a_filing_day_nobody_wrote_down_is_assumed_and_marked(office):
    headings = ("案号", "案由", "第一提案人", "提交日期", "审查意见", "审查日期")
    outcome = await office.take(
        [
            ["1", "关于甲的提案", "张三", "2026-01-06", "立案", None],
            ["2", "关于乙的提案", "张三", "2026-03-01", "立案", None],
            ["3", "关于丙的提案", "张三", "2026-01-06", "立案", "2026-01-10"],
        ],
        headings,
    )
    days = [(one["reviewed_on"], one["day_assumed"], one["timing"]) for one in await office.rows()]
    assert days == [
        ("2026-01-08", True, "plenary"),
        ("2026-03-01", True, "off_session"),
        ("2026-01-10", False, "plenary"),
    ]
    assert any(one.startswith("2件立案提案没有立案日期") for one in outcome["warnings"])


async def test_a_bare_cut_off_day_is_in_time_and_a_later_hour_is_not(office):
    await office.take(
        [
            row(1, 提交日期="2026-01-09"),
            row(2, 提交日期="2026-01-09 18:00"),
            row(3, 提交日期="2026-01-09 18:01"),
        ]
    )
    assert [one["timing"] for one in await office.rows()] == ["plenary", "plenary", "off_session"]


async def test_unknown_categories_are_kept_as_written_and_listed(office):
    outcome = await office.take([row(1, 类别="城建环资"), row(2, 类别="社会 建设")])
    assert [one["category"] for one in await office.rows()] == ["城建环资", "社会建设"]
    assert any("城建环资（1件）" in one for one in outcome["warnings"])


async def test_the_same_title_and_sponsor_twice_is_legal(office):
    twins = [row(1, 案号=None, 审查意见="待立案", 案由="关于修路的提案")] * 2
    outcome = await office.take(twins)
    assert (outcome["good"], outcome["bad"]) == (2, [])
    assert len(await office.rows()) == 2
    assert (await office.take(twins))["unchanged"] == 2


async def test_totals_that_differ_are_told(office):
    total = {"序号": "合计", "案由": "3件"}
    outcome = await office.take([row(1), row(2), total])
    assert any("写的是3，实际为2" in one for one in outcome["warnings"])
    assert outcome["rows"] == 2


async def test_rows_of_another_plenary_are_passed_over(office):
    headings = ("届", "次", "提案序号", "案由", "第一提案人", "性质")
    outcome = await office.take(
        [
            ["5", "3", "1", "关于甲的提案", "张三", "立案"],
            ["5", "2", "1", "关于乙的提案", "张三", "立案"],
        ],
        headings,
    )
    assert outcome["rows"] == 1
    assert any("属于5届2次会议" in one for one in outcome["warnings"])


SHAPES = [
    (
        ("流水号", "提案序号", "提案者", "主办单位", "会办单位", "办理结果", "意见反馈", "案由",
         "性质", "再办理", "跟踪办理结果", "提案分类"),
        (9, "7", "张三、李四", "市教育局", "", "解决或采纳", "满意", "关于甲的提案", "立案", "",
         "", "经济"),
    ),
    (
        ("届次", "提案编号", "案由", "第一提案人", "提案人数", "提案类型", "内容分类", "可否公开",
         "提案状态", "重点提案", "合并提案", "办理单位", "办理方式", "审查日期", "交办日期",
         "要求办结日期", "解决程度", "提案人意见", "是否撤案"),
        ("五届三次", "7", "关于甲的提案", "张三", 2, "联名提案", "经济", "是", "已办复", "否", "",
         "市教育局", "单办", "2026-01-10", "2026-02-10", "2026-05-10", "A", "满意", "否"),
    ),
    (
        ("序号", "提案编号", "届次", "提案类型", "提案标题", "立案日期", "第一提案人", "提案人数",
         "要求交办日期", "实际办结日期", "办理单位", "办理类型", "解决程度", "提案人意见"),
        (1, "7", "五届三次", "联名提案", "关于甲的提案", "2026-01-10", "张三", 2, "2026-02-10",
         "2026-04-20", "市教育局", "单办", "A", "满意"),
    ),
    (
        ("提案号", "案由", "提案人类别", "提案人", "界别", "专委会", "类别", "提交时间", "状态",
         "办理时间", "办理意见"),
        ("7", "关于甲的提案", "委员联名", "张三，李四", "教育", "", "经济", "2026-01-06", "已立案",
         "", ""),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "cells"), SHAPES)
async def test_the_ledgers_of_several_places_are_understood(office, headings, cells):
    outcome = await office.take([cells], headings)
    assert outcome["bad"] == []
    (found,) = await office.rows()
    seen = (found["case_no"], found["title"], found["first_sponsor_name"], found["sponsor_kind"])
    assert seen == (7, "关于甲的提案", "张三", "joint")
    if "办理单位" in headings or "主办单位" in headings:
        assert (found["lead_names"], found["grade"]) == (["市教育局"], "A")


# The next file.


async def test_the_next_file_sends_exactly_what_it_says_otherwise(office):
    await office.take([row(1, 审查意见="待立案"), row(2), row(3), row(4)])
    before = len(await office.events())
    outcome = await office.take(
        [
            row(1),
            row(2, 审查意见="并案", 并入案号="0003"),
            row(3, 案由="关于改了名的提案"),
            row(4, 主办单位="市教育局", 交办日期="2026-02-10"),
        ]
    )
    assert (outcome["changed"], outcome["bad"]) == (4, [])
    assert sorted((await office.events())[before:]) == sorted(
        ["filed", "retitled", "assigned", "review_revoked", "merged"]
    )


async def test_a_reply_filled_in_later_is_a_reply(office):
    answered = {"答复日期": "2026-04-20", "办理结果": "A类", "委员意见": "满意"}
    await office.take([HANDLED | dict.fromkeys(answered)])
    before = len(await office.events())
    await office.take([HANDLED])
    assert (await office.events())[before:] == ["replied", "feedback_given"]
    await office.take([HANDLED | {"办理结果": "B类"}])
    assert (await office.events())[before + 2 :] == ["replied"]


async def test_a_row_that_gets_its_number_later_is_the_same_proposal(office):
    pending = row(1, 案号=None, 案由="关于修路的提案", 审查意见="待立案")
    await office.take([pending])
    await office.take([pending | {"案号": "0031", "审查意见": "立案"}])
    assert [(one["case_no"], one["phase"]) for one in await office.rows()] == [(31, "filed")]
    assert await office.events() == ["submitted", "filed"]


async def test_filed_then_open_again_revokes_the_filing(office):
    await office.take([row(1)])
    await office.take([row(1, 审查意见="待立案")])
    assert await office.events() == ["submitted", "filed", "review_revoked"]


async def test_a_filed_and_assigned_row_that_is_merged_later_keeps_its_handling(office):
    await office.take([HANDLED, row(2)])
    before = len(await office.events())
    outcome = await office.take([HANDLED | {"审查意见": "并案", "并入案号": "0002"}, row(2)])
    assert outcome["bad"] == []
    assert (await office.events())[before:] == [
        "review_revoked",
        "merged",
        "assigned",
        "replied",
        "feedback_given",
    ]


async def test_what_a_clerk_changed_since_is_shown_and_not_overwritten(office):
    await office.take([row(1)])
    (found,) = await office.rows()
    await office.ask(f"/{found['proposal']}/title", {"title": "关于系统中改过的提案"})
    outcome = await office.take([row(1, 案由="关于表中改过的提案")])
    assert outcome["good"] == 0
    assert "未作覆盖" in outcome["bad"][0]["reason"]
    assert (await office.rows())[0]["title"] == "关于系统中改过的提案"


async def test_rows_missing_from_the_next_file_are_taken_back_only_on_request(office, written):
    await office.take([row(1), row(2)])
    await office.take([row(1)])
    assert len(await office.rows()) == 2
    told = await office.take_file(written([row(1)]), retract_missing="第二版台账已删去")
    assert told.json()["retracted"] == 1
    assert [one["case_no"] for one in await office.rows()] == [1]
    assert (await office.events())[-1] == "retracted"


async def test_a_preview_writes_nothing(office):
    outcome = await office.take([row(1), row(2, 第一提案人=None)], preview=True)
    assert (outcome["good"], len(outcome["bad"])) == (1, 1)
    assert await office.events() == []


async def test_an_export_can_be_imported_again_and_changes_nothing(office):
    await office.take(
        [
            HANDLED | {"联名人": "李四", "委员意见": "张三：满意；李四：理解"},
            row(2, 审查意见="并案", 并入案号="0001"),
            row(3, 审查意见="转社情民意"),
            row(4, 提案形式="集体提案", 第一提案人="民盟云岭市委员会", 审查意见="不予立案（空泛）"),
            row(5, 案号=None, 审查意见="待立案"),
        ]
    )
    before = await office.events()
    told = await office.http.get(
        f"/committees/{office.code}/exports/proposals", params={"plenary": "5/3"}
    )
    assert told.status_code == 200
    outcome = (await office.take_file(told.content)).json()["outcome"]
    assert (outcome["good"], outcome["bad"]) == (5, [])
    assert await office.events() == before


async def test_every_event_names_file_sheet_and_row(office):
    await office.take([HANDLED])
    sources = {one.source for one in await office.events(events.c.source)}
    assert len(sources) == 1
    assert '"file":"ledger.xlsx"' in (told := sources.pop())
    assert '"row":3' in told
