"""What is allowed with a situation report? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never
from uuid import UUID

from contracts.proposals.content import ContentWithdrawn
from contracts.proposals.situation_report import (
    LeaderInstructed,
    LeaderInstructionRevoked,
    SituationReportCorrected,
    SituationReportForwarded,
    SituationReportIssued,
    SituationReportReceived,
    SituationReportRetracted,
    SituationReportUsed,
    SituationReportUseRevoked,
)
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from proposals.situation_report.commands import (
    CorrectSituationReport,
    ForwardSituationReport,
    IssueSituationReport,
    Particulars,
    ReceiveSituationReport,
    RecordInstruction,
    RecordUse,
    RetractSituationReport,
    RevokeInstruction,
    RevokeUse,
    SituationReportCommand,
    StateLedgerRow,
    WithdrawReportText,
)
from proposals.situation_report.marks import Change, Mark, added, stated
from proposals.situation_report.recording import Kind, changed
from proposals.situation_report.report import Report, evolve
from proposals.withdrawing import withdraw
from rules.dates import day_of


class NotOnRecord(Refused):
    """There is no such situation report, or it was retracted."""

    zh = "没有这条社情民意信息，或已撤销"


class NotReceivedYet(Refused):
    """A report cannot be received on a day that has not come."""

    zh = "来稿时间晚于今天"


class BeforeReceipt(Refused):
    """A report cannot be issued, used or instructed on before it was received."""

    zh = "编报、采用或批示的日期早于来稿时间"


class NoSuchMark(Refused):
    """No such use or instruction is recorded of this report."""

    zh = "没有记录过这一采用或批示"


@dataclass(frozen=True, slots=True)
class Facts:
    """Which committee the report is known to belong to; None when it is not known here."""

    owner: UUID | None = None


Asked = Known[Facts]


def decide(command: SituationReportCommand, report: Report, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if known.facts.owner not in (None, command.committee):
        raise NotOnRecord(command.report)
    match command:
        case ReceiveSituationReport():
            return receive(command, report, known)
        case CorrectSituationReport():
            return correct(command, _on_record(report, command.report), known)
        case ForwardSituationReport():
            return forward(command, _on_record(report, command.report))
        case IssueSituationReport():
            return issue(command, _on_record(report, command.report), known)
        case RecordUse() | RecordInstruction():
            return record(command, _on_record(report, command.report), known)
        case RevokeUse() | RevokeInstruction():
            return revoke(command, _on_record(report, command.report))
        case StateLedgerRow():
            return state(command, _on_record(report, command.report), known)
        case RetractSituationReport():
            return retract(command, report)
        case WithdrawReportText():
            if not report.texts.named:
                _on_record(report, command.report)
            return withdraw(command, "situation_report", command.report, report.texts, known)
    assert_never(command)


def receive(command: ReceiveSituationReport, report: Report, known: Asked) -> Sequence[Event]:
    """A report is received once; other particulars later are a correction."""
    if report.told is not None:
        return correct(command, report, known)
    return [SituationReportReceived(**_told(command, known))]


def correct(command: Particulars, report: Report, known: Asked) -> Sequence[Event]:
    """The particulars, whole; a text once given stays when none comes with them."""
    told = _told(command, known)
    if report.told is not None and told["text"] is None:
        told["text"] = report.told.text
    if SituationReportReceived(**told) == report.told:
        return []
    return [SituationReportCorrected(**told)]


def _told(command: Particulars, known: Asked) -> dict[str, Any]:
    if command.received_on > day_of(known.now):
        raise NotReceivedYet(command.received_on)
    names = ("report", "title", "reporters", "by_person", "unit", "sector", "topics", "received_on")
    text = None if command.text is None else known.keep(command.text, "situation_report.text")
    if text is None and isinstance(command, ReceiveSituationReport):
        text = command.kept
    return {name: getattr(command, name) for name in names} | {"text": text}


def forward(command: ForwardSituationReport, report: Report) -> Sequence[Event]:
    """Sent to a level once; that it is used there is another event."""
    if command.level in report.forwarded:
        return []
    return [SituationReportForwarded(report=command.report, level=command.level)]


def issue(command: IssueSituationReport, report: Report, known: Asked) -> Sequence[Event]:
    """Issued under a number; another number or day later corrects it."""
    on = command.issued_on or report.issued_on
    number = report.issue_no if command.issue_no is None else command.issue_no
    if number is not None and (number, on) == (report.issue_no, report.issued_on):
        return []
    _not_before_receipt(on, report, known)
    series = f"situation-report-issues-{(on or known.today).year}"
    if number is None:
        number = str(known.next(series))
    elif number.isdecimal():
        known.reserve(series, int(number))
    return [SituationReportIssued(report=command.report, issue_no=number, issued_on=on)]


def record(command: RecordUse | RecordInstruction, report: Report, known: Asked) -> Sequence[Event]:
    """One use or instruction more; the same one twice changes nothing."""
    match command:
        case RecordUse():
            said, marks = Mark.of(command.use), report.uses
        case RecordInstruction():
            said, marks = Mark.of(command.instruction), report.instructions
    _not_before_receipt(said.on, report, known)
    change = added(marks, said)
    return changed(
        command.report, "use" if isinstance(command, RecordUse) else "instruction", change
    )


def revoke(command: RevokeUse | RevokeInstruction, report: Report) -> Sequence[Event]:
    """Exactly the one that was recorded is taken back."""
    match command:
        case RevokeUse():
            said, marks = Mark.of(command.use), report.uses
        case RevokeInstruction():
            said, marks = Mark.of(command.instruction), report.instructions
    if said not in marks:
        raise NoSuchMark(said.level)
    kind: Kind = "use" if isinstance(command, RevokeUse) else "instruction"
    return changed(command.report, kind, Change(gone=(said,)))


def state(command: StateLedgerRow, report: Report, known: Asked) -> Sequence[Event]:
    """A ledger's row is believed whole, over earlier rows of the same report."""
    uses = [Mark.of(use, from_ledger=True) for use in command.uses]
    words = [Mark.of(said, from_ledger=True) for said in command.instructions]
    for mark in (*uses, *words):
        _not_before_receipt(mark.on, report, known)
    return [
        *changed(command.report, "use", stated(report.uses, uses)),
        *changed(command.report, "instruction", stated(report.instructions, words)),
    ]


