"""What do the further columns of each place's ledger come to (DOMAIN.md 7.1)?"""

import csv
import io
import json

import openpyxl
import pytest
from place_ledgers import (
    ALL,
    DETAILED,
    EXPORTED,
    GIVEN_OUT,
    IMPORTED,
    PAPER,
    RECEIVED,
    REPLIES,
)

from kernel.tables import events

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRST = "关于甲的提案"


async def take(office, *rows, **params):
    """Import rows that are told by heading; all of them must be good."""
    outcome = await office.take(rows, tuple(rows[0]), **params)
    assert outcome["bad"] == [], outcome["bad"]
    return outcome


async def told(office):
    """The events with what they say, by the end of their names."""
    found = await office.events(events.c.type, events.c.data)
    return [(one.type.split(".", 1)[1], json.loads(one.data)) for one in found]


async def named(office, *names):
    return [data for name, data in await told(office) if name in names]


def units(found):
    return [one["name"] for one in found]


async def test_hongkou_imported(office):
    await take(office, IMPORTED)
    names = [name.split(".")[1] for name, _ in await told(office)]
    assert names == [
        "submitted", "filed", "assigned", "replied", "rehandling_ordered", "replied",
        "feedback_given", "feedback_given", "follow_up_graded",
    ]  # fmt: skip
    (ordered,) = await named(office, "handling.rehandling_ordered")
    assert (ordered["ordered_on"], ordered["by_rule"]) == (None, False)
    (followed,) = await named(office, "handling.follow_up_graded")
    assert (followed["grade"], followed["graded_on"]) == ("A", None)
    (found,) = await office.rows()
    seen = [found[name] for name in ("replied", "grade", "satisfaction", "sponsor_kind")]
    assert seen == [True, "B", ["satisfied", "dissatisfied"], "joint"]


async def test_hongkou_exported(office):
    outcome = await take(office, EXPORTED)
    assert "“附件”列未导入（1行有内容）：附件请在系统中逐件上传" in outcome["warnings"]
    (opinion,) = await named(office, "proposal.feedback_given")
    assert {one["question"]: one["choice"] for one in opinion["answers"]} == {
        "manner": "理解",
        "pertinent": "针对",
        "leader": "是",
        "heard": "电话",
    }
    (ordered,) = await named(office, "handling.rehandling_ordered")
    assert ordered["ordered_on"] == "2026-06-01"
    (followed,) = await named(office, "handling.follow_up_graded")
    assert followed["note"] == "项目已建成"
    (submitted,) = await named(office, "proposal.submitted")
    assert submitted["text"]["length"] == len("一、情况\n二、建议".encode())
    assert (await office.rows())[0]["due_on"] == "2026-05-20"


async def test_bayannur_in_detail(office):
    outcome = await take(office, DETAILED)
    assert any("写的是3人，列出姓名的是1人" in one for one in outcome["warnings"])
    found = dict(await told(office))
    assert units(found["wishes.units_suggested"]["units"]) == ["市水务局"]
    assert units(found["proposal.filed"]["intended_units"]) == ["市交通局", "市水务局"]
    assert found["wishes.cosigning_settled"]["open"] is True
    consent = found["attention.publication_answered"]
    assert (consent["sponsor"]["name"], consent["agrees"]) == ("张三", False)
    chosen = found["attention.key_named"]
    assert units(chosen["leaders"]) == ["岑知远", "陆远"]
    assert (chosen["basis"], chosen["named_on"]) == ("台账列为重点提案", None)
    award = found["attention.awarded"]
    assert (award["award"], award["year"], award["awarded_on"]) == ("好提案", 2025, None)
    (row,) = await office.rows()
    seen = [row[name] for name in ("sponsor_kind", "due_on", "grade", "phase")]
    assert seen == ["joint", "2026-05-20", "A", "filed"]
    assert outcome["not_on_roster"] == []


async def test_given_out_to_the_government(office):
    await take(office, GIVEN_OUT)
    names = [name.split(".")[1] for name, _ in await told(office)]
    assert names == ["submitted", "filed", "assigned", "key_named"]


async def test_replies_in_detail(office):
    await take(office, REPLIES)
    (row,) = await office.rows()
    seen = [row[name] for name in ("reviewed_on", "assigned_on", "replied_on", "satisfaction")]
    assert seen == ["2026-01-10", "2026-02-10", "2026-04-20", ["satisfied"]]


async def test_hechi_received(office):
    outcome = await take(office, RECEIVED)
    (row,) = await office.rows()
    seen = [row[name] for name in ("phase", "reviewed_on", "reason", "co_sponsor_names")]
    assert seen == ["returned", "2026-01-09", "请补充具体建议", ["李四"]]
    assert any("“专委会”列未导入" in one for one in outcome["warnings"])


async def test_the_paper_form(office):
    await take(office, PAPER)
    (row,) = await office.rows()
    seen = [row[name] for name in ("case_no", "phase", "category", "text_length")]
    assert seen == [7, "filed", "经济", len("一、情况".encode())]


