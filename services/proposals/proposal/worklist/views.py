"""How does an event change the row of the units' work on its proposal? Pure."""

from typing import Any
from uuid import UUID

from contracts.proposals.handling import (
    CoOpinionSent,
    HandlingSigned,
    ProposalClosed,
    RehandlingOrdered,
    ReturnGranted,
    ReturnRefused,
    ReturnRequested,
    SponsorContacted,
)
from contracts.proposals.proposal import (
    ProposalAssigned,
    ProposalReplied,
    ProposalRetracted,
    ProposalSubmitted,
    ReviewRevoked,
)
from kernel.log.chain import Recorded
from kernel.view import View
from proposals.proposal.handling.events import (
    DivisionTakenBack,
    ReplyCosigned,
    ReplyDrafted,
    ReplyPassed,
    ReplySentBack,
    WorkDivided,
)
from proposals.proposal.worklist.tables import (
    UnitWork,
    UnitWorksRow,
    Works,
    told,
    unit_works,
    works_of,
)

STARTS_ANEW = (ProposalSubmitted, ReviewRevoked, ProposalRetracted)
NO_DRAFT: dict[str, Any] = {"drafted": False, "agreed": (), "passed": False, "sent_back": False}
NO_DIVISION: dict[str, Any] = {"section": None, "person": None, "own_due_on": None}
NO_REPLY: dict[str, Any] = {"replied": False, "replied_on": None, "grade": None}


def row(before: UnitWorksRow | None, event: Any, recorded: Recorded) -> UnitWorksRow | None:
    """One row a proposal that was assigned; what was built on a revoked result goes with it."""
    if isinstance(event, STARTS_ANEW):
        return None
    works = works_of(None if before is None else before.works)
    closed = isinstance(event, ProposalClosed) or (before is not None and before.closed)
    after = works if isinstance(event, ProposalClosed) else _after(works, event, recorded.position)
    return UnitWorksRow(
        proposal=event.proposal,
        closed=closed,
        answered=tuple(unit for unit, work in after.items() if work.replied or work.opinion_on),
        works=told(after),
        position=recorded.position,
    )


def _after(works: Works, event: Any, position: int) -> Works:
    if isinstance(event, ProposalAssigned):
        return _assigned(works, event)
    unit = event.unit.id
    if isinstance(event, ReturnGranted):
        return {other: work for other, work in works.items() if other != unit}
    changed = _changes(works.get(unit, UnitWork()), event) | {"position": position}
    return {**works, unit: works.get(unit, UnitWork()).model_copy(update=changed)}


def _assigned(works: Works, event: ProposalAssigned) -> Works:
    """A unit that is not named any more starts anew when it is again; its reply it has given."""
    leading = {one.id for one in event.leading}
    named = leading | {one.id for one in event.assisting}
    kept = {unit: work if unit in named else _reply_alone(work) for unit, work in works.items()}
    # What a unit thought while it assisted is no answer of its own.
    return {
        unit: work.model_copy(update={"opinion_on": None}) if unit in leading else work
        for unit, work in kept.items()
    }


def _reply_alone(work: UnitWork) -> UnitWork:
    given = work.model_dump(include={*NO_REPLY, "position"})
    return UnitWork.model_validate(given)


def _changes(work: UnitWork, event: Any) -> dict[str, Any]:
    """What an event about one unit changes of its work."""
    match event:
        case HandlingSigned():
            return {"signed_on": event.signed_on}
        case ReturnRequested() | ReturnRefused():
            return {"wants_out": isinstance(event, ReturnRequested)}
        case SponsorContacted():
            return {"contacted": True}
        case CoOpinionSent():
            return {"opinion_on": event.sent_on}
        case ProposalReplied():
            return {
                "replied": True,
                "replied_on": event.replied_on,
                "grade": event.grade,
                **NO_DRAFT,
            }
        case RehandlingOrdered():
            return {"again": True, **NO_REPLY}
        case WorkDivided():
            return event.model_dump(include=set(NO_DIVISION))
        case DivisionTakenBack():
            return NO_DIVISION
        case _:
            return _of_draft(work, event)


def _of_draft(
    work: UnitWork, event: ReplyDrafted | ReplyCosigned | ReplyPassed | ReplySentBack
) -> dict[str, Any]:
    match event:
        case ReplyDrafted():
            return {**NO_DRAFT, "drafted": True}
        case ReplyCosigned():
            return {"agreed": _agreed(work.agreed, event)}
        case ReplyPassed():
            return {"passed": True}
        case ReplySentBack():
            return {"sent_back": True, "passed": False}


def _agreed(before: tuple[UUID, ...], event: ReplyCosigned) -> tuple[UUID, ...]:
    others = tuple(unit for unit in before if unit != event.by.id)
    return others if event.objection else (*others, event.by.id)


UNIT_WORKS = View(
    unit_works,
    UnitWorksRow,
    (
        *STARTS_ANEW,
        ProposalAssigned,
        HandlingSigned,
        ReturnRequested,
        ReturnGranted,
        ReturnRefused,
        SponsorContacted,
        CoOpinionSent,
        ReplyDrafted,
        ReplyCosigned,
        ReplyPassed,
        ReplySentBack,
        ProposalReplied,
        RehandlingOrdered,
        WorkDivided,
        DivisionTakenBack,
        ProposalClosed,
    ),
    lambda event, recorded: event.proposal,
    row,
    # Its table is newer than most of what it folds: it is filled from the first event.
    version=2,
)