def retract(command: RetractSituationReport, report: Report) -> Sequence[Event]:
    """What was entered by mistake goes with all its uses and instructions."""
    if report.told is None or (command.if_untouched and report.touched):
        return []
    return [
        *changed(command.report, "use", Change(gone=report.uses)),
        *changed(command.report, "instruction", Change(gone=report.instructions)),
        SituationReportRetracted(report=command.report, reason=command.reason),
    ]


def _on_record(report: Report, wanted: UUID) -> Report:
    if report.told is None:
        raise NotOnRecord(wanted)
    return report


def _not_before_receipt(on: date | None, report: Report, known: Asked) -> None:
    """Back-filled papers may contradict themselves; what happens now may not."""
    if known.backfilled or on is None or report.told is None:
        return
    if on < report.told.received_on:
        raise BeforeReceipt(on, report.told.received_on)


def stream(command: SituationReportCommand) -> str:
    """One stream a report."""
    return f"situation_report-{command.report}"


SITUATION_REPORT = Decider(
    category="situation_report",
    commands=(
        ReceiveSituationReport,
        CorrectSituationReport,
        ForwardSituationReport,
        IssueSituationReport,
        RecordUse,
        RevokeUse,
        RecordInstruction,
        RevokeInstruction,
        StateLedgerRow,
        RetractSituationReport,
        WithdrawReportText,
    ),
    events=(
        SituationReportReceived,
        SituationReportCorrected,
        SituationReportForwarded,
        SituationReportIssued,
        SituationReportUsed,
        SituationReportUseRevoked,
        LeaderInstructed,
        LeaderInstructionRevoked,
        SituationReportRetracted,
        ContentWithdrawn,
    ),
    initial=Report(),
    decide=decide,
    evolve=evolve,
    stream=stream,
)
