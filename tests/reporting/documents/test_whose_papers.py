"""Do papers of one body, unit or member prove every number, and list it in their workbook?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_facts import BUREAU, EDUCATION, MEMBER, PROPOSALS_COMMITTEE, RETIRED, STREET, facts
from told_numbers import BODY_YEAR, CIRCULAR, MEMBER_YEAR, UNIT_YEAR
from whole_text import printed

from reporting.documents.body_summary import body_summary
from reporting.documents.evidence_book import Proof, evidence_book, name_of, needed, quoted
from reporting.documents.making import Making
from reporting.documents.member_report import member_report
from reporting.documents.provenance import unproven
from reporting.documents.tree import figures
from reporting.documents.unit_circular import unit_circular
from reporting.documents.unit_report import unit_report
from reporting.figures.catalogue import FIGURES
from reporting.figures.lens import WHOLE
from reporting.findings.quote import Reference, reference

MAKING = Making("0.1.0")
SPEECH = Making("0.1.0", form="report")
PAPERS = (
    (body_summary, EDUCATION, BODY_YEAR),
    (body_summary, STREET, BODY_YEAR),
    (body_summary, PROPOSALS_COMMITTEE, BODY_YEAR),
    (body_summary, RETIRED, BODY_YEAR),
    (unit_report, BUREAU, UNIT_YEAR),
    (unit_circular, WHOLE, CIRCULAR),
    (member_report, MEMBER, MEMBER_YEAR),
)
EVERY_COUNT = sorted(
    {id for *_, told in PAPERS for id, value in told.items() if isinstance(value, int)}
)
DOUBLED = ("，，", "，。", "。。", "、、", "；；", "：，", "（）", "。，", "、。", "：。")


@pytest.mark.parametrize(("write", "lens", "told"), PAPERS)
@pytest.mark.parametrize("making", [MAKING, SPEECH])
@pytest.mark.parametrize("window", ["plenary", "2025", "2025-Q3"])
def test_every_number_is_proven(write, lens, told, making, window):
    for year in (told, {}):
        document = write(facts(year, told, lens=lens, window=window), making)
        assert unproven(document) == ()
        assert all(len(line) <= 20 for line in document.title)


@settings(max_examples=30)
@given(
    st.sampled_from(PAPERS),
    st.dictionaries(st.sampled_from(EVERY_COUNT), st.integers(0, 60)),
    st.booleans(),
)
def test_whatever_the_figures_it_reads_well(paper, counts, with_year):
    write, lens, told = paper
    year = (told if with_year else {}) | counts
    document = write(facts(year, told, lens=lens), MAKING)
    text = printed(document, blank="〔〕")
    assert unproven(document) == ()
    assert not [mark for mark in DOUBLED if mark in text]


@pytest.mark.parametrize(("write", "lens", "told"), PAPERS)
def test_the_workbook_lists_every_figure_of_a_narrowed_paper(write, lens, told):
    shown = facts(told, told, lens=lens)
    document = write(shown, MAKING)
    book = evidence_book(document, shown, Proof({}))
    assert {one.id for one in figures(document)} == {one.id for one in book.figures}
    assert {id for _, id in needed(document)} <= set(FIGURES)
    assert all(one.holds for one in book.checks)


def test_the_most_days_of_a_unit_are_a_figure_with_a_name():
    of = Reference("proposals.days_to_reply_by_unit", part="市教育局", aspect="most")
    assert reference(str(of)) == of
    assert name_of(of) == "承办单位办理用时：市教育局（最长）"
    told = facts(CIRCULAR)
    document = unit_circular(told, MAKING)
    assert (of, "97天") in quoted(document)
    book = evidence_book(document, told, Proof({}))
    (entry,) = [one for one in book.figures if one.id == str(of)]
    assert entry.cases == 40
