"""What can be read of deadlines?"""

import json
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, and_, case, false, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.calendars import CalendarRow, calendar_of, calendars
from contracts.organisations import carried_by
from contracts.proposals.deadlines import Span, Term
from kernel.clock import today
from kernel.fetching import fetch, pages
from kernel.paging import By, Order, Page, Turn, paged
from proposals.proposal.deadlines.state import clock_of
from proposals.proposal.deadlines.tables import DeadlineRow, deadlines
from proposals.proposal.queries import Sight, of_sponsor
from proposals.proposal.tables import proposals
from rules.deadlines import Clock, Counted, Deadline, Why, reckon
from rules.working_days import Kind


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; None does not narrow.

    Attributes:
        running: those not ended yet (the default), or also the others.
        overdue: whose due day is past. near: due soon, as the rule has it.
        until: due by this day.
    """

    proposal: UUID | None = None
    duties: tuple[str, ...] = ()
    party: UUID | None = None
    running: bool = True
    overdue: bool | None = None
    near: bool | None = None
    until: date | None = None

    def where(self, on: date) -> list[ColumnElement[bool]]:
        """The conditions, all of which must hold."""
        c = deadlines.c
        told = {"proposal": self.proposal, "party": self.party}
        found: list[ColumnElement[bool]] = [
            c[name] == value for name, value in told.items() if value is not None
        ]
        if self.duties:
            found.append(c.duty.in_(self.duties))
        if self.near is not None:
            near = and_(c.near_on <= on, c.due_on >= on)
            found.append(near if self.near else ~near)
        if self.running:
            found.append(c.how.is_(None))
        if self.overdue is not None:
            found.append((c.due_on < on) if self.overdue else (c.due_on >= on))
        if self.until is not None:
            found.append(c.due_on <= self.until)
        return found


@dataclass(frozen=True, slots=True)
class Standing:
    """One deadline of one proposal, and how many days are left.

    Attributes:
        days_left: 0 on the due day, negative when it is past; None once ended or standing still.
    """

    deadline: UUID
    proposal: UUID
    title: str
    case_no: int | None
    duty: str
    party: UUID
    party_name: str
    starts_on: date
    due_on: date | None
    days_left: int | None
    provisional: bool
    basis: str
    how: str | None
    ended_on: date | None


def seen(sight: Sight) -> list[ColumnElement[bool]]:
    """One's own deadlines, those of one's own proposals, or all."""
    if sight.everything:
        return []
    c, found = deadlines.c, list[ColumnElement[bool]]()
    if sight.person is not None:
        found += [c.party == sight.person, of_sponsor(sight.person)]
    if sight.unit is not None:
        found.append(c.party.in_(carried_by(sight.unit, today())))
    return [or_(false(), *found)]


URGENT = Order(
    "deadlines",
    (By(deadlines.c.due_on), By(proposals.c.case_no), By(deadlines.c.deadline)),
)


async def standing(
    engine: AsyncEngine, committee: UUID, wanted: Wanted, sight: Sight, on: date, turn: Turn
) -> Page[Standing]:
    """Deadlines with what they are about, the most urgent first."""
    return await paged(engine, _standing(committee, wanted, sight, on), URGENT, turn, Standing)


def pages_of_standing(
    engine: AsyncEngine, committee: UUID, wanted: Wanted, sight: Sight, on: date
) -> AsyncGenerator[list[Standing]]:
    """All of them, a page at a time."""
    asked = _standing(committee, wanted, sight, on).order_by(*URGENT.sorting())
    return pages(engine, asked, Standing)


def _standing(committee: UUID, wanted: Wanted, sight: Sight, on: date) -> Select[Any]:
    c, p = deadlines.c, proposals.c
    joined = deadlines.join(proposals, c.proposal == p.proposal)
    where = [c.committee == committee, *wanted.where(on), *seen(sight)]
    left = case((c.how.is_(None), c.due_on - literal(on, Date)))
    asked = select(deadlines, p.title, p.case_no, left.label("days_left")).select_from(joined)
    return asked.where(*where)


@dataclass(frozen=True, slots=True)
class ExplainedDay:
    """One day: its number in its term when it counts, and the reason in both languages."""

    on: date
    number: int | None
    term: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a deadline falls on its day.

    Attributes:
        as_recorded: False when today's calendar gives another day than the one decided.
    """

    deadline: UUID
    duty: str
    party_name: str
    starts_on: date
    due_on: date | None
    provisional: bool
    basis: str
    basis_on: date | None
    as_recorded: bool
    days: Sequence[ExplainedDay]


async def explained(
    engine: AsyncEngine, committee: UUID, deadline: UUID, sight: Sight
) -> Explained | None:
    """One deadline with every day that was counted, if the asker may see it."""
    c = deadlines.c
    joined = deadlines.join(proposals, c.proposal == proposals.c.proposal)
    where = [c.committee == committee, c.deadline == deadline, *seen(sight)]
    rows = await fetch(engine, select(deadlines).select_from(joined).where(*where), DeadlineRow)
    if not rows:
        return None
    (row,) = rows
    own = select(calendars).where(calendars.c.committee == committee)
    return explain(row, reckon(clock(row), calendar_of(await fetch(engine, own, CalendarRow))))


def explain(row: DeadlineRow, found: Deadline) -> Explained:
    """A deadline's days in words."""
    return Explained(
        deadline=row.deadline,
        duty=row.duty,
        party_name=row.party_name,
        starts_on=row.starts_on,
        due_on=row.due_on,
        provisional=row.provisional,
        basis=row.basis,
        basis_on=row.basis_on,
        as_recorded=found.due_on == row.due_on,
        days=[_day(one) for one in found.days],
    )


def _day(one: Counted) -> ExplainedDay:
    zh, en = _why(one)
    if not one.day.announced and one.day.kind is Kind.WORKING:
        zh, en = zh + "（该年度工作日历尚未公布）", en + " (the year is not announced yet)"
    return ExplainedDay(one.on, one.number, one.term, zh, en)


def _why(one: Counted) -> tuple[str, str]:
    holiday = one.day.holiday or ""
    match one.why, one.day.kind:
        case Why.PAUSED, _:
            return "暂停，不计入", "paused, not counted"
        case Why.ROLLED, _:
            return "到期日非工作日，顺延", "the due day is off work, moved on"
        case Why.OFF, Kind.HOLIDAY:
            return f"{holiday}放假，不计入", "public holiday, not counted"
        case Why.OFF, _:
            return "周末，不计入", "weekend, not counted"
        case _, Kind.MADE_UP:
            return (
                f"第{one.number}日（{holiday}调休上班）",
                f"day {one.number} (made-up working day)",
            )
        case _:
            return f"第{one.number}日", f"day {one.number}"


def clock(row: DeadlineRow) -> Clock:
    """The clock of a row."""
    told = json.loads(row.clock)
    terms = tuple(Term.model_validate(term) for term in told["terms"])
    pauses = tuple(Span.model_validate(span) for span in told["pauses"])
    return clock_of(row.starts_on, terms, pauses, row.rolls)
