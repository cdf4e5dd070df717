"""What did a member do, and when last?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal, or_, select, union_all

from contracts.committees import plenaries
from contracts.merges import meant, merges_of
from kernel.fetching import Database, fetch
from members.member.record.tables import activities, attended, proposed, reported

CAME = ("present", "late", "half")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal of the member's, as first sponsor or joined; where it stands."""

    proposal: UUID
    title: str
    term: int | None
    session: int | None
    case_no: int | None
    is_first: bool
    submitted_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A situation report of the member's, and the levels at which it was used."""

    report: UUID
    title: str
    is_first: bool
    received_on: date
    used: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attended:
    """How the member stood to an activity: present, late, half, leave, absent."""

    activity: UUID
    title: str
    kind: str
    starts_on: date
    ends_on: date
    how: str


@dataclass(frozen=True, slots=True)
class LastDays:
    """When a member did something last; None is never, as far as it was heard."""

    member: UUID
    proposed_on: date | None
    reported_on: date | None
    attended_on: date | None


async def proposals_of(database: Database, person: Sequence[UUID]) -> Sequence[Proposed]:
    """Of all entries of one person, the latest first; whose day nobody knows, at the end."""
    c, sat = proposed.c, plenaries.c
    wanted = select(
        c.proposal, c.title, sat.term, sat.session, c.case_no,
        c.first.in_(person).label("is_first"), c.submitted_on, c.state,
    )  # fmt: skip
    wanted = wanted.select_from(proposed.outerjoin(plenaries, sat.plenary == c.plenary))
    wanted = wanted.where(or_(c.first.in_(person), c.others.overlap(person)))
    ordered = wanted.order_by(c.submitted_on.desc().nulls_last(), c.case_no, c.proposal)
    return await fetch(database, ordered, Proposed)


async def reports_of(database: Database, person: Sequence[UUID]) -> Sequence[Reported]:
    """The latest first."""
    c = reported.c
    wanted = select(
        c.report, c.title, c.reporters[1].in_(person).label("is_first"), c.received_on, c.used
    ).where(c.reporters.overlap(person))
    ordered = wanted.order_by(c.received_on.desc(), c.report)
    return await fetch(database, ordered, Reported)


async def attendance_of(database: Database, person: Sequence[UUID]) -> Sequence[Attended]:
    """The latest first, each activity once: who came under one entry came."""
    c, held = attended.c, activities.c
    wanted = select(c.activity, held.title, held.kind, held.starts_on, held.ends_on, c.how).join(
        activities, held.activity == c.activity
    )
    wanted = wanted.where(c.person.in_(person))
    ordered = wanted.order_by(held.starts_on.desc(), c.activity, c.how.not_in(CAME), c.how)
    found = {one.activity: one for one in reversed(await fetch(database, ordered, Attended))}
    return list(reversed(found.values()))


async def last_days(database: Database, committee: UUID) -> dict[UUID, LastDays]:
    """By member of a committee, duplicates with whom is kept; who never did anything is missing."""
    acts = union_all(_proposed(committee), _reported(committee), _attended(committee)).subquery()
    days = [
        func.max(acts.c.on_day).filter(acts.c.what == what).label(what)
        for what in ("proposed_on", "reported_on", "attended_on")
    ]
    wanted = select(acts.c.member, *days).group_by(acts.c.member)
    merged = await merges_of(database, committee)
    found: dict[UUID, LastDays] = {}
    for one in await fetch(database, wanted, LastDays):
        kept = meant(one.member, merged)
        found[kept] = _later(kept, one, found.get(kept, one))
    return found


def _later(member: UUID, one: LastDays, other: LastDays) -> LastDays:
    def last(*days: date | None) -> date | None:
        return max((day for day in days if day is not None), default=None)

    return LastDays(
        member,
        last(one.proposed_on, other.proposed_on),
        last(one.reported_on, other.reported_on),
        last(one.attended_on, other.attended_on),
    )


def _proposed(committee: UUID) -> Select[Any]:
    everyone = func.array_prepend(proposed.c.first, proposed.c.others)
    return _acts("proposed_on", func.unnest(everyone), proposed.c.submitted_on).where(
        proposed.c.committee == committee
    )


def _reported(committee: UUID) -> Select[Any]:
    return _acts("reported_on", func.unnest(reported.c.reporters), reported.c.received_on).where(
        reported.c.committee == committee
    )


def _attended(committee: UUID) -> Select[Any]:
    wanted = _acts("attended_on", attended.c.person, activities.c.starts_on)
    wanted = wanted.join(attended, attended.c.activity == activities.c.activity)
    return wanted.where(attended.c.committee == committee, attended.c.how.in_(CAME))


def _acts(what: str, member: ColumnElement[UUID], day: ColumnElement[date]) -> Select[Any]:
    columns: list[Any] = [literal(what).label("what"), member.label("member"), day.label("on_day")]
    return select(*columns)
