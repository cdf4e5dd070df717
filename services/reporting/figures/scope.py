"""Whose figures, as of which cut, over which days, under which rules?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Table, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from contracts.committees import plenary_id
from contracts.members.rules import CommitteeRules
from kernel.delivery.forks import is_forked
from kernel.delivery.parking import parked_now
from kernel.problems import Problem, unknown
from kernel.rows import as_row
from kernel.tables import inbox
from reporting.archive.cut import Cut
from reporting.cases.context import (
    COMMITTEES,
    NAMES,
    PLENARIES,
    RULES,
    CommitteeCase,
    NameCase,
    PlenaryCase,
    RulesCase,
)
from reporting.cases.members import MERGES, MergeCase
from reporting.cases.organisations import ALIASES, MERGERS, AliasCase, MergerCase
from reporting.figures.below import below
from reporting.figures.lens import WHOLE, Lens, Sort
from reporting.figures.standing import standing
from rules.dates import PLENARY, Window, date_zh, day_of, parse_window
from rules.invalid import Invalid

C = TypeVar("C", bound=tuple[Any, ...])


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a window, both inclusive; `last` None while the next plenary is not convened.

    `known_on` is the day of the cut: a window that lasts beyond it is still open.
    """

    text: str
    first: date
    last: date | None
    plenary: UUID | None
    known_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether days of the window were still to come at the cut."""
        return self.last is None or (self.known_on is not None and self.known_on < self.last)

    def zh(self) -> str:
        """The window as a document says it; of an open one, up to which day it is known."""
        said = date_zh(self.first)
        said += "起" if self.last is None else f"至{date_zh(self.last)}"
        if not self.open or self.known_on is None:
            return said
        return f"{said}（截至{self.known_on.month}月{self.known_on.day}日）"


@dataclass(frozen=True, slots=True)
class Scope:
    """All that a figure is computed under.

    Attributes:
        named: under the name that it bore on the window's last day, whatever it is called today.
        partial: why figures may be incomplete, in Chinese; None when nothing is missing.
        before: the plenary before this one, for comparison.
        named_as_of: units bear their names of this day, when it is not the window's last: what is
            compared with another year stands under that year's names.
        aliases, mergers: which ids mean which organisations, and who carries on whose work.
        merged: by duplicate, the member who is kept for it.
        lens: whose work within the committee.
        below: of the lens BELOW the committees below, the nearest first.
        acting: by kind of case those that belong to the body of the lens by who acted in them;
            of a kind that is missing they are looked for in each statement.
    """

    committee: UUID
    named: CommitteeCase
    plenary: PlenaryCase
    span: Span
    cut: Cut
    rules: CommitteeRules
    partial: str | None
    before: PlenaryCase | None
    aliases: tuple[AliasCase, ...] = ()
    mergers: tuple[MergerCase, ...] = ()
    named_as_of: date | None = None
    merged: Mapping[UUID, UUID] = field(default_factory=dict)
    lens: Lens = WHOLE
    below: tuple[UUID, ...] = ()
    acting: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def stock_day(self) -> date:
        """The named day of stocks: the window's last, or the cut's when that comes first."""
        return _last_day(self.span, self.cut)

    @property
    def naming_day(self) -> date:
        """The day whose names units bear."""
        return self.named_as_of or self.stock_day

    @property
    def standing(self) -> Mapping[UUID, UUID]:
        """By id the organisation that it counts for, under the committee's rule on mergers."""
        until = self.naming_day if self.rules.successor_counts_for_merged else None
        return standing(self.aliases, self.mergers, until)

    def who(self, person: UUID) -> UUID:
        """Of a duplicate entry of the register the one that is kept; any other means itself."""
        seen = set[UUID]()
        while person in self.merged and person not in seen:
            seen.add(person)
            person = self.merged[person]
        return person

    @property
    def plenary_window(self) -> UUID | None:
        """The plenary whose cases are the window's, whatever their day; None: the days decide.

        Committees below have plenaries of their own, so with them the days decide.
        """
        return None if self.lens.sort is Sort.BELOW else self.span.plenary

    def known(self, table: FromClause) -> ColumnElement[bool]:
        """The versions of this committee, and of those below that count, held at the cut."""
        owner = table.c.committee
        return and_(
            owner.in_((self.committee, *self.below)) if self.below else owner == self.committee,
            table.c.known_from <= self.cut.arrival,
            table.c.known_to > self.cut.arrival,
        )


async def scope_of(
    engine: AsyncEngine,
    committee: UUID,
    term: int,
    session: int,
    window: str,
    cut: Cut,
    lens: Lens = WHOLE,
) -> Scope:
    """The scope of a committee's plenary and window at a cut.

    Raises:
        Problem: the plenary or the window is not known.
    """
    async with engine.connect() as connection:
        at = _At(connection, committee, cut)
        named = await at.one(COMMITTEES.table, CommitteeCase)
        plenaries = await at.all(PLENARIES.table, PlenaryCase)
        plenary = _sitting(plenaries, committee, term, session)
        span = _span(window, plenary, plenaries, cut)
        name = _name_on(span, cut, await at.all(NAMES.table, NameCase))
        adopted = await at.all(RULES.table, RulesCase)
        lower = await _below(connection, committee, span, cut) if lens.sort is Sort.BELOW else ()
        every = replace(at, below=lower)
        return Scope(
            committee,
            named._replace(name=name or named.name),
            plenary,
            span,
            cut,
            _in_force(adopted, plenary.closes),
            await _partial(connection, (committee, *lower)),
            _before(plenaries, plenary),
            tuple(await every.all(ALIASES.table, AliasCase)),
            tuple(await every.all(MERGERS.table, MergerCase)),
            merged=await every.merged(),
            lens=lens,
            below=lower,
        )


