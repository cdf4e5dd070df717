"""What may happen to the standing phrases of a slot? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, assert_never
from uuid import UUID

from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from reporting.phrases.commands import (
    AdoptPhrase,
    EndPhrase,
    PhraseCommand,
    phrase_id,
    stream,
)
from reporting.phrases.events import PhraseAdopted, PhraseEnded


class NoSuchPhrase(Refused):
    """There is no such phrase in this slot, or it was entered by mistake."""

    zh = "该用处没有这条提法，或系误录已撤"


class AdoptedOtherwise(Refused):
    """Another phrase holds in this slot from the same day; end that one first."""

    zh = "该用处自同一日起已有另一提法，请先停用或撤去该条"


class EndsBeforeItBegins(Refused):
    """The last day lies before the first; say that it was a mistake by giving no day."""

    zh = "截止日期早于启用日期；如系误录，请不写日期"


@dataclass(frozen=True, slots=True)
class Standing:
    """A phrase that holds or held: its words, its first day, its last when it was ended."""

    adopted: PhraseAdopted
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a slot as decided so far; `count` includes those entered by mistake."""

    standing: tuple[Standing, ...] = ()
    count: int = 0

    def find(self, phrase: UUID) -> Standing:
        """One of them."""
        for one in self.standing:
            if one.adopted.phrase == phrase:
                return one
        raise NoSuchPhrase(phrase)


def decide(command: PhraseCommand, phrases: Phrases, known: Known[Any]) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case AdoptPhrase():
            return adopt(command, phrases)
        case EndPhrase():
            return end(command, phrases)
    assert_never(command)


def adopt(command: AdoptPhrase, phrases: Phrases) -> Sequence[Event]:
    """From a day on a slot has one phrase; the same again changes nothing."""
    told = PhraseAdopted(
        phrase=phrase_id(command.committee, command.slot, phrases.count + 1),
        slot=command.slot,
        text=command.text,
        basis=command.basis,
        effective_from=command.effective_from,
    )
    for one in phrases.standing:
        if one.adopted.effective_from == command.effective_from and one.until is None:
            if one.adopted.model_copy(update={"phrase": told.phrase}) == told:
                return []
            raise AdoptedOtherwise(one.adopted.text[:40])
    return [told]


def end(command: EndPhrase, phrases: Phrases) -> Sequence[Event]:
    """The last day, told again it is corrected; without a day the phrase is struck."""
    one = phrases.find(command.phrase)
    if command.until is not None and command.until < one.adopted.effective_from:
        raise EndsBeforeItBegins(command.until, one.adopted.effective_from)
    if command.until is not None and command.until == one.until:
        return []
    return [PhraseEnded(phrase=command.phrase, until=command.until, reason=command.reason)]


def evolve(phrases: Phrases, event: Event) -> Phrases:
    """The phrases of a slot after an event."""
    match event:
        case PhraseAdopted():
            return Phrases((*phrases.standing, Standing(event)), phrases.count + 1)
        case PhraseEnded(until=None):
            left = (one for one in phrases.standing if one.adopted.phrase != event.phrase)
            return replace(phrases, standing=tuple(left))
        case PhraseEnded():
            ended = (
                replace(one, until=event.until) if one.adopted.phrase == event.phrase else one
                for one in phrases.standing
            )
            return replace(phrases, standing=tuple(ended))
        case _:
            return phrases


PHRASES = Decider(
    category="phrases",
    commands=(AdoptPhrase, EndPhrase),
    events=(PhraseAdopted, PhraseEnded),
    initial=Phrases(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: stream(command.committee, command.slot),
)
