"""What is allowed with material sent to members? Pure."""

from collections.abc import Sequence
from typing import assert_never
from uuid import UUID

from contracts.members.care import (
    MaterialCorrected,
    MaterialRead,
    MaterialReadingStruck,
    MaterialRetracted,
    MaterialSent,
    MaterialSentFurther,
    StudyNotesHandedIn,
)
from contracts.people import People
from kernel.decider import Decider, Known
from kernel.event import Event
from members.care.facts import Facts
from members.care.material.commands import (
    HandInNotes,
    MarkRead,
    MaterialCommand,
    RetractMaterial,
    SendFurther,
    SendMaterial,
    StrikeReading,
)
from members.care.material.events import StudyNotesKept
from members.care.material.state import Material, Particulars, evolve
from members.care.refusals import (
    NobodyToSendTo,
    NoSuchMaterial,
    NotAMember,
    NotARecipient,
    NotesWereHandedIn,
    NotOnTheList,
    NotYet,
    TooEarly,
)
from members.care.words import listed
from rules.dates import day_of

Asked = Known[Facts]
NOTES = "material.notes"


def decide(command: MaterialCommand, one: Material, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if isinstance(command, SendMaterial):
        return send(command, one, known)
    if isinstance(command, RetractMaterial) and one.struck:
        return []
    if one.told is None:
        raise NoSuchMaterial(command.material)
    match command:
        case SendFurther():
            return further(command.material, command.recipients, one, known)
        case MarkRead():
            return mark(command, one, known)
        case StrikeReading():
            return strike(command, one, known)
        case HandInNotes():
            return hand_in(command, one, known)
        case RetractMaterial():
            return [MaterialRetracted(material=command.material)]
    assert_never(command)


def send(command: SendMaterial, one: Material, known: Asked) -> Sequence[Event]:
    """Sent once; said again it is corrected, and goes to whom it had not gone yet."""
    told = _particulars(command, known)
    recipients = _recipients(command, known)
    if one.told is not None:
        return [*_corrected(command, told, one), *further(command.material, recipients, one, known)]
    if not recipients:
        raise NobodyToSendTo(command.title)
    sent = MaterialSent(
        material=command.material,
        kind=told.kind,
        title=told.title,
        sent_on=told.sent_on,
        way=command.way,
        scope=command.scope,
        recipients=recipients,
    )
    return [sent]


def _particulars(command: SendMaterial, known: Asked) -> Particulars:
    if command.sent_on > day_of(known.now):
        raise NotYet(command.sent_on)
    rules = known.facts.force.rules
    words = rules.material_kinds if rules else ()
    kind = listed(command.kind, words)
    if kind is None:
        raise NotOnTheList(command.kind, *(word.name for word in words))
    return Particulars(kind, command.title, command.sent_on, command.way)


def _corrected(command: SendMaterial, told: Particulars, one: Material) -> list[Event]:
    if told == one.told:
        return []
    return [
        MaterialCorrected(
            material=command.material,
            kind=told.kind,
            title=told.title,
            sent_on=told.sent_on,
            way=command.way,
        )
    ]


def _recipients(command: SendMaterial, known: Asked) -> tuple[UUID, ...]:
    """Those named, and those who were in the body, or on the roll, on the day."""
    people, day = known.facts.people, command.sent_on
    _are_members(command.recipients, people)
    found = list(command.recipients)
    if command.everyone:
        found += sorted(one.member for one in people if one.on(day))
    elif command.scope is not None:
        body = command.scope.id
        found += sorted(one.member for one in people if one.belongs(body, day))
    return people.heads.each(found)


def _are_members(recipients: Sequence[UUID], people: People) -> None:
    for member in recipients:
        if people.get(member) is None:
            raise NotAMember(member)


def further(
    material: UUID, recipients: Sequence[UUID], one: Material, known: Asked
) -> Sequence[Event]:
    """To those who have not got it yet."""
    people = known.facts.people
    have = set(people.heads.each(one.recipients))
    more = tuple(who for who in people.heads.each(recipients) if who not in have)
    _are_members(more, people)
    return [MaterialSentFurther(material=material, recipients=more)] if more else []


def mark(command: MarkRead, one: Material, known: Asked) -> Sequence[Event]:
    """Read once; the office corrects the day."""
    assert one.told is not None
    member = _recipient(command.member, one, known)
    before = one.read.get(member)
    day = command.read_on or before or known.today
    if day == before or (before is not None and command.how == "self"):
        return []
    if day < one.told.sent_on:
        raise TooEarly(day, one.told.sent_on)
    if day > day_of(known.now):
        raise NotYet(day)
    told = {"member": member, "read_on": day, "how": command.how}
    return [MaterialRead(material=command.material, **told)]


def _entries(member: UUID, one: Material, known: Asked) -> list[UUID]:
    """The entries under which it was sent to a member: one, or of somebody entered twice two."""
    found = [who for who in known.facts.people.heads.entries(member) if who in one.recipients]
    if not found:
        raise NotARecipient(member)
    return found


def _recipient(member: UUID, one: Material, known: Asked) -> UUID:
    """The entry that read it; where none did, the one who is kept if it was sent to that."""
    entries = _entries(member, one, known)
    return next((who for who in entries if who in one.read), entries[-1])


def strike(command: StrikeReading, one: Material, known: Asked) -> Sequence[Event]:
    """Who has not read it has nothing struck; who handed in notes has read it."""
    entries = _entries(command.member, one, known)
    if any(member in one.handed_in for member in entries):
        raise NotesWereHandedIn(command.member)
    return [
        MaterialReadingStruck(material=command.material, member=member)
        for member in entries
        if member in one.read
    ]


def hand_in(command: HandInNotes, one: Material, known: Asked) -> Sequence[Event]:
    """Handed in once, and read with it; other words later take the place of the first."""
    member = _recipient(command.member, one, known)
    kept = known.keep(command.notes, NOTES, about=member)
    whose = {"material": command.material, "member": member}
    events: list[Event] = []
    if member not in one.read:
        events.append(MaterialRead(**whose, read_on=known.today, how="self"))
    if member not in one.handed_in:
        events.append(StudyNotesHandedIn(**whose, handed_in_on=known.today))
    if one.notes.get(member) != kept:
        events.append(StudyNotesKept(**whose, notes=kept))
    return events


MATERIAL = Decider(
    category="material",
    commands=(SendMaterial, SendFurther, MarkRead, StrikeReading, HandInNotes, RetractMaterial),
    events=(
        MaterialSent,
        MaterialSentFurther,
        MaterialCorrected,
        MaterialRead,
        MaterialReadingStruck,
        StudyNotesHandedIn,
        StudyNotesKept,
        MaterialRetracted,
    ),
    initial=Material(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"material-{command.material}",
)