@dataclass(frozen=True, slots=True)
class _At:
    """What is known of a committee, and of those below it, at a cut."""

    connection: AsyncConnection
    committee: UUID
    cut: Cut
    below: tuple[UUID, ...] = ()

    async def all(self, table: Table, row: type[C]) -> list[C]:
        here = table.c.committee.in_((self.committee, *self.below))
        wanted = select(table).where(here, held_at(table, self.cut))
        return [as_row(row, one) for one in (await self.connection.execute(wanted)).mappings()]

    async def one(self, table: Table, row: type[C]) -> C:
        found = await self.all(table, row)
        if not found:
            raise unknown("委员会", self.committee)
        return found[0]

    async def merged(self) -> dict[UUID, UUID]:
        """By duplicate entry of the register the one that is kept."""
        merges = await self.all(MERGES.table, MergeCase)
        return {one.duplicate: one.member for one in merges}


def held_at(table: FromClause, cut: Cut) -> ColumnElement[bool]:
    """The versions that held at a cut, whosever."""
    return and_(table.c.known_from <= cut.arrival, table.c.known_to > cut.arrival)


async def _below(
    connection: AsyncConnection, committee: UUID, span: Span, cut: Cut
) -> tuple[UUID, ...]:
    """The committees below one on the window's last day, or on the cut's when that comes first."""
    table = COMMITTEES.table
    rows = await connection.execute(select(table).where(held_at(table, cut)))
    known = {row["committee"]: as_row(CommitteeCase, row) for row in rows.mappings()}
    return below(committee, known, _last_day(span, cut))


def _last_day(span: Span, cut: Cut) -> date:
    """A window's last day, or the cut's when that comes first."""
    today = day_of(cut.instant)
    return today if span.last is None else min(span.last, today)


def _name_on(span: Span, cut: Cut, names: Sequence[NameCase]) -> str | None:
    """The name of a window's last day, while it lasts of the cut's; None before any renaming."""
    day = _last_day(span, cut)
    borne = [one for one in names if one.since <= day]
    return max(borne, key=lambda one: (one.since, one.position)).name if borne else None


def _sitting(
    plenaries: Sequence[PlenaryCase], committee: UUID, term: int, session: int
) -> PlenaryCase:
    """The plenary of that number."""
    wanted = plenary_id(committee, term, session)
    for one in plenaries:
        if one.plenary == wanted:
            return one
    raise unknown("全体会议", f"{term}/{session}")


def _before(plenaries: Sequence[PlenaryCase], plenary: PlenaryCase) -> PlenaryCase | None:
    """The plenary before one, by the day it opened."""
    earlier = [one for one in plenaries if one.opens < plenary.opens]
    return max(earlier, key=lambda one: one.opens, default=None)


def _span(text: str, plenary: PlenaryCase, plenaries: Sequence[PlenaryCase], cut: Cut) -> Span:
    try:
        window: Any = parse_window(text)
    except Invalid as invalid:
        raise Problem(422, "BadWindow", invalid.zh, invalid.en) from None
    today = day_of(cut.instant)
    if isinstance(window, Window):
        return Span(text, window.first, window.last, None, today)
    assert window == PLENARY
    later = sorted(one.opens for one in plenaries if one.opens > plenary.opens)
    last = later[0] - timedelta(days=1) if later else None
    return Span(text, plenary.opens, last, plenary.plenary, today)


def _in_force(adopted: Sequence[RulesCase], on: date) -> CommitteeRules:
    """The latest rules effective by a day; before the first adoption took effect, the first."""
    known = sorted(adopted, key=lambda one: (one.effective_on, one.position))
    if not known:
        raise unknown("委员会规则", on)
    past = [one for one in known if one.effective_on <= on]
    return CommitteeRules.model_validate_json((past[-1] if past else known[0]).rules)


async def _partial(connection: AsyncConnection, committees: Sequence[UUID]) -> str | None:
    """Parked events and forked origins of a committee leave its figures incomplete."""
    known = (*committees, None)
    parked = [one for one in await parked_now(connection) if one.committee in known]
    if parked:
        return f"有{len(parked)}条事件尚未能读取（{parked[0].type}：{parked[0].reason}）"
    wanted = select(inbox.c.origin).where(is_forked())
    forked = [row.origin for row in await connection.execute(wanted)]
    mine = [one for one in forked if one.startswith(tuple(map(str, committees)))]
    return f"日志{mine[0]}出现分叉，已停止接收" if mine else None
