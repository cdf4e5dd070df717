"""What must hold of the committee's papers whatever the year: what is said, and what never is?"""

from dataclasses import replace

import pytest
from told_facts import facts
from told_numbers import YEAR
from told_years import GROUP, RICH, STATED, city, township

from reporting.documents.five_years import five_years
from reporting.documents.making import Making
from reporting.documents.public_summary import PUBLIC, SMALLEST_SUM, public_summary
from reporting.documents.tree import Blank, Chart, Figure, Paragraph, Table, figures, parts
from reporting.figures.catalogue import FIGURES
from reporting.findings.quote import reference
from reporting.issue.kinds import KINDS

MAKING = Making("0.1.0")
SPOKEN = ("summary-speech", "standing-committee-report", "proposal-work-report")


def said(document) -> str:
    return "".join(
        one.text if isinstance(one, Figure) else one
        for one in parts(document)
        if not isinstance(one, Blank)
    )


def test_the_public_version_holds_only_figures_that_are_listed_for_it():
    assert set(FIGURES) >= PUBLIC
    shown = {reference(one.id).figure for one in figures(public_summary(city(), MAKING))}
    assert shown <= PUBLIC
    for hidden in ("困难诉求", "走访和联系", "缺席", "没有提案", "不满意", "宗教"):
        assert hidden not in said(public_summary(city(), MAKING))


@pytest.mark.parametrize(("fen", "told"), [(SMALLEST_SUM - 1, False), (SMALLEST_SUM, True)])
def test_little_money_is_not_made_public(fen, told):
    text = said(public_summary(facts(RICH | {"sectors.money": fen}), MAKING))
    assert ("投入资金" in text) == told


def test_the_public_version_names_only_proposals_whose_sponsors_agreed():
    text = said(public_summary(city(), MAKING))
    assert "《关于增设社区食堂的提案》《关于支持县域〈工匠计划〉的提案》" in text
    assert "湖泊水质" not in text


@pytest.mark.parametrize("kind", SPOKEN)
@pytest.mark.parametrize("told", [city, township])
def test_what_is_spoken_has_a_meeting_and_no_tables(kind, told):
    document = KINDS[kind].write(told(), MAKING)
    assert document.occasion
    assert document.addressee
    assert not document.issuer
    assert not [node for node in document.body if isinstance(node, Table | Chart)]


@pytest.mark.parametrize("kind", [*SPOKEN, "annual-summary", "summary-and-plan", "public-summary"])
def test_a_group_of_six_has_text_alone_and_no_percentage(kind):
    document = KINDS[kind].write(township(), MAKING)
    assert not [node for node in document.body if isinstance(node, Table | Chart)]
    assert "%" not in said(document)


def test_a_standing_phrase_stands_where_the_blank_was():
    making = Making("0.1.0", phrases={"指导思想": "坚持以人民为中心", "总体要求": "稳中求进"})
    for kind in ("annual-plan", "summary-and-plan", "standing-committee-report"):
        assert "坚持以人民为中心，" in said(KINDS[kind].write(city(), making))
    text = said(KINDS["standing-committee-report"].write(city(), making))
    assert "总体要求是：稳中求进。" in text


def test_a_stated_number_is_marked_and_fills_only_what_was_not_recorded():
    ids = [one.id for one in figures(five_years(city(), MAKING))]
    assert "proposals.received@5/1:stated" in ids
    assert "proposals.received@5/3" in ids
    recorded = replace(STATED[0], year="5/3")
    document = five_years(replace(city(), stated=(recorded,)), MAKING)
    assert not [one.id for one in figures(document) if one.id.endswith(":stated")]
    marked = [one for one in figures(five_years(city(), MAKING)) if one.id.endswith(":stated")]
    assert all(one.text.startswith("填报") for one in marked)


def test_years_of_the_calendar_stand_under_their_names():
    told = replace(facts(YEAR, YEAR, window="2025"), stated=STATED)
    table = next(node for node in five_years(told, MAKING).body if isinstance(node, Table))
    assert table.headings == ("指标", "2021年", "2022年", "2023年", "2024年", "2025年")
    assert table.rows[0][1:] == (
        Figure("proposals.received@2021:stated", "填报120件"),
        "—",
        "—",
        Figure("proposals.received@2024", "92件"),
        Figure("proposals.received", "92件"),
    )


def test_a_problem_is_named_in_the_summary_and_mended_in_the_plan():
    document = KINDS["summary-and-plan"].write(city(), MAKING)
    texts = ["".join(map(str, node.parts)) for node in document.body if isinstance(node, Paragraph)]
    assert len([text for text in texts if "改进措施：" in text]) == 0
    assert [text for text in texts if "针对2025年度" in text]


def test_half_a_year_goes_on_with_the_months_that_are_left():
    group = facts(YEAR, YEAR, window="2025-01-01..2025-06-30", **GROUP)
    document = KINDS["mid-year-summary"].write(group, MAKING)
    (table,) = [node for node in document.body if isinstance(node, Table)]
    assert {row[1] for row in table.rows} == {f"{month}月" for month in range(7, 13)}
    assert document.title[-1] == "2025年上半年工作总结"


@pytest.mark.parametrize(
    ("kinds", "told"), [({"未记受益对象": 2}, False), ({"老年人": 1, "未记受益对象": 1}, True)]
)
def test_whom_deeds_served_is_told_where_it_was_recorded(kinds, told):
    text = said(public_summary(facts(RICH | {"sectors.deeds_by_beneficiary": kinds}), MAKING))
    assert ("按受益对象分" in text) == told