@pytest.mark.parametrize("row", ALL, ids=range(len(ALL)))
async def test_the_same_ledger_again_changes_nothing(office, row):
    await take(office, row)
    before = await told(office)
    assert (await take(office, row))["unchanged"] == 1
    assert await told(office) == before
    # Asked anew, as after another spelling of the same, it is so already.
    outcome = await take(office, row | {"案由" if "案由" in row else "提案标题": FIRST + "　"})
    assert outcome["rows"] == 1
    assert await told(office) == before


NEEDED = {"案由", "提案标题", "提案者", "第一提案人", "提案人"}
NUMBERS = {"提案号", "提案编号", "提案序号", "编号"}
"""Without its number a row is another one; without the others it comes back."""


@pytest.mark.parametrize("row", ALL, ids=range(len(ALL)))
async def test_an_emptied_cell_changes_nothing(office, row):
    await take(office, row)
    before = await told(office)
    for name in row:
        if name not in NEEDED | NUMBERS and row[name] != "":
            outcome = await office.take([row | {name: None}], tuple(row))
            assert await told(office) == before, name
            assert outcome["rows"] == 1


CHANGES = [
    ({"可否公开": "是"}, ["publication_answered"]),
    ({"可否附议": "否"}, ["cosigning_settled"]),
    ({"督办领导": "岑知远"}, ["key_named"]),
    ({"重点提案": "否", "督办领导": ""}, ["key_dropped"]),
    ({"优秀提案": "2025年度好提案、优秀提案"}, ["awarded"]),
    ({"建议办理单位": "市财政局"}, ["units_suggested"]),
    ({"拟定办理单位": "市财政局"}, ["filed"]),
    ({"要求办结日期": "2026年6月1日"}, ["assigned"]),
    ({"解决程度": "B"}, ["replied"]),
    ({"提案人意见": "不满意"}, ["feedback_given"]),
    ({"是否撤案": "是"}, ["withdrawn"]),
]


@pytest.mark.parametrize(
    ("changed", "happened"), CHANGES, ids=["-".join(one) for one, _ in CHANGES]
)
async def test_a_changed_cell_gives_exactly_that_change(office, changed, happened):
    await take(office, DETAILED)
    before = len(await told(office))
    params = {"history": True} if "是否撤案" in changed else {}
    outcome = await take(office, DETAILED | changed, **params)
    assert outcome["changed"] == 1
    assert [name.split(".")[1] for name, _ in (await told(office))[before:]] == happened


AGAIN = [
    ({"再办理": "是"}, ["rehandling_ordered", "replied"]),
    ({"再办理": "再办理中"}, ["rehandling_ordered"]),
    ({"跟踪办理结果": "A", "跟踪办理情况": "已建成"}, ["follow_up_graded"]),
    ({"办理态度": "不满意"}, ["feedback_given"]),
    ({"再办理": "2026-06-01", "办理结果": "A"}, ["rehandling_ordered", "replied"]),
]


@pytest.mark.parametrize(("changed", "happened"), AGAIN)
async def test_what_is_filled_in_later_is_added(office, changed, happened):
    silent = {"再办理": "否", "跟踪办理情况": None, "跟踪办理结果": None}
    await take(office, EXPORTED | silent)
    before = len(await told(office))
    await take(office, EXPORTED | silent | changed)
    assert [name.split(".")[1] for name, _ in (await told(office))[before:]] == happened


UNANSWERED = dict.fromkeys(
    ("办理结果", "意见反馈", "办理态度", "是否针对提案", "分管领导答复", "征询意见")
)
KEPT = [(DETAILED, {"优秀提案": "否"}), (EXPORTED, {"再办理": "否"})]


@pytest.mark.parametrize(("row", "denied"), KEPT)
async def test_what_a_ledger_cannot_take_back_is_told(office, row, denied):
    await take(office, row)
    before = await told(office)
    outcome = await take(office, row | denied)
    (column,) = denied
    kept = "系统中已有记录，台账的“否”未采用；记录如有误，请在系统中更正"
    assert f"第3行“{column}”列：{kept}" in outcome["warnings"]
    assert await told(office) == before


