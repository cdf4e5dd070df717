"""Does a clerk see what is odd in a district's ledgers, and get it filled in by a sheet?"""

import json
from pathlib import Path

import openpyxl
import pytest

LEDGERS = Path(__file__).parents[2] / "examples" / "ledgers"
DEMO = ("--committee", "999902")
HERE = ("--committee", "999900")
OF_THREE = (*HERE, "--plenary", "5/3")
HEADS = [
    "提案编号", "案由", "提案人", "提案类别", "提案形式", "提交日期", "审查结果", "立案日期",
    "承办单位", "交办日期", "答复日期", "办理结果",
]  # fmt: skip
LAKE = "关于加强湖泊保护的提案"
ROWS = [
    [1, LAKE, "岑知远", None, "个人提案", "2025-01-08", "立案", "2025-01-12",
     "市水务局", "2025-02-10", "2025-05-06", None],
    [2, "关于建设社区食堂的提案", "戚南乔", "社会建设", "个人提案", "2025-01-08", "立案",
     "2025-01-12", "市民政局", "2025-02-10", "2025-05-06", "A"],
    [3, "关于建设社区食堂的提案", "路过", "社会建设", "个人提案", "2025-01-08", "立案",
     "2025-01-12", "市民政局", "2025-02-10", "2025-05-06", "A"],
]  # fmt: skip


