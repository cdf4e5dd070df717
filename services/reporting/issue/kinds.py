"""Which kinds of document are there: what is each called, and what writes it?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from contracts.reporting.documents import DocumentKind
from reporting.documents import (
    annual_plan,
    annual_summary,
    five_years,
    mid_year_summary,
    proposal_review,
    proposal_work_report,
    public_summary,
    report_circular,
    standing_report,
    summary_and_plan,
    summary_speech,
)
from reporting.documents.making import Making
from reporting.documents.tree import Document
from reporting.findings.facts import Facts

EVIDENCE_FILE = "指标依据.xlsx"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document.

    Attributes:
        file: the name of the file.
        template: the version of its text, raised when the text changes.
        write: the pure writer.
        years: how many earlier years its facts hold, this one not counted.
        examples: whether it names proposals by their titles.
        stated: whether it shows what papers state of earlier years.
    """

    file: str
    template: str
    write: Callable[[Facts, Making], Document]
    years: int = 1
    examples: bool = False
    stated: bool = False


KINDS: Mapping[DocumentKind, Kind] = {
    "proposal-review": Kind(
        "提案审查情况报告.docx", proposal_review.TEMPLATE, proposal_review.proposal_review
    ),
    "annual-summary": Kind(
        "年度工作总结.docx", annual_summary.TEMPLATE, annual_summary.annual_summary
    ),
    "annual-plan": Kind("下一年度工作计划.docx", annual_plan.TEMPLATE, annual_plan.annual_plan),
    "summary-and-plan": Kind(
        "工作总结暨下年度工作计划.docx",
        summary_and_plan.TEMPLATE,
        summary_and_plan.summary_and_plan,
    ),
    "mid-year-summary": Kind(
        "上半年工作总结.docx", mid_year_summary.TEMPLATE, mid_year_summary.mid_year_summary
    ),
    "summary-speech": Kind(
        "工作情况汇报.docx", summary_speech.TEMPLATE, summary_speech.summary_speech
    ),
    "standing-committee-report": Kind(
        "常委会工作报告.docx", standing_report.TEMPLATE, standing_report.standing_report
    ),
    "proposal-work-report": Kind(
        "提案工作情况报告.docx",
        proposal_work_report.TEMPLATE,
        proposal_work_report.proposal_work_report,
        examples=True,
    ),
    "situation-report-circular": Kind(
        "社情民意信息通报.docx", report_circular.TEMPLATE, report_circular.report_circular
    ),
    "five-years": Kind(
        "历年工作情况.docx", five_years.TEMPLATE, five_years.five_years, years=4, stated=True
    ),
    "public-summary": Kind(
        "工作情况公开版.docx",
        public_summary.TEMPLATE,
        public_summary.public_summary,
        examples=True,
    ),
}