WRONG = [
    (EXPORTED, {"再办理": "待定吧"}, "再办理", "不在可用的写法之中"),
    (EXPORTED, {"再办理": 2024.3}, "再办理", ""),
    (EXPORTED, {"再办理": "2024.3"}, "再办理", ""),
    (EXPORTED, {"计划办结日期": 2026.3}, "计划办结日期", ""),
    (EXPORTED, {"办理态度": "还行"}, "办理态度", "可写：满意、理解、不满意"),
    (EXPORTED, {"征询意见": "王强：电话"}, "征询意见", "不是本提案的提案人"),
    (EXPORTED, {"意见反馈": None}, "办理态度", "请补填意见反馈"),
    (EXPORTED, {"跟踪办理结果": "优"}, "跟踪办理结果", "可写：A类"),
    (EXPORTED, UNANSWERED, "再办理", "有再办理而无答复日期和办理结果"),
    (EXPORTED, {"届": "第五届", "次": "某次"}, "届", "看不出是几届几次会议"),
    (DETAILED, {"重点提案": "也许"}, "重点提案", "可写：是、否"),
    (DETAILED, {"重点提案": "否"}, "督办领导", "请改正其中一处"),
    (DETAILED, {"优秀提案": "参评"}, "优秀提案", "可写：是、否"),
    (DETAILED, {"可否公开": "再议"}, "可否公开", "可写：是、否"),
    (DETAILED, {"可否附议": "再议"}, "可否附议", "可写：是、否"),
    (DETAILED, {"是否撤案": "也许"}, "是否撤案", "可写：是、否"),
    (DETAILED, {"提案状态": "并案", "合并提案": "0012、0015"}, "合并提案", "只能并入一件"),
    (DETAILED, {"届次": "去年"}, "届次", "请写作“五届三次”"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "wrong", "column", "words"), WRONG)
async def test_what_is_not_understood_comes_back_with_row_column_and_what_to_do(
    office, row, wrong, column, words
):
    outcome = await office.take([row | wrong], tuple(row))
    assert [(bad["row"], bad["column"]) for bad in outcome["bad"]] == [(3, column)]
    assert words in outcome["bad"][0]["reason"]
    assert await told(office) == []


LEFT_OUT = [
    (DETAILED, {"提案状态": "不予立案", "解决程度": "", "提案人意见": "", "办理单位": "",
                "交办日期": "", "要求办结日期": "", "办理方式": ""},
     ["重点提案", "督办领导", "优秀提案", "拟定办理单位"]),
    (DETAILED, {"合并提案": "0012、0015"}, ["合并提案"]),
    (EXPORTED, {"跟踪办理结果": ""}, ["跟踪办理情况"]),
    (RECEIVED, {"状态": "已受理"}, []),
    (RECEIVED, {"状态": "已立案"}, ["办理意见"]),
]  # fmt: skip


@pytest.mark.parametrize(("row", "changed", "columns"), LEFT_OUT)
async def test_what_is_left_out_is_told(office, row, changed, columns):
    outcome = await office.take([row | changed], tuple(row))
    if not columns:
        assert outcome["bad"]
        return
    assert outcome["bad"] == []
    for column in columns:
        assert any(one.startswith(f"第3行“{column}”列：") for one in outcome["warnings"]), column


async def test_columns_that_nobody_knows_are_told(office):
    outcome = await take(office, PAPER | {"优秀提 案等": "是", "备注": ""})
    (said,) = [one for one in outcome["warnings"] if one.startswith("不认识的列")]
    assert "优秀提 案等、备注" in said


async def test_each_sponsor_speaks_of_publication_and_a_reason_may_stand_beside(office):
    headings = ("案号", "案由", "第一提案人", "联名人", "审查意见", "是否同意公开", "不公开理由")
    await office.take(
        [
            (1, "关于甲的提案", "张三", "李四", "立案", "张三：同意；李四：不同意", "涉及隐私"),
            (2, "关于乙的提案", "张三", "", "立案", "否（涉及商业秘密）", ""),
        ],
        headings,
    )
    found = await named(office, "attention.publication_answered")
    assert [(one["sponsor"]["name"], one["agrees"], one["reason"]) for one in found] == [
        ("张三", True, None),
        ("李四", False, "涉及隐私"),
        ("张三", False, "涉及商业秘密"),
    ]


async def test_a_csv_in_gb18030(office):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(DETAILED)
    writer.writerow(DETAILED.values())
    told_ = await office.take_file(text.getvalue().encode("gb18030"), "明细.csv")
    assert told_.json()["outcome"]["bad"] == []
    assert len(await named(office, "attention.key_named")) == 1


async def test_cells_merged_down_hold_for_every_row(office):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(list(DETAILED))
    sheet.append(list(DETAILED.values()))
    sheet.append([*(DETAILED | {"提案编号": "0008", "案由": "关于乙的提案"}).values()])
    at = list(DETAILED).index("督办领导") + 1
    sheet.cell(3, at).value = None
    sheet.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)
    target = io.BytesIO()
    workbook.save(target)
    found = await office.take_file(target.getvalue())
    assert found.json()["outcome"]["bad"] == []
    chosen = await named(office, "attention.key_named")
    assert [units(one["leaders"]) for one in chosen] == [["岑知远", "陆远"]] * 2


async def test_an_import_begins_no_clocks(office):
    for row in (EXPORTED, DETAILED | {"提案编号": "8", "案由": "关于乙的提案"}):
        await take(office, row)
    assert not [name for name, _ in await told(office) if name.startswith("deadlines.")]
