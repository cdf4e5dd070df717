"""Which words are kept of a contact, about whom, and when do they go? Pure."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kernel.decider import Known
from kernel.event import Event
from kernel.secret import Secret
from members.contact.commands import ForgetContactWords
from members.contact.events import ContactNoted, ContactWordsForgotten
from members.contact.refusals import NoSuchContact
from members.contact.state import Contact, Told

SAID, WANTED, DONE = "contact.said", "contact.asked", "contact.done"
TEXTS = (SAID, WANTED, DONE)


def noted(
    contact: UUID, before: Contact, known: Known[Any], told: Told, texts: dict[str, Secret | None]
) -> list[Event]:
    """The vault keeps words; about the member, where it is one alone who was reached."""
    about = told.reached[0] if len(told.reached) == 1 else None
    given = {
        kind: known.keep(text, kind, about=about)
        for kind, text in texts.items()
        if text is not None
    }
    kept = before.kept | given
    if kept == before.kept:
        return []
    return [ContactNoted(contact=contact, kept=tuple(kept[k] for k in TEXTS if k in kept))]


def outdated(which: UUID, contact: Contact, again: Sequence[Event]) -> Sequence[Event]:
    """All that lies about those who were named before, but what is kept for the new ones too."""
    stay = {item.id for event in again if isinstance(event, ContactNoted) for item in event.kept}
    gone = tuple(one for one in contact.lying if one not in stay)
    if not gone:
        return []
    told = {"ground": "mistake", "basis": "更正联系对象", "forgotten": gone}
    return [ContactWordsForgotten.model_validate({"contact": which} | told)]


def forget(command: ForgetContactWords, contact: Contact) -> Sequence[Event]:
    """All that lies of its words, former ones too; again is nothing new."""
    if not contact.number:
        raise NoSuchContact(command.contact)
    if not contact.lying:
        return []
    forgotten = ContactWordsForgotten(
        contact=command.contact,
        ground=command.ground,
        basis=command.basis,
        forgotten=contact.lying,
    )
    return [forgotten]
