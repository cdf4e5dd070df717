"""Which committees stand below the one that is asked about, at any depth?"""

from datetime import date
from uuid import UUID

from contracts.members.committee import (
    CommitteeEnded,
    CommitteeEstablished,
    EndTakenBack,
    HostChanged,
    PlenaryConvened,
    PlenaryRescheduled,
)
from reporting.recheck.asked import Asked, days_of, last_day
from reporting.recheck.cards import Record
from reporting.recheck.register import Committee

TYPES = tuple(
    one.event_name
    for one in (
        CommitteeEstablished,
        HostChanged,
        CommitteeEnded,
        EndTakenBack,
        PlenaryConvened,
        PlenaryRescheduled,
    )
)
"""The names of the events that tell it; those of every committee are read."""


def with_below(record: Record, asked: Asked) -> set[UUID]:
    """The committee, and who is below it on the window's last day; who was succeeded is below."""
    _, _, last = days_of(record, asked)
    day = last_day(last, asked)
    found = {asked.committee}
    while True:
        more = {
            id
            for id, one in record.committees.items()
            if id not in found and not found.isdisjoint(_above(one, day))
        }
        if not more:
            return found
        found |= more


def _above(committee: Committee, day: date) -> list[UUID | None]:
    host = committee.hosts[0][1]
    for since, told in committee.hosts:
        if since <= day:
            host = told
    gone = committee.ended_on is not None and committee.ended_on <= day
    return [host, committee.succeeded_by] if gone else [host]
