"""What does a ledger of situation reports become, and what when it comes again?"""

import base64
import csv
import io
from datetime import date

import openpyxl
import pytest

HONGKOU = (
    "序号", "来稿时间", "姓名", "界别", "反映单位", "政治面貌", "信息标题", "期数",
    "区政协采用情况", "报区", "区采纳落实情况", "报市", "市政协采用情况",
    "全国政协采用/市（全国）领导批示",
)  # fmt: skip
PLAIN = (
    "提交时间", "反映人", "标题", "主题", "采用级别", "采用情况", "采用时间", "批示领导", "批示时间"
)  # fmt: skip
ROWS = (
    (1, "2025年1月22日", "李　遥", "农业", "", "群众", "湖滨路暴雨内涝点位整治应加快", 1,
     "单篇采用", "√", "已采纳", "√", "综合采用", "全国政协单篇采用；市领导批示"),
    (2, date(2025, 2, 5), "周宁、许无名", "教育", "", "", "校外托管机构食品安全需加强监管", "", "",
     "", "", "√", "", ""),
    (3, "20250207", "", "", "社会和法制委员会", "", "基层报表重复填报问题反弹", "第2期", "采用",
     "", "", "", "", ""),
)  # fmt: skip


def xlsx(heading, rows, title="东湖区政协2025年社情民意信息台账", total=()):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "社情民意"
    for line in ([title], heading, *rows, *total):
        sheet.append(list(line))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def gb18030(heading, rows):
    target = io.StringIO()
    csv.writer(target).writerows([heading, *rows])
    return target.getvalue().encode("gb18030")


async def events(house):
    async with house.running.engine.connect() as connection:
        rows = await connection.exec_driver_sql(
            "select type, data, source, occurred_on from events order by position"
        )
        return [(row.type.removeprefix("proposals.situation_report."), row) for row in rows]


async def names(house):
    return [name for name, _ in await events(house)]


def by_title(shown):
    return {one["title"]: one for one in shown}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
async def test_a_ledger_in_the_hongkou_shape_becomes_reports_with_every_use(house, form):
    rows = [[str(cell) for cell in row] for row in ROWS] if form == "csv" else ROWS
    data = gb18030(HONGKOU, rows) if form == "csv" else xlsx(HONGKOU, rows, total=[("合计", "3件")])
    told = await house.load(f"信息.{form}", data)
    assert told["outcome"] == {
        "rows": 3, "good": 3, "bad": [], "unchanged": 0, "changed": 0,
        "not_on_roster": ["许无名"], "warnings": [],
    }  # fmt: skip
    shown = by_title(await house.shown(told["position"]))
    first = shown["湖滨路暴雨内涝点位整治应加快"]
    assert [(use["level"], use["kind"]) for use in first["uses"]] == [
        ("own", "single"),
        ("city", "digest"),
        ("district", None),
        ("national", "single"),
    ]
    assert first["forwarded"] == ["district", "city"]
    assert [(one["level"], one["leader"]) for one in first["instructions"]] == [("city", "市领导")]
    assert (first["received_on"], first["sector"], first["issue_no"]) == (
        "2025-01-22",
        "农业",
        "1",
    )
    second = shown["校外托管机构食品安全需加强监管"]
    assert [one["name"] for one in second["reporters"]] == ["周宁", "许无名"]
    assert (second["uses"], second["forwarded"]) == ([], ["city"])
    third = shown["基层报表重复填报问题反弹"]
    assert (third["by_person"], third["unit"], third["issue_no"]) == (
        False,
        "社会和法制委员会",
        "第2期",
    )
    assert [(use["level"], use["kind"]) for use in third["uses"]] == [("own", None)]


async def test_the_plain_shape_tells_level_kind_day_and_leader_in_columns(house):
    row = ("2025.3.1", "李遥", "农田灌溉渠系淤堵影响春耕", "农业、水利", "省级、市级", "综合采用",
           "2025-04-02", "王市长", "2025-04-10")  # fmt: skip
    told = await house.load("信息.xlsx", xlsx(PLAIN, [row]))
    (shown,) = await house.shown(told["position"])
    assert [(use["level"], use["kind"], use["used_on"]) for use in shown["uses"]] == [
        ("province", "digest", "2025-04-02"),
        ("city", "digest", "2025-04-02"),
    ]
    assert shown["topics"] == ["农业", "水利"]
    assert shown["instructions"] == [
        {"level": "city", "leader": "王市长", "instructed_on": "2025-04-10"}
    ]


