"""What does reporting know of a proposal's handling: its units, their replies, the feedback?"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.proposals.handling import ReturnGranted
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalAssigned,
    ProposalReplied,
    ProposalRetracted,
    ReviewRevoked,
)
from contracts.values import Named
from reporting.cases.kind import Act, Kind, once
from reporting.cases.proposals import proposal_keys


class HandlingCase(NamedTuple):
    """承办: all units that have a proposal to answer, with their part.

    `answered` are those that ever replied, `open` the leading ones that did not yet.
    """

    proposal: UUID
    leading: tuple[UUID, ...]
    assisting: tuple[UUID, ...]
    units: tuple[UUID, ...]
    names: tuple[str, ...]
    mode: str
    assigned_on: date | None
    answered: tuple[UUID, ...] = ()
    open: tuple[UUID, ...] = ()


def handling(case: HandlingCase | None, event: Any, recorded: Act, key: str) -> HandlingCase | None:
    """The units of the last assignment."""
    match event:
        case ProposalAssigned():
            units: tuple[Named, ...] = (*event.leading, *event.assisting)
            assigned = HandlingCase(
                event.proposal,
                tuple(unit.id for unit in event.leading),
                tuple(unit.id for unit in event.assisting),
                tuple(unit.id for unit in units),
                tuple(unit.name for unit in units),
                event.mode,
                event.assigned_on,
            )
            return _answered(assigned, () if case is None else case.answered)
        case ProposalReplied() if case is not None:
            return _answered(case, (event.unit.id,))
        case ReturnGranted() if case is not None:
            return _without(case, event.unit.id)
        case ProposalRetracted() | ReviewRevoked():
            return None
        case _:
            return case


def _without(case: HandlingCase, unit: UUID) -> HandlingCase | None:
    """A unit that was let out does not count as having had it; without any there is no case."""
    left = [one for one in zip(case.units, case.names, strict=True) if one[0] != unit]
    if not left:
        return None
    return case._replace(
        leading=tuple(one for one in case.leading if one != unit),
        assisting=tuple(one for one in case.assisting if one != unit),
        units=tuple(one for one, _ in left),
        names=tuple(name for _, name in left),
        open=tuple(one for one in case.open if one != unit),
    )


def _answered(case: HandlingCase, units: Iterable[UUID]) -> HandlingCase:
    """The same when these units replied too."""
    answered = tuple(dict.fromkeys((*case.answered, *units)))
    left = tuple(one for one in case.leading if one not in answered)
    return case._replace(answered=answered, open=left)


HANDLINGS = Kind(
    "handling",
    "承办",
    HandlingCase,
    (ProposalAssigned, ProposalReplied, ReturnGranted, ReviewRevoked, ProposalRetracted),
    proposal_keys,
    handling,
)


class ReplyCase(NamedTuple):
    """答复: one unit's answer to one proposal; `told_at` is the arrival of the last."""

    proposal: UUID
    unit: UUID
    replied_on: date | None
    grade: str | None
    unit_name: str
    told_at: int


def reply_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a proposal and unit."""
    return once(event.proposal, event.unit.id)


def reply(case: ReplyCase | None, event: ProposalReplied, recorded: Act, key: str) -> ReplyCase:
    """The unit's last answer."""
    unit = event.unit
    told = (event.replied_on, event.grade, unit.name, recorded.arrival)
    return ReplyCase(event.proposal, unit.id, *told)


REPLIES = Kind("reply", "答复", ReplyCase, (ProposalReplied,), reply_keys, reply)


AFTER = "\t"
"""What stands between a question's id and the choice."""


class FeedbackCase(NamedTuple):
    """反馈: what one sponsor said of the handling of one proposal.

    `told_at` is when that arrived; `answers` are the choices ticked, each after its question's id.
    """

    proposal: UUID
    sponsor: UUID
    satisfaction: str
    given_on: date | None
    told_at: int
    answers: tuple[str, ...] = ()


def feedback_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a proposal and sponsor."""
    return once(event.proposal, event.sponsor.id)


def feedback(
    case: FeedbackCase | None, event: FeedbackGiven, recorded: Act, key: str
) -> FeedbackCase:
    """The sponsor's last word."""
    told = (str(event.satisfaction), event.given_on, recorded.arrival)
    answers = tuple(f"{one.question}{AFTER}{one.choice}" for one in event.answers)
    return FeedbackCase(event.proposal, event.sponsor.id, *told, answers)


FEEDBACKS = Kind("feedback", "反馈", FeedbackCase, (FeedbackGiven,), feedback_keys, feedback)
