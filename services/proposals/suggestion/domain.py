"""What is allowed with an opinion or a letter? Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never
from uuid import UUID

from contracts.proposals.content import ContentWithdrawn
from contracts.proposals.suggestion import (
    SuggestionAnswered,
    SuggestionPassedOn,
    SuggestionReceived,
    SuggestionRetracted,
)
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from proposals.suggestion.commands import (
    AnswerSuggestion,
    PassOnSuggestion,
    ReceiveSuggestion,
    RetractSuggestion,
    SuggestionCommand,
    WithdrawSuggestionText,
)
from proposals.withdrawing import Texts, withdraw


class NoSuchSuggestion(Refused):
    """There is no such opinion or letter, or it was retracted."""

    zh = "没有这件意见建议（来信），或已撤销"


class NotPassedOn(Refused):
    """It was not passed on to this unit."""

    zh = "没有转送给该单位"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One as decided so far; `received` is None before and after it is there."""

    received: SuggestionReceived | None = None
    passed_on: Mapping[UUID, SuggestionPassedOn] = field(default_factory=dict)
    answered: Mapping[UUID, SuggestionAnswered] = field(default_factory=dict)
    texts: Texts = field(default_factory=Texts)


def decide(
    command: SuggestionCommand, suggestion: Suggestion, known: Known[None]
) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if isinstance(command, ReceiveSuggestion):
        return receive(command, suggestion)
    if isinstance(command, RetractSuggestion):
        return retract(command, suggestion)
    kept = isinstance(command, WithdrawSuggestionText) and bool(suggestion.texts.named)
    if suggestion.received is None and not kept:
        raise NoSuchSuggestion(command.suggestion)
    match command:
        case PassOnSuggestion():
            return pass_on(command, suggestion, known)
        case AnswerSuggestion():
            return answer(command, suggestion, known)
        case WithdrawSuggestionText():
            return withdraw(command, "suggestion", command.suggestion, suggestion.texts, known)
    assert_never(command)


def receive(command: ReceiveSuggestion, suggestion: Suggestion) -> Sequence[Event]:
    """Once; converted anew after a revocation it may have become the other kind."""
    told = dict(command)
    received = SuggestionReceived(
        **{name: told[name] for name in SuggestionReceived.model_fields if name in told}
    )
    return [] if suggestion.received == received else [received]


def pass_on(
    command: PassOnSuggestion, suggestion: Suggestion, known: Known[None]
) -> Sequence[Event]:
    """转送: to a unit once; that an answer is wanted may be said later."""
    held = suggestion.passed_on.get(command.unit.id)
    if held is not None and held.answer_wanted == command.answer_wanted:
        return []
    event = SuggestionPassedOn(
        suggestion=command.suggestion,
        unit=command.unit,
        answer_wanted=command.answer_wanted,
        passed_on=known.today,
    )
    return [event]


def answer(
    command: AnswerSuggestion, suggestion: Suggestion, known: Known[None]
) -> Sequence[Event]:
    """反馈: of a unit that has it; another answer later replaces the first."""
    if command.unit.id not in suggestion.passed_on:
        raise NotPassedOn(command.unit.name)
    held = suggestion.answered.get(command.unit.id)
    if held is not None and held.outcome == command.outcome:
        return []
    event = SuggestionAnswered(
        suggestion=command.suggestion,
        unit=command.unit,
        outcome=command.outcome,
        answered_on=known.today,
    )
    return [event]


def retract(command: RetractSuggestion, suggestion: Suggestion) -> Sequence[Event]:
    """撤销."""
    if suggestion.received is None or (command.if_untouched and suggestion.passed_on):
        return []
    return [SuggestionRetracted(suggestion=command.suggestion, reason=command.reason)]


def evolve(suggestion: Suggestion, event: Event) -> Suggestion:
    """The opinion or letter after an event."""
    match event:
        case SuggestionReceived():
            texts = suggestion.texts.naming(event.text, event.sponsors[0].id)
            return replace(suggestion, received=event, texts=texts)
        case SuggestionPassedOn():
            passed_on = {**suggestion.passed_on, event.unit.id: event}
            return replace(suggestion, passed_on=passed_on)
        case SuggestionAnswered():
            return replace(suggestion, answered={**suggestion.answered, event.unit.id: event})
        case SuggestionRetracted():
            return Suggestion(texts=suggestion.texts)
        case ContentWithdrawn():
            return replace(suggestion, texts=suggestion.texts.without(event))
        case _:
            return suggestion


SUGGESTION = Decider(
    category="suggestion",
    commands=(
        ReceiveSuggestion,
        PassOnSuggestion,
        AnswerSuggestion,
        RetractSuggestion,
        WithdrawSuggestionText,
    ),
    events=(
        SuggestionReceived,
        SuggestionPassedOn,
        SuggestionAnswered,
        SuggestionRetracted,
        ContentWithdrawn,
    ),
    initial=Suggestion(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"suggestion-{command.suggestion}",
)
