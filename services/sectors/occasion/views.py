"""How do events become the rows of what activities were about? Pure."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from contracts.sectors.activity import ActivityCorrected, ActivityHeld, ActivityRetracted
from contracts.sectors.life import (
    ActivityAnnounced,
    ActivityCancelled,
    ActivityPlanned,
    ActivityPostponed,
    ActivityReplanned,
)
from contracts.sectors.occasion import JointHostsNamed, NotesHandedIn, NotesStruck
from kernel.canonical import canonical
from kernel.event import Event
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.occasion.events import NotesKept
from sectors.occasion.parts import PARTS, fields_of
from sectors.occasion.tables import NotesRow, OccasionRow, notes, occasions

DAYS = {"starts_on", "ends_on", "starts_at", "ends_at"}
LIFE = (
    ActivityPlanned,
    ActivityReplanned,
    ActivityAnnounced,
    ActivityPostponed,
    ActivityCancelled,
)
NotesEvent = NotesHandedIn | NotesKept | NotesStruck


def occasion_row(before: OccasionRow | None, event: Any, recorded: Recorded) -> OccasionRow:
    """One row an activity, planned or held or taken back."""
    row = before or _empty(event.activity, recorded)
    match event:
        case ActivityPlanned() | ActivityReplanned():
            return _planned(row, event)
        case ActivityAnnounced():
            return replace(row, stage="announced")
        case ActivityPostponed():
            return replace(row, **event.model_dump(include=DAYS))
        case ActivityHeld() | ActivityCorrected():
            return _held(row, event)
        case ActivityRetracted() | ActivityCancelled():
            return replace(row, stands=False)
        case _:
            return _told(row, event)


def _stated(row: OccasionRow, event: Any) -> OccasionRow:
    """What a plan and a record say alike."""
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


def _planned(row: OccasionRow, event: ActivityPlanned | ActivityReplanned) -> OccasionRow:
    """Who hosts it by its plan; who did is told afterwards."""
    hosts = [event.host] if event.host and event.joint_hosts else []
    named = {one.id: one.name for one in (*hosts, *event.joint_hosts)}
    return replace(
        _stated(row, event),
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        stage="planned",
        for_all=event.whole_committee,
        hosts=tuple(named),
        host_names=tuple(named.values()),
    )


def _held(row: OccasionRow, event: ActivityHeld | ActivityCorrected) -> OccasionRow:
    """On another day than was planned it has no hours."""
    same = (row.starts_on, row.ends_on) == (event.starts_on, event.ends_on)
    hours = (row.starts_at, row.ends_at) if same else (None, None)
    held = _stated(row, event)
    return replace(held, stage="held", starts_at=hours[0], ends_at=hours[1])


def _empty(activity: UUID, recorded: Recorded) -> OccasionRow:
    return OccasionRow(
        activity=activity,
        committee=recorded.origin.committee,
        title=None,
        kind=None,
        common_kind=None,
        starts_on=None,
        ends_on=None,
        starts_at=None,
        ends_at=None,
        place=None,
        host_id=None,
        host=None,
        stage="planned",
        for_all=False,
        stands=True,
        parts="{}",
        hosts=(),
        host_names=(),
    )


def _told(row: OccasionRow, event: Event) -> OccasionRow:
    """A part takes the place of what was told of it before; an empty one leaves nothing."""
    said = event.model_dump(mode="json", include=set(fields_of(type(event))))
    parts = {**json.loads(row.parts), **said}
    row = replace(row, parts=canonical({name: one for name, one in parts.items() if one}))
    if isinstance(event, JointHostsNamed):
        ids = tuple(one.body.id for one in event.hosts)
        return replace(row, hosts=ids, host_names=tuple(one.body.name for one in event.hosts))
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
    (ActivityHeld, ActivityCorrected, ActivityRetracted, *LIFE, *PARTS.values()),
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
