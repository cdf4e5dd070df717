"""How does an event change the row of its proposal? Pure."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from contracts.periods import Duty
from contracts.proposals.deadlines import DeadlineMoved, DeadlineSet
from contracts.proposals.handling import RehandlingOrdered, ReturnGranted
from contracts.proposals.proposal import (
    FeedbackGiven,
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
    SponsorsCorrected,
    SubmissionDayCorrected,
    TextReplaced,
)
from contracts.values import Satisfaction
from kernel.log.chain import Recorded
from kernel.view import View
from proposals.proposal.state import PHASES, Phase, Result
from proposals.proposal.tables import ProposalRow, proposals

UNDECIDED: dict[str, Any] = {
    "phase": Phase.UNDER_REVIEW.value,
    "reviewed_on": None,
    "day_assumed": False,
    "merged_into": None,
    "converted_to": None,
    "reason": None,
}
UNHANDLED: dict[str, Any] = {
    "mode": None,
    "lead_units": (),
    "lead_names": (),
    "assisting_units": (),
    "assisting_names": (),
    "assigned_on": None,
    "due_on": None,
    "replied": False,
    "replied_on": None,
    "grade": None,
    "replied_units": (),
    "reply_grades": (),
    "feedback_sponsors": (),
    "satisfaction": (),
    "feedback_words": (),
    "feedback_on": None,
}


def row(before: ProposalRow | None, event: Any, recorded: Recorded) -> ProposalRow | None:
    """One row a living proposal; one entered by mistake leaves none."""
    if isinstance(event, ProposalSubmitted):
        return _submitted(before, event, recorded)
    if before is None or isinstance(event, ProposalRetracted):
        return None
    return replace(_after(before, event, recorded), position=recorded.position)


def _after(before: ProposalRow, event: Any, recorded: Recorded) -> ProposalRow:
    match event:
        case (
            ProposalFiled()
            | ProposalMerged()
            | ProposalConverted()
            | ProposalNotFiled()
            | ProposalReturned()
            | ProposalWithdrawn()
        ):
            return _decided(before, event, recorded)
        case ReviewRevoked():
            return replace(before, case_no=None, **UNDECIDED, **UNHANDLED)
        case ProposalAssigned():
            return _assigned(before, event)
        case ReturnGranted():
            return _let_out(before, event.unit.id)
        case DeadlineSet() | DeadlineMoved():
            return _due(before, event)
        case RehandlingOrdered():
            return _reopened(before, event.unit.id)
        case ProposalReplied():
            return _replied(before, event)
        case FeedbackGiven():
            return _fed_back(before, event)
        case _:
            return _corrected(before, event)


def _submitted(
    before: ProposalRow | None, event: ProposalSubmitted, recorded: Recorded
) -> ProposalRow:
    return ProposalRow(
        proposal=event.proposal,
        committee=recorded.origin.committee,
        plenary=event.plenary,
        serial_no=before.serial_no if before else event.serial_no,
        printed_no=event.printed_no,
        case_no=None,
        title=event.title,
        **_sponsors(event),
        category=event.category,
        topics=event.topics,
        timing=event.timing,
        submitted_on=event.submitted_on,
        **UNDECIDED,
        **UNHANDLED,
        text_length=None if event.text is None else event.text.length,
        position=recorded.position,
    )


def _sponsors(event: ProposalSubmitted | SponsorsCorrected) -> dict[str, Any]:
    return {
        "sponsor_kind": str(event.sponsor_kind),
        "first_sponsor": event.first_sponsor.id,
        "first_sponsor_name": event.first_sponsor.name,
        "co_sponsors": tuple(one.id for one in event.co_sponsors),
        "co_sponsor_names": tuple(one.name for one in event.co_sponsors),
        "sector": None if event.sector is None else event.sector.name,
    }


def _decided(before: ProposalRow, event: Result, recorded: Recorded) -> ProposalRow:
    """The review's result; which fields it fills depends on which it is."""
    result: dict[str, Any] = UNDECIDED | {
        "phase": PHASES[type(event)].value,
        "reviewed_on": event.decided_on or recorded.occurred_on,
    }
    match event:
        case ProposalFiled():
            result["case_no"] = event.case_no
            result["category"] = event.category or before.category
            result["day_assumed"] = event.day_assumed
        case ProposalMerged():
            result["merged_into"] = event.into
        case ProposalConverted():
            result["converted_to"] = event.target
        case ProposalNotFiled() | ProposalReturned() | ProposalWithdrawn():
            result["reason"] = event.reason
    return replace(before, **result)


def _assigned(before: ProposalRow, event: ProposalAssigned) -> ProposalRow:
    return replace(
        before,
        mode=event.mode,
        lead_units=tuple(unit.id for unit in event.leading),
        lead_names=tuple(unit.name for unit in event.leading),
        assisting_units=tuple(unit.id for unit in event.assisting),
        assisting_names=tuple(unit.name for unit in event.assisting),
        assigned_on=event.assigned_on,
        due_on=event.due_on,
    )