@pytest.fixture(scope="module")
def demo(jianyan):
    """A district of the demo with its ledgers of one year."""
    told = jianyan("committee", "establish", "999902", "清溪区政协", "--preset", "district")
    assert told.returncode == 0, told.stderr
    told = jianyan(
        "plenary", "convene", "999902", "4/3", "--opens", "2024-01-10",
        "--closes", "2024-01-12", "--cut-off", "2024-01-11T12:00",
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    for kind, file in (
        ("roster", "qingxi-2024-roster.xlsx"),
        ("proposals", "qingxi-2024-proposals.xlsx"),
        ("activities", "qingxi-2024-activities.xlsx"),
        ("situation-reports", "qingxi-2024-situation-reports.csv"),
    ):
        told = jianyan("import", kind, str(LEDGERS / file), *DEMO, "--plenary", "4/3", "--json")
        assert told.returncode in (0, 3), told.stderr


@pytest.fixture(scope="module")
def odd(jianyan, ledger):
    """A city with two members and three proposals, in which something is missing."""
    jianyan("committee", "establish", "999900", "云岭市政协", "--preset", "city")
    jianyan(
        "plenary", "convene", "999900", "5/3", "--opens", "2025-01-08",
        "--closes", "2025-01-11", "--cut-off", "2025-01-09T18:00",
    )  # fmt: skip
    people = [["岑知远", "男", "汉族", "教育", "民建会员"], ["戚南乔", "女", "汉族", "经济", None]]
    roster = ledger("委员.xlsx", ["姓名", "性别", "民族", "界别", "政治面貌"], people)
    assert jianyan("import", "roster", str(roster), *OF_THREE).returncode == 0
    file = ledger("提案.xlsx", HEADS, ROWS)
    told = jianyan("import", "proposals", str(file), *OF_THREE)
    assert told.returncode == 0, told.stdout + told.stderr
    return file


def asked(jianyan, *words):
    told = jianyan("check", *words, "--json")
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_a_year_of_the_demo_is_checked_by_keeper_with_the_first_ten_of_each(jianyan, demo):
    told = asked(jianyan, *DEMO, "--window", "2024")
    assert told["partial"] is None
    assert (told["plenary"], told["window"]["text"]) == ("4/3", "2024")
    shown = jianyan("check", *DEMO, "--window", "2024")
    assert shown.returncode == 0, shown.stderr
    first, *rest = shown.stdout.splitlines()
    assert first.startswith("999902 4/3（2024年1月1日至2024年12月31日）：")
    assert first.endswith(f"共{told['total']}条")
    for keeper in dict.fromkeys(one["keeper"] for one in told["items"]):
        items = [one for one in told["items"] if one["keeper"] == keeper]
        (name,) = {one["keeper_zh"] for one in told["found"] if one["keeper"] == keeper}
        at = next(n for n, said in enumerate(rest) if said.startswith(f"{name}：{len(items)}条"))
        lines = rest[at + 1 : at + 1 + min(len(items), 10)]
        for one, said in zip(items[:10], lines, strict=True):
            assert said.startswith(f"  {one['label']}：{one['zh']}")
        if len(items) > 10:
            assert rest[at + 11] == f"  ……另有{len(items) - 10}条，见 --out FILE.xlsx"


def test_each_item_leads_to_the_row_of_its_ledger(jianyan, odd):
    told = jianyan("check", *HERE, "--window", "2025")
    assert f"  0001号《{LAKE}》：已立案，没有类别〔提案.xlsx Sheet 第2行〕" in told.stdout
    english = jianyan("check", *HERE, "--window", "2025", language="C").stdout
    assert f"  0001号《{LAKE}》: filed, but without a category [提案.xlsx Sheet row 2]" in english
    assert "proposal ledger: " in english


def test_what_is_missing_is_filled_in_on_the_sheet_and_imported(jianyan, odd, tmp_path):
    words = (*HERE, "--window", "2025")
    before = {one["check"] for one in asked(jianyan, *words)["items"]}
    assert {"filed_without_category", "replied_without_grade", "same_title"} <= before
    file = tmp_path / "检查.xlsx"
    told = jianyan("check", *words, "--out", str(file))
    assert (told.returncode, f"已写出：{file}" in told.stdout) == (0, True), told.stderr
    book = openpyxl.load_workbook(file)
    assert book.sheetnames[:3] == ["目录", "提案台账", "委员名册"]
    heads = [cell.value for cell in book["提案台账"][2]]
    assert book["提案台账"].cell(3, heads.index("案由") + 1).value == LAKE
    book["提案台账"].cell(3, heads.index("类别") + 1).value = "生态文明建设"
    book["提案台账"].cell(3, heads.index("办理结果") + 1).value = "B类"
    book.save(file)
    shown = ("--id", "proposals.by_sector", "--id", "proposals.replied_on_time")
    kept = jianyan("figures", *OF_THREE, *shown).stdout
    told = jianyan("import", "proposals", str(file), *OF_THREE, "--json")
    assert told.returncode == 0, told.stdout + told.stderr
    after = asked(jianyan, *words)["items"]
    gone = {"filed_without_category", "replied_without_grade"}
    assert {one["check"] for one in after} == before - gone
    assert jianyan("figures", *OF_THREE, *shown).stdout == kept, "nothing else has changed"
    figures = jianyan(
        "figures", *OF_THREE, "--id", "proposals.by_category", "--id", "proposals.grades"
    )
    assert "生态文明建设 1" in figures.stdout
    assert "B" in figures.stdout


def test_the_sheet_as_it_went_out_changes_nothing(jianyan, odd, tmp_path):
    words = (*HERE, "--window", "2025", "--out", str(tmp_path / "检查.xlsx"))
    before = asked(jianyan, *words)["items"]
    all_figures = jianyan("figures", *OF_THREE).stdout
    told = jianyan("import", "proposals", str(tmp_path / "检查.xlsx"), *OF_THREE)
    assert told.returncode == 0, told.stdout + told.stderr
    assert asked(jianyan, *HERE, "--window", "2025")["items"] == before
    assert jianyan("figures", *OF_THREE).stdout == all_figures


def test_the_clerks_own_ledger_afterwards_keeps_what_was_filled_in(jianyan, odd):
    told = jianyan("import", "proposals", str(odd), *OF_THREE)
    assert told.returncode == 0, told.stdout + told.stderr
    items = asked(jianyan, *HERE, "--window", "2025")["items"]
    assert "filed_without_category" not in {one["check"] for one in items}


@pytest.mark.parametrize(
    "words",
    [
        (*HERE, "--window", "someday"),
        (*HERE, "--plenary", "five"),
        (*HERE, "--out", "检查.docx"),
        ("--committee", "12"),
        (),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_line(jianyan, odd, words):
    told = jianyan("check", *words)
    assert (told.returncode, told.stdout) == (2, "")
    assert len(told.stderr.splitlines()) == 1