async def test_every_event_names_its_file_sheet_and_row(house):
    await house.load("信息.xlsx", xlsx(HONGKOU, ROWS[2:]))
    told = await events(house)
    assert [name for name, _ in told] == ["received", "issued", "used"]
    for _, row in told:
        assert '"file":"信息.xlsx"' in row.source
        assert '"row":3' in row.source
        assert '"sheet":"社情民意"' in row.source
        assert row.occurred_on == date(2025, 2, 7)


async def test_the_same_file_again_changes_nothing(house):
    data = xlsx(HONGKOU, ROWS)
    await house.load("信息.xlsx", data)
    before = await names(house)
    again = await house.load("信息.xlsx", data)
    assert (again["outcome"]["unchanged"], again["outcome"]["changed"]) == (3, 0)
    assert await names(house) == before


async def test_a_use_added_to_the_next_file_is_exactly_one_event(house):
    await house.load("信息.xlsx", xlsx(HONGKOU, ROWS))
    before = len(await names(house))
    rows = [list(row) for row in ROWS]
    rows[2][12] = "单篇采用"
    told = await house.load("信息二.xlsx", xlsx(HONGKOU, rows))
    assert (told["outcome"]["unchanged"], told["outcome"]["changed"]) == (2, 1)
    (added,) = (await events(house))[before:]
    assert added[0] == "used"
    assert '"level":"city"' in added[1].data


async def test_a_use_corrected_in_the_next_file_is_not_counted_twice(house):
    await house.load("信息.xlsx", xlsx(HONGKOU, ROWS[:1]))
    rows = [list(ROWS[0])]
    rows[0][8] = "综合采用"
    told = await house.load("信息.xlsx", xlsx(HONGKOU, rows))
    (shown,) = await house.shown(told["position"])
    own = [use["kind"] for use in shown["uses"] if use["level"] == "own"]
    assert own == ["digest"]


async def test_what_a_clerk_changed_since_is_shown_as_a_clash_and_not_overwritten(house):
    told = await house.load("信息.xlsx", xlsx(HONGKOU, ROWS[:1]))
    (shown,) = await house.shown(told["position"])
    use = {"level": "province", "kind": "single"}
    await house.http.post(f"{house.path}/{shown['report']}/uses", json=use)
    rows = [list(ROWS[0])]
    rows[0][8] = "综合采用"
    told = await house.load("信息.xlsx", xlsx(HONGKOU, rows))
    assert told["outcome"]["bad"][0]["row"] == 3
    assert "已被修改" in told["outcome"]["bad"][0]["reason"]
    assert "use_revoked" not in await names(house)


async def test_a_row_missing_from_the_next_file_can_be_taken_back(house):
    await house.load("信息.xlsx", xlsx(HONGKOU, ROWS))
    told = await house.load("信息.xlsx", xlsx(HONGKOU, ROWS[1:]), retract_missing="重复录入")
    assert told["retracted"] == 1
    assert (await names(house))[-6:] == [
        *["use_revoked"] * 4,
        "instruction_revoked",
        "retracted",
    ]


async def test_a_preview_writes_nothing(house):
    told = await house.load("信息.xlsx", xlsx(HONGKOU, ROWS), preview=True)
    assert told["outcome"]["good"] == 3
    assert await names(house) == []


GOOD = (
    "2025.3.1",
    "李遥",
    "农田灌溉渠系淤堵影响春耕",
    "",
    "省级",
    "采用",
    "2025-04-02",
    "王市长",
    "",
)
BAD = (
    ("提交时间", "2025年2月30日", "没有这一天"),
    ("提交时间", "", "不能为空"),
    ("反映人", "李遥3", "姓名"),
    ("反映人", "", "没有填写"),
    ("标题", "太短", "4至100"),
    ("标题", "长" * 101, "4至100"),
    ("采用情况", "胡言", "看不出是否采用"),
    ("采用情况", "未采用", "采用级别"),
    ("采用时间", "2025-02-28", "早于来稿时间"),
    ("批示时间", "去年", "日期"),
)


