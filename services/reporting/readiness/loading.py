"""Where are the cases read from that the checks look at? One snapshot, at one cut."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, Text, and_, cast, distinct, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.rows import as_row
from reporting.archive.tables import archive
from reporting.cases.activities import ACTIVITIES, ATTENDANCES
from reporting.cases.context import PLENARIES
from reporting.cases.handling import HANDLINGS
from reporting.cases.kind import Kind
from reporting.cases.members import MEMBERS, MEMBERSHIPS
from reporting.cases.proposals import PROPOSALS, SPONSORINGS, SponsoringCase
from reporting.cases.reports import REPORTS, ReportCase
from reporting.figures.catalogue.proposals import RECEIVED
from reporting.figures.catalogue.reports import RECEIVED as REPORTS_RECEIVED
from reporting.figures.catalogue.sectors import ACTIVITY
from reporting.figures.counting import condition_of
from reporting.figures.heads import kept
from reporting.figures.scope import Scope
from reporting.readiness.archived import Arrivals, events_at
from reporting.readiness.known import Attended, Known
from rules.dates import Window


@dataclass(slots=True)
class Reading:
    """Reads cases of a scope, and remembers which arrivals set each."""

    connection: AsyncConnection
    scope: Scope
    arrivals: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)

    async def cases(self, kind: Kind[Any], *where: ColumnElement[bool]) -> dict[str, Any]:
        """By id the cases of the committee at the cut that are so."""
        own = kind.table
        wanted = select(own).where(self.scope.known(own), *where).order_by(own.c.case_id)
        rows = (await self.connection.execute(wanted)).mappings().all()
        self.arrivals |= {(kind.name, row["case_id"]): tuple(row["events"]) for row in rows}
        return {row["case_id"]: as_row(kind.row, row) for row in rows}

    async def by_id(self, kind: Kind[Any], *where: ColumnElement[bool]) -> dict[UUID, Any]:
        """The same, where a case is one thing."""
        return {UUID(id): case for id, case in (await self.cases(kind, *where)).items()}


async def known_of(connection: AsyncConnection, scope: Scope) -> tuple[Known, Arrivals]:
    """What the checks look at, and the arrivals that set each case."""
    read = Reading(connection, scope)
    months = whole_months(scope)
    in_window = _ids(scope, PROPOSALS, _looked_at(scope))
    members = await read.by_id(MEMBERS)
    sponsorings = await read.by_id(SPONSORINGS, SPONSORINGS.table.c.case_id.in_(in_window))
    reports = await read.by_id(REPORTS, condition_of(scope, REPORTS_RECEIVED))
    known = Known(
        rules=scope.rules,
        day=scope.stock_day,
        months=months,
        plenaries=await read.by_id(PLENARIES),
        proposals=await read.by_id(PROPOSALS, _looked_at(scope)),
        sponsorings=sponsorings,
        handlings=await read.by_id(HANDLINGS, HANDLINGS.table.c.case_id.in_(in_window)),
        members={id: one for id, one in members.items() if id not in scope.merged},
        memberships=tuple((await read.cases(MEMBERSHIPS)).values()),
        merged=scope.merged,
        reports=reports,
        activities=await read.by_id(ACTIVITIES, condition_of(scope, ACTIVITY)),
        attended=await _attended(connection, scope),
        eventful=await _eventful(connection, scope, months),
        names=await _names(read, members, {**sponsorings, **reports}),
    )
    return known, read.arrivals


def whole_months(scope: Scope) -> tuple[Window, ...]:
    """The calendar months that lie within the window and are over by its named day."""
    if scope.stock_day < scope.span.first:
        return ()
    touched = Window(scope.span.first, scope.stock_day).months()
    return tuple(one for one in touched if one.whole_months == 1)


def _looked_at(scope: Scope) -> ColumnElement[bool]:
    """Proposals received in the window, or for its plenary on a day that nobody knows."""
    own = PROPOSALS.table.c
    undated = and_(own.plenary == scope.plenary.plenary, own.submitted_on.is_(None))
    return or_(condition_of(scope, RECEIVED), undated)


def _ids(scope: Scope, kind: Kind[Any], where: ColumnElement[bool]) -> Select[Any]:
    return select(kind.table.c.case_id).where(scope.known(kind.table), where)


async def _attended(connection: AsyncConnection, scope: Scope) -> dict[UUID, Attended]:
    """Who is recorded by name at the activities of the window, counted there."""
    own = ATTENDANCES.table
    held = cast(own.c.activity, Text).in_(_ids(scope, ACTIVITIES, condition_of(scope, ACTIVITY)))
    persons = func.count(distinct(kept(scope, own.c.person)))
    members = persons.filter(own.c.member)
    came = persons.filter(and_(own.c.member, own.c.came))
    wanted = select(own.c.activity, members, came).where(scope.known(own), held)
    rows = await connection.execute(wanted.group_by(own.c.activity))
    return {row[0]: Attended(row[1], row[2]) for row in rows}


async def _eventful(
    connection: AsyncConnection, scope: Scope, months: Sequence[Window]
) -> frozenset[date]:
    """The first days of those of these months in which an event happened."""
    if not months:
        return frozenset()
    month = cast(func.date_trunc("month", archive.c.occurred_on), Date)
    happened = archive.c.occurred_on.between(months[0].first, months[-1].last)
    here = and_(archive.c.committee == scope.committee, archive.c.arrival <= scope.cut.arrival)
    found = await connection.execute(select(month).where(here, happened).distinct())
    return frozenset(found.scalars())


async def _names(
    read: Reading, members: Mapping[UUID, Any], signed: Mapping[UUID, Any]
) -> dict[UUID, str]:
    """What papers call the sponsors and reporters whom the register does not know."""
    strange = {id for id, case in signed.items() if not set(_persons(case)) <= members.keys()}
    arrivals = {
        at
        for (kind, case), known in read.arrivals.items()
        if kind in (SPONSORINGS.name, REPORTS.name) and UUID(case) in strange
        for at in known
    }
    names: dict[UUID, str] = {}
    for event in (await events_at(read.connection, arrivals)).values():
        first = getattr(event, "first_sponsor", None)
        named = (first, *getattr(event, "co_sponsors", ()), *getattr(event, "reporters", ()))
        names |= {one.id: one.name for one in named if one is not None}
    return names


def _persons(case: SponsoringCase | ReportCase) -> tuple[UUID, ...]:
    return case.persons if isinstance(case, SponsoringCase) else case.reporters
