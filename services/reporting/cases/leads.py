"""What does reporting know of leads, and of opinions and letters that proposals became?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.proposals.lead import LeadDeclined, LeadListed, LeadReceived
from contracts.proposals.suggestion import (
    SuggestionAnswered,
    SuggestionPassedOn,
    SuggestionReceived,
    SuggestionRetracted,
)
from reporting.cases.kind import Act, Kind, once


class LeadCase(NamedTuple):
    """提案线索: `state` is received, listed or declined."""

    plenary: UUID
    title: str
    source: str
    received_on: date
    state: str = "received"


def lead_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a lead."""
    return once(event.lead)


def lead(case: LeadCase | None, event: Any, recorded: Act, key: str) -> LeadCase | None:
    """A lead after an event."""
    match event:
        case LeadReceived():
            return LeadCase(event.plenary, event.title, str(event.source), event.received_on)
        case LeadListed() if case is not None:
            return case._replace(state="listed")
        case LeadDeclined() if case is not None:
            return case._replace(state="declined")
        case _:
            return case


LEADS = Kind(
    "lead", "提案线索", LeadCase, (LeadReceived, LeadListed, LeadDeclined), lead_keys, lead
)


class SuggestionCase(NamedTuple):
    """意见建议或委员来信: `wanted` are the units of whom an answer is wanted."""

    kind: str
    proposal: UUID
    title: str
    received_on: date
    units: tuple[UUID, ...] = ()
    wanted: tuple[UUID, ...] = ()
    answers: tuple[UUID, ...] = ()
    passed_on: bool = False
    answer_wanted: bool = False
    answered: bool = False


def suggestion_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case an opinion or letter."""
    return once(event.suggestion)


def suggestion(
    case: SuggestionCase | None, event: Any, recorded: Act, key: str
) -> SuggestionCase | None:
    """An opinion or letter after an event; received anew it may be of the other kind."""
    match event:
        case SuggestionReceived():
            told = event.model_dump(include={"kind", "proposal", "title", "received_on"})
            return SuggestionCase(**told) if case is None else case._replace(**told)
        case SuggestionRetracted():
            return None
        case SuggestionPassedOn() if case is not None:
            return _passed_on(case, event)
        case SuggestionAnswered() if case is not None:
            answers = (*case.answers, event.unit.id)
            return case._replace(answers=tuple(dict.fromkeys(answers)), answered=True)
        case _:
            return case


def _passed_on(case: SuggestionCase, event: SuggestionPassedOn) -> SuggestionCase:
    """That a unit's answer is wanted may be said, or no longer, later."""
    unit = event.unit.id
    wanted = tuple(one for one in case.wanted if one != unit)
    wanted = (*wanted, unit) if event.answer_wanted else wanted
    return case._replace(
        units=tuple(dict.fromkeys((*case.units, unit))),
        wanted=wanted,
        passed_on=True,
        answer_wanted=bool(wanted),
    )


SUGGESTIONS = Kind(
    "suggestion",
    "意见建议",
    SuggestionCase,
    (SuggestionReceived, SuggestionPassedOn, SuggestionAnswered, SuggestionRetracted),
    suggestion_keys,
    suggestion,
)
