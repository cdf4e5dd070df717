"""What is decided of a draft so far? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from uuid import UUID

from contracts.values import Named
from kernel.event import Event
from kernel.secret import Sealed
from reporting.draft.events import (
    DraftAccepted,
    DraftApproved,
    DraftCommented,
    DraftCommentSettled,
    DraftHandedUp,
    DraftIssued,
    DraftOpened,
    DraftReturned,
    DraftSentOut,
    DraftSuperseded,
    DraftTextTakenBack,
    DraftTextWritten,
    DraftWordsForgotten,
)


class Phase(Enum):
    """How far a draft has come."""

    UNKNOWN = "unknown"
    DRAFTED = "drafted"
    EDITED = "edited"
    OUT = "out"
    APPROVED = "approved"
    ISSUED = "issued"
    SUPERSEDED = "superseded"


BEFORE_APPROVAL = frozenset({Phase.DRAFTED, Phase.EDITED, Phase.OUT})


class Handing(Enum):
    """Where a body's summary lies."""

    NO = "no"
    UP = "handed_up"
    RETURNED = "returned"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Commented:
    """A comment: its words while they are kept, and what became of it."""

    said: DraftCommented
    settled: DraftCommentSettled | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft.

    Attributes:
        texts: what is part of the document, by text. lying: by text or comment every vault item.
    """

    phase: Phase = Phase.UNKNOWN
    handing: Handing = Handing.NO
    opened: DraftOpened | None = None
    texts: Mapping[UUID, Sealed] = field(default_factory=dict)
    comments: Mapping[UUID, Commented] = field(default_factory=dict)
    lying: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    readers: tuple[Named, ...] = ()
    until: date | None = None
    returned: str | None = None
    document: UUID | None = None


def phase_after(phase: Phase, event: Event) -> Phase:
    """The phase after an event: a change of the text undoes an approval, not the asking about."""
    match event:
        case DraftOpened():
            return Phase.DRAFTED
        case DraftTextWritten() | DraftTextTakenBack():
            return phase if phase is Phase.OUT else Phase.EDITED
        case DraftWordsForgotten():
            return Phase.EDITED if phase is Phase.APPROVED else phase
        case DraftSentOut():
            return Phase.OUT
        case DraftApproved():
            return Phase.APPROVED
        case DraftIssued():
            return Phase.ISSUED
        case DraftSuperseded():
            return Phase.SUPERSEDED
        case _:
            return phase


def handing_after(handing: Handing, event: Event) -> Handing:
    """Where a body's summary lies after an event."""
    match event:
        case DraftHandedUp():
            return Handing.UP
        case DraftReturned():
            return Handing.RETURNED
        case DraftAccepted():
            return Handing.ACCEPTED
        case _:
            return handing


def evolve(draft: Draft, event: Event) -> Draft:
    """The draft after an event."""
    phase, handing = phase_after(draft.phase, event), handing_after(draft.handing, event)
    return _told(replace(draft, phase=phase, handing=handing), event)


def _told(draft: Draft, event: Event) -> Draft:
    match event:
        case DraftOpened():
            return replace(draft, opened=event)
        case DraftTextWritten():
            texts = {**draft.texts, event.text: event.kept}
            return replace(draft, texts=texts, lying=_kept(draft, event.text, event.kept))
        case DraftTextTakenBack():
            return replace(draft, texts=_without(draft.texts, event.text))
        case DraftCommented():
            comments = {**draft.comments, event.comment: Commented(event)}
            return replace(draft, comments=comments, lying=_kept(draft, event.comment, event.kept))
        case DraftCommentSettled() if event.comment in draft.comments:
            settled = replace(draft.comments[event.comment], settled=event)
            return replace(draft, comments={**draft.comments, event.comment: settled})
        case DraftWordsForgotten():
            texts = _without(draft.texts, event.which)
            lying = {id: kept for id, kept in draft.lying.items() if id != event.which}
            return replace(draft, texts=texts, lying=lying)
        case DraftSentOut():
            return replace(draft, readers=event.readers, until=event.until)
        case DraftReturned():
            return replace(draft, returned=event.reason)
        case DraftIssued():
            return replace(draft, document=event.document)
        case _:
            return draft


def _kept(draft: Draft, id: UUID, kept: Sealed) -> dict[UUID, tuple[UUID, ...]]:
    items = dict.fromkeys((*draft.lying.get(id, ()), kept.id))
    return {**draft.lying, id: tuple(items)}


def _without(texts: Mapping[UUID, Sealed], gone: UUID) -> dict[UUID, Sealed]:
    return {id: kept for id, kept in texts.items() if id != gone}
