"""What is allowed with contacts made with members? Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any, assert_never
from uuid import UUID

from contracts.members.contact import (
    ContactCorrected,
    ContactMade,
    ContactRetracted,
    FollowUpAsked,
    FollowUpDone,
)
from kernel.decider import Decider, Known
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
from members.contact.pairing import stream_of
from members.contact.refusals import (
    BeforeTheContact,
    NoSuchContact,
    NothingAsked,
    WordsOfOthers,
)
from members.contact.state import Contact, Told, evolve
from members.contact.telling import as_meant, told_of
from members.contact.words import DONE, SAID, WANTED, forget, noted, outdated

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
    told, waived = told_of(command, known)
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
    told, waived = told_of(command, known)
    before = as_meant(contact.told, known)
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
