"""What can be read of one unit's list?"""

from collections.abc import AsyncGenerator, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Text,
    Uuid,
    and_,
    any_,
    case,
    cast,
    column,
    exists,
    false,
    func,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.calendars import CalendarRow, calendar_of, calendars
from contracts.committees import plenaries, rules_of
from contracts.periods import Duty
from kernel.fetching import PAGE, fetch
from kernel.rows import as_row
from proposals.proposal.deadlines.tables import deadlines
from proposals.proposal.handling.dividing import ANSWERS
from proposals.proposal.handling.seen import mute, still_owed
from proposals.proposal.queries import HANDLED, Sight, of_units
from proposals.proposal.tables import ProposalRow, proposals
from proposals.proposal.worklist.standing import (
    Owed,
    Part,
    Stage,
    in_working_days,
    part_of,
    stage_of,
)
from proposals.proposal.worklist.tables import UnitWork, unit_works, works_of
from rules.deadlines import days_left
from rules.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a unit's list is narrowed to; None does not narrow.

    Attributes:
        open: those about which the unit still has something to do.
    """

    section: str | None = None
    person: str | None = None
    open: bool = False
    plenary: UUID | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One case as one unit has it.

    Attributes:
        days_left: as the deadline counts (`in_working_days`), 0 on the due day, negative when it
            is past; None once answered or standing still.
        answered_on: the day of the unit's own reply, or of its opinion.
        position: of the last event about the unit's work.
    """

    row: ProposalRow
    unit: UUID
    unit_name: str
    term: int
    session: int
    part: Part
    stage: Stage
    due_on: date | None
    days_left: int | None
    in_working_days: bool
    answered: bool
    answered_on: date | None
    grade: str | None
    section: str | None
    person: str | None
    own_due_on: date | None
    position: int


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the days and stages of a list are told by."""

    on: date
    steps: tuple[str, ...]
    calendar: WorkingDays


async def reckoned(engine: AsyncEngine, committee: UUID, on: date) -> Reckoned:
    """The committee's rules and working days of a day."""
    rules = await rules_of(engine, committee, on)
    own = select(calendars).where(calendars.c.committee == committee)
    calendar = calendar_of(await fetch(engine, own, CalendarRow))
    steps = tuple(str(rule.step) for rule in rules.reply_steps) if rules else ()
    return Reckoned(on, steps, calendar)


async def counted(
    engine: AsyncEngine, committee: UUID, units: Collection[UUID], wanted: Narrowed
) -> int:
    """How long the list is."""
    found = _from(units)
    asked = select(func.count()).select_from(found.joined)
    async with engine.connect() as connection:
        narrowed = asked.where(*_where(committee, units, wanted, found))
        return (await connection.execute(narrowed)).scalar_one()


