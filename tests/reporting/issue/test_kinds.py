"""Is every kind of document written, named, listed and offered on the command line?"""

from dataclasses import replace
from pathlib import Path
from typing import get_args

from told_facts import BUREAU, EDUCATION, MEMBER, scope

from contracts.reporting.documents import DOCUMENTS, DocumentKind
from jianyan import asked
from reporting.figures.lens import Sort
from reporting.issue.kinds import KINDS
from reporting.issue.listing import page

PAGE = Path(__file__).parents[3] / "docs" / "documents.md"


def test_what_is_named_is_what_is_written():
    assert tuple(DOCUMENTS) == get_args(DocumentKind)
    assert tuple(KINDS) == tuple(DOCUMENTS)


def test_files_and_templates_are_told_apart():
    assert len({one.file for one in KINDS.values()}) == len(KINDS)
    assert {one.template.partition("/")[0] for one in KINDS.values()} == set(KINDS)


def test_the_page_of_documents_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_a_clerk_may_ask_for_a_kind_by_either_name():
    for name, zh in DOCUMENTS.items():
        assert (asked.kind(name), asked.kind(zh)) == (name, name)
        assert zh in asked.kinds()


def test_a_paper_of_one_body_unit_or_member_names_it_in_its_file():
    report = KINDS["member-report"].file_of(scope(lens=MEMBER))
    assert report == f"委员履职情况报告（沈知行-{MEMBER.id}）.docx"
    assert KINDS["body-summary"].file_of(scope(lens=EDUCATION)) == "工作总结（教育界别）.docx"
    assert KINDS["annual-summary"].file_of(scope()) == "年度工作总结.docx"


def test_a_name_that_no_file_can_bear_is_changed():
    odd = replace(BUREAU, name='市水务局/河长办:"汛"')
    name = KINDS["unit-report"].file_of(scope(lens=odd))
    assert name == "承办提案办理情况报告（市水务局_河长办__汛_）.docx"


def test_papers_of_one_of_several_are_asked_for_by_that_one():
    narrowed = {
        name: set(one.lenses) for name, one in KINDS.items() if Sort.COMMITTEE not in one.lenses
    }
    assert narrowed == {
        "body-summary": {Sort.BODY},
        "unit-report": {Sort.UNIT},
        "member-report": {Sort.MEMBER},
    }
