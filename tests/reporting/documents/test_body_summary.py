"""Does a body's summary say what its members did, in the order of its kind, in whole people?"""

import pytest
from told_facts import EDUCATION, PROPOSALS_COMMITTEE, RETIRED, STREET, body, facts
from told_numbers import BODY_YEAR
from whole_text import headings, printed

from contracts.values import BodyKind
from reporting.documents.body_problems import OWN, found_in
from reporting.documents.body_summary import body_summary
from reporting.documents.making import Making
from reporting.documents.tree import Blank, Table, blanks
from reporting.findings.judging import findings

MAKING = Making("0.1.0")
SPEECH = Making("0.1.0", form="report")
FEW = {"members.on_roll": 6, "proposals.received": 2, "proposals.participants": 2}


def summary(told: dict, lens=EDUCATION, making: Making = MAKING, before: dict | None = None):
    return body_summary(facts(told, before, lens=lens), making)


def test_a_sector_reports_in_the_order_of_the_genre():
    assert headings(summary(BODY_YEAR)) == (
        "前言", "主要工作及成效", "政治协商", "民主监督", "参政议政", "社情民意", "界别活动",
        "存在问题及改进措施", "存在问题", "改进措施", "展望",
    )  # fmt: skip


def test_a_sector_says_how_many_proposals_it_made_and_how_many_were_adopted():
    text = printed(summary(BODY_YEAR))
    for stated in (
        "共提交提案14件，其中立案12件（个人提案8件、联名提案3件、集体提案1件）",
        "被采纳10件（办理结果为A类的计为采纳）",
        "12名委员中有9名以第一提案人或联名人身份参与提案",
        "被采用5篇（本级5篇次、市级2篇次）",
        "协商活动中，专题协商1次、界别协商1次",
        "主办各类活动9次（其中与其他界别、机构联合主办1次）",
        "联合提出的，各方同时计入",
    ):
        assert stated in text


def test_last_year_is_said_where_there_was_one():
    text = printed(summary(BODY_YEAR, before=BODY_YEAR | {"proposals.received": 9}))
    assert "共提交提案14件，比上年增加5件" in text
    assert "上年" not in printed(summary(BODY_YEAR)).replace("与上年和应尽职责相比", "")


@pytest.mark.parametrize("lens", [EDUCATION, STREET, PROPOSALS_COMMITTEE, RETIRED])
def test_a_body_of_few_is_told_in_people_without_percentages_or_tables(lens):
    document = summary(FEW, lens)
    text = printed(document)
    assert "6名委员中有2名" in text
    assert "%" not in text
    assert not [node for node in document.body if isinstance(node, Table)]


def test_nobody_is_said_in_a_word():
    assert "6名委员中没有人反映信息" in printed(summary(FEW | {"proposals.sr_received": 1}))


def test_a_large_body_has_rates_and_a_table_of_its_activities():
    large = BODY_YEAR | {"members.on_roll": 40, "proposals.participants": 33}
    document = summary(large, PROPOSALS_COMMITTEE)
    assert "33名委员以第一提案人或联名人身份参与提案，提案参与率为82.50%" in printed(document)
    (table,) = [node for node in document.body if isinstance(node, Table)]
    assert table.headings == ("活动类别", "次数")
    assert len(table.rows) == 5


def test_an_area_group_reports_in_its_own_form():
    assert headings(summary(BODY_YEAR, STREET), level=1) == (
        "处理好各方面关系，营造良好的工作氛围", "组织委员学习，提高自身素质",
        "发挥委员作用，履行三大职能", "围绕中心工作，为群众办实事", "下一年工作打算",
    )  # fmt: skip
    assert "联系委员9次，联系到委员11人" in printed(summary(BODY_YEAR, STREET))


def test_the_retired_always_give_a_speech():
    document = summary(BODY_YEAR, RETIRED)
    assert document.addressee == "尊敬的各位领导、各位老同志"
    assert document.occasion == Blank("会议名称")
    assert document.issuer == ""
    assert "谢谢大家" in printed(document)


def test_any_body_may_give_a_speech_without_a_foreword():
    document = summary(BODY_YEAR, EDUCATION, SPEECH)
    assert "我代表教育界别报告2025年度工作" in printed(document)
    assert printed(document).index("以上报告，请予审议") > printed(document).index("展望")
    assert "前言" not in headings(document)
    assert "报告人" in blanks(document)


@pytest.mark.parametrize(
    ("lens", "issuer"),
    [
        (EDUCATION, "云岭市政协教育界别"),
        (body("教育界", BodyKind.SECTOR), "云岭市政协教育界别"),
        (STREET, "云岭市政协柳湾街道委员联络组"),
        (body("市政协提案委员会", BodyKind.SPECIAL_COMMITTEE), "市政协提案委员会"),
        (body("民盟云岭市委", BodyKind.PARTY), "民盟云岭市委"),
    ],
)
def test_a_body_signs_with_its_name(lens, issuer):
    document = summary(BODY_YEAR, lens)
    assert document.issuer == issuer
    assert "".join(document.title) == f"{issuer}2025年度工作总结"


def test_a_body_answers_for_its_own_shortfalls_only():
    late = BODY_YEAR | {"proposals.replied": 2, "sectors.present": 50}
    told = facts(late, lens=EDUCATION)
    assert "replied" in [one.rule for one in findings(told)]
    assert [one.rule for one in found_in(told)] == ["quarterly_study", "attendance"]
    text = printed(summary(late))
    assert OWN["attendance"].measure in text
    assert OWN["attendance"].task in text
    assert "分管领导" not in text


def test_a_standing_phrase_is_taken_as_it_is():
    phrased = Making("0.1.0", phrases={"指导思想": "坚持团结和民主两大主题"})
    document = summary(BODY_YEAR, EDUCATION, phrased)
    assert "期内，坚持团结和民主两大主题，结合自身特点履行职能" in printed(document)
    assert "指导思想" not in blanks(document)


def test_a_quarter_does_not_promise_a_year():
    document = body_summary(facts(BODY_YEAR, window="2025-Q3", lens=STREET), MAKING)
    assert headings(document, level=1)[-1] == "下一步打算"
