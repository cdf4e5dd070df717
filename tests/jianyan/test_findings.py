"""Does a clerk see strengths and problems, and change the rules that find them?"""

import json

import pytest
from rule_sheets import RECEIVED

HERE = ("--committee", "999900")
OF_THREE = (*HERE, "--plenary", "5/3")
HEADS = ["提案编号", "案由", "提案人", "提案类别", "提案形式", "提交日期", "审查结果", "立案日期"]
ROWS = [
    [1, "关于保护湖泊的提案", "岑知远", "经济建设", "个人提案", "2025-01-08", "立案", "2025-01-12"],
    [2, "关于建设食堂的提案", "岑知远", "社会建设", "个人提案", "2025-01-08", "立案", "2025-01-12"],
]  # fmt: skip
PAPER = ("--from", "2025-01-01", "--basis", "云协〔2025〕1号")


@pytest.fixture(scope="module")
def city(jianyan, ledger):
    """A city with two proposals that nobody answered."""
    jianyan("committee", "establish", "999900", "云岭市政协", "--preset", "city")
    jianyan(
        "plenary", "convene", "999900", "5/3", "--opens", "2025-01-08",
        "--closes", "2025-01-11", "--cut-off", "2025-01-09T18:00",
    )  # fmt: skip
    people = [["岑知远", "男", "汉族", "教育"], ["戚南乔", "女", "汉族", "经济"]]
    roster = ledger("委员.xlsx", ["姓名", "性别", "民族", "界别"], people)
    assert jianyan("import", "roster", str(roster), *OF_THREE).returncode == 0
    told = jianyan("import", "proposals", str(ledger("提案.xlsx", HEADS, ROWS)), *OF_THREE)
    assert told.returncode == 0, told.stderr


@pytest.mark.usefixtures("city")
def test_findings_are_a_table_with_measure_and_figures(jianyan):
    told = jianyan("findings", *OF_THREE)
    assert told.returncode == 0, told.stderr
    heads, *rows, rules = told.stdout.splitlines()
    assert heads.split("\t") == ["类别", "句子", "措施", "所据指标"]
    assert rules == "规则：通用总结规则 3（程序自带）"
    found = [row.split("\t") for row in rows]
    (unanswered,) = (one for one in found if "已办复" in one[1])
    assert unanswered[0] == "问题"
    assert unanswered[1] == "立案提案2件中有0件已办复，低于九成五。"
    assert "proposals.filed=2件" in unanswered[3]
    english = jianyan("findings", *OF_THREE, language="C").stdout
    assert english.startswith("kind\tsentence\tmeasure\tfigures")


@pytest.mark.usefixtures("city")
def test_rules_are_exported_adopted_and_followed(jianyan, tmp_path):
    exported = tmp_path / "本会.yaml"
    told = jianyan("findings", "rules", "export", *HERE, "--out", str(exported))
    assert told.returncode == 0, told.stderr
    assert "通用总结规则 3" in told.stdout
    printed = jianyan("findings", "rules", "export", *HERE).stdout
    assert printed == exported.read_text(encoding="utf-8")
    exported.write_text(RECEIVED.replace("proposals.received", "proposals.recieved"), "utf-8")
    told = jianyan("findings", "rules", "adopt", str(exported), *HERE, *PAPER)
    assert told.returncode == 2
    assert "本会.yaml：规则“one”" in told.stderr
    assert "没有指标“proposals.recieved”，相近的有 proposals.received" in told.stderr
    exported.write_text(RECEIVED, "utf-8")
    told = jianyan("findings", "rules", "adopt", str(exported), *HERE, *PAPER)
    assert (told.returncode, told.stdout) == (0, "已通过 999900 自2025-01-01起的总结规则\n")
    told = jianyan("findings", "rules", "adopt", str(exported), *HERE, *PAPER)
    assert told.stdout == "999900 此前已通过同样的规则\n"
    found = json.loads(jianyan("findings", *OF_THREE, "--json").stdout)
    assert [one["text"] for one in found["findings"]] == ["收到提案2件。"]
    assert found["rules"]["basis"] == "云协〔2025〕1号"
    assert jianyan("findings", "rules", "export", *HERE).stdout == RECEIVED


def test_what_cannot_be_asked_is_said(jianyan, tmp_path):
    told = jianyan("findings")
    assert (told.returncode, told.stderr) == (2, "错误：缺少 --committee（--help 查看用法）\n")
    absent = str(tmp_path / "没有.yaml")
    told = jianyan("findings", "rules", "adopt", absent, *HERE, *PAPER)
    assert told.returncode == 2
    assert "没有文件" in told.stderr
