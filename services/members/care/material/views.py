"""How do events become the row of a piece of material? Pure."""

from dataclasses import replace
from typing import Any
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
from kernel.log.chain import Recorded
from kernel.view import View
from members.care.material.events import StudyNotesKept
from members.care.material.tables import MaterialRow, materials

Seen = (
    MaterialSent
    | MaterialCorrected
    | MaterialSentFurther
    | MaterialRead
    | MaterialReadingStruck
    | StudyNotesHandedIn
    | StudyNotesKept
    | MaterialRetracted
)


def row(before: MaterialRow | None, event: Seen, recorded: Recorded) -> MaterialRow | None:
    """One row a piece of material; what was not sent after all leaves none."""
    if isinstance(event, MaterialSent):
        return _sent(event, recorded)
    if before is None:
        return None
    match event:
        case MaterialCorrected():
            told: dict[str, Any] = {"kind": event.kind, "title": event.title, "way": event.way}
            return replace(before, sent_on=event.sent_on, **told)
        case MaterialSentFurther():
            return replace(before, recipients=(*before.recipients, *event.recipients))
        case MaterialRead():
            return _read(_unread(before, event.member), event)
        case MaterialReadingStruck():
            return _unread(before, event.member)
        case StudyNotesHandedIn():
            return replace(
                before,
                writers=(*before.writers, event.member),
                handed_in_ons=(*before.handed_in_ons, event.handed_in_on),
            )
        case StudyNotesKept():
            return _noted(before, event)
        case MaterialRetracted():
            return None


def _sent(event: MaterialSent, recorded: Recorded) -> MaterialRow:
    return MaterialRow(
        material=event.material,
        committee=recorded.origin.committee,
        kind=event.kind,
        title=event.title,
        sent_on=event.sent_on,
        way=event.way,
        scope=None if event.scope is None else event.scope.name,
        recipients=event.recipients,
    )


def _read(row: MaterialRow, event: MaterialRead) -> MaterialRow:
    return replace(
        row,
        readers=(*row.readers, event.member),
        read_ons=(*row.read_ons, event.read_on),
        hows=(*row.hows, event.how),
    )


def _unread(row: MaterialRow, member: UUID) -> MaterialRow:
    if member not in row.readers:
        return row
    at = row.readers.index(member)
    return replace(
        row,
        readers=row.readers[:at] + row.readers[at + 1 :],
        read_ons=row.read_ons[:at] + row.read_ons[at + 1 :],
        hows=row.hows[:at] + row.hows[at + 1 :],
    )


def _noted(row: MaterialRow, event: StudyNotesKept) -> MaterialRow:
    kept: dict[UUID, UUID] = dict(zip(row.noted, row.notes, strict=True))
    kept[event.member] = event.notes.id
    return replace(row, noted=tuple(kept), notes=tuple(kept.values()))


MATERIALS = View(
    materials,
    MaterialRow,
    (
        MaterialSent,
        MaterialCorrected,
        MaterialSentFurther,
        MaterialRead,
        MaterialReadingStruck,
        StudyNotesHandedIn,
        StudyNotesKept,
        MaterialRetracted,
    ),
    lambda event, recorded: event.material,
    row,
)
