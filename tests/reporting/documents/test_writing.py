"""Do the documents say what the figures say, and prove every number?"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_facts import facts
from told_numbers import HANDLING_92, REVIEW_2024, YEAR
from told_years import GROUP

from reporting.documents.annual_plan import annual_plan
from reporting.documents.annual_summary import annual_summary
from reporting.documents.checks import broken
from reporting.documents.evidence_book import quoted
from reporting.documents.making import Making
from reporting.documents.proposal_review import proposal_review
from reporting.documents.provenance import unproven
from reporting.documents.tree import Blank, Chart, Figure, Heading, Table, blanks, parts
from reporting.documents.wording import NO_RECORD
from reporting.documents.work_done import SECTIONS
from reporting.documents.year_tables import host_table
from reporting.issue.kinds import KINDS

MAKING = Making("0.1.0")
WRITERS = tuple(one.write for one in KINDS.values())
NATIONAL = {"code": "000000", "name": "全国政协", "level": "national"}
IN_JANUARY = datetime(2025, 1, 20, tzinfo=UTC)


def said(document) -> str:
    return "".join(
        one.text if isinstance(one, Figure) else one
        for one in parts(document)
        if not isinstance(one, Blank)
    )


def printed(document) -> str:
    """The same, a blank as one that was filled in."""
    return "".join(
        one.text if isinstance(one, Figure) else "某" if isinstance(one, Blank) else one
        for one in parts(document)
    )


def nodes(document, kind) -> list:
    return [node for node in document.body if isinstance(node, kind)]


def test_the_review_states_every_figure_of_a_published_national_report():
    document = proposal_review(facts(REVIEW_2024, now=IN_JANUARY, **NATIONAL), MAKING)
    text = said(document)
    for stated in (
        "共收到提案5898件", "立案5006件", "并案160件", "转为意见和建议732件", "不予立案",
        "委员提案4534件，占90.6%", "集体提案472件，占9.4%", "1860名委员",
        "经济建设方面1985件，占39.7%", "政治建设方面465件，占9.3%", "文化建设方面457件，占9.1%",
        "社会建设方面1436件，占28.7%", "生态文明建设方面663件，占13.2%",
    ):  # fmt: skip
        assert stated in text
    assert document.title == ("关于政协第五届全国委员会第四次会议", "提案审查情况的报告")
    assert "截至2025年1月15日18时" in text
    assert "没有不予立案的提案" in text


@pytest.mark.parametrize("writer", [proposal_review, annual_summary])
def test_units_are_told_by_family_once_somebody_placed_them(writer):
    placed = {"党群": 12, "政府": 78, "系统待确认": 2}
    handled = YEAR | {"proposals.handled": 92}
    text = said(writer(facts(handled | {"proposals.by_unit_family": placed}), MAKING))
    assert "党群系统承办12件，占13.04%；政府系统承办78件，占84.78%" in text
    assert "系统待确认的单位承办2件，占2.17%" in text
    unplaced = {"proposals.by_unit_family": {"系统待确认": 92}}
    assert "待确认" not in said(writer(facts(handled | unplaced), MAKING))


def test_the_review_of_a_handled_ledger_states_how_it_was_handled():
    text = said(proposal_review(facts(HANDLING_92), MAKING))
    for stated in (
        "31个承办单位", "已办复92件", "办复率为100%", "22件，占23.91%", "68件，占73.91%",
        "2件，占2.17%", "收回征询意见表92份", "满意92份", "满意率为100%",
    ):  # fmt: skip
        assert stated in text
    assert "没有并案、转为意见和建议、不予立案的提案" in text


def test_proposals_after_the_cut_off_are_said_apart():
    late = REVIEW_2024 | {
        "proposals.plenary_received": 5800,
        "proposals.offsession_received": 98,
    }
    text = said(proposal_review(facts(late, **NATIONAL), MAKING))
    assert "收到大会提案5800件；截止时间以后收到平时提案98件，共收到提案5898件" in text


def test_a_review_of_nothing_says_so():
    assert NO_RECORD in said(proposal_review(facts({}), MAKING))


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("before", [None, YEAR])
@pytest.mark.parametrize("of", [{}, GROUP, NATIONAL, {"window": "2025"}])
@pytest.mark.parametrize("told", [{}, YEAR, REVIEW_2024])
def test_every_number_of_every_document_is_proven(write, before, of, told):
    document = write(facts(told, before, **of), MAKING)
    assert unproven(document) == ()
    assert all(len(line) <= 20 for line in document.title)


NUMBERS = st.dictionaries(
    st.sampled_from(sorted(key for key, value in YEAR.items() if isinstance(value, int))),
    st.integers(0, 300),
)


@pytest.mark.timeout(400)
@settings(max_examples=60, deadline=None)
@given(NUMBERS, NUMBERS, st.sampled_from(WRITERS), st.sampled_from([{}, GROUP]))
def test_whatever_the_figures_a_document_proves_itself(told, before, write, of):
    document = write(facts(YEAR | told, YEAR | before, **of), MAKING)
    assert unproven(document) == ()
    text = printed(document)
    assert not any(double in text for double in ("，，", "，。", "。。", "、、", "；；", "：，"))


@pytest.mark.parametrize("write", WRITERS)
def test_a_small_group_prints_no_percentage(write):
    group = facts(YEAR | {"members.on_roll": 6, "proposals.participants": 5}, YEAR, **GROUP)
    assert "%" not in said(write(group, MAKING))


def test_a_small_group_is_told_in_people():
    group = facts(YEAR | {"members.on_roll": 6, "proposals.participants": 5}, **GROUP)
    assert "在册委员6人中有5人参与提出提案" in said(annual_summary(group, MAKING))


def test_the_summary_has_its_four_parts_tables_and_two_charts():
    document = annual_summary(facts(YEAR, YEAR), MAKING)
    headings = [one.text for one in nodes(document, Heading) if one.level == 1]
    assert headings == ["主要工作", "工作成效", "存在的问题和改进措施", "下一年工作打算"]
    assert len(nodes(document, Chart)) >= 2
    assert len(nodes(document, Table)) >= 2
    assert len(nodes(document, Chart)[0].series) == 2
    assert document.issuer == "政协云岭市委员会"


def test_a_section_without_facts_says_so():
    document = annual_summary(facts({}), MAKING)
    assert said(document).count(NO_RECORD) == len(SECTIONS)


def test_a_section_none_of_whose_figures_is_counted_is_left_out():
    told = facts(YEAR, YEAR)
    mine = {id: value for id, value in told.values.items() if id.startswith("proposals.")}
    document = annual_summary(replace(told, values=mine), MAKING)
    headings = [one.text for one in nodes(document, Heading)]
    assert {"提案工作", "反映社情民意信息"} <= set(headings)
    assert not {"学习培训", "委员队伍建设", "活动总体情况"} & set(headings)
    assert NO_RECORD not in said(document)
    assert broken(replace(told, values=mine), quoted(document)) == ()
    assert not replace(told, values=mine).value("sectors.activities")


def test_the_summary_compares_with_last_year_only_where_there_was_one():
    more = YEAR | {"proposals.received": 102}
    assert "收到提案102件，比上年增加10件" in said(annual_summary(facts(more, YEAR), MAKING))
    assert "比上年" not in said(annual_summary(facts(more), MAKING))


def test_a_report_names_the_next_plenary_and_leaves_the_speaker_open():
    document = annual_summary(facts(YEAR), Making("0.1.0", form="report"))
    assert document.occasion == "——在政协第五届云岭市委员会第五次会议上"
    assert document.issuer == ""
    assert "报告人" in blanks(document)


def test_the_plan_is_for_the_next_year_and_has_every_month():
    for of in ({}, GROUP):
        document = annual_plan(facts(YEAR, **of), MAKING)
        assert document.title[-1] == "2026年度工作计划"
        (table,) = nodes(document, Table)
        assert table.headings == ("序号", "月份", "工作事项", "牵头部门", "责任人", "参加范围")
        months = [row[1] for row in table.rows]
        assert list(dict.fromkeys(months)) == [f"{month}月" for month in range(1, 13)]


def test_a_problem_of_the_year_becomes_a_task_and_a_row_of_the_plan():
    dissatisfied = YEAR | {"proposals.dissatisfied": 2}
    task = "对提案人不满意的提案逐件回访"
    assert task in said(annual_plan(facts(dissatisfied), MAKING))
    assert task not in said(annual_plan(facts(YEAR), MAKING))


def test_a_plan_moves_the_year_compared_with_back_by_one():
    text = said(annual_plan(facts(YEAR, YEAR | {"proposals.received": 200}), MAKING))
    assert "针对上年收到提案92件，比前一年减少108件的情况" in text


def test_a_calendar_window_names_its_year_and_no_plenary():
    document = proposal_review(facts(YEAR, window="2025"), MAKING)
    assert document.title == ("政协云岭市委员会", "2025年度提案审查情况的报告")
    assert "2025年1月1日至2025年12月20日，共收到提案92件" in said(document)


JOINT = {
    "sectors.held": 20,
    "sectors.hosts": 2,
    "sectors.hostings": 23,
    "sectors.by_host": {"教育": 12, "经济": 11},
}


@pytest.mark.parametrize(("joint", "words"), [(3, "合计大于活动数"), (0, "")])
def test_a_table_of_hosts_says_that_joint_activities_stand_with_each(joint, words):
    told = facts(YEAR | JOINT | {"sectors.joint_activities": joint})
    table = host_table(told)
    assert table is not None
    assert words in table.caption
    assert ("联合主办" in table.caption) == bool(joint)
