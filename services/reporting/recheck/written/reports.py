"""What is noted of situation reports: received, issued, used, instructed on?"""

from uuid import UUID

from contracts.proposals.situation_report import (
    LeaderInstructed,
    LeaderInstructionRevoked,
    SituationReportCorrected,
    SituationReportIssued,
    SituationReportReceived,
    SituationReportRetracted,
    SituationReportUsed,
    SituationReportUseRevoked,
)
from reporting.recheck.cards import Record, Report, Sector
from reporting.recheck.hearing import Heard, hears

Told = SituationReportReceived | SituationReportCorrected


@hears(SituationReportReceived)
def received(record: Record, event: SituationReportReceived, heard: Heard) -> None:
    """A new card; an organisation is no reporter."""
    told = (_first(event), _reporters(event), _sector(event))
    record.reports[event.report] = Report(*told, list(event.topics), event.received_on)


@hears(SituationReportCorrected)
def corrected(record: Record, event: SituationReportCorrected, heard: Heard) -> None:
    """What was recorded at receipt, whole."""
    card = record.reports.get(event.report)
    if card is not None:
        card.reporters, card.topics = _reporters(event), list(event.topics)
        card.first, card.sector = _first(event), _sector(event)
        card.received_on = event.received_on


def _first(event: Told) -> UUID | None:
    return event.reporters[0].id if event.reporters else None


def _sector(event: Told) -> Sector | None:
    return None if event.sector is None else (event.sector.id, event.sector.name)


def _reporters(event: Told) -> list[UUID]:
    return [one.id for one in event.reporters] if event.by_person else []


@hears(SituationReportIssued)
def issued(record: Record, event: SituationReportIssued, heard: Heard) -> None:
    """编报."""
    if event.report in record.reports:
        record.reports[event.report].issued = True


@hears(SituationReportUsed)
def used(record: Record, event: SituationReportUsed, heard: Heard) -> None:
    """One use: of a level, in a way, on a day."""
    if event.report in record.reports:
        record.reports[event.report].uses.add((event.level, event.kind, event.used_on))


@hears(SituationReportUseRevoked)
def not_used(record: Record, event: SituationReportUseRevoked, heard: Heard) -> None:
    """That use did not happen."""
    if event.report in record.reports:
        record.reports[event.report].uses.discard((event.level, event.kind, event.used_on))


@hears(LeaderInstructed)
def instructed(record: Record, event: LeaderInstructed, heard: Heard) -> None:
    """One instruction: of a level, by a leader, on a day."""
    if event.report in record.reports:
        told = (event.level, event.leader, event.instructed_on)
        record.reports[event.report].instructions.add(told)


@hears(LeaderInstructionRevoked)
def not_instructed(record: Record, event: LeaderInstructionRevoked, heard: Heard) -> None:
    """It was not given."""
    if event.report in record.reports:
        told = (event.level, event.leader, event.instructed_on)
        record.reports[event.report].instructions.discard(told)


@hears(SituationReportRetracted)
def retracted(record: Record, event: SituationReportRetracted, heard: Heard) -> None:
    """Entered by mistake."""
    record.reports.pop(event.report, None)
