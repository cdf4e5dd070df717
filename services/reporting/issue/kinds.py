"""Which kinds of document are there: what is each called, and what writes it?"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from contracts.reporting.documents import DocumentKind
from kernel.problems import Problem
from reporting.documents import (
    annual_plan,
    annual_summary,
    body_summary,
    five_years,
    member_report,
    mid_year_summary,
    proposal_review,
    proposal_work_report,
    public_summary,
    report_circular,
    standing_report,
    summary_and_plan,
    summary_speech,
    unit_circular,
    unit_report,
)
from reporting.documents.making import Making
from reporting.documents.naming import body_name
from reporting.documents.tree import Document
from reporting.figures.lens import Sort
from reporting.figures.scope import Scope
from reporting.findings.facts import Facts

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What a file's name cannot hold everywhere."""
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
        lenses: whose work it can tell of.
        windows: the calendar years whose figures stand beside those of its own window.
    """

    file: str
    template: str
    write: Callable[[Facts, Making], Document]
    years: int = 1
    examples: bool = False
    stated: bool = False
    lenses: frozenset[Sort] = frozenset({Sort.COMMITTEE})
    windows: Callable[[Scope], tuple[str, ...]] = lambda _: ()

    @property
    def short(self) -> str:
        """What it is called beside whose it is: 工作总结, 履职情况报告."""
        return PurePath(self.file).stem

    def file_of(self, scope: Scope) -> str:
        """The file's name, with whose work it is; members are told apart by their id too.

        Args:
            scope: its lens names a body, unit or member, or is the committee's.
        """
        lens, name = scope.lens, PurePath(self.file)
        if lens.id is None:
            return self.file
        whose = f"{lens.name}-{lens.id}" if lens.sort is Sort.MEMBER else body_name(scope)
        return f"{name.stem}（{_UNFIT.sub('_', whose)}）{name.suffix}"


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
    "body-summary": Kind(
        "工作总结.docx",
        body_summary.TEMPLATE,
        body_summary.body_summary,
        lenses=frozenset({Sort.BODY}),
    ),
    "unit-report": Kind(
        "承办提案办理情况报告.docx",
        unit_report.TEMPLATE,
        unit_report.unit_report,
        lenses=frozenset({Sort.UNIT}),
    ),
    "unit-circular": Kind(
        "提案办理情况通报.docx", unit_circular.TEMPLATE, unit_circular.unit_circular
    ),
    "member-report": Kind(
        "委员履职情况报告.docx",
        member_report.TEMPLATE,
        member_report.member_report,
        lenses=frozenset({Sort.MEMBER}),
    ),
}


def written_of(kind: str, sort: Sort) -> Kind:
    """The kind of that name, which can tell that sort of work.

    Raises:
        Problem: 422, there is none, or it tells of others' work.
    """
    found = {str(name): one for name, one in KINDS.items()}.get(kind)
    if found is None:
        every = "、".join(KINDS)
        raise Problem(422, "NoSuchKind", f"没有这种文件，可用：{every}", f"one of {every}")
    if sort not in found.lenses:
        listed = "、".join(sorted(found.lenses))
        zh = f"“{kind}”不能按范围 {sort} 生成，可用的范围：{listed}"
        en = f"{kind} cannot be written of a {sort}, only of: {', '.join(sorted(found.lenses))}"
        raise Problem(422, "NotOfThisScope", zh, en)
    return found
