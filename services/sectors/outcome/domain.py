"""What may be told of what came of a report or an activity? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, assert_never
from uuid import UUID

from contracts.sectors.research import (
    About,
    InstructionGiven,
    OutcomeStruck,
    RecommendationMade,
    ResultAdopted,
    ResultGrew,
    ResultSent,
)
from kernel.decider import Decider, Known
from kernel.event import Event
from kernel.secret import Sealed
from rules.dates import day_of
from sectors.outcome.commands import (
    Came,
    ForgetInstruction,
    LinkGrown,
    MakeRecommendation,
    OutcomeCommand,
    RecordAdoption,
    RecordInstruction,
    SendResult,
    StrikeOutcome,
)
from sectors.outcome.events import InstructionForgotten, InstructionKept
from sectors.outcome.facts import NOTHING, Facts
from sectors.outcome.refusals import (
    NoSuchOutcome,
    NothingItCameOf,
    NotYet,
    OfTheOtherKind,
    TitleUnknown,
)
from sectors.stands import is_about, stands

Asked = Known[Facts | None]
WORDS = "outcome.instruction"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of something, as decided so far.

    Attributes:
        told: what holds; None before, and after it was struck. about: what it came of.
        words: what is kept of an instruction. lying: every text that lies in the vault.
    """

    told: Event | None = None
    about: About | None = None
    words: Sealed | None = None
    lying: tuple[UUID, ...] = ()


def decide(command: OutcomeCommand, outcome: Outcome, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case StrikeOutcome():
            return strike(command, outcome)
        case ForgetInstruction():
            return forget(command, outcome)
        case LinkGrown():
            return grow(command, outcome, known)
        case RecordInstruction():
            return instruct(command, outcome, known)
        case SendResult():
            return tell(command, outcome, known, ResultSent, command.sent_on)
        case RecordAdoption():
            return tell(command, outcome, known, ResultAdopted, command.adopted_on)
        case MakeRecommendation():
            return tell(command, outcome, known, RecommendationMade, command.made_on)
    assert_never(command)


def tell(
    command: Came, outcome: Outcome, known: Asked, event: type[Event], day: date, **more: Any
) -> list[Event]:
    """The same again changes nothing; other details correct it."""
    if day > day_of(known.now):
        raise NotYet(day)
    said = {name: getattr(command, name) for name in event.model_fields if name not in more}
    told = event.model_validate(said | more)
    if told == outcome.told:
        return []
    if not stands(known.state(is_about(command.about.kind, command.about.id))):
        raise NothingItCameOf(command.about.id)
    return [told]


def instruct(command: RecordInstruction, outcome: Outcome, known: Asked) -> Sequence[Event]:
    """An instruction, and its words beside it."""
    told = tell(command, outcome, known, InstructionGiven, command.given_on)
    if command.words is None:
        return told
    kept = known.keep(command.words, WORDS)
    if kept == outcome.words:
        return told
    return [*told, InstructionKept(outcome=command.outcome, kept=kept)]


def grow(command: LinkGrown, outcome: Outcome, known: Asked) -> Sequence[Event]:
    """What was heard of here is checked, and called by its own title; else it is as stated."""
    grown = (known.facts or NOTHING).grown
    if grown is not None and grown.kind != command.kind:
        raise OfTheOtherKind(command.grown)
    title = grown.title if grown else command.title
    before = outcome.told if isinstance(outcome.told, ResultGrew) else None
    if title is None and before is None:
        raise TitleUnknown(command.grown)
    day = command.grown_on or (before.grown_on if before else known.today)
    more = {
        "title": title or (before.title if before else ""),
        "heard": grown is not None,
        "grown_on": day,
    }
    return tell(command, outcome, known, ResultGrew, day, **more)


def strike(command: StrikeOutcome, outcome: Outcome) -> Sequence[Event]:
    """Struck once; the words go with it."""
    if outcome.about is None:
        raise NoSuchOutcome(command.outcome)
    if outcome.told is None:
        return []
    struck = OutcomeStruck(outcome=command.outcome, about=outcome.about)
    if not outcome.lying:
        return [struck]
    why = {"ground": "mistake", "basis": "成果登记撤销"}
    return [struck, _forgotten(command.outcome, outcome, why)]


def forget(command: ForgetInstruction, outcome: Outcome) -> Sequence[Event]:
    """All that lies of the words, former ones too; again is nothing new."""
    if outcome.about is None:
        raise NoSuchOutcome(command.outcome)
    if not outcome.lying:
        return []
    why = {"ground": command.ground, "basis": command.basis}
    return [_forgotten(command.outcome, outcome, why)]


def _forgotten(which: UUID, outcome: Outcome, why: dict[str, str]) -> Event:
    told = {"outcome": which, "forgotten": outcome.lying} | why
    return InstructionForgotten.model_validate(told)


def evolve(outcome: Outcome, event: Event) -> Outcome:
    """The outcome after an event."""
    match event:
        case InstructionKept():
            ids = dict.fromkeys((*outcome.lying, event.kept.id))
            return replace(outcome, words=event.kept, lying=tuple(ids))
        case InstructionForgotten():
            lying = tuple(one for one in outcome.lying if one not in event.forgotten)
            gone = outcome.words is not None and outcome.words.id in event.forgotten
            return replace(outcome, words=None if gone else outcome.words, lying=lying)
        case OutcomeStruck():
            return replace(outcome, told=None, words=None)
        case (
            ResultSent()
            | InstructionGiven()
            | ResultAdopted()
            | RecommendationMade()
            | ResultGrew()
        ):
            return replace(outcome, told=event, about=event.about)
        case _:
            return outcome


OUTCOME = Decider(
    category="outcome",
    commands=(
        SendResult,
        RecordInstruction,
        RecordAdoption,
        MakeRecommendation,
        LinkGrown,
        StrikeOutcome,
        ForgetInstruction,
    ),
    events=(
        ResultSent,
        InstructionGiven,
        ResultAdopted,
        RecommendationMade,
        ResultGrew,
        OutcomeStruck,
        InstructionKept,
        InstructionForgotten,
    ),
    initial=Outcome(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"outcome-{command.outcome}",
    also=lambda command: (
        (is_about(command.about.kind, command.about.id),) if isinstance(command, Came) else ()
    ),
)
