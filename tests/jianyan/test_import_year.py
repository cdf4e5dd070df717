"""Does a township group's whole year come in from one workbook of four sheets, in one go?"""

import json

import openpyxl
import pytest

from jianyan.link import connected
from jianyan.year.template import SHEETS

HERE = ("--committee", "999900", "--plenary", "5/3")
GROUP = "清溪镇委员小组"
MEMBERS = [
    [
        "岑知远",
        "男",
        "1975.05",
        "民盟盟员",
        "教育",
        "清溪镇中学",
        "校长",
        GROUP,
        None,
        "2022-01-12",
    ],
    ["黎云舟", "女", "1980.11", "群众", "农业", "清溪镇农技站", "站长", GROUP, None, "2022-01-12"],
    ["裘若谷", "男", "1968.03", "中共党员", "经济", "清溪茶厂", "厂长", GROUP, None, "2022-01-12"],
]
ACTIVITIES = [
    [
        "第一季度集中学习",
        "学习",
        GROUP,
        "2025-03-05",
        "镇会议室",
        "岑知远、黎云舟",
        "裘若谷",
        None,
        None,
    ],
    ["茶产业调研", "调研", GROUP, "2025-05-20", "清溪茶厂", "全体委员", None, None, "农技站干部甲"],
    ["不知哪天的活动", "学习", GROUP, "某日", None, "岑知远", None, None, None],
]
WRITTEN = [
    [
        "提案",
        "关于加强湖泊保护的提案",
        "岑知远",
        "黎云舟",
        "教育",
        "2025-01-08",
        1,
        "经济建设",
        "立案",
        None,
    ],
    [
        "信息",
        "关于茶农用水的信息",
        "裘若谷",
        None,
        "经济",
        "2025-04-02",
        None,
        None,
        None,
        "本级采用",
    ],
    ["纪要", "写错类型的一行", "岑知远", None, None, "2025-04-02", None, None, None, None],
]
DEEDS = [["为村小捐赠图书", GROUP, "2025-06-01", "清溪村小学", "岑知远、裘若谷", 120, "1.2万元"]]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    """The year of a township's group, in the sheets of the template, the last one first."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    rows = {"委员": MEMBERS, "活动": ACTIVITIES, "提案与信息": WRITTEN, "实事": DEEDS}
    for name, columns in reversed(SHEETS):
        sheet = book.create_sheet(name)
        sheet.append([heading for heading, _, _ in columns])
        for row in rows[name]:
            sheet.append(row)
    path = tmp_path_factory.mktemp("year") / "清溪镇2025年.xlsx"
    book.save(path)
    return path


@pytest.fixture(scope="module")
def imported(jianyan, workbook):
    """What the command said the first time."""
    jianyan("committee", "establish", "999900", "云岭市政协", "--preset", "city")
    jianyan(
        "plenary", "convene", "999900", "5/3", "--opens", "2025-01-08",
        "--closes", "2025-01-11", "--cut-off", "2025-01-09T18:00",
    )  # fmt: skip
    return jianyan("import-year", str(workbook), *HERE)


def lines(told):
    return [line.split("\t") for line in told.stdout.splitlines() if "\t" in line]


def figures(jianyan, *ids):
    asked = [word for one in ids for word in ("--id", one)]
    told = json.loads(jianyan("figures", *HERE, "--json", *asked).stdout)
    return {one: told["figures"][one]["value"] for one in ids}


@pytest.mark.timeout(240)
def test_each_sheet_tells_its_rows_what_was_taken_what_came_back_and_why(imported):
    assert imported.returncode == 3, imported.stderr
    assert [line[:6] for line in lines(imported)[1:]] == [
        ["委员", "委员名册", "3", "3", "0", "0"],
        ["实事", "活动台账", "1", "1", "0", "0"],
        ["活动", "活动台账", "3", "2", "0", "1"],
        ["提案与信息", "提案台账", "1", "1", "0", "0"],
        ["提案与信息", "社情民意台账", "1", "1", "0", "0"],
        ["提案与信息", "", "1", "0", "0", "1"],
    ]
    assert "第4行“活动时间”列" in imported.stdout.replace('"活动时间"', "“活动时间”")
    assert "不在名册" not in imported.stdout


def test_what_came_back_stands_in_one_workbook_with_reasons(imported, workbook):
    assert imported.returncode == 3
    back = openpyxl.load_workbook(workbook.with_name("清溪镇2025年.退回.xlsx"))
    assert back.sheetnames == ["活动", "提案与信息"]
    cells = [cell for sheet in back for row in sheet.values for cell in row]
    assert {"不知哪天的活动", "写错类型的一行"} <= set(cells)
    assert "关于茶农用水的信息" not in cells


def test_the_year_is_counted(imported, jianyan):
    assert imported.returncode == 3
    wanted = {
        "members.on_roll": 3,
        "proposals.received": 1,
        "proposals.sr_received": 1,
        "sectors.activities": 3,
        "sectors.people_served": 120,
    }
    assert figures(jianyan, *wanted) == wanted


@pytest.mark.timeout(240)
def test_the_same_again_is_harmless(imported, jianyan, workbook):
    assert imported.returncode == 3
    told = jianyan("import-year", str(workbook), *HERE, "--json")
    sheets = json.loads(told.stdout)["sheets"]
    assert [(one["good"], one["unchanged"]) for one in sheets[:5]] == [
        (3, 3), (1, 1), (2, 2), (1, 1), (1, 1),
    ]  # fmt: skip


def test_a_workbook_without_any_ledger_is_refused_and_the_empty_one_is_given(jianyan, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["科室", "电话"])
    book.save(tmp_path / "通讯录.xlsx")
    told = jianyan("import-year", str(tmp_path / "通讯录.xlsx"), *HERE)
    assert (told.returncode, "没有可以认出的台账" in told.stderr) == (2, True)
    given = jianyan("template", "year", "--out", str(tmp_path / "新"))
    assert given.returncode == 0, given.stderr
    names = openpyxl.load_workbook(tmp_path / "新" / "年度台账模板.xlsx").sheetnames
    assert names == ["委员", "活动", "提案与信息", "实事", "填写说明"]


def test_the_sectors_heard_what_was_reported_and_held(imported, home):
    assert imported.returncode == 3
    with connected(home) as host:
        told = host.get("/sectors/committees/999900/duties", on="2025-12-31")
    found = {(one["name"], one["duty"]): one for one in told}
    study = found[GROUP, "季度集中学习"]
    assert (study["owed"], study["done"], study["missing"], study["behind"]) == (4, 1, 3, True)
    assert found["经济", "社情民意信息"]["done"] == 1
    assert found["农业", "社情民意信息"]["done"] == 0
