"""How does an event change the row of an opinion or a letter? Pure."""

from dataclasses import replace
from typing import Any

from contracts.proposals.suggestion import (
    SuggestionAnswered,
    SuggestionPassedOn,
    SuggestionReceived,
    SuggestionRetracted,
)
from kernel.log.chain import Recorded
from kernel.view import View
from proposals.suggestion.tables import SuggestionRow, suggestions


def row(before: SuggestionRow | None, event: Any, recorded: Recorded) -> SuggestionRow | None:
    """One row as long as it stands."""
    if isinstance(event, SuggestionReceived):
        return _received(before, event, recorded)
    if before is None or isinstance(event, SuggestionRetracted):
        return None
    at = before.units.index(event.unit.id) if event.unit.id in before.units else None
    if isinstance(event, SuggestionAnswered):
        return before if at is None else replace(before, answers=_put(before.answers, at, event))
    if at is not None:
        wanted = (*before.wanted[:at], event.answer_wanted, *before.wanted[at + 1 :])
        return replace(before, wanted=wanted)
    return _passed_on(before, event)


def _passed_on(before: SuggestionRow, event: SuggestionPassedOn) -> SuggestionRow:
    return replace(
        before,
        units=(*before.units, event.unit.id),
        unit_names=(*before.unit_names, event.unit.name),
        wanted=(*before.wanted, event.answer_wanted),
        answers=(*before.answers, ""),
    )


def _put(answers: tuple[str, ...], at: int, event: SuggestionAnswered) -> tuple[str, ...]:
    return (*answers[:at], event.outcome, *answers[at + 1 :])


def _received(
    before: SuggestionRow | None, event: SuggestionReceived, recorded: Recorded
) -> SuggestionRow:
    told: dict[str, Any] = {
        "kind": event.kind,
        "title": event.title,
        "sponsor_names": tuple(one.name for one in event.sponsors),
        "sector": None if event.sector is None else event.sector.name,
        "topics": event.topics,
        "received_on": event.received_on,
        "text_length": None if event.text is None else event.text.length,
    }
    if before is not None:
        return replace(before, **told)
    return SuggestionRow(
        suggestion=event.suggestion,
        committee=recorded.origin.committee,
        proposal=event.proposal,
        units=(),
        unit_names=(),
        wanted=(),
        answers=(),
        **told,
    )


SUGGESTIONS = View(
    suggestions,
    SuggestionRow,
    (SuggestionReceived, SuggestionPassedOn, SuggestionAnswered, SuggestionRetracted),
    lambda event, recorded: event.suggestion,
    row,
)
