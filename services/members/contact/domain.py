"""What is allowed with contacts made with members? Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, assert_never
from uuid import UUID

from contracts.contacts import SideKind
from contracts.directory import after_its_end
from contracts.members.contact import (
    ContactCorrected,
    ContactMade,
    ContactRetracted,
    Counted,
    FollowUpAsked,
    FollowUpDone,
    Side,
)
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from members.contact.commands import (
    AskFollowUp,
    ContactCommand,
    CorrectContact,
    FinishFollowUp,
    ForgetContactWords,
    Particulars,
    RecordContact,
    RetractContact,
)
from members.contact.events import ContactNoted, ContactWordsForgotten
from members.contact.facts import Facts
from members.contact.pairing import meant, owed_on, stream_of
from members.contact.refusals import (
    BeforeTheContact,
    NobodyNamed,
    NobodyReached,
    NoSuchContact,
    NoSuchPair,
    NotAMember,
    NotAPairThen,
    NotAWay,
    NothingAsked,
    NotOfThatBodyThen,
    NotOnTheRollThen,
    NotTheirPair,
    NotYet,
    WordsOfOthers,
)
from members.contact.state import Contact, Pair, Told, evolve
from members.contact.words import DONE, SAID, WANTED, forget, noted, outdated
from rules.dates import day_of

Asked = Known[Facts]


def decide(command: ContactCommand, contact: Contact, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case RecordContact():
            return record(command, contact, known)
        case CorrectContact():
            _on_record(contact, command.contact)
            return correct(command, contact, known)
        case AskFollowUp():
            return ask(command, contact, known)
        case FinishFollowUp():
            return finish(command, contact, known)
        case RetractContact():
            return retract(command, contact)
        case ForgetContactWords():
            return forget(command, contact)
    assert_never(command)


def record(command: RecordContact, contact: Contact, known: Asked) -> Sequence[Event]:
    """A contact is recorded once; other particulars later are a correction."""
    if contact.told is not None:
        return correct(command, contact, known)
    told, waived = _told(command, known)
    number = contact.number or f"{told.made_on.year}-{known.next(_series(told.made_on)):04}"
    made = ContactMade(
        contact=command.contact,
        number=number,
        waived=waived,
        under=known.facts.force.under,
        **_fields(told),
    )
    return [made, *noted(command.contact, contact, known, told, {SAID: command.said})]


def correct(command: Particulars, contact: Contact, known: Asked) -> Sequence[Event]:
    """The particulars, whole; a text once given stays when none comes with them.

    Words are kept about those who were reached: other persons need the words anew, and the former
    ones go.
    """
    assert contact.told is not None
    told, waived = _told(command, known)
    before = _as_meant(contact.told, known)
    moved = set(told.reached) != set(before.reached)
    given = {SAID} if command.said is not None else set()
    if moved and contact.kept.keys() - given:
        raise WordsOfOthers(contact.number)
    words = noted(command.contact, contact, known, told, {SAID: command.said})
    if moved and words:
        words = [*outdated(command.contact, contact, words), *words]
    if _same(told, before):
        return words
    _before_what_followed(told, contact, known)
    corrected = ContactCorrected(
        contact=command.contact,
        formerly=contact.told.counted,
        waived=waived,
        under=known.facts.force.under,
        **_fields(told),
    )
    return [corrected, *words]


def _before_what_followed(told: Told, contact: Contact, known: Asked) -> None:
    """Nothing was due or done before it; a ledger's row says those days again after its own."""
    then = contact.follow_up
    days = [day for day in (then.due_on, then.done_on) if day is not None] if then else []
    if known.live and any(day < told.made_on for day in days):
        raise BeforeTheContact(min(days), told.made_on)


def _as_meant(told: Told, known: Asked) -> Told:
    """Of those who turned out to be entered twice, who is kept."""
    reached = known.facts.people.heads.each(told.reached)
    return replace(told, by=meant(told.by, known.facts), reached=reached)


def _same(told: Told, before: Told) -> bool:
    """Whether nothing else is told; what a year owes is not told by the contact."""
    pairs = [one.counted.pair if one.counted else None for one in (told, before)]
    said = [(one.made_on, one.way, one.by, one.reached) for one in (told, before)]
    return said[0] == said[1] and pairs[0] == pairs[1]


def ask(command: AskFollowUp, contact: Contact, known: Asked) -> Sequence[Event]:
    """Something is to be done; another day for it, or other words, later correct it."""
    told = _on_record(contact, command.contact)
    if command.due_on is not None and command.due_on < told.made_on:
        raise BeforeTheContact(command.due_on, told.made_on)
    words = noted(command.contact, contact, known, told, {WANTED: command.what})
    before = contact.follow_up
    if before is not None and command.due_on in (None, before.due_on):
        return words
    asked_on = before.asked_on if before else known.today
    asked = FollowUpAsked(contact=command.contact, asked_on=asked_on, due_on=command.due_on)
    return [asked, *words]


def finish(command: FinishFollowUp, contact: Contact, known: Asked) -> Sequence[Event]:
    """What was asked is done; another day of it, or other words, later correct it."""
    told = _on_record(contact, command.contact)
    if contact.follow_up is None:
        raise NothingAsked(contact.number)
    done_on = command.done_on or contact.follow_up.done_on or known.today
    if done_on < told.made_on:
        raise BeforeTheContact(done_on, told.made_on)
    words = noted(command.contact, contact, known, told, {DONE: command.outcome})
    if done_on == contact.follow_up.done_on:
        return words
    return [FollowUpDone(contact=command.contact, done_on=done_on), *words]


