"""Which events say that a use or an instruction came or went? Pure."""

from typing import Literal
from uuid import UUID

from contracts.proposals.situation_report import (
    LeaderInstructed,
    LeaderInstructionRevoked,
    SituationReportUsed,
    SituationReportUseRevoked,
)
from kernel.event import Event
from proposals.situation_report.marks import Change, Mark

Kind = Literal["use", "instruction"]


def changed(report: UUID, kind: Kind, change: Change) -> list[Event]:
    """What goes is said before what comes."""
    gone, come = (_use_revoked, _used) if kind == "use" else (_instruction_revoked, _instructed)
    return [
        *(gone(report, mark) for mark in change.gone),
        *(come(report, mark) for mark in change.come),
    ]


def _used(report: UUID, mark: Mark) -> Event:
    return SituationReportUsed.model_validate(
        {
            "report": report,
            "level": mark.level,
            "kind": mark.what,
            "printed": mark.printed,
            "used_on": mark.on,
            "from_ledger": mark.from_ledger,
        }
    )


def _use_revoked(report: UUID, mark: Mark) -> Event:
    said = {"report": report, "level": mark.level, "kind": mark.what, "used_on": mark.on}
    return SituationReportUseRevoked.model_validate(said)


def _instructed(report: UUID, mark: Mark) -> Event:
    return LeaderInstructed(
        report=report,
        level=mark.level,
        leader=mark.what,
        instructed_on=mark.on,
        from_ledger=mark.from_ledger,
    )


def _instruction_revoked(report: UUID, mark: Mark) -> Event:
    return LeaderInstructionRevoked(
        report=report, level=mark.level, leader=mark.what, instructed_on=mark.on
    )
