"""What may be told of an activity, and what is so already? Pure."""

from collections.abc import Hashable, Iterator, Sequence
from typing import assert_never
from uuid import UUID

from contracts.sectors.occasion import NotesHandedIn, NotesStruck
from kernel.decider import Decider, Known
from kernel.event import Event
from rules.dates import day_of
from sectors.occasion.commands import (
    ForgetNotes,
    HandInNotes,
    OccasionCommand,
    OfActivity,
    StrikeNotes,
    TellBeneficiaries,
    TellDocuments,
    TellGuests,
    TellHosts,
    TellLeaders,
    TellMaterial,
    TellMoney,
    TellPart,
    TellPlaces,
    TellPriorities,
)
from sectors.occasion.events import NotesForgotten, NotesKept
from sectors.occasion.facts import NOTHING, Facts
from sectors.occasion.ledgers import tell_by_ledger
from sectors.occasion.parts import PARTS, part_of
from sectors.occasion.refusals import (
    NoNotes,
    NoSuchActivity,
    NotAMember,
    NotYet,
    ToldTwice,
    UnknownPriority,
)
from sectors.occasion.state import Occasion, evolve
from sectors.stands import activity_stream, stands

Asked = Known[Facts | None]
NOTES = "occasion.notes"


def decide(command: OccasionCommand, occasion: Occasion, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case ForgetNotes():
            return forget(command, occasion)
        case StrikeNotes():
            return strike(command, occasion)
        case HandInNotes():
            _must_stand(command, known)
            return hand_in(command, occasion, known)
        case (
            TellDocuments()
            | TellMaterial()
            | TellPlaces()
            | TellBeneficiaries()
            | TellMoney()
            | TellGuests()
            | TellLeaders()
            | TellHosts()
            | TellPriorities()
        ):
            _must_stand(command, known)
            return tell(command, occasion, known.facts or NOTHING)
    assert_never(command)


def tell(command: TellPart, occasion: Occasion, facts: Facts) -> Sequence[Event]:
    """A part is told whole; the same again changes nothing, and nothing where nothing was."""
    event = PARTS[type(command)]
    told = part_of(command, event)
    _each_once(command)
    before = occasion.parts.get(event)
    if told == part_of(before, event) or (before is None and not any(told.values())):
        return []
    if isinstance(command, TellHosts | TellBeneficiaries) and command.by_ledger:
        return tell_by_ledger(command, before)
    if isinstance(command, TellPriorities):
        _are_listed(command, facts)
    return [event(activity=command.activity, **told)]


def _each_once(command: TellPart) -> None:
    seen: set[Hashable] = set()
    for one in _identities(command):
        if one in seen:
            raise ToldTwice(one)
        seen.add(one)


def _identities(command: TellPart) -> Iterator[Hashable]:
    """By what two entries of a part are the same one."""
    match command:
        case TellDocuments():
            yield from command.documents
        case TellMaterial():
            yield from (one.title for one in command.material)
        case TellPlaces():
            yield from (f"{one.kind} {one.name}" for one in command.places)
        case TellBeneficiaries():
            yield from (one.kind for one in command.beneficiaries)
        case TellMoney():
            yield from (one.kind for one in command.money)
        case TellGuests():
            yield from (f"{one.name} {one.unit or ''}" for one in command.guests)
        case TellLeaders():
            yield from (one.person.id for one in command.leaders)
        case TellHosts():
            yield from (one.body.id for one in command.hosts)
        case TellPriorities():
            yield from command.priorities


def _are_listed(command: TellPriorities, facts: Facts) -> None:
    """Where the committee has a list, what is not on it is none of its priorities."""
    for one in command.priorities:
        if facts.priorities and one not in facts.priorities:
            raise UnknownPriority(one)


def hand_in(command: HandInNotes, occasion: Occasion, known: Asked) -> Sequence[Event]:
    """Notes are handed in once; another day or another text corrects it."""
    facts = known.facts or NOTHING
    if command.member not in facts.members and command.member not in occasion.notes:
        raise NotAMember(command.member)
    before = occasion.notes.get(command.member)
    day = command.handed_on or before or known.today
    if day > day_of(known.now):
        raise NotYet(day)
    told: list[Event] = []
    which = {"activity": command.activity, "member": command.member}
    if day != before:
        told.append(NotesHandedIn(handed_on=day, **which))
    if command.notes is not None:
        kept = known.keep(command.notes, NOTES, about=command.member)
        if kept != occasion.kept.get(command.member):
            told.append(NotesKept(kept=kept, **which))
    return told


def strike(command: StrikeNotes, occasion: Occasion) -> Sequence[Event]:
    """The member had handed in nothing: the words go too."""
    if command.member not in occasion.notes:
        raise NoNotes(command.member)
    struck = NotesStruck(activity=command.activity, member=command.member)
    gone = _lying(occasion, command)
    if not gone:
        return [struck]
    why = {"ground": "mistake", "basis": "心得登记撤销", "forgotten": gone}
    return [struck, NotesForgotten.model_validate({"activity": command.activity} | why)]


def forget(command: ForgetNotes, occasion: Occasion) -> Sequence[Event]:
    """All that lies of the words, former ones too; again is nothing new."""
    if command.member is not None and command.member not in occasion.notes:
        raise NoNotes(command.member)
    gone = _lying(occasion, command)
    if not gone:
        return []
    why = {"ground": command.ground, "basis": command.basis}
    return [NotesForgotten(activity=command.activity, forgotten=gone, **why)]


def _lying(occasion: Occasion, command: StrikeNotes | ForgetNotes) -> tuple[UUID, ...]:
    whose = command.member
    return tuple(item for item, who in occasion.lying.items() if whose in (None, who))


def _must_stand(command: OfActivity, known: Asked) -> None:
    if not stands(known.state(activity_stream(command.activity))):
        raise NoSuchActivity(command.activity)


OCCASION = Decider(
    category="occasion",
    commands=(*PARTS, HandInNotes, StrikeNotes, ForgetNotes),
    events=(*PARTS.values(), NotesHandedIn, NotesStruck, NotesKept, NotesForgotten),
    initial=Occasion(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"occasion-{command.activity}",
    also=lambda command: (activity_stream(command.activity),),
)
