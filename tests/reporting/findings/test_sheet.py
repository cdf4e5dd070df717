"""Is a sheet of rules read as it was meant, and refused with file, rule and field?"""

import pytest
from rule_sheets import RECEIVED, REMEDY, rule, sheet

from reporting.findings.presets import preset
from reporting.findings.reading import read
from rules.invalid import Invalid

LEFT = "{kind: left, figure: proposals.received}"


def refused(text: str) -> Invalid:
    with pytest.raises(Invalid) as found:
        read(text, "本会.yaml")
    assert "本会.yaml" in found.value.zh
    assert "本会.yaml" in found.value.en
    return found.value


def test_a_sheet_is_read_with_its_rules_in_order():
    told = read(RECEIVED)
    assert (told.name, told.version, [one.id for one in told.rules]) == (
        "本会规则", "2026", ["one"],
    )  # fmt: skip
    assert told.rules[0].remedy.task.months == (3,)


def test_an_unknown_figure_is_refused_with_the_nearest():
    wrong = refused(sheet(rule("{kind: left, figure: proposals.recieved}")))
    assert "规则“one”" in wrong.zh
    assert "没有指标“proposals.recieved”" in wrong.zh
    assert "proposals.received" in wrong.en


def test_an_unknown_figure_in_a_sentence_is_refused_too():
    wrong = refused(sheet(rule(LEFT, problem="收到{proposals.filled}")))
    assert "problem：没有指标“proposals.filled”，相近的有 proposals.filed" in wrong.zh


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (sheet(rule("{kind: left}")), "规则“one” when.figure：缺少这一项", "rule one when.figure"),
        (sheet(rule("{kind: guess}")), "规则“one” when：没有这种条件", "rule one when"),
        (sheet(rule(LEFT, more="    colour: red\n")), "规则“one” colour：没有这一项", "colour"),
        (sheet(rule(LEFT.replace("}", ", minimum: 0}"))), "when.minimum", "when.minimum"),
        (sheet(rule(LEFT.replace("}", ", minimum: '3'}"))), "when.minimum", "when.minimum"),
        (sheet(rule("{kind: left, figure: proposals.filing_rate}")), "Count", "sort Count"),
        (sheet(rule(LEFT), rule(LEFT)), "规则“one”写了两次", "stands twice"),
        (sheet(rule("{kind: repeated, of: [two]}", problem="{now}")), "没有规则“two”", "no rule"),
        (sheet(rule(LEFT).replace("months: [3]", "months: [13]")), "task.months.0", "months"),
        (sheet(rule(LEFT).replace(REMEDY, "")), "须写 measure 和 task", "has a measure"),
        ("format: 2\n" + sheet(rule(LEFT)).split("\n", 1)[1], "format", "format"),
        ("- a\n", "应为含 rules 的表", "a mapping"),
        ("rules: [\n", "第2行不是有效的 YAML", "line 2"),
        ("a: &x 1\nb: *x\n", "第1行", "anchors"),
        ("a: !!python/name:os.system ''\n", "第1行", "tags"),
        ("[" * 5000, "嵌套过深", "too deeply"),
        ("? [1]\n: 2\n", "YAML", "YAML"),
        ("1: 2\n2024-01-01: 3\n", "项目名称应为文字", "names of fields"),
        ("#" * 100_001, "不得超过", "at most"),
    ],
)
def test_a_mistake_is_said_with_its_place(text, zh, en):
    wrong = refused(text)
    assert zh in wrong.zh
    assert en in wrong.en


@pytest.mark.parametrize(
    ("sentence", "zh"),
    [
        ("收到12件", "句中的数“1”须改为占位符"),
        ("超过百分之八十", "句中的数“百分之”"),
        ("收到十二件", "句中的数“十二件”"),
        ("收到{proposals.received", "花括号不成对"),
        ("收到{1+1}", "占位符“{1+1}”写法不对"),
        ("低于{poor}", "占位符“{poor}”写法不对"),
        ("{proposals.received:top}", "不能写作"),
        ("{proposals.filing_rate|件}", "不能写作"),
        ("{proposals.by_category}", "不能写作"),
        ("{proposals.by_category:change}", "不能写作"),
        ("{proposals.received/经济}", "不能写作"),
        ("{proposals.received:change@before}", "写法不对"),
    ],
)
def test_a_sentence_holds_no_number_and_only_placeholders_that_can_be_told(sentence, zh):
    assert zh in refused(sheet(rule(LEFT, problem=sentence))).zh


def test_no_more_than_three_mistakes_are_said_at_once():
    wrong = refused(sheet(*(rule("{kind: left}", id=f"r{n}") for n in range(5))))
    assert "另有2处" in wrong.zh
    assert "规则“r2”" in wrong.zh
    assert "规则“r3”" not in wrong.zh


def test_the_preset_is_read_from_the_package_and_names_its_version():
    book = preset()
    assert (book.sheet.name, book.sheet.version) == ("通用总结规则", "3")
    assert book.told()["preset"]
    assert read(book.text) == book.sheet
