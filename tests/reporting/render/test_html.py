"""Does the page say what the paper says, for everyone who reads it, with nothing from elsewhere?"""

import re
from dataclasses import replace

import pytest
from lxml import html as reader

from reporting.documents.tree import Chart, Document, Figure, Meta, Paragraph, Series, figures
from reporting.issue.word_text import word_text
from reporting.render.docx import docx
from reporting.render.html import html


def read(document):
    return reader.fromstring(html(document))


def texts(page):
    """All that a reader sees in order, without drawings and the tables that repeat them."""
    for left_out in page.xpath("//style | //svg | //figure/table | //title"):
        left_out.drop_tree()
    return re.sub(r"\s", "", page.text_content())


@pytest.mark.parametrize("which", ["review", "paper"])
def test_it_says_what_the_paper_says_in_the_same_order(which, request):
    document = replace(request.getfixturevalue(which), draft="")
    units = word_text(docx(document)).units
    said = "".join(unit.text for unit in units if unit.sort in ("paragraph", "cell"))
    assert texts(read(document)) == re.sub(r"\s", "", said)


def test_every_figure_says_which_it_is(review):
    found = {(one.get("value"), one.text) for one in read(review).xpath("//data")}
    assert found == {(figure.id, figure.text) for figure in figures(review)}


def test_headings_are_headings_and_blanks_are_marked(review):
    page = read(review)
    assert page.xpath("string(//h1)") == "关于政协十四届二次会议提案审查情况的报告"
    outline = [(one.tag, one.text) for one in page.xpath("//h2 | //h3 | //h4 | //h5")]
    assert outline == [
        ("h2", "一、提案工作情况"),
        ("h3", "（一）基本情况"),
        ("h4", "1.收到"),
        ("h5", "（1）个人"),
        ("h2", "二、下一年安排"),
    ]
    blanks = [one.text for one in page.xpath("//span[@class='blank']")]
    assert blanks == ["〔待填：报告人〕", "〔待填：不足〕", "〔待填：件数〕"]


def test_who_listens_is_told_language_captions_and_scopes(review):
    page = read(review)
    assert page.get("lang") == "zh-CN"
    assert len(page.xpath("//table")) == len(page.xpath("//table/caption")) == 5
    assert not page.xpath("//th[not(@scope)]")
    assert page.xpath("//svg[not(@role='img') or not(@aria-label)]") == []
    assert page.xpath("string(//table/caption)") == "表1　立案提案分类统计"


def test_each_chart_is_drawn_with_every_value_and_has_them_as_a_table(review):
    for figure in read(review).xpath("//figure"):
        drawn = set(figure.xpath(".//svg//text/text()"))
        values = figure.xpath(".//tbody//data/text()")
        assert "9.10" in values
        assert all(any(value in text for text in drawn) for value in values)
        assert set(figure.xpath(".//tbody/tr/th/text()")) == {"经济建设", "政治建设", "文化建设"}


def test_nothing_is_fetched_and_nothing_runs(review, paper):
    for document in (review, paper):
        text = html(document)
        assert not re.search(
            r"<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import|https?:", text
        )
        (policy,) = read(document).xpath("//meta[@http-equiv]/@content")
        assert policy.startswith("default-src 'none'")


def test_a_text_with_markup_is_text():
    odd = Figure('f"><script>', "<b>&3件")
    page = html(Document(("<i>题</i>\x00",), (Paragraph((odd, "一\n二")),), Meta("1", "t", "c")))
    assert "<script>" not in page
    assert "&lt;b&gt;&amp;3件" in page
    assert "<i>" not in page
    assert "一<br>二" in page


def test_equal_trees_are_equal_pages_and_a_draft_says_so(review):
    assert html(review) == html(replace(review))
    assert "〔数据不全〕" in html(review)
    assert "〔数据不全〕" not in html(replace(review, draft=""))


@pytest.mark.parametrize("values", [(), (0, 0), (5,), (-3, 4), (1, 0)])
@pytest.mark.parametrize("kind", ["bar", "column", "line", "pie"])
def test_a_chart_of_nothing_of_one_or_of_less_than_zero_is_drawn(kind, values):
    names = tuple("甲乙"[: len(values)])
    chart = Chart(kind, "图", names, (Series("件", values, names),))
    page = read(Document(("题",), (chart,), Meta("1", "t", "c")))
    assert len(page.xpath("//svg")) == 1
    assert page.xpath("//data/text()") == [str(value) for value in values]
