"""Does a check copy mark every figure, list every mark, and change nothing else?"""

import pytest

from reporting.documents.evidence import CaseEntry, EvidenceBook, FigureEntry
from reporting.documents.marks import numbers
from reporting.documents.tree import figures
from reporting.issue.word_text import word_text
from reporting.render.docx import docx
from reporting.render.marking import listing, marks_of

RAISED = "//w:r[w:rPr/w:vertAlign/@w:val='superscript']/w:t/text()"
HEADER = "〔核对稿，不作正式文件〕〔数据不全〕"


@pytest.fixture
def marks(review):
    """Every figure of the paper has an entry; the first of them a case in the workbook."""
    listed = {figure.id: figure.text for figure in figures(review)}
    entries = tuple(
        FigureEntry(
            id, f"名{n}", text, "定义", 1, window="2023年", mark=n, rests_on=(id,), events=n
        )
        for n, (id, text) in enumerate(listed.items(), start=1)
    )
    evidence = tuple(CaseEntry(id, "c", "案", ()) for id in listed)
    return marks_of(review, EvidenceBook("题", "2024年3月5日", entries, evidence, (), ()))


def test_the_same_figure_has_the_same_number_in_reading_order(review):
    assert numbers(review) == {
        "proposals.received": 1,
        "proposals.by_category/经济建设": 2,
        "proposals.by_category/政治建设": 3,
        "proposals.by_category/文化建设": 4,
    }


def test_every_figure_bears_its_number_and_a_chart_its_values_below(review, marks, opened):
    file = opened(docx(review, marks))
    assert set(file.find("word/document.xml", RAISED)) == {"[1]", "[2]", "[3]", "[4]"}
    assert "共收到提案5898件[1]，不足是〔待填：不足〕。" in file.lines()
    assert "1985件[2]" in file.lines()
    said = "上图数据：本年：经济建设 39.7[2]、政治建设 9.3[3]、文化建设 9.10[4]。"
    assert said in file.lines()


def test_the_list_tells_of_each_mark_what_it_is_and_where_it_is_proved(marks):
    _, table = listing(marks)
    assert [row[0] for row in table.rows] == ["[1]", "[2]", "[3]", "[4]"]
    name, printed, means, window, events, place = table.rows[0][1:]
    assert (name, printed.text, means) == ("名1\nproposals.received", "5898件", "定义")
    assert (window, events, place) == ("2023年", "1", "目录第5行；依据第5行起")


def test_its_pages_say_that_it_is_no_paper_and_its_list_lies(review, marks, opened):
    file = opened(docx(review, marks))
    assert "".join(file.find("word/header1.xml", "//w:t/text()")) == HEADER
    assert file.find("word/document.xml", "//w:pgSz/@w:orient") == ["landscape"]
    assert file.lines().count("数字核对表") == 1
    assert "copy" in word_text(docx(review, marks)).properties


def test_the_clean_copy_bears_no_mark(review, opened):
    file = opened(docx(review))
    assert not file.find("word/document.xml", RAISED)
    assert "数字核对表" not in file.lines()
    assert not any(figure.mark for figure in figures(review))


def test_tables_and_charts_keep_their_numbers(review, marks, opened):
    def captions(file):
        return [line for line in file.lines() if line.startswith(("图", "表"))]

    assert captions(opened(docx(review, marks))) == captions(opened(docx(review)))


def test_evidence_of_much_is_found_on_its_second_sheet(monkeypatch, review):
    monkeypatch.setattr("reporting.render.evidence_rows.ROWS_A_SHEET", 2)
    others = tuple(CaseEntry("other", f"c{n}", "案", ()) for n in range(3))
    evidence = (*others, CaseEntry("proposals.received", "c", "案", ()))
    entry = FigureEntry(
        "proposals.received", "收到", "1件", "", 1, rests_on=("proposals.received",)
    )
    (mark,) = marks_of(review, EvidenceBook("题", "今", (entry,), evidence, (), ()))
    assert mark.place == "目录第5行；依据2第6行起"
