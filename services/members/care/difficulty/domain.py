"""What is allowed with a member's difficulty? Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, assert_never

from contracts.members.care import (
    DifficultyConcluded,
    DifficultyCounted,
    DifficultyReopened,
    DifficultyStruck,
)
from kernel.decider import Decider, Known
from kernel.event import Event
from kernel.secret import Secret
from members.care.difficulty.commands import (
    CountDifficulty,
    DifficultyCommand,
    LeaveUnsettled,
    PassDifficulty,
    RaiseDifficulty,
    ReopenDifficulty,
    SettleDifficulty,
    StrikeDifficulty,
    TakeUpDifficulty,
)
from members.care.difficulty.events import (
    DifficultyPassed,
    DifficultyRaised,
    DifficultyTakenUp,
    DifficultyWorded,
)
from members.care.difficulty.state import Difficulty, Phase, evolve
from members.care.facts import Facts
from members.care.refusals import (
    Concluded,
    NoSuchDifficulty,
    NotAMember,
    NotOnTheList,
    NotTakenUp,
    NotYet,
    SomebodyElses,
    TooEarly,
)
from members.care.words import listed
from rules.dates import day_of

Asked = Known[Facts]
TITLE, TEXT, OUTCOME = "difficulty.title", "difficulty.text", "difficulty.outcome"
OPEN = (Phase.RAISED, Phase.TAKEN_UP, Phase.PASSED)
ENDS = (Phase.SETTLED, Phase.UNSETTLED)


def decide(command: DifficultyCommand, one: Difficulty, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if isinstance(command, RaiseDifficulty):
        return raise_it(command, one, known)
    if isinstance(command, StrikeDifficulty | CountDifficulty) and one.phase is Phase.STRUCK:
        return []
    if one.phase in (Phase.NONE, Phase.STRUCK):
        raise NoSuchDifficulty(command.difficulty)
    match command:
        case CountDifficulty():
            return counted(one)
        case TakeUpDifficulty():
            return take_up(command, one, known)
        case PassDifficulty():
            return pass_on(command, one, known)
        case SettleDifficulty():
            return conclude(command, "settled", command.outcome, one, known)
        case LeaveUnsettled():
            return conclude(command, "unsettled", command.reason, one, known)
        case ReopenDifficulty():
            return reopen(command, one)
        case StrikeDifficulty():
            return [DifficultyStruck(difficulty=command.difficulty)]
    assert_never(command)


def raise_it(command: RaiseDifficulty, one: Difficulty, known: Asked) -> Sequence[Event]:
    """Raised once; said again by the same member it is corrected, until it is concluded."""
    before, people = one.raised, known.facts.people
    member = people.heads.meant(command.member)
    if before is not None:
        if people.heads.meant(before.member) != member:
            raise SomebodyElses
        member = before.member
    elif people.get(member) is None:
        raise NotAMember(command.member)
    raised_on = command.raised_on or (before.raised_on if before else known.today)
    if raised_on > day_of(known.now):
        raise NotYet(raised_on)
    raised = DifficultyRaised(
        difficulty=command.difficulty,
        member=member,
        kind=_kind(command.kind, known),
        raised_on=raised_on,
    )
    texts = {TITLE: command.title, TEXT: command.text}
    worded = _worded(raised, one, known, texts)
    events = [*([] if raised == before else [raised]), *worded]
    if events and one.phase in ENDS:
        raise Concluded
    return events


def _kind(told: str, known: Asked) -> str:
    rules = known.facts.force.rules
    words = rules.difficulty_kinds if rules else ()
    found = listed(told, words)
    if found is None:
        raise NotOnTheList(told, *(word.name for word in words))
    return found


def counted(one: Difficulty) -> list[Event]:
    """The others are told that there is one, of a kind, on a day: once, and when that changes."""
    assert one.raised is not None
    if one.counted == one.told:
        return []
    told = {"raised_on": one.raised.raised_on, "kind": one.raised.kind}
    return [DifficultyCounted(difficulty=one.raised.difficulty, **told)]


def take_up(command: TakeUpDifficulty, one: Difficulty, known: Asked) -> Sequence[Event]:
    """Somebody of the office deals with it; what was not told to the others yet is told now."""
    if one.phase in ENDS:
        raise Concluded
    if one.by == command.by:
        return counted(one)
    taken = DifficultyTakenUp(difficulty=command.difficulty, by=command.by, taken_up_on=known.today)
    return [*counted(one), taken]


def pass_on(command: PassDifficulty, one: Difficulty, known: Asked) -> Sequence[Event]:
    """To one unit, or on to another."""
    _is_taken_up(one)
    if one.unit == command.unit.id:
        return []
    passed = DifficultyPassed(
        difficulty=command.difficulty, unit=command.unit, passed_on=known.today
    )
    return [passed]


def conclude(
    command: SettleDifficulty | LeaveUnsettled,
    outcome: Literal["settled", "unsettled"],
    words: Secret | None,
    one: Difficulty,
    known: Asked,
) -> Sequence[Event]:
    """Settled, or not; once. Another day or other words for the same end correct it."""
    assert one.raised is not None
    again = one.phase == outcome
    if not again:
        _is_taken_up(one)
    day = command.concluded_on or one.concluded_on or known.today
    _not_early_or_late(day, one.raised.raised_on, known)
    worded = _worded(one.raised, one, known, {OUTCOME: words})
    if again and day == one.concluded_on:
        return worded
    told = {"outcome": outcome, "concluded_on": day}
    return [
        *counted(one),
        DifficultyConcluded(difficulty=command.difficulty, **told),
        *worded,
    ]


def _not_early_or_late(day: date, raised_on: date, known: Asked) -> None:
    if day < raised_on:
        raise TooEarly(day, raised_on)
    if day > day_of(known.now):
        raise NotYet(day)


def _is_taken_up(one: Difficulty) -> None:
    if one.phase in ENDS:
        raise Concluded
    if one.by is None:
        raise NotTakenUp


def reopen(command: ReopenDifficulty, one: Difficulty) -> Sequence[Event]:
    """What is open stays open."""
    return [] if one.phase in OPEN else [DifficultyReopened(difficulty=command.difficulty)]


def _worded(
    raised: DifficultyRaised, one: Difficulty, known: Asked, texts: dict[str, Secret | None]
) -> list[Event]:
    """The vault keeps the words, about the member, with whom they go."""
    given = {
        kind: known.keep(text, kind, about=raised.member)
        for kind, text in texts.items()
        if text is not None
    }
    kept = one.kept | given
    if kept == one.kept:
        return []
    items = tuple(kept[kind] for kind in (TITLE, TEXT, OUTCOME) if kind in kept)
    return [DifficultyWorded(difficulty=raised.difficulty, kept=items)]


DIFFICULTY = Decider(
    category="difficulty",
    commands=(
        RaiseDifficulty,
        CountDifficulty,
        TakeUpDifficulty,
        PassDifficulty,
        SettleDifficulty,
        LeaveUnsettled,
        ReopenDifficulty,
        StrikeDifficulty,
    ),
    events=(
        DifficultyRaised,
        DifficultyWorded,
        DifficultyCounted,
        DifficultyTakenUp,
        DifficultyPassed,
        DifficultyConcluded,
        DifficultyReopened,
        DifficultyStruck,
    ),
    initial=Difficulty(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"difficulty-{command.difficulty}",
)
