"""Do a unit's report and the circular on all units say who answered what, and how soon?"""

from dataclasses import replace

import pytest
from told_facts import BUREAU, facts
from told_numbers import CIRCULAR, UNIT_YEAR
from whole_text import headings, printed

from reporting.documents.making import Making
from reporting.documents.tree import Table, blanks
from reporting.documents.unit_circular import (
    comparable_units,
    fast_and_slow,
    unit_circular,
    unit_table,
)
from reporting.documents.unit_report import unit_report
from reporting.figures.catalogue import FIGURES
from reporting.figures.value import Part, Parts

MAKING = Making("0.1.0")
DAYS = "proposals.days_to_reply_by_unit"


def report(told: dict):
    return unit_report(facts(told, lens=BUREAU), MAKING)


def by_unit(told, **counts: dict[str, int]):
    """Facts with more breakdowns by unit, whether the catalogue has them or not."""
    more = {}
    for name, units in counts.items():
        figure = replace(FIGURES["proposals.by_unit"], id=f"proposals.{name}_by_unit")
        parts = tuple(Part(unit, value, value, "—") for unit, value in units.items())
        more[figure.id] = Parts(figure, parts, sum(units.values()))
    return replace(told, values={**told.values, **more})


def test_a_unit_reports_to_the_committee_what_it_led_and_assisted():
    document = report(UNIT_YEAR)
    assert "".join(document.title) == "市教育局2025年度承办政协提案办理情况报告"
    assert (document.addressee, document.issuer) == ("政协云岭市委员会", "市教育局")
    text = printed(document)
    for stated in (
        "承办政协提案58件，其中主办（含分办）41件",
        "主办的提案已办复40件，办复率为97.56%",
        "期限可考的40件中按期办复38件，按期办复率为95.00%",
        "A类（已解决或采纳）19件、B类（列入计划拟解决或拟采纳）17件",
        "自交办至首次联系提案人的用时，中位数为11天，最长为40天",
        "自交办至答复的用时，中位数为62.5天，最长为97天",
        "收回提案人征询意见表44份，其中满意37份，基本满意5份，不满意2份，满意率为95.45%",
    ):
        assert stated in text


def test_how_a_unit_went_about_it_is_for_people():
    hints = " ".join(blanks(report(UNIT_YEAR)))
    for asked in ("做法", "成效", "困难", "清单"):
        assert asked in hints


def test_of_few_proposals_no_percentage_and_no_table():
    few = {"proposals.handled": 3, "proposals.assigned": 2, "proposals.replied": 1}
    document = report(few | {"proposals.filed": 2, "proposals.by_category": {"社会建设": 2}})
    assert "%" not in printed(document)
    assert "主办的提案按内容分，社会建设2件" in printed(document)
    assert not [node for node in document.body if isinstance(node, Table)]


def test_a_unit_without_proposals_says_so_in_one_sentence():
    document = report({})
    assert headings(document) == ()
    assert "本期没有承办提案的记录" in printed(document)


def test_the_circular_lists_every_unit_with_its_days():
    table = unit_table(facts(CIRCULAR))
    assert table.headings == ("承办单位", "主办件数", "用时中位数", "最长用时")
    assert [row[0] for row in table.rows] == list(CIRCULAR["proposals.by_unit"])
    _, led, middle, most = table.rows[0]
    assert (led.text, middle.text, most.text) == ("41件", "62.5天", "97天")
    assert (middle.id, most.id) == (f"{DAYS}/市教育局", f"{DAYS}/市教育局:most")


def test_what_is_counted_by_unit_has_its_column():
    told = by_unit(
        facts(CIRCULAR),
        replied={"市教育局": 40, "市交通运输局": 18},
        replied_on_time={"市教育局": 38},
        feedback={"市教育局": 44},
        content={"市教育局": 42},
    )
    table = unit_table(told)
    assert table.headings[2:6] == ("已办复", "按期", "收回意见表", "满意")
    assert [cell.text for cell in table.rows[0][2:6]] == ["40件", "38件", "44件", "42件"]


def test_a_unit_without_a_dated_reply_has_a_dash():
    answered = {"市教育局": (30, 40, 5)}
    table = unit_table(facts(CIRCULAR | {DAYS: answered}))
    assert table.rows[1][2:] == ("—", "—")


def test_fast_and_slow_are_named_by_rule_among_units_with_replies_enough():
    text = printed(unit_circular(facts(CIRCULAR), MAKING))
    assert "较短的单位有：市民政局（30天）、市文化和旅游局（44天）、市交通运输局（48天）。" in text
    assert "较长的单位有：市水务局（71天）、市教育局（62.5天）。" in text
    assert "原市粮食局（" not in text


def test_few_units_are_not_ranked():
    few = {"市教育局": (62.5, 97, 40), "市水务局": (30, 44, 6)}
    text = printed(unit_circular(facts(CIRCULAR | {DAYS: few}), MAKING))
    assert "不作快慢比较" in text
    assert "较长的单位" not in text


@pytest.mark.parametrize("same", [30, 44.5])
def test_units_that_took_alike_are_neither_fast_nor_slow(same):
    alike = {f"第{n}局": (same, 60, 5) for n in range(1, 6)}
    ranked = comparable_units(facts(CIRCULAR | {DAYS: alike}))
    assert fast_and_slow(ranked) == ((), ())
    assert "中位数相同" in printed(unit_circular(facts(CIRCULAR | {DAYS: alike}), MAKING))


def test_units_that_owe_an_answer_are_named():
    told = by_unit(facts(CIRCULAR), open={"市教育局": 1, "市水务局": 1, "市民政局": 0})
    text = printed(unit_circular(told, MAKING))
    assert "尚有提案未办复的单位有：市教育局1件、市水务局1件。" in text
    every = facts(CIRCULAR | {"proposals.replied": 92})
    assert "已交办的提案均已办复" in printed(unit_circular(every, MAKING))


def test_a_circular_of_nothing_says_so():
    document = unit_circular(facts({}), MAKING)
    assert headings(document) == ()
    assert document.appendices == ()
