"""What can be asked of a research report?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.values import Named
from kernel.command import Command
from kernel.forgetting import Basis, Ground
from kernel.secret import Secret
from rules.names import clean

Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=60)]
Title = Annotated[str, AfterValidator(clean), Field(min_length=2, max_length=200)]
Reason = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]
People = Annotated[tuple[Named, ...], Field(max_length=100)]
Years = Annotated[int, Field(ge=1, le=100)]


class OneReport(Command):
    """A command about one report."""

    report: UUID


class DraftReport(OneReport):
    """起草调研报告; asked again it corrects the draft; None leaves the text that was kept."""

    title: Title
    is_recommendation: bool = False
    writers: People = ()
    team: People = ()
    department: Named | None = None
    activities: Annotated[tuple[UUID, ...], Field(max_length=100)] = ()
    text: Secret | None = None


class SubmitReport(OneReport):
    """提交调研报告: for approval; on a day, today when none is given."""

    submitted_on: date | None = None


class ReturnReport(OneReport):
    """退回调研报告: to be changed, and why; an approved one too while it is not archived."""

    reason: Reason
    returned_on: date | None = None


class ApproveReport(OneReport):
    """审核通过调研报告: on a day, today when none is given."""

    approved_on: date | None = None


class ArchiveReport(OneReport):
    """归档调研报告: under the year's next number; years to keep it, None for ever."""

    retention_years: Years | None = None
    filed_on: date | None = None


class HandOverReport(OneReport):
    """移交调研档案: to an archive; on a day, today when none is given."""

    to: Title
    handed_on: date | None = None


class RetractReport(OneReport):
    """撤销调研报告录入: there was no such report."""


class ForgetReportText(OneReport):
    """删除调研报告内容: all that was ever kept of its text."""

    ground: Ground
    basis: Basis


ReportCommand = (
    DraftReport
    | SubmitReport
    | ReturnReport
    | ApproveReport
    | ArchiveReport
    | HandOverReport
    | RetractReport
    | ForgetReportText
)