async def cases(
    engine: AsyncEngine,
    committee: UUID,
    units: Collection[UUID],
    wanted: Narrowed,
    sight: Sight,
    on: date,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> AsyncGenerator[list[Case]]:
    """The list, a page at a time: what is open by due day, the most urgent first, then the rest.

    What sponsors say is left out where the unit has yet to judge the proposal itself.

    Args:
        units: a unit, and those whose work it carries on: a case is on the list for each that
            has it.
    """
    by = await reckoned(engine, committee, on)
    asked = _asked(committee, units, wanted, _muted(sight, on)).limit(limit).offset(offset)
    async with engine.connect() as connection:
        found = await connection.stream(asked, execution_options={"yield_per": PAGE})
        async for page in found.mappings().partitions(PAGE):
            rows = [as_row(ProposalRow, one) for one in page]
            seen = (mute(row) if one["muted"] else row for row, one in zip(rows, page, strict=True))
            yield [_case(row, one, by) for row, one in zip(seen, page, strict=True)]


@dataclass(frozen=True, slots=True)
class _From:
    """The tables of a unit's list, joined, and whether a case of it is open."""

    joined: FromClause
    unit: ColumnElement[UUID]
    due: Any
    rates: ColumnElement[bool]
    open: ColumnElement[bool]


def _from(units: Collection[UUID]) -> _From:
    p, d, w = proposals.c, deadlines.c, unit_works.c
    having = func.array_cat(p.lead_units, p.assisting_units)
    held = func.unnest(having).table_valued(column("unit", Uuid), name="held").render_derived()
    own = and_(d.proposal == p.proposal, d.party == held.c.unit)
    answers = d.duty.in_([duty.value for duty in ANSWERS])
    order = (d.how.is_not(None), d.starts_on.desc(), d.deadline)
    columns = (d.duty, d.how, d.due_on, d.clock)
    due = select(*columns).where(own, answers).order_by(*order).limit(1).lateral("due")
    rates = exists(
        select(d.deadline)
        .where(own, d.duty == Duty.RATE.value, d.how.is_(None))
        .correlate(proposals, held)
    )
    answered = func.coalesce(held.c.unit == any_(w.answered), False)
    closed = func.coalesce(w.closed, False)
    joined = (
        proposals.join(held, held.c.unit.in_(units))
        .outerjoin(unit_works, w.proposal == p.proposal)
        .outerjoin(plenaries, plenaries.c.plenary == p.plenary)
        .outerjoin(due, true())
    )
    return _From(joined, held.c.unit, due.c, rates, or_(rates, not_(or_(answered, closed))))


def _where(
    committee: UUID, units: Collection[UUID], wanted: Narrowed, found: _From
) -> list[ColumnElement[bool]]:
    here = proposals.c.committee == committee
    where = [here, of_units(units), proposals.c.phase.in_(HANDLED)]
    own = cast(unit_works.c.works, JSONB)[cast(found.unit, Text)]
    if wanted.section is not None:
        where.append(own["section"].astext == wanted.section)
    if wanted.person is not None:
        where.append(own["person"].astext == wanted.person)
    if wanted.plenary is not None:
        where.append(proposals.c.plenary == wanted.plenary)
    return [*where, found.open] if wanted.open else where


def _muted(sight: Sight, on: date) -> ColumnElement[bool]:
    """Whether a unit has yet to judge the proposal, in the same query: no second connection."""
    if sight.everything or sight.unit is None:
        return false()
    about_it = deadlines.c.proposal == proposals.c.proposal
    owed = select(deadlines.c.deadline).where(about_it, still_owed(sight, on))
    return exists(owed.correlate(proposals))


def _asked(
    committee: UUID, units: Collection[UUID], wanted: Narrowed, muted: ColumnElement[bool]
) -> Select[Any]:
    found, p = _from(units), proposals.c
    due_on = case((found.due.duty.is_(None), p.due_on), else_=found.due.due_on)
    asked = select(
        proposals,
        found.unit.label("held_unit"),
        unit_works.c.works,
        unit_works.c.closed,
        plenaries.c.term,
        plenaries.c.session,
        found.due.duty,
        found.due.how,
        found.due.clock,
        due_on.label("unit_due_on"),
        found.rates.label("rates"),
        found.open.label("open"),
        muted.label("muted"),
    ).select_from(found.joined)
    order = (
        found.open.desc(),
        due_on.nulls_last(),
        p.plenary,
        p.case_no.nulls_last(),
        p.proposal,
        found.unit,
    )
    return asked.where(*_where(committee, units, wanted, found)).order_by(*order)


def _case(row: ProposalRow, told: Any, by: Reckoned) -> Case:
    unit: UUID = told["held_unit"]
    work = works_of(told["works"]).get(unit, UnitWork())
    running = told["duty"] is not None and told["how"] is None
    due_on = told["unit_due_on"]
    owed = Owed(told["duty"], running, due_on, told["clock"], told["rates"])
    answered = work.replied or unit in row.replied_units or work.opinion_on is not None
    working = in_working_days(owed.clock)
    left = None
    if due_on is not None and not answered and not told["closed"]:
        left = days_left(due_on, by.on, by.calendar if working else None)
    return Case(
        row=row,
        unit=unit,
        unit_name=_name(row, unit),
        term=told["term"] or 0,
        session=told["session"] or 0,
        part=part_of(row, unit),
        stage=stage_of(row, unit, work, owed, by.steps, bool(told["closed"])),
        due_on=due_on,
        days_left=left,
        in_working_days=working,
        answered=answered,
        answered_on=work.replied_on if work.replied else work.opinion_on,
        grade=work.grade,
        section=work.section,
        person=work.person,
        own_due_on=work.own_due_on,
        position=work.position,
    )


def _name(row: ProposalRow, unit: UUID) -> str:
    ids = (*row.lead_units, *row.assisting_units)
    return dict(zip(ids, (*row.lead_names, *row.assisting_names), strict=True))[unit]
