"""Does a clerk enter, look up, correct and withdraw what only a paper says?"""

import json

import pytest

from kernel.clock import wall_clock

HERE = ("--committee", "999900")
PAPER = ("--source", "云岭市政协2020年工作总结，第2页")
RECEIVED = ("--window", "2020", "--figure", "proposals.received", "--value", "312", *PAPER)


@pytest.fixture(scope="module", autouse=True)
def city(jianyan):
    """A city of which nothing is recorded but its being there."""
    told = jianyan("committee", "establish", "999900", "云岭市政协", "--preset", "city")
    assert told.returncode == 0, told.stderr


def said(told):
    assert told.returncode == 0, told.stderr
    return told.stdout


def refused(told):
    assert told.returncode == 2, told.stdout
    return told.stderr


def listed(jianyan, *words):
    return [one.split("\t") for one in said(jianyan("stated", "list", *HERE, *words)).splitlines()]


def test_a_number_of_a_paper_is_entered_once_and_listed(jianyan):
    first = said(jianyan("stated", "add", *HERE, *RECEIVED))
    id = first.strip().removeprefix("已填报：")
    assert said(jianyan("stated", "add", *HERE, *RECEIVED)) == f"此前已填报同样的数：{id}\n"
    heads, *rows = listed(jianyan, "--window", "2020")
    assert heads == ["编号", "时间", "范围", "名称", "分项", "数", "出处", "理由"]
    assert rows == [[id, "2020年", "本级", "收到提案", "", "312件", PAPER[1], ""]]
    english = jianyan("stated", "list", *HERE, "--window", "2020", language="C").stdout
    assert english.startswith("id\twindow\tscope\tname\tpart\tnumber\tpaper\treason\n")
    assert "2020-01-01..2020-12-31\tcommittee\t" in english


def test_a_share_with_its_base_and_a_name_of_its_own_of_a_sector(jianyan):
    told = (
        *("--window", "5/2", "--name", "委员驻点帮扶户数", "--unit", "户", "--value", "32"),
        *("--base", "80", "--share", "40%", "--scope", "sector", "--of", "教育"),
    )
    said(jianyan("stated", "add", *HERE, *told, *PAPER))
    (row,) = listed(jianyan, "--window", "5/2")[1:]
    assert row[1:6] == ["五届二次会议", "界别 教育", "委员驻点帮扶户数", "", "32户（40%） / 80"]
    (one,) = json.loads(said(jianyan("stated", "list", *HERE, "--window", "5/2", "--json")))
    assert (one["value"], one["base"], one["share"], one["stated"]) == (32, 80, "40%", True)


def test_a_number_is_corrected_and_withdrawn_with_a_reason(jianyan):
    given = ("--window", "2019", "--figure", "proposals.filed", "--value", "280", *PAPER)
    id = said(jianyan("stated", "add", *HERE, *given)).strip().removeprefix("已填报：")
    other = (*given[:5], "281", *PAPER)
    assert "该填报数已有不同的数" in refused(jianyan("stated", "add", *HERE, *other))
    fixed = ("stated", "correct", id, *HERE, "--value", "281", *PAPER, "--reason", "原表笔误")
    assert said(jianyan(*fixed)) == "已更正\n"
    assert said(jianyan(*fixed)) == "此前已是这个数\n"
    before = wall_clock().isoformat()
    (row,) = listed(jianyan, "--figure", "proposals.filed")[1:]
    assert (row[5], row[7]) == ("281件", "原表笔误")
    gone = ("stated", "withdraw", id, *HERE, "--reason", "另一口径")
    assert said(jianyan(*gone)) == "已撤回\n"
    assert "没有这个填报数，或已撤回" in refused(jianyan(*gone))
    assert listed(jianyan, "--figure", "proposals.filed")[1:] == []
    (row,) = listed(jianyan, "--figure", "proposals.filed", "--withdrawn")[1:]
    assert (row[5], row[7]) == ("（已撤回）", "另一口径")
    (row,) = listed(jianyan, "--figure", "proposals.filed", "--as-of", before)[1:]
    assert row[5] == "281件"


@pytest.mark.parametrize(
    ("words", "zh"),
    [
        (("--window", "2020", "--value", "3"), "--figure 和 --name 须写且只写一项"),
        (("--window", "2020", "--name", "走访户数"), "--value 和 --share 至少写一项"),
        (("--window", "plenary", "--name", "走访户数", "--value", "3"), "须写明届次，如 5/2"),
        (("--window", "某年", "--name", "走访户数", "--value", "3"), "错误：时间段“某年”"),
        (
            ("--window", "2020", "--figure", "proposals.recieved", "--value", "3"),
            "指标目录中没有这个指标",
        ),
        (
            ("--window", "2020", "--name", "走访户数", "--value", "3", "--scope", "sector"),
            "本级和含下级不写 --of，其他范围须写",
        ),
        (
            ("--window", "2020", "--name", "走访率", "--value", "3", "--base", "2"),
            "数值大于基数",
        ),
        (
            ("--window", "2020", "--name", "率", "--value", "1", "--base", "2", "--share", "51%"),
            "占比与数值、基数不符",
        ),
        (("--window", "2020", "--name", "率", "--value", "几户"), "--value 的值不能用"),
    ],
)
def test_what_cannot_be_entered_says_why(jianyan, words, zh):
    assert zh in refused(jianyan("stated", "add", *HERE, *words, *PAPER))


def test_an_id_that_is_none_is_said(jianyan):
    told = jianyan("stated", "withdraw", "第三行", *HERE, "--reason", "误填")
    assert "“第三行”不是编号，编号见列表" in refused(told)
    english = jianyan("stated", "withdraw", "third", *HERE, "--reason", "x", language="C")
    assert "'third' is no id; the list shows them" in english.stderr
