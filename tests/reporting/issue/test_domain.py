"""Is a document issued once, and only when its bytes are kept?"""

from datetime import UTC, datetime

from contracts.reporting.issue import DocumentIssued, KeptFile
from kernel.ids import committee_id, derived
from kernel.testing.specification import specification
from reporting.issue.commands import IssueDocument
from reporting.issue.domain import DOCUMENT, AlreadyIssued, NotKept

given = specification(DOCUMENT)
PAPER = KeptFile(name="提案审查情况报告.docx", digest="aa", length=3)


def asked(*files: KeptFile) -> IssueDocument:
    return IssueDocument(
        committee=committee_id("999900"),
        document=derived("document", 1),
        kind="proposal-review",
        form="paper",
        title="提案审查情况的报告",
        plenary=derived("plenary", 1),
        term=5,
        session=3,
        window="plenary",
        cut=7,
        as_of=datetime(2026, 3, 2, tzinfo=UTC),
        origins=(),
        files=files,
        blanks=2,
        program="0.1.0",
        catalogue="1",
        template="proposal-review/1",
    )


ISSUED = DocumentIssued(**asked(PAPER).model_dump(exclude={"committee", "on", "at"}))


def test_a_document_whose_bytes_are_kept_is_issued():
    given().when(asked(PAPER), frozenset({"aa"})).then(ISSUED)


def test_without_its_bytes_nothing_is_issued():
    given().when(asked(PAPER), frozenset()).then_refused(NotKept)


def test_the_same_document_again_changes_nothing():
    given(ISSUED).when(asked(PAPER), frozenset({"aa"})).then_nothing()


def test_an_issued_document_never_becomes_another():
    other = PAPER.model_copy(update={"digest": "bb"})
    given(ISSUED).when(asked(other), frozenset({"bb"})).then_refused(AlreadyIssued)
