"""How do events become the rows of what activities were about? Pure."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from contracts.sectors.activity import ActivityCorrected, ActivityHeld, ActivityRetracted
from contracts.sectors.occasion import JointHostsNamed, NotesHandedIn, NotesStruck
from kernel.canonical import canonical
from kernel.event import Event
from kernel.follow import View
from kernel.ids import derived
from kernel.log.chain import Recorded
from sectors.occasion.events import NotesKept
from sectors.occasion.parts import PARTS, fields_of
from sectors.occasion.tables import NotesRow, OccasionRow, notes, occasions

NotesEvent = NotesHandedIn | NotesKept | NotesStruck


def occasion_row(before: OccasionRow | None, event: Any, recorded: Recorded) -> OccasionRow:
    """One row an activity, planned or held or taken back."""
    row = before or _empty(event.activity, recorded)
    match event:
        case ActivityHeld() | ActivityCorrected():
            return replace(
                row,
                title=event.title,
                kind=event.kind,
                common_kind=event.common_kind,
                starts_on=event.starts_on,
                ends_on=event.ends_on,
                place=event.place,
                host_id=event.host.id if event.host else None,
                host=event.host.name if event.host else None,
                stands=True,
            )
        case ActivityRetracted():
            return replace(row, stands=False)
        case _:
            return _told(row, event)


def _empty(activity: UUID, recorded: Recorded) -> OccasionRow:
    return OccasionRow(
        activity=activity,
        committee=recorded.origin.committee,
        title=None,
        kind=None,
        common_kind=None,
        starts_on=None,
        ends_on=None,
        place=None,
        host_id=None,
        host=None,
        stands=True,
        parts="{}",
        hosts=(),
    )


def _told(row: OccasionRow, event: Event) -> OccasionRow:
    """A part takes the place of what was told of it before; an empty one leaves nothing."""
    said = event.model_dump(mode="json", include=set(fields_of(type(event))))
    parts = {**json.loads(row.parts), **said}
    row = replace(row, parts=canonical({name: one for name, one in parts.items() if one}))
    if isinstance(event, JointHostsNamed):
        return replace(row, hosts=tuple(one.body.id for one in event.hosts))
    return row


def notes_id(activity: UUID, member: UUID) -> UUID:
    """One member's notes on one activity."""
    return derived("occasion-notes", activity, member)


def notes_row(before: NotesRow | None, event: NotesEvent, recorded: Recorded) -> NotesRow | None:
    """One row a member and activity; of what was forgotten the id stays, and leads nowhere."""
    match event:
        case NotesHandedIn() if before is not None:
            return replace(before, handed_on=event.handed_on)
        case NotesHandedIn():
            return NotesRow(
                id=notes_id(event.activity, event.member),
                activity=event.activity,
                committee=recorded.origin.committee,
                member=event.member,
                handed_on=event.handed_on,
                notes=None,
            )
        case NotesKept() if before is not None:
            return replace(before, notes=event.kept.id)
        case _:
            return None


OCCASIONS = View(
    occasions,
    OccasionRow,
    (ActivityHeld, ActivityCorrected, ActivityRetracted, *PARTS.values()),
    lambda event, recorded: event.activity,
    occasion_row,
    version=2,  # Activities are older than it: where there are some, it is filled by itself.
)
NOTES = View(
    notes,
    NotesRow,
    (NotesHandedIn, NotesKept, NotesStruck),
    lambda event, recorded: notes_id(event.activity, event.member),
    notes_row,
)
