"""How do other services' events become what a member did? Pure."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from contracts.proposals.handling import ProposalClosed, RehandlingOrdered
from contracts.proposals.proposal import (
    ProposalAssigned,
    ProposalConverted,
    ProposalFiled,
    ProposalMerged,
    ProposalNotFiled,
    ProposalReplied,
    ProposalRetitled,
    ProposalRetracted,
    ProposalReturned,
    ProposalSubmitted,
    ProposalWithdrawn,
    ReviewRevoked,
    SponsorsCorrected,
    SubmissionDayCorrected,
)
from contracts.proposals.situation_report import (
    SituationReportCorrected,
    SituationReportReceived,
    SituationReportRetracted,
    SituationReportUsed,
    SituationReportUseRevoked,
)
from contracts.sectors.activity import (
    ActivityCorrected,
    ActivityHeld,
    ActivityRetracted,
    AttendanceRecorded,
    AttendanceStruck,
)
from contracts.values import Named
from kernel.event import Event
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.view import View
from members.member.record.tables import (
    ActivityRow,
    AttendedRow,
    ProposedRow,
    ReportedRow,
    activities,
    attended,
    proposed,
    reported,
)

STATES: dict[type[Event], str] = {
    ProposalConverted: "converted",
    ProposalNotFiled: "not_filed",
    ProposalReturned: "returned",
    ProposalWithdrawn: "withdrawn",
    ReviewRevoked: "submitted",
    ProposalMerged: "merged",
    ProposalAssigned: "assigned",
    RehandlingOrdered: "assigned",
    ProposalReplied: "replied",
    ProposalClosed: "closed",
}
"""What a proposal is after an event of this kind."""

PROPOSED_EVENTS: tuple[type[Event], ...] = (
    ProposalSubmitted,
    ProposalFiled,
    ProposalRetitled,
    SponsorsCorrected,
    SubmissionDayCorrected,
    ProposalRetracted,
    *STATES,
)


def proposed_row(
    before: ProposedRow | None, event: Event, recorded: Recorded
) -> ProposedRow | None:
    """One row a living proposal; one entered by mistake leaves none."""
    match event:
        case ProposalSubmitted():
            return ProposedRow(
                event.proposal,
                recorded.origin.committee,
                event.plenary,
                event.title,
                None,
                event.first_sponsor.id,
                _ids(event.co_sponsors),
                event.submitted_on,
                "submitted",
            )
        case _ if before is None or isinstance(event, ProposalRetracted):
            return None
        case ProposalFiled():
            return replace(before, case_no=event.case_no, state="filed")
        case ProposalRetitled():
            return replace(before, title=event.title)
        case SponsorsCorrected():
            others = _ids(event.co_sponsors)
            return replace(before, first=event.first_sponsor.id, others=others)
        case SubmissionDayCorrected():
            return replace(before, submitted_on=event.submitted_on)
        case ReviewRevoked():
            return replace(before, case_no=None, state="submitted")
        case _:
            return replace(before, state=STATES[type(event)])


def reported_row(
    before: ReportedRow | None, event: Event, recorded: Recorded
) -> ReportedRow | None:
    """One row a living report."""
    match event:
        case SituationReportReceived() | SituationReportCorrected():
            return ReportedRow(
                event.report,
                recorded.origin.committee,
                event.title,
                _ids(event.reporters),
                event.received_on,
                before.used if before else (),
            )
        case SituationReportUsed() if before is not None:
            return replace(before, used=tuple(dict.fromkeys((*before.used, event.level))))
        case SituationReportUseRevoked() if before is not None:
            return replace(before, used=tuple(one for one in before.used if one != event.level))
        case _:
            return None


def activity_row(
    before: ActivityRow | None, event: Event, recorded: Recorded
) -> ActivityRow | None:
    """One row an activity that was held."""
    if not isinstance(event, ActivityHeld | ActivityCorrected):
        return None
    return ActivityRow(
        event.activity,
        recorded.origin.committee,
        event.title,
        event.kind,
        event.starts_on,
        event.ends_on,
    )


def attendance_key(event: AttendanceRecorded | AttendanceStruck, recorded: Recorded) -> UUID:
    """One row a person and activity."""
    person = event.person.id if isinstance(event, AttendanceRecorded) else event.person
    return derived("attendance", event.activity, person)


def attended_row(
    before: AttendedRow | None, event: AttendanceRecorded | AttendanceStruck, recorded: Recorded
) -> AttendedRow | None:
    """How the person stood to it; struck, nothing is left."""
    if isinstance(event, AttendanceStruck):
        return None
    return AttendedRow(
        attendance_key(event, recorded),
        recorded.origin.committee,
        event.activity,
        event.person.id,
        event.attendance.value,
    )


def _ids(named: Sequence[Named]) -> tuple[UUID, ...]:
    return tuple(one.id for one in named)


# Their events are older than they are: where there are some, version 2 is filled by itself.
PROPOSED = View(
    proposed,
    ProposedRow,
    PROPOSED_EVENTS,
    lambda event, recorded: event.proposal,
    proposed_row,
    version=2,
)
REPORTED = View(
    reported,
    ReportedRow,
    (
        SituationReportReceived,
        SituationReportCorrected,
        SituationReportUsed,
        SituationReportUseRevoked,
        SituationReportRetracted,
    ),
    lambda event, recorded: event.report,
    reported_row,
    version=2,
)
ACTIVITIES = View(
    activities,
    ActivityRow,
    (ActivityHeld, ActivityCorrected, ActivityRetracted),
    lambda event, recorded: event.activity,
    activity_row,
    version=2,
)
ATTENDED = View(
    attended,
    AttendedRow,
    (AttendanceRecorded, AttendanceStruck),
    attendance_key,
    attended_row,
    version=2,
)
