from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.documents.provenance import numbers_in, unproven
from reporting.documents.tree import (
    Chart,
    Document,
    Figure,
    Heading,
    Meta,
    Paragraph,
    Series,
    Table,
)

META = Meta(program="0.1.0", template="t/1", cut="2024-03-05T20:00+08:00")


def document(*body):
    return Document(("2025年工作总结",), tuple(body), META, issued_on=date(2026, 1, 6))


@pytest.mark.parametrize(
    "text",
    [
        "截至2024年3月5日20时,",
        "截至3月5日20:00，",
        "2025年工作回顾",
        "2024—2025年度",
        "2025年第3季度",
        "政协发〔2026〕1号",
        "第0012号提案",
        "第14届2次会议",
        "《关于建设12345热线的提案》",
        "政协第十四届全国委员会第二次会议",
        "一是全面，二是深入。",
        "3月4日至10日",
    ],
)
def test_dates_ordinals_and_quoted_titles_need_no_figure(text):
    assert numbers_in(text) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("共收到提案5898件", ("5898",)),
        ("占84.9%，其中5,006件立案", ("84.9%，", "5,006")),
        ("共收到提案１２件", ("１２",)),
        ("提出意见十二件", ("十二件",)),
        ("第一次，2025年12件", ("12",)),
    ],
)
def test_a_count_in_plain_text_is_found(text, numbers):
    assert numbers_in(text) == numbers


def test_a_named_programme_may_hold_a_digit():
    assert numbers_in("实施5+1行动，完成3项", allowed=("5+1行动",)) == ("3",)


def test_a_document_whose_figures_are_figures_is_proven():
    received = Figure("proposals.received", "5898件")
    body = (
        Heading(1, "2025年情况"),
        Paragraph(("截至2024年3月5日20时，收到提案", received, "。")),
        Table("立案", ("序号", "案由", "件数"), (("1", "关于12345热线的提案", received),)),
    )
    assert unproven(document(*body)) == ()


def test_each_number_without_a_figure_is_named_with_its_text():
    body = (
        Heading(1, "办好10件实事"),
        Paragraph(("收到提案100件", Figure("f", "3件"))),
        Table("立案", ("类别", "件数"), (("经济建设", "12件"),)),
        Chart("bar", "前5类", ("经济建设",), (Series("件", (12,), ("f",)),)),
    )
    assert unproven(document(*body)) == (
        "10: 办好10件实事",
        "100: 收到提案100件",
        "12: 12件",
        "5: 前5类",
    )


@given(st.integers(min_value=0, max_value=10**7), st.sampled_from("件人次场%篇"))
def test_no_count_slips_through_in_a_sentence(count, unit):
    assert unproven(document(Paragraph((f"今年共提出{count}{unit}。",)))) != ()
