"""What does reporting know of what activities were about: hosts, whom they served, notes?"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.sectors.activity import ActivityCorrected, ActivityHeld, ActivityRetracted
from contracts.sectors.life import ActivityCancelled, ActivityPlanned, ActivityReplanned
from contracts.sectors.occasion import (
    BeneficiariesCounted,
    JointHostsNamed,
    NotesHandedIn,
    NotesStruck,
    PrioritiesServed,
)
from contracts.values import Named
from reporting.cases.activities import activity_keys
from reporting.cases.kind import Act, Kind, once


class OccasionCase(NamedTuple):
    """活动内容, from the first plan on: what counts of it counts through the activity held.

    `host` is the first host, `joint` those planned or told as hosting together; `hosts` all of
    them, each once. `hostings` is in how many parts it stands by host: 1 when nobody is told.
    `benefits` says how many of each kind in `benefited`, and `benefits_all` of all kinds.
    """

    activity: UUID
    host: UUID | None = None
    host_name: str | None = None
    joint: tuple[UUID, ...] = ()
    joint_names: tuple[str, ...] = ()
    hosts: tuple[UUID, ...] = ()
    host_names: tuple[str, ...] = ()
    hostings: int = 1
    jointly: bool = False
    benefited: tuple[str, ...] = ()
    benefits: tuple[int, ...] = ()
    benefits_all: int = 0
    priorities: tuple[str, ...] = ()


def occasion(case: OccasionCase | None, event: Any, recorded: Act, key: str) -> OccasionCase | None:
    """What an activity was about, after an event; a part that is told takes the former's place."""
    told = case or OccasionCase(event.activity)
    match event:
        case ActivityHeld() | ActivityCorrected():
            return _hosted(told, event.host, _joint(told))
        case ActivityPlanned() | ActivityReplanned():
            return _hosted(told, event.host, event.joint_hosts)
        case JointHostsNamed():
            return _hosted(told, _host(told), [one.body for one in event.hosts])
        case BeneficiariesCounted():
            return told._replace(**_benefited(event))
        case PrioritiesServed():
            return told._replace(priorities=event.priorities)
        case _:
            return None


def _benefited(event: BeneficiariesCounted) -> dict[str, Any]:
    """How many of each kind; a kind that is told twice is added up."""
    many: dict[str, int] = {}
    for one in event.beneficiaries:
        if one.number > 0:
            many[one.kind] = many.get(one.kind, 0) + one.number
    numbers = tuple(many.values())
    return {"benefited": tuple(many), "benefits": numbers, "benefits_all": sum(numbers)}


def _host(case: OccasionCase) -> Named | None:
    if case.host is None:
        return None
    return Named(id=case.host, name=case.host_name or "")


def _joint(case: OccasionCase) -> list[Named]:
    told = zip(case.joint, case.joint_names, strict=True)
    return [Named(id=id, name=name) for id, name in told]


def _hosted(case: OccasionCase, host: Named | None, joint: Iterable[Named]) -> OccasionCase:
    """The first host, and those who host with it; each body once, under the name told first."""
    others = {one.id: one.name for one in joint}
    every = {} if host is None else {host.id: host.name}
    every |= {id: name for id, name in others.items() if id not in every}
    return case._replace(
        host=None if host is None else host.id,
        host_name=None if host is None else host.name,
        joint=tuple(others),
        joint_names=tuple(others.values()),
        hosts=tuple(every),
        host_names=tuple(every.values()),
        hostings=max(len(every), 1),
        jointly=len(every) > 1,
    )


OCCASIONS = Kind(
    "occasion",
    "活动内容",
    OccasionCase,
    (
        ActivityPlanned,
        ActivityReplanned,
        ActivityCancelled,
        ActivityHeld,
        ActivityCorrected,
        ActivityRetracted,
        JointHostsNamed,
        BeneficiariesCounted,
        PrioritiesServed,
    ),
    activity_keys,
    occasion,
)


class NoteCase(NamedTuple):
    """心得: one member's notes on one activity."""

    activity: UUID
    member: UUID
    handed_on: date


def note_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case an activity and member."""
    return once(event.activity, event.member)


def note(case: NoteCase | None, event: Any, recorded: Act, key: str) -> NoteCase | None:
    """Notes as they were handed in last; none once they are struck."""
    if isinstance(event, NotesHandedIn):
        return NoteCase(event.activity, event.member, event.handed_on)
    return None


NOTES = Kind("note", "心得", NoteCase, (NotesHandedIn, NotesStruck), note_keys, note)
