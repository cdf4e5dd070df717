"""What may be kept and shown of an organisation's contact? Pure."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from kernel.decider import Known
from kernel.event import Event
from kernel.secret import Sealed
from members.organisation.contact.commands import ForgetContact, KeepContact, LookUpContact
from members.organisation.contact.events import ContactForgotten, ContactKept, ContactLookedUp
from members.organisation.contact.refusals import NoContactKept, NothingToKeep

PERSON, TELEPHONE = "contact_person", "contact_telephone"
KINDS = {"person": PERSON, "telephone": TELEPHONE}
"""By field of the command what the vault calls it."""


def keep(command: KeepContact, held: Mapping[str, Sealed], known: Known[Any]) -> Sequence[Event]:
    """The vault keeps it; the event says of each item only which one it is."""
    kept = dict(held)
    for name, secret in command.secrets().items():
        kept[KINDS[name]] = known.keep(secret, KINDS[name])
    if not kept:
        raise NothingToKeep
    if kept == held:
        return []
    items = tuple(kept[kind] for kind in KINDS.values() if kind in kept)
    return [ContactKept(organisation=command.organisation, kept=items)]


def look_up(command: LookUpContact, held: Mapping[str, Sealed]) -> Sequence[Event]:
    """Every look is an event of its own."""
    if not held:
        raise NoContactKept
    shown = tuple(held[kind].id for kind in KINDS.values() if kind in held)
    return [
        ContactLookedUp(organisation=command.organisation, purpose=command.purpose, shown=shown)
    ]


def forget(command: ForgetContact, lying: Collection[UUID]) -> Sequence[Event]:
    """All items that were ever kept and not forgotten yet; nothing where there are none."""
    if not lying:
        return []
    given = {"ground": command.ground, "basis": command.basis}
    items = tuple(sorted(lying))
    return [ContactForgotten(organisation=command.organisation, forgotten=items, **given)]