async def test_a_bad_cell_brings_its_row_back_and_is_named(house):
    rows = [[cell if name == column else good for name, good in zip(PLAIN, GOOD, strict=True)]
            for column, cell, _ in BAD]  # fmt: skip
    told = await house.load("信息.xlsx", xlsx(PLAIN, [GOOD, *rows]))
    outcome = told["outcome"]
    assert (outcome["rows"], outcome["good"]) == (11, 1)
    for number, (why, (column, _, reason)) in enumerate(
        zip(outcome["bad"], BAD, strict=True), start=4
    ):
        assert (why["row"], why["column"]) == (number, column)
        assert f'第{number}行"{column}"列' in why["reason"]
        assert reason in why["reason"]
    assert await names(house) == ["received", "used", "leader_instructed"]


async def test_old_papers_that_contradict_themselves_are_taken_and_listed(house):
    row = ["2025.3.1", "李遥", "农田灌溉渠系淤堵影响春耕", "", "省级", "采用", "2025-02-28", "", ""]
    told = await house.load("信息.xlsx", xlsx(PLAIN, [row]), history=True)
    assert told["outcome"]["good"] == 1
    assert any("早于来稿时间" in one for one in told["outcome"]["warnings"])


async def test_rejected_rows_are_given_back_and_can_be_corrected(house):
    rows = [list(row) for row in ROWS]
    rows[1][2] = "李遥9"
    told = await house.load("信息.xlsx", xlsx(HONGKOU, rows))
    book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(told["rejected"])))
    sheet = book.active
    assert '第4行"姓名"列' in sheet.cell(3, 15).value
    sheet.cell(3, 3).value = "周宁"
    target = io.BytesIO()
    book.save(target)
    again = await house.load("退回.xlsx", target.getvalue())
    assert again["outcome"]["good"] == 1


async def test_two_members_of_one_name_need_a_mark_in_the_ledger(house, of_name):
    await house.hear(*of_name("李遥", "医药卫生", 2))
    rows = [list(ROWS[0])]
    rows[0][3] = ""
    told = await house.load("信息.xlsx", xlsx(HONGKOU, rows))
    assert told["outcome"]["bad"][0]["column"] == "姓名"
    rows[0][2] = "李遥（医药卫生界）"
    assert (await house.load("信息.xlsx", xlsx(HONGKOU, rows)))["outcome"]["good"] == 1


async def test_the_same_row_twice_is_two_reports(house):
    told = await house.load("信息.xlsx", xlsx(HONGKOU, [ROWS[2], ROWS[2]]))
    assert len(await house.shown(told["position"])) == 2


async def test_drafts_are_passed_over_and_listed(house):
    rows = [("2025.3.1", "李遥", "农田灌溉渠系淤堵影响春耕", "暂存"),
            ("2025.3.2", "李遥", "中医适宜技术推广难", "已录用")]  # fmt: skip
    told = await house.load("信息.xlsx", xlsx(("提交时间", "反映人", "标题", "状态"), rows))
    assert told["outcome"]["rows"] == 1
    assert any("第3行未计入" in one for one in told["outcome"]["warnings"])


async def test_another_kind_of_ledger_is_refused(house):
    heading, row = ("案号", "标题", "日期", "主办单位"), (1, "关于某事的提案", "2025-1-1", "某局")
    told = await house.http.post(
        "/committees/999901/imports/situation-reports",
        files={"file": ("提案.xlsx", xlsx(heading, [row]))},
        params={"plenary": "5/3"},
    )
    assert (told.status_code, told.json()["code"]) == (422, "another_kind")


async def test_an_export_imports_as_what_it_is(house):
    told = await house.load("信息.xlsx", xlsx(HONGKOU, ROWS))
    before = by_title(await house.shown(told["position"]))
    exported = await house.http.get(f"{house.path}/export")
    assert exported.status_code == 200
    log = await names(house)
    again = await house.load("导出.xlsx", exported.content)
    assert again["outcome"]["bad"] == []
    assert await names(house) == log
    assert by_title(await house.shown()) == before


async def test_the_template_is_a_ledger_of_this_kind(house):
    template = (await house.http.get("/templates/situation-reports")).content
    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet = book["社情民意信息台账"]
    sheet.append(["2025-03-01", "李遥"] + [None] * (sheet.max_column - 2))
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(2, headings.index("信息标题") + 1).value = "农田灌溉渠系淤堵影响春耕"
    target = io.BytesIO()
    book.save(target)
    told = await house.load("模板.xlsx", target.getvalue())
    assert told["outcome"]["good"] == 1