def retract(command: RetractContact, contact: Contact) -> Sequence[Event]:
    """There was no such contact; taken back once."""
    if contact.told is None:
        if contact.number:
            return []
        raise NoSuchContact(command.contact)
    return [ContactRetracted(contact=command.contact, formerly=contact.told.counted)]


def _on_record(contact: Contact, wanted: UUID) -> Told:
    if contact.told is None:
        raise NoSuchContact(wanted)
    return contact.told


def _told(command: Particulars, known: Asked) -> tuple[Told, tuple[str, ...]]:
    """What is told of the contact, and which rules of right it would have broken."""
    if command.made_on > day_of(known.now):
        raise NotYet(command.made_on)
    pair: Pair | None = None if command.pair is None else known.state(stream_of(command.pair))
    if pair is not None and pair.formed is None:
        raise NoSuchPair(command.pair)
    by, reached = _who(command, pair, known.facts)
    _are_members(by, reached, pair, known)
    way = _way(command.way, known)
    broken = list(_broken(command.made_on, pair, reached, known))
    if broken and not known.backfilled:
        raise broken[0]
    counted = None if pair is None else _counted(command, pair, way, known)
    told = Told(command.made_on, way, by, reached, counted)
    return told, tuple(dict.fromkeys(type(one).__name__ for one in broken))


def _who(command: Particulars, pair: Pair | None, facts: Facts) -> tuple[Side, tuple[UUID, ...]]:
    """Who made it and who was reached; of a pair, its two sides and nobody else."""
    reached = facts.people.heads.each(command.reached)
    by = None if command.by is None else meant(command.by, facts)
    if pair is None or pair.formed is None:
        if by is None:
            raise NobodyNamed
        if not reached:
            raise NobodyReached
        return by, reached
    mine, theirs = (meant(one, facts) for one in (pair.formed.contacting, pair.formed.contacted))
    by = by or mine
    if mine.kind is not SideKind.BODY and by.id != mine.id:
        raise NotTheirPair(by.name)
    if theirs.kind is SideKind.MEMBER:
        reached = reached or (theirs.id,)
        if theirs.id not in reached:
            raise NotTheirPair(theirs.name)
    return by, reached


def _are_members(by: Side, reached: Sequence[UUID], pair: Pair | None, known: Asked) -> None:
    """The sides of a pair were asked for when it was formed."""
    sides = {pair.formed.contacting.id, pair.formed.contacted.id} if pair and pair.formed else set()

    def here(member: UUID) -> bool:
        return member in sides or known.facts.people.get(member) is not None

    for member in reached:
        if not here(member):
            raise NotAMember(member)
    if by.kind is SideKind.MEMBER and not here(by.id):
        raise NotAMember(by.name)


def _way(told: str, known: Asked) -> str:
    rules = known.facts.force.rules
    if rules is None or not rules.contact_ways:
        return told
    for one in rules.contact_ways:
        if told in (one.name, *one.words):
            return one.name
    raise NotAWay(told, *(one.name for one in rules.contact_ways))


def _broken(
    on: date, pair: Pair | None, reached: Sequence[UUID], known: Asked
) -> Iterator[Refused]:
    """The rules of right that the contact would break, first of all the pair's own days."""
    members = [one for who in reached if (one := known.facts.people.get(who)) is not None]
    yield from after_its_end(on, known.facts.ended_on)
    if pair is not None and not pair.on(on):
        yield NotAPairThen(on)
    for member in members:
        if not member.on(on):
            yield NotOnTheRollThen(member.name, on)
    if pair is None or pair.formed is None or pair.formed.contacted.kind is not SideKind.BODY:
        return
    body = pair.formed.contacted
    for member in members:
        if member.on(on) and not member.belongs(body.id, on):
            yield NotOfThatBodyThen(member.name, body.name)


def _counted(command: Particulars, pair: Pair, way: str, known: Asked) -> Counted:
    assert pair.formed is not None
    assert command.pair is not None
    rules = known.facts.force.rules
    quota = rules.contact_quota(pair.formed.kind) if rules else None
    counts = quota is not None and (not quota.ways or way in quota.ways)
    owed = owed_on(pair, known, command.made_on)
    return Counted(pair=command.pair, kind=pair.formed.kind, counts=counts, owed=owed)


def _fields(told: Told) -> dict[str, Any]:
    return {name: getattr(told, name) for name in Told.__dataclass_fields__}


def _series(made_on: date) -> str:
    return f"contacts-{made_on.year}"


def also(command: ContactCommand) -> Sequence[str]:
    """The pair in whose name it was."""
    pair = command.pair if isinstance(command, Particulars) else None
    return () if pair is None else (stream_of(pair),)


CONTACT = Decider(
    category="contact",
    commands=(
        RecordContact,
        CorrectContact,
        AskFollowUp,
        FinishFollowUp,
        RetractContact,
        ForgetContactWords,
    ),
    events=(
        ContactMade,
        ContactCorrected,
        ContactNoted,
        ContactWordsForgotten,
        FollowUpAsked,
        FollowUpDone,
        ContactRetracted,
    ),
    initial=Contact(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"contact-{command.contact}",
    also=also,
)
