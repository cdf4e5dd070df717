"""Does each condition fire when it should, and not when it should not?"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_sheets import rule, sheet
from told_facts import facts
from told_numbers import YEAR

from contracts.submission import PriorityRule
from reporting.documents.provenance import numbers_in
from reporting.figures.catalogue import FIGURES
from reporting.figures.counting import counts_of
from reporting.figures.figure import Breakdown, Count, Days, DaysBy
from reporting.figures.value import LapsePart, Lapses
from reporting.findings.facts import Facts
from reporting.findings.judging import findings, judged
from reporting.findings.presets import preset
from reporting.findings.quote import Quote
from reporting.findings.reading import read

BY_ID = {one.id: one for one in preset().rules}
GROUP = {"code": "999901101", "name": "柳湾镇政协委员联络组", "level": "township"}
SECTORS = {"members.by_sector": {"教育": 50, "经济": 50, "宗教": 50}, "members.in_sectors": 150}


def text(finding) -> str:
    return "".join(one.text if isinstance(one, Quote) else one for one in finding.said)


def found(id: str, told: dict, before: dict | None = None, **scope) -> str | None:
    finding = judged(facts(told, before, **scope), BY_ID[id])
    assert finding is None or finding.kind == "problem"
    return None if finding is None else text(finding)


def with_days(told: Facts, id: str, *parts: LapsePart) -> Facts:
    """Facts in which units took so many days."""
    lapses = Lapses(FIGURES[id], parts, sum(one.evidence for one in parts))
    return replace(told, values={**told.values, id: lapses})


def serving(told: Facts, *names: str) -> Facts:
    """Facts of a committee that has these priorities."""
    priorities = tuple(PriorityRule(name=name, basis="云协〔2025〕1号") for name in names)
    rules = told.scope.rules.model_copy(update={"priorities": priorities})
    return replace(told, scope=replace(told.scope, rules=rules))


def test_replies_are_late_when_the_median_lies_above_the_rule():
    days, dated = "proposals.days_to_reply", "proposals.answered_dated"
    assert found("late_replies", {days: 93.5, dated: 9}) == (
        "提案办理用时的中位数为93.5天，超过规定的三个月"
    )
    assert found("late_replies", {days: 93, dated: 9}) is None
    assert found("late_replies", {days: 200, dated: 4}) is None
    assert found("late_replies", {}) is None


def test_the_slowest_reply_is_told():
    told = {"proposals.days_to_reply_most": 140, "proposals.answered_dated": 9}
    assert found("latest_reply", told) == "办理最慢的提案用时140天，超过规定的三个月"
    assert found("latest_reply", told | {"proposals.days_to_reply_most": 90}) is None


def test_slow_units_are_named_with_their_days():
    id = "proposals.days_to_reply_by_unit"
    slow = LapsePart("市教育局", 120, 140, 5)
    others = (LapsePart("市民政局", 95.5, 99, 3), LapsePart("市水务局", 200, 200, 2))
    told = with_days(facts(YEAR), id, slow, *others, LapsePart("市林业局", 60, 60, 9))
    finding = judged(told, BY_ID["late_units"])
    assert text(finding) == (
        "部分单位办理用时的中位数超过规定的三个月：市教育局120天、市民政局95.5天"
    )
    assert [str(one.of) for one in finding.figures] == [f"{id}/市教育局", f"{id}/市民政局"]
    quick = with_days(facts(YEAR), id, LapsePart("市林业局", 60, 60, 9))
    assert judged(quick, BY_ID["late_units"]) is None


def test_one_form_that_makes_up_most_activities_is_a_problem():
    kinds = {"sectors.activities": 40, "sectors.by_kind": {"学习": 30, "调研": 10}}
    assert found("few_forms", kinds) == "所办活动中学习有30次，占75.00%，形式较为单一"
    assert found("few_forms", kinds | {"sectors.by_kind": {"学习": 20, "调研": 20}}) is None
    few = {"sectors.activities": 12, "sectors.by_kind": {"学习": 10, "调研": 2}}
    assert found("few_forms", few) == "所办活动12次中学习有10次，形式较为单一"
    assert found("few_forms", {"sectors.activities": 2, "sectors.by_kind": {"学习": 2}}) is None


def test_reports_of_one_sector_are_one_source_unless_most_sectors_are_unknown():
    told = {"proposals.sr_received": 40, "proposals.sr_by_sector": {"教育": 30, "经济": 10}}
    assert "界别为教育的有30篇，占75.00%" in found("one_sector_reports", told)
    unknown = {"proposals.sr_by_sector": {"教育": 10, "未填界别": 30}}
    assert found("one_sector_reports", told | unknown) is None
    assert found("one_sector_reports", {}) is None


def test_many_reports_of_few_reporters_are_one_source():
    told = {"proposals.sr_received": 60, "proposals.sr_reporters": 5}
    assert found("few_reporters", told) == "收到信息60篇，反映人仅5人"
    assert found("few_reporters", told | {"proposals.sr_reporters": 12}) is None
    assert found("few_reporters", told | {"proposals.sr_reporters": 0}) is None
    assert found("few_reporters", {"proposals.sr_received": 6, "proposals.sr_reporters": 1}) is None


EVERYWHERE = SECTORS | {
    "proposals.by_sector": {"教育": 4, "经济": 1},
    "proposals.sr_by_sector": {"经济": 2},
    "sectors.by_host": {"经济界": 3},
}


def test_sectors_with_nothing_in_their_name_are_named_when_the_year_ends():
    assert found("silent_everywhere", EVERYWHERE) == (
        "没有立案提案的界别1个、没有反映信息的2个、没有主办活动的2个，其中三项均无的为宗教"
    )
    early = datetime(2025, 3, 1, tzinfo=UTC)
    assert found("silent_everywhere", EVERYWHERE, now=early) is None
    assert found("silent_everywhere", EVERYWHERE | {"proposals.sr_by_sector": {}}) is None
    heard = {"sectors.by_host": {"宗教": 1}}
    assert found("silent_everywhere", EVERYWHERE | heard) is None
    assert found("silent_everywhere", EVERYWHERE, **GROUP) is None


def test_idle_bodies_are_named_where_hosts_are_recorded():
    told = {
        "sectors.bodies": 6, "sectors.idle_bodies": 1, "sectors.hosts": 9,
        "sectors.idle_bodies_by_name": {"农业和农村委员会": 1},
    }  # fmt: skip
    assert found("idle_bodies", told) == (
        "有1个专门委员会、活动组或联络组没有主办活动，为农业和农村委员会"
    )
    assert found("idle_bodies", told | {"sectors.hosts": 0}) is None
    assert found("idle_bodies", told | {"sectors.idle_bodies": 0}) is None
    assert found("idle_bodies", told | {"sectors.bodies": 2}) is None


def test_studies_without_notes_are_a_problem_of_more_than_one_study():
    assert found("studies_without_notes", {"sectors.activities_study": 4}) == (
        "组织集中学习4次，没有委员提交学习心得的记录"
    )
    assert found("studies_without_notes", {"sectors.activities_study": 1}) is None
    told = {"sectors.activities_study": 4, "sectors.notes": 1}
    assert found("studies_without_notes", told) is None


def test_low_coverage_of_training_is_a_problem_where_people_are_recorded():
    told = {"members.on_roll": 100, "sectors.trained": 30, "sectors.present": 200}
    assert found("training_coverage", told) == "委员培训和学习的覆盖率为30.00%，低于五成"
    assert found("training_coverage", told | {"sectors.trained": 60}) is None
    assert found("training_coverage", told | {"sectors.present": 0}) is None
    few = told | {"members.on_roll": 10, "sectors.trained": 3}
    assert found("training_coverage", few) == "在册委员10人中有3人参加培训或学习，低于五成"


NO_DUTY = {
    "members.on_roll": 100, "members.no_duty": 8, "proposals.received": 50, "sectors.present": 200,
}  # fmt: skip


def test_members_without_a_duty_are_counted():
    assert found("no_duty", NO_DUTY) == "8人在册委员没有提案、信息和活动的记录，占8.00%"
    assert found("no_duty", NO_DUTY | {"members.no_duty": 5}) is None
    assert found("no_duty", NO_DUTY | {"sectors.present": 0}) is None


def test_a_township_group_is_not_scolded_for_one_of_two():
    two = NO_DUTY | {"members.on_roll": 2, "members.no_duty": 1, "proposals.participants": 1}
    assert found("no_duty", two, **GROUP) is None
    assert found("proposing", two, **GROUP) is None
    six = NO_DUTY | {"members.on_roll": 6, "members.no_duty": 1}
    assert found("no_duty", six, **GROUP) == "在册委员6人中有1人没有提案、信息和活动的记录"


def test_unsettled_difficulties_and_unanswered_suggestions_are_told():
    told = {"members.difficulties_raised": 5, "members.difficulties_unsettled": 2}
    assert found("difficulties_unsettled", told) == "委员提出的困难诉求5件中有2件未能解决"
    assert found("difficulties_unsettled", told | {"members.difficulties_unsettled": 0}) is None
    assert found("difficulties_unsettled", told | {"members.difficulties_raised": 2}) is None
    wanted = {"proposals.suggestions_wanted": 10, "proposals.suggestions_wanted_answered": 4}
    assert found("suggestions_unanswered", wanted) == (
        "要求反馈的意见建议10件中有4件已反馈，低于八成"
    )
    answered = wanted | {"proposals.suggestions_wanted_answered": 9}
    assert found("suggestions_unanswered", answered) is None


def test_research_without_outcome_is_told():
    told = {"sectors.research_reports": 3}
    assert found("research_without_outcome", told) == (
        "审核通过调研报告3篇，没有领导批示、采纳和转化为提案、信息的记录"
    )
    assert found("research_without_outcome", told | {"sectors.conversions": 1}) is None
    assert found("research_without_outcome", {"sectors.research_reports": 1}) is None


def test_priorities_that_nothing_serves_are_named_where_others_are_served():
    told = YEAR | {
        "proposals.for_priorities": 4, "proposals.by_priority": {"乡村振兴": 4},
        "sectors.for_priorities": 2, "sectors.by_priority": {"营商环境": 2},
    }  # fmt: skip
    year = serving(facts(told), "乡村振兴", "营商环境", "数字经济")
    assert text(judged(year, BY_ID["untouched_priorities"])) == (
        "服务中心工作的提案有4件、活动有2次，但“数字经济”没有相应的提案和活动"
    )
    served = serving(facts(told), "乡村振兴", "营商环境")
    assert judged(served, BY_ID["untouched_priorities"]) is None
    nothing = serving(facts(YEAR), "数字经济")
    assert judged(nothing, BY_ID["untouched_priorities"]) is None


LOW = {"members.on_roll": 100, "proposals.participants": 40}


def again(now: dict, before: dict | None) -> list[str]:
    told = findings(facts(now, before))
    return [text(one) for one in told if one.rule == "again:proposing"]


def test_a_measure_that_did_not_work_is_told_with_both_figures():
    year = facts(LOW, LOW | {"proposals.participants": 30})
    (finding,) = (one for one in findings(year) if one.rule == "again:proposing")
    assert text(finding) == (
        "同一问题前一期已经提出、本期仍然存在（前一期委员提案参与率为30.00%，低于六成，"
        "本期委员提案参与率为40.00%，低于六成）"
    )
    assert [str(one.of) for one in finding.figures] == [
        "proposals.participation_rate@5/3",
        "proposals.participation_rate",
    ]
    assert (finding.topic, finding.kind) == ("委员履职", "problem")


def test_a_problem_of_one_year_only_is_not_told_as_one_of_two():
    assert again(LOW, LOW | {"proposals.participants": 70}) == []
    assert again(LOW | {"proposals.participants": 70}, LOW) == []
    assert again(LOW, None) == []


def test_only_the_rules_that_it_names_are_looked_at_again():
    one = rule("{kind: left, figure: proposals.dissatisfied}", id="one")
    two = rule("{kind: left, figure: proposals.under_review}", id="two")
    again_one = rule("{kind: repeated, of: [one]}", id="again", problem="前期{then}；本期{now}")
    told = {"proposals.dissatisfied": 1, "proposals.under_review": 1}
    rules = read(sheet(one, two, again_one)).rules
    assert [f.rule for f in findings(facts(told, told), rules)] == ["one", "two", "again:one"]


def test_a_rule_whose_figure_is_not_counted_for_whom_is_passed_over():
    year = facts(LOW)
    for id in BY_ID["proposing"].figures():
        lacking = {name: value for name, value in year.values.items() if name != id}
        assert judged(replace(year, values=lacking), BY_ID["proposing"]) is None


@pytest.mark.parametrize("id", sorted({id for one in BY_ID.values() for id in one.figures()}))
def test_no_rule_fails_where_a_figure_is_not_counted(id):
    year = facts(YEAR | EVERYWHERE | NO_DUTY, YEAR | EVERYWHERE)
    lacking = {name: value for name, value in year.values.items() if name != id}
    then = replace(year.before, values={n: v for n, v in year.before.values.items() if n != id})
    told = findings(replace(year, values=lacking, before=then))
    assert all(quote.of.figure != id for one in told for quote in one.figures)


def test_words_that_stand_for_no_silent_sector_are_not_said_of_some():
    words = "{proposals.by_sector:silent=各界别均有}"
    asked = rule("{kind: silent, figure: proposals.by_sector}", problem=f"情况：{words}")
    (finding,) = findings(facts(YEAR), read(sheet(asked)).rules)
    assert text(finding) == "情况：1个"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("{proposals.received|份}", "90份"),
        ("{proposals.received:change}", "30件"),
        ("{proposals.received@before}", "120件"),
        ("{proposals.filing_rate@before}", "50.00%"),
        ("{proposals.by_category/经济建设}", "30件"),
        ("{proposals.by_category/经济建设:share}", "50.00%"),
        ("{proposals.by_category:top_name}{proposals.by_category:top|项}", "经济建设30项"),
        ("{proposals.by_category:names}", "，为经济建设、社会建设"),
        ("{sectors.money}", "1.2万元"),
        ("{proposals.withdrawn=没有撤案}", "没有撤案"),
    ],
)
def test_a_placeholder_says_what_it_asks(sentence, said):
    now = {
        "proposals.received": 90, "proposals.filed": 60, "sectors.money": 12_000_00,
        "proposals.by_category": {"经济建设": 30, "社会建设": 12},
    }  # fmt: skip
    before = {"proposals.received": 120, "proposals.filed": 60}
    asked = rule("{kind: left, figure: proposals.received}", problem=f"情况：{sentence}")
    (finding,) = findings(facts(now, before), read(sheet(asked)).rules)
    assert text(finding) == f"情况：{said}"


@pytest.mark.parametrize("aspect", ["@before", ":change"])
def test_a_sentence_that_quotes_the_year_before_is_not_said_without_one(aspect):
    asked = rule(
        "{kind: left, figure: proposals.received}", problem=f"{{proposals.received{aspect}}}"
    )
    assert findings(facts({"proposals.received": 9}), read(sheet(asked)).rules) == ()


COUNTS = sorted(one.id for one in counts_of(FIGURES.values()))
BREAKDOWNS = sorted(id for id, one in FIGURES.items() if isinstance(one, Breakdown))
DAYS = sorted(id for id, one in FIGURES.items() if isinstance(one, Days))
BY_UNIT = sorted(id for id, one in FIGURES.items() if isinstance(one, DaysBy))
PARTS = st.dictionaries(
    st.sampled_from(["教育", "经济", "宗教", "未填界别", "学习"]), st.integers(0, 90), max_size=4
)
TOLD = st.builds(
    lambda counts, parts, days: counts | parts | days,
    st.dictionaries(st.sampled_from(COUNTS), st.integers(0, 90), max_size=60),
    st.dictionaries(st.sampled_from(BREAKDOWNS), PARTS, max_size=20),
    st.dictionaries(st.sampled_from(DAYS), st.integers(0, 400), max_size=6),
)
SCOPES = st.sampled_from([{}, GROUP])


@settings(max_examples=60, deadline=None)
@given(TOLD, st.none() | TOLD, SCOPES)
def test_no_rule_fails_on_any_facts_and_every_number_is_a_figure(told, before, scope):
    year = serving(facts(told, before, **scope), "教育", "数字经济")
    for id in BY_UNIT:
        year = with_days(year, id, LapsePart("市教育局", 120, 140, 5))
    for one in findings(year):
        assert one.figures
        words = "".join(part for part in one.said if isinstance(part, str))
        assert numbers_in(words) == ()
        assert all(quote.of.figure in FIGURES for quote in one.figures)


def test_every_kind_of_condition_is_in_the_preset():
    kinds = {one.when.kind for one in preset().rules}
    assert kinds == {
        "rate", "trend", "silent", "silent_in_all", "yearly", "left", "share_above", "late",
        "late_parts", "dominant", "fewer", "nothing", "untouched", "unheeded", "repeated",
    }  # fmt: skip


def test_every_count_of_the_preset_has_a_unit_that_is_said():
    counts = (FIGURES[id] for one in preset().rules for id in one.figures())
    assert all(one.unit for one in counts if isinstance(one, Count))
