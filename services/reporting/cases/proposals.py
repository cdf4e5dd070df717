"""What does reporting know of proposals, their sponsors, their handling and the feedback?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.periods import Duty
from contracts.proposals.deadlines import DeadlineMoved, DeadlineSet
from contracts.proposals.handling import ReturnGranted
from contracts.proposals.proposal import (
    ProposalAssigned,
    ProposalClassified,
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
    SponsorKind,
    SponsorsCorrected,
    SubmissionDayCorrected,
)
from kernel.event import Event
from reporting.cases.kind import Act, Kind, once, told_once

PERSONAL = (SponsorKind.INDIVIDUAL, SponsorKind.JOINT)


class ProposalCase(NamedTuple):
    """提案: everything a figure counts or cuts by; `filed_on` is no day that was assumed.

    `begun_at` is the arrival from which on what is told of it holds: that of its last submission or
    of the last revocation of its review. `assigned_at` is that of the last assignment. `sponsors`
    are all of them, the first one first: persons, or bodies and organisations.
    """

    plenary: UUID
    title: str
    timing: str
    sponsor_kind: str
    by_members: bool
    first_sponsor: UUID
    first_sponsor_name: str
    member: UUID | None
    sector: UUID | None
    sector_name: str | None
    category: str | None
    topics: tuple[str, ...]
    submitted_on: date | None
    state: str = "under_review"
    case_no: int | None = None
    decided_on: date | None = None
    assigned: bool = False
    assigned_on: date | None = None
    due_on: date | None = None
    replied: bool = False
    replied_on: date | None = None
    in_time: bool | None = None
    grade: str | None = None
    outcome: str | None = None
    filed_on: date | None = None
    lead: UUID | None = None
    begun_at: int = 0
    assigned_at: int | None = None
    sponsors: tuple[UUID, ...] = ()


_DECIDED: dict[type[Event], str] = {
    ProposalFiled: "filed",
    ProposalMerged: "merged",
    ProposalConverted: "converted",
    ProposalNotFiled: "not_filed",
    ProposalWithdrawn: "withdrawn",
    ProposalReturned: "returned",
}


def proposal_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a proposal."""
    return once(event.proposal)


def proposal(case: ProposalCase | None, event: Any, recorded: Act, key: str) -> ProposalCase | None:
    """A proposal after an event; one retracted counts nowhere."""
    if isinstance(event, ProposalSubmitted):
        return _submitted(case, event, recorded)
    if case is None or isinstance(event, ProposalRetracted):
        return None
    match event:
        case ProposalFiled():
            return case._replace(
                state="filed",
                case_no=event.case_no,
                category=event.category or case.category,
                decided_on=_decided_on(event, recorded),
                filed_on=None if event.day_assumed else _decided_on(event, recorded),
            )
        case (
            ProposalMerged()
            | ProposalConverted()
            | ProposalNotFiled()
            | ProposalWithdrawn()
            | ProposalReturned()
        ):
            decided_on = _decided_on(event, recorded)
            return case._replace(state=_DECIDED[type(event)], decided_on=decided_on)
        case ReviewRevoked():
            return case._replace(begun_at=recorded.arrival, **_UNDECIDED)
        case ProposalAssigned():
            return _assigned(case, event, recorded)
        case _:
            return _handled(case, event)


_UNDECIDED: dict[str, Any] = {
    "state": "under_review",
    "case_no": None,
    "decided_on": None,
    "filed_on": None,
    "assigned": False,
    "assigned_on": None,
    "due_on": None,
    "replied": False,
    "replied_on": None,
    "in_time": None,
    "grade": None,
    "outcome": None,
    "assigned_at": None,
}
"""Under review again: what followed from the review is undone with it."""


def _decided_on(event: Any, recorded: Act) -> date:
    """The day that the event names, else the day of the act."""
    named: date | None = event.decided_on
    return named or recorded.occurred_on


def _handled(case: ProposalCase, event: Any) -> ProposalCase:
    match event:
        case ReturnGranted() if not event.left:
            return case._replace(assigned=False, assigned_on=None, due_on=None)
        case DeadlineSet() if event.duty is Duty.REHANDLE:
            return case._replace(due_on=event.due_on)
        case DeadlineMoved() if event.duty in (Duty.REPLY, Duty.REHANDLE):
            return case._replace(due_on=_moved(case.due_on, event))
        case ProposalReplied():
            return _replied(case, event)
        case ProposalRetitled():
            return case._replace(title=event.title)
        case ProposalClassified():
            return case._replace(category=event.category, topics=told_once(event.topics))
        case SponsorsCorrected():
            return case._replace(**_sponsors(event))
        case SubmissionDayCorrected():
            return case._replace(submitted_on=event.submitted_on, timing=event.timing)
        case _:
            return case


