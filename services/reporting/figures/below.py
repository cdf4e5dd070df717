"""Which committees stand below one on a day, at any depth? Pure."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from contracts.directory import held
from reporting.cases.context import CommitteeCase


def below(committee: UUID, committees: Mapping[UUID, CommitteeCase], day: date) -> tuple[UUID, ...]:
    """The ids of all below one on a day, the nearest first; never the one itself.

    Args:
        committees: every committee that is known at the cut, by id.
        day: one hosted by it on that day is below it, and so is one that ended by that day and was
            succeeded by it. In a circle each stands once.
    """
    found: dict[UUID, None] = {committee: None}
    level = {committee}
    while level:
        level = {
            id
            for id, one in committees.items()
            if id not in found and not level.isdisjoint(_above(one, day))
        }
        found |= dict.fromkeys(sorted(level, key=str))
    return tuple(found)[1:]


def _above(one: CommitteeCase, day: date) -> tuple[UUID | None, ...]:
    host = held(one.hosts, one.hosted_from, day)
    over = one.ended_on is not None and one.ended_on <= day
    return (host, one.succeeded_by) if over else (host,)
