"""How far has each unit come with a proposal? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from contracts.proposals.deadlines import Term
from contracts.proposals.handling import (
    ContactConfirmed,
    CoOpinionSent,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
    HandlingSigned,
    ReturnGranted,
    ReturnRefused,
    ReturnRequested,
    SponsorContacted,
)
from contracts.proposals.handling import ContactWay as Way
from contracts.proposals.proposal import Mode
from contracts.values import CommonOutcome, Named, Satisfaction
from kernel.secret import Sealed


@dataclass(frozen=True, slots=True)
class Assignment:
    """交办."""

    mode: Mode
    leading: tuple[Named, ...]
    assisting: tuple[Named, ...]
    assigned_on: date | None
    due_on: date | None

    def has(self, unit: UUID) -> bool:
        """Whether the unit has to answer."""
        return any(unit == one.id for one in (*self.leading, *self.assisting))

    def others(self, unit: UUID) -> tuple[Named, ...]:
        """Who else has to answer."""
        return tuple(one for one in (*self.leading, *self.assisting) if one.id != unit)

    def without(self, unit: UUID) -> "Assignment | None":
        """What is left when a unit is let out; None when that is nobody."""
        left = replace(
            self,
            leading=tuple(one for one in self.leading if one.id != unit),
            assisting=tuple(one for one in self.assisting if one.id != unit),
        )
        return left if left.leading or left.assisting else None


@dataclass(frozen=True, slots=True)
class Reply:
    """One unit's answer."""

    grade: str | None
    outcome: CommonOutcome | None
    replied_on: date | None
    text: Sealed | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """One sponsor's feedback."""

    satisfaction: Satisfaction
    printed: str
    given_on: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """What the unit says of having spoken with a sponsor, and what the sponsor says of it."""

    way: Way
    on: date
    confirmed: bool | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One unit's work on a proposal.

    Attributes:
        wants_out: why it asked to be let out, while nobody has answered that.
        return_answered: the last such request was granted or refused.
        contacts: by sponsor.
        wants_time: what it asked for, while nobody has answered that.
    """

    signed_on: date | None = None
    wants_out: str | None = None
    return_answered: bool = False
    contacts: Mapping[UUID, Contact] = field(default_factory=dict)
    opinion_on: date | None = None
    opinion: Sealed | None = None
    wants_time: Term | None = None


Works = Mapping[UUID, Work]
WorkEvent = (
    HandlingSigned
    | ReturnRequested
    | ReturnGranted
    | ReturnRefused
    | SponsorContacted
    | ContactConfirmed
    | CoOpinionSent
    | ExtensionRequested
    | ExtensionGranted
    | ExtensionRefused
)


def worked(works: Works, event: WorkEvent) -> Works:
    """Every unit's work after an event about one of them."""
    return {**works, event.unit.id: _after(works.get(event.unit.id, Work()), event)}


def _after(work: Work, event: WorkEvent) -> Work:
    match event:
        case HandlingSigned():
            return replace(work, signed_on=event.signed_on)
        case ReturnRequested():
            return replace(work, wants_out=event.reason, return_answered=False)
        case ReturnGranted():
            return Work(return_answered=True)
        case ReturnRefused():
            return replace(work, wants_out=None, return_answered=True)
        case SponsorContacted():
            contact = Contact(event.way, event.contacted_on)
            return replace(work, contacts={**work.contacts, event.sponsor.id: contact})
        case ContactConfirmed():
            return _confirmed(work, event)
        case CoOpinionSent():
            return replace(work, opinion_on=event.sent_on, opinion=event.text)
        case ExtensionRequested():
            return replace(work, wants_time=event.term)
        case ExtensionGranted() | ExtensionRefused():
            return replace(work, wants_time=None)


def _confirmed(work: Work, event: ContactConfirmed) -> Work:
    claimed = work.contacts.get(event.sponsor.id)
    if claimed is None:
        return work
    confirmed = replace(claimed, confirmed=event.took_place)
    return replace(work, contacts={**work.contacts, event.sponsor.id: confirmed})
