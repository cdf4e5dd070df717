"""What may happen to paired help? Pure."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never
from uuid import UUID

from contracts.sectors.paired_help import (
    HelpBegun,
    HelpEnded,
    HelpResulted,
    HelpRetracted,
    HelpVisited,
    HelpVisitStruck,
)
from kernel.decider import Decider, Known
from kernel.event import Event
from kernel.secret import Secret
from rules.dates import day_of
from sectors.paired_help.commands import (
    BeginHelp,
    EndHelp,
    ForgetHelpWords,
    HelpCommand,
    RecordResult,
    RecordVisit,
    RetractHelp,
    StrikeVisit,
)
from sectors.paired_help.events import HelpNoted, HelpWordsForgotten
from sectors.paired_help.facts import NOTHING, Facts
from sectors.paired_help.refusals import (
    HasVisits,
    KeptPrivate,
    NamedInTheOpen,
    NamedTwice,
    NoSuchHelp,
    NotAMember,
    NotYet,
    NoVisitThen,
    OutsideOfIt,
)
from sectors.paired_help.state import Help, evolve

Asked = Known[Facts | None]
NAME, VISIT, RESULT = "paired_help.name", "paired_help.visit", "paired_help.result"
PRIVATE = ("household", "person")


def decide(command: HelpCommand, help: Help, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case BeginHelp():
            return begin(command, help, known)
        case RecordVisit():
            return visit(command, help, known)
        case StrikeVisit():
            return strike(command, help)
        case RecordResult():
            return result(command, help, known)
        case EndHelp():
            return end(command, help, known)
        case RetractHelp():
            return retract(command, help)
        case ForgetHelpWords():
            return forget(command, help)
    assert_never(command)


def begin(command: BeginHelp, help: Help, known: Asked) -> Sequence[Event]:
    """Who helps whom, whole; the same again changes nothing."""
    _may_be(command, help, known.facts or NOTHING)
    if any(day < command.since for day in help.visits) or (help.until or date.max) < command.since:
        raise HasVisits(command.since)
    names = HelpBegun.model_fields
    begun = HelpBegun(**{name: getattr(command, name) for name in names})
    told: list[Event] = [] if begun == help.begun else [begun]
    return [*told, *_noted(command.help, help, known, NAME, command.name)]


def _may_be(command: BeginHelp, help: Help, facts: Facts) -> None:
    ids = [one.who.id for one in command.helpers]
    if len(set(ids)) < len(ids):
        raise NamedTwice
    before = {one.who.id for one in help.begun.helpers} if help.begun else set()
    for one in command.helpers:
        if one.kind == "member" and one.who.id not in facts.members | before:
            raise NotAMember(one.who.name)
    if command.kind in PRIVATE and command.helped is not None:
        raise KeptPrivate
    if command.kind not in PRIVATE and (command.helped is None or command.name is not None):
        raise NamedInTheOpen


def visit(command: RecordVisit, help: Help, known: Asked) -> Sequence[Event]:
    """One a day, while the help lasts; by others, or in other words, is a correction."""
    begun = _must_stand(help, command.help)
    day = command.visited_on
    _has_come(day, known)
    if day < begun.since or (help.until is not None and day > help.until):
        raise OutsideOfIt(day)
    visited = HelpVisited(help=command.help, visited_on=day, by=command.by)
    told: list[Event] = [] if visited == help.visits.get(day) else [visited]
    return [*told, *_noted(command.help, help, known, VISIT, command.words, day)]


def strike(command: StrikeVisit, help: Help) -> Sequence[Event]:
    """There was none on that day; its words go too."""
    _must_stand(help, command.help)
    if command.visited_on not in help.visits:
        raise NoVisitThen(command.visited_on)
    struck = HelpVisitStruck(help=command.help, visited_on=command.visited_on)
    gone = tuple(item for item, place in help.lying.items() if place[1] == command.visited_on)
    return [struck, *_forgotten(command.help, gone, "mistake", "走访登记撤销")]


def result(command: RecordResult, help: Help, known: Asked) -> Sequence[Event]:
    """What came of it; another word, day or text later corrects it."""
    begun = _must_stand(help, command.help)
    before = help.result
    day = command.resulted_on or (before.resulted_on if before else known.today)
    _has_come(day, known)
    if day < begun.since:
        raise OutsideOfIt(day)
    came = HelpResulted(help=command.help, result=command.result, resulted_on=day)
    told: list[Event] = [] if came == before else [came]
    return [*told, *_noted(command.help, help, known, RESULT, command.words)]


def end(command: EndHelp, help: Help, known: Asked) -> Sequence[Event]:
    """The last day; visits lie before it."""
    begun = _must_stand(help, command.help)
    until = command.until or help.until or known.today
    if until < begun.since:
        raise OutsideOfIt(until)
    if any(day > until for day in help.visits):
        raise HasVisits(until)
    if until == help.until:
        return []
    return [HelpEnded(help=command.help, until=until)]


def retract(command: RetractHelp, help: Help) -> Sequence[Event]:
    """Taken back once; name and words go with it."""
    if help.struck:
        return []
    _must_stand(help, command.help)
    gone = _forgotten(command.help, tuple(help.lying), "mistake", "结对帮扶录入撤销")
    return [HelpRetracted(help=command.help), *gone]


def forget(command: ForgetHelpWords, help: Help) -> Sequence[Event]:
    """All that lies, former names and words too; again is nothing new."""
    _must_stand(help, command.help)
    return _forgotten(command.help, tuple(help.lying), command.ground, command.basis)


def _forgotten(which: UUID, gone: tuple[UUID, ...], ground: str, basis: str) -> list[Event]:
    if not gone:
        return []
    told = {"help": which, "forgotten": gone, "ground": ground, "basis": basis}
    return [HelpWordsForgotten.model_validate(told)]


def _noted(
    which: UUID, help: Help, known: Asked, kind: str, text: Secret | None, day: date | None = None
) -> list[Event]:
    """The vault keeps words; the same again are kept already."""
    if text is None:
        return []
    kept = known.keep(text, kind)
    if kept == help.kept.get((kind, day)):
        return []
    return [HelpNoted(help=which, kept=kept, visited_on=day)]


def _must_stand(help: Help, asked: UUID) -> HelpBegun:
    if help.begun is None:
        raise NoSuchHelp(asked)
    return help.begun


def _has_come(day: date, known: Asked) -> None:
    if day > day_of(known.now):
        raise NotYet(day)


HELP = Decider(
    category="help",
    commands=(
        BeginHelp,
        RecordVisit,
        StrikeVisit,
        RecordResult,
        EndHelp,
        RetractHelp,
        ForgetHelpWords,
    ),
    events=(
        HelpBegun,
        HelpVisited,
        HelpVisitStruck,
        HelpResulted,
        HelpEnded,
        HelpRetracted,
        HelpNoted,
        HelpWordsForgotten,
    ),
    initial=Help(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"help-{command.help}",
)