def _assigned(case: ProposalCase, event: ProposalAssigned, recorded: Act) -> ProposalCase:
    """Told again after the answer, its due day is the one that the answer is held against."""
    due = event.due_on
    return case._replace(
        assigned=True,
        assigned_on=event.assigned_on,
        due_on=due,
        in_time=_in_time(case.replied_on, due),
        assigned_at=recorded.arrival,
    )


def _in_time(replied_on: date | None, due: date | None) -> bool | None:
    return None if replied_on is None or due is None else replied_on <= due


def _moved(due: date | None, event: DeadlineMoved) -> date | None:
    """The day set by hand, else the last of those of all its units."""
    if event.due_on is None or due is None:
        return due
    return event.due_on if event.why == "set" else max(due, event.due_on)


def _submitted(case: ProposalCase | None, event: ProposalSubmitted, recorded: Act) -> ProposalCase:
    """What is submitted again after it was returned counts as it is now."""
    return ProposalCase(
        plenary=event.plenary,
        title=event.title,
        timing=event.timing,
        category=event.category,
        topics=told_once(event.topics),
        submitted_on=event.submitted_on,
        begun_at=recorded.arrival,
        lead=event.lead if event.lead or case is None else case.lead,
        **_sponsors(event),
    )


def _sponsors(event: ProposalSubmitted | SponsorsCorrected) -> dict[str, Any]:
    return {
        "sponsor_kind": str(event.sponsor_kind),
        "by_members": event.sponsor_kind in PERSONAL,
        "first_sponsor": event.first_sponsor.id,
        "first_sponsor_name": event.first_sponsor.name,
        "member": event.first_sponsor.id if event.sponsor_kind in PERSONAL else None,
        "sector": event.sector and event.sector.id,
        "sector_name": event.sector and event.sector.name,
        "sponsors": tuple(one.id for one in (event.first_sponsor, *event.co_sponsors)),
    }


def _replied(case: ProposalCase, event: ProposalReplied) -> ProposalCase:
    """The last reply counts; in time when its day is known and not after the due day."""
    day = event.replied_on
    outcome = None if event.outcome is None else str(event.outcome)
    return case._replace(
        replied=True,
        replied_on=day,
        in_time=_in_time(day, case.due_on),
        grade=event.grade or case.grade,
        outcome=outcome or case.outcome,
    )


PROPOSALS = Kind(
    "proposal",
    "提案",
    ProposalCase,
    (
        ProposalSubmitted,
        *_DECIDED,
        ReviewRevoked,
        ProposalAssigned,
        ReturnGranted,
        DeadlineSet,
        DeadlineMoved,
        ProposalReplied,
        ProposalRetitled,
        ProposalClassified,
        SponsorsCorrected,
        SubmissionDayCorrected,
        ProposalRetracted,
    ),
    proposal_keys,
    proposal,
)


class SponsoringCase(NamedTuple):
    """提案人: one proposal's whole list of sponsors who are persons."""

    plenary: UUID
    submitted_on: date | None
    first: UUID
    persons: tuple[UUID, ...]


def sponsoring(
    case: SponsoringCase | None, event: Any, recorded: Act, key: str
) -> SponsoringCase | None:
    """Who stands behind a proposal, as persons; a collective one has none."""
    match event:
        case ProposalSubmitted():
            return SponsoringCase(
                event.plenary, event.submitted_on, event.first_sponsor.id, _persons(event)
            )
        case SponsorsCorrected() if case is not None:
            return case._replace(first=event.first_sponsor.id, persons=_persons(event))
        case SubmissionDayCorrected() if case is not None:
            return case._replace(submitted_on=event.submitted_on)
        case ProposalRetracted():
            return None
        case _:
            return case


def _persons(event: ProposalSubmitted | SponsorsCorrected) -> tuple[UUID, ...]:
    if event.sponsor_kind not in PERSONAL:
        return ()
    return tuple(one.id for one in (event.first_sponsor, *event.co_sponsors))


SPONSORINGS = Kind(
    "sponsoring",
    "提案人",
    SponsoringCase,
    (ProposalSubmitted, SponsorsCorrected, SubmissionDayCorrected, ProposalRetracted),
    proposal_keys,
    sponsoring,
)
