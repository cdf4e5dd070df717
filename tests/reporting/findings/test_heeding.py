"""Is a topic of the plan that nothing touched named, and never guessed?"""

from dataclasses import replace

from rule_sheets import rule, sheet
from told_facts import facts
from told_numbers import YEAR

from reporting.documents.annual_plan import annual_plan
from reporting.documents.annual_summary import annual_summary
from reporting.documents.making import Making
from reporting.documents.provenance import unproven
from reporting.findings.facts import Facts
from reporting.findings.judging import findings, judged
from reporting.findings.plan import Plan
from reporting.findings.presets import preset
from reporting.findings.quote import Quote
from reporting.findings.reading import read

RULE = next(one for one in preset().rules if one.when.kind == "unheeded")
TITLE = "政协云岭市委员会2025年度工作计划"
WORK = "立案提案92件、收到信息90篇、举办活动20次，但《政协云岭市委员会2025年度工作计划》"
TOPICS = {"proposals.by_topic": {"义务教育": 5}, "sectors.by_topic": {"养老服务": 2}}
NO_STUDY = {"sectors.activities_study": 0}


def planned(told: dict, *areas: str, subjects: tuple[str, ...] = (), **scope) -> Facts:
    """Facts of a year for which a plan was issued."""
    return replace(facts(YEAR | told, **scope), plan=Plan(TITLE, areas, subjects))


def found(told: Facts, by=RULE) -> str | None:
    finding = judged(told, by)
    if finding is None:
        return None
    return "".join(one.text if isinstance(one, Quote) else one for one in finding.said)


def test_a_kind_of_work_of_which_nothing_was_recorded_is_named_with_the_plan():
    told = planned(NO_STUDY, "提案工作", "学习培训")
    assert found(told) == f"{WORK}所列“学习培训”没有相应的记录"
    assert [one.of.figure for one in judged(told, RULE).figures] == [
        "proposals.filed", "proposals.sr_received", "sectors.activities",
    ]  # fmt: skip


def test_a_marked_subject_that_no_figure_by_topic_knows_is_named():
    told = planned(TOPICS, "提案工作", subjects=("养老服务", "托育服务", "义务教育"))
    assert found(told) == f"{WORK}所列“托育服务”没有相应的记录"
    seen = planned(TOPICS, "提案工作", subjects=("义务教育", " 养老服务"))
    assert found(seen) is None


def test_what_no_count_stands_for_and_no_topic_tells_is_not_guessed():
    assert found(planned({}, "提案工作", "机关食堂")) is None
    assert found(planned({}, "提案工作", subjects=("托育服务",))) is None


def test_nothing_is_said_where_nothing_was_recorded_or_no_plan_was_issued():
    empty = replace(facts({}), plan=Plan(TITLE, ("提案工作", "学习培训")))
    assert found(empty) is None
    assert found(facts(YEAR | NO_STUDY)) is None


def test_a_plan_that_was_written_freely_is_said_to_list_nothing_by_topic():
    assert found(planned({})) == f"{WORK}没有按主题列出任务，落实情况无法逐项对照"


def test_a_committee_names_what_tells_of_its_own_topics():
    work = "{办实事: [sectors.people_served], 学习: [sectors.activities_study]}"
    when = f"{{kind: unheeded, work: {work}, figures: [sectors.by_topic]}}"
    sentence = "活动{sectors.activities}，但{plan}所列{names}没有记录"
    (own,) = read(sheet(rule(when, problem=sentence))).rules
    assert found(planned({}, "办实事", "学习"), own) is None
    nobody = planned({"sectors.people_served": 0}, "办实事", "学习")
    assert found(nobody, own) == f"活动20次，但《{TITLE}》所列“办实事”没有记录"


def test_rules_that_have_no_words_for_a_free_plan_say_nothing_of_it():
    when = "{kind: unheeded, work: {}, figures: [sectors.by_topic]}"
    sentence = "活动{sectors.activities}，但{plan}所列{names}没有记录"
    (own,) = read(sheet(rule(when, problem=sentence))).rules
    assert found(planned({}), own) is None
    told = replace(planned(TOPICS, subjects=("托育服务",)), rules=None)
    assert found(told, own) == f"活动20次，但《{TITLE}》所列“托育服务”没有记录"


def test_a_year_that_still_runs_is_not_held_against_its_plan():
    told = planned(NO_STUDY, "提案工作", "学习培训", window="2025-Q3")
    assert found(told) is None


def test_summary_and_plan_say_it_and_every_number_is_proven():
    told = planned(NO_STUDY, "学习培训")
    assert any(one.rule == RULE.id for one in findings(told))
    for write in (annual_summary, annual_plan):
        assert unproven(write(told, Making("0.1.0"))) == ()
