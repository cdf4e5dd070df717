"""What may happen to a research report? Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any, assert_never
from uuid import UUID

from contracts.sectors.research import (
    ReportApproved,
    ReportArchived,
    ReportDrafted,
    ReportHandedOver,
    ReportRetracted,
    ReportReturned,
    ReportSubmitted,
)
from kernel.decider import Decider, Known
from kernel.event import Event
from rules.dates import day_of
from sectors.research.commands import (
    ApproveReport,
    ArchiveReport,
    DraftReport,
    ForgetReportText,
    HandOverReport,
    ReportCommand,
    RetractReport,
    ReturnReport,
    SubmitReport,
)
from sectors.research.events import ReportTextForgotten, ReportTextKept
from sectors.research.refusals import (
    AlreadyApproved,
    BeforeWhatLedToIt,
    InTheArchive,
    NobodyWrote,
    NoSuchActivity,
    NoSuchReport,
    NotApproved,
    NotInTheArchive,
    NotSubmitted,
    NotYet,
    UnderReview,
)
from sectors.research.state import Phase, Report, evolve
from sectors.stands import activity_stream, report_stream, stands

Asked = Known[Any]
TEXT = "research.text"


def decide(command: ReportCommand, report: Report, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case DraftReport():
            return draft(command, report, known)
        case SubmitReport():
            return submit(command, report, known)
        case ReturnReport():
            return send_back(command, report, known)
        case ApproveReport():
            return approve(command, report, known)
        case ArchiveReport():
            return archive(command, report, known)
        case HandOverReport():
            return hand_over(command, report, known)
        case RetractReport():
            return retract(command, report)
        case ForgetReportText():
            return forget(command, report)
    assert_never(command)


def draft(command: DraftReport, report: Report, known: Asked) -> Sequence[Event]:
    """The particulars, whole; the same again changes nothing, nor does a text that is kept."""
    names = ReportDrafted.model_fields
    drafted = ReportDrafted(**{name: getattr(command, name) for name in names})
    told: list[Event] = [] if drafted == report.drafted else [drafted]
    if command.text is not None:
        kept = known.keep(command.text, TEXT)
        if kept != report.text:
            told.append(ReportTextKept(report=command.report, kept=kept))
    if told and report.phase is Phase.SUBMITTED:
        raise UnderReview(command.report)
    if told and report.phase is Phase.APPROVED:
        raise AlreadyApproved(command.report)
    before = report.drafted.activities if report.drafted else ()
    for activity in command.activities:
        if activity not in before and not stands(known.state(activity_stream(activity))):
            raise NoSuchActivity(activity)
    return told


def submit(command: SubmitReport, report: Report, known: Asked) -> Sequence[Event]:
    """A draft, or one that was returned and changed."""
    drafted = _must_stand(report, command.report)
    if report.phase is Phase.SUBMITTED:
        return []
    if report.phase is Phase.APPROVED:
        raise AlreadyApproved(command.report)
    if not drafted.writers:
        raise NobodyWrote(command.report)
    day = _day(command.submitted_on, known, report.since)
    return [ReportSubmitted(report=command.report, submitted_on=day)]


def send_back(command: ReturnReport, report: Report, known: Asked) -> Sequence[Event]:
    """One that is submitted, or approved and not archived; the same reason again is so already."""
    _must_stand(report, command.report)
    if report.phase is Phase.RETURNED and report.returned is not None:
        if command.reason == report.returned.reason:
            return []
        raise NotSubmitted(command.report)
    if report.phase is Phase.DRAFT:
        raise NotSubmitted(command.report)
    if report.archived is not None:
        raise InTheArchive(report.archived.number)
    day = _day(command.returned_on, known, report.since)
    return [ReportReturned(report=command.report, returned_on=day, reason=command.reason)]


def approve(command: ApproveReport, report: Report, known: Asked) -> Sequence[Event]:
    """One that is submitted; approved once."""
    _must_stand(report, command.report)
    if report.phase is Phase.APPROVED:
        return []
    if report.phase is not Phase.SUBMITTED:
        raise NotSubmitted(command.report)
    day = _day(command.approved_on, known, report.since)
    return [ReportApproved(report=command.report, approved_on=day)]


def archive(command: ArchiveReport, report: Report, known: Asked) -> Sequence[Event]:
    """It has one number for ever; how long it is kept may be said otherwise later."""
    _must_stand(report, command.report)
    before = report.archived
    if before is not None:
        if command.retention_years == before.retention_years:
            return []
        return [before.model_copy(update={"retention_years": command.retention_years})]
    if report.phase is not Phase.APPROVED:
        raise NotApproved(command.report)
    day = _day(command.filed_on, known, report.since)
    archived = ReportArchived(
        report=command.report,
        year=day.year,
        number=known.next(f"research-archive-{day.year}"),
        retention_years=command.retention_years,
        filed_on=day,
    )
    return [archived]


def hand_over(command: HandOverReport, report: Report, known: Asked) -> Sequence[Event]:
    """To an archive; another one, or another day, later corrects it."""
    _must_stand(report, command.report)
    if report.archived is None:
        raise NotInTheArchive(command.report)
    before = report.handed_over
    asked = command.handed_on or (before.handed_on if before else None)
    day = _day(asked, known, report.archived.filed_on)
    over = ReportHandedOver(report=command.report, to=command.to, handed_on=day)
    return [] if over == before else [over]


def retract(command: RetractReport, report: Report) -> Sequence[Event]:
    """Taken back once, and not once it has a number; its text goes when it is forgotten."""
    if report.phase is Phase.RETRACTED:
        return []
    _must_stand(report, command.report)
    if report.archived is not None:
        raise InTheArchive(report.archived.number)
    return [ReportRetracted(report=command.report)]


def forget(command: ForgetReportText, report: Report) -> Sequence[Event]:
    """Every text that lies, former ones too; of a report that was taken back as well."""
    if report.phase is Phase.UNKNOWN:
        raise NoSuchReport(command.report)
    if not report.lying:
        return []
    why = {"ground": command.ground, "basis": command.basis}
    gone = ReportTextForgotten.model_validate(
        {"report": command.report, "forgotten": report.lying} | why
    )
    return [gone]


def _must_stand(report: Report, asked: UUID) -> ReportDrafted:
    if report.drafted is None:
        raise NoSuchReport(asked)
    return report.drafted


def _day(asked: date | None, known: Asked, after: date | None) -> date:
    """The day of a step, today when none is given: not to come, and not before the last step."""
    day = asked or known.today
    if day > day_of(known.now):
        raise NotYet(day)
    if after is not None and day < after:
        raise BeforeWhatLedToIt(day, after)
    return day


RESEARCH = Decider(
    category="research",
    commands=(
        DraftReport,
        SubmitReport,
        ReturnReport,
        ApproveReport,
        ArchiveReport,
        HandOverReport,
        RetractReport,
        ForgetReportText,
    ),
    events=(
        ReportDrafted,
        ReportSubmitted,
        ReportReturned,
        ReportApproved,
        ReportArchived,
        ReportHandedOver,
        ReportRetracted,
        ReportTextKept,
        ReportTextForgotten,
    ),
    initial=Report(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: report_stream(command.report),
    also=lambda command: (
        tuple(map(activity_stream, command.activities)) if isinstance(command, DraftReport) else ()
    ),
)
