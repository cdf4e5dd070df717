"""Is every kind of document written, named, listed and offered on the command line?"""

from pathlib import Path
from typing import get_args

from contracts.reporting.documents import DOCUMENTS, DocumentKind
from jianyan import asked
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