def _let_out(before: ProposalRow, unit: UUID) -> ProposalRow:
    """Without the unit; when nobody is left, it is as it was before it was assigned."""
    leading = _others(before.lead_units, before.lead_names, unit)
    assisting = _others(before.assisting_units, before.assisting_names, unit)
    if not leading and not assisting:
        return replace(before, **UNHANDLED)
    return replace(
        before,
        lead_units=tuple(one for one, _ in leading),
        lead_names=tuple(name for _, name in leading),
        assisting_units=tuple(one for one, _ in assisting),
        assisting_names=tuple(name for _, name in assisting),
    )


def _due(before: ProposalRow, event: DeadlineSet | DeadlineMoved) -> ProposalRow:
    """The proposal as a whole is due with the reply of its only unit, or with the last of them."""
    replies = (Duty.REHANDLE,) if isinstance(event, DeadlineSet) else (Duty.REPLY, Duty.REHANDLE)
    if event.duty not in replies or event.due_on is None:
        return before
    alone = len(before.lead_units) == 1
    return replace(before, due_on=event.due_on if alone else later(before.due_on, event.due_on))


def _others(units: tuple[UUID, ...], names: tuple[str, ...], unit: UUID) -> list[tuple[UUID, str]]:
    return [(one, name) for one, name in zip(units, names, strict=True) if one != unit]


def later(one: date | None, other: date | None) -> date | None:
    """The later of two days; an unknown one does not count."""
    return max((day for day in (one, other) if day is not None), default=None)


def _replied(before: ProposalRow, event: ProposalReplied) -> ProposalRow:
    units, (grades,) = _put(
        before.replied_units, event.unit.id, (before.reply_grades, event.grade or "")
    )
    return replace(
        before,
        replied=True,
        replied_on=event.replied_on,
        grade=event.grade or before.grade,
        replied_units=units,
        reply_grades=grades,
    )


def _reopened(before: ProposalRow, unit: UUID) -> ProposalRow:
    """The unit answers again, and who was dissatisfied is asked again; the log keeps both."""
    said = zip(before.feedback_sponsors, before.satisfaction, before.feedback_words, strict=True)
    content = [one for one in said if one[1] != Satisfaction.DISSATISFIED]
    held = zip(before.replied_units, before.reply_grades, strict=True)
    left = [(one, grade) for one, grade in held if one != unit]
    return replace(
        before,
        replied=bool(left),
        replied_units=tuple(one for one, _ in left),
        reply_grades=tuple(grade for _, grade in left),
        feedback_sponsors=tuple(who for who, _, _ in content),
        satisfaction=tuple(how for _, how, _ in content),
        feedback_words=tuple(words for _, _, words in content),
    )


def _fed_back(before: ProposalRow, event: FeedbackGiven) -> ProposalRow:
    sponsors, (satisfaction, words) = _put(
        before.feedback_sponsors,
        event.sponsor.id,
        (before.satisfaction, str(event.satisfaction)),
        (before.feedback_words, event.printed),
    )
    return replace(
        before,
        feedback_sponsors=sponsors,
        satisfaction=satisfaction,
        feedback_words=words,
        feedback_on=event.given_on,
    )


def _put(
    keys: tuple[UUID, ...], key: UUID, *columns: tuple[tuple[str, ...], str]
) -> tuple[tuple[UUID, ...], tuple[tuple[str, ...], ...]]:
    """Pairwise tuples with one key's values set: in its place, else at the end."""
    if key not in keys:
        return (*keys, key), tuple((*values, value) for values, value in columns)
    at = keys.index(key)
    return keys, tuple((*values[:at], value, *values[at + 1 :]) for values, value in columns)


def _corrected(before: ProposalRow, event: Any) -> ProposalRow:
    match event:
        case ProposalRetitled():
            return replace(before, title=event.title)
        case ProposalClassified():
            return replace(before, category=event.category, topics=event.topics)
        case SponsorsCorrected():
            return replace(before, **_sponsors(event))
        case SubmissionDayCorrected():
            return replace(before, submitted_on=event.submitted_on, timing=event.timing)
        case TextReplaced():
            return replace(before, text_length=event.text.length)
        case _:
            return before


PROPOSALS = View(
    proposals,
    ProposalRow,
    (
        ProposalSubmitted,
        *PHASES,
        ReviewRevoked,
        ProposalAssigned,
        ReturnGranted,
        DeadlineSet,
        DeadlineMoved,
        RehandlingOrdered,
        ProposalReplied,
        FeedbackGiven,
        ProposalRetitled,
        ProposalClassified,
        SponsorsCorrected,
        SubmissionDayCorrected,
        TextReplaced,
        ProposalRetracted,
    ),
    lambda event, recorded: event.proposal,
    row,
)
