"""Which kinds of document are there: what is each called, and what writes it?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reporting.documents import annual_plan, annual_summary, proposal_review
from reporting.documents.making import Making
from reporting.documents.tree import Document
from reporting.figures.lens import Sort
from reporting.figures.scope import Scope
from reporting.findings.facts import Facts
from reporting.issue.commands import DocumentKind

EVIDENCE_FILE = "指标依据.xlsx"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document: the file's name, the version of its template, the pure writer.

    Attributes:
        lenses: of whose work it can be written.
        windows: the calendar years whose figures stand beside those of its own window.
    """

    file: str
    template: str
    write: Callable[[Facts, Making], Document]
    lenses: frozenset[Sort] = frozenset({Sort.COMMITTEE})
    windows: Callable[[Scope], tuple[str, ...]] = lambda _: ()


KINDS: Mapping[DocumentKind, Kind] = {
    "proposal-review": Kind(
        "提案审查情况报告.docx", proposal_review.TEMPLATE, proposal_review.proposal_review
    ),
    "annual-summary": Kind(
        "年度工作总结.docx", annual_summary.TEMPLATE, annual_summary.annual_summary
    ),
    "annual-plan": Kind("下一年度工作计划.docx", annual_plan.TEMPLATE, annual_plan.annual_plan),
}
