"""Whose figures, as of which cut, over which days, under which rules?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Table, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from contracts.committees import plenary_id
from contracts.members.rules import CommitteeRules
from kernel.clock import SHANGHAI
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
from reporting.cases.members import MERGES
from reporting.cases.organisations import ALIASES, MERGERS, AliasCase, MergerCase
from reporting.figures.lens import WHOLE, Lens
from reporting.figures.standing import standing
from rules.dates import PLENARY, Window, parse_window
from rules.invalid import Invalid


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a window, both inclusive; `last` None while the next plenary is not convened."""

    text: str
    first: date
    last: date | None
    plenary: UUID | None

    def zh(self) -> str:
        """The window as a document says it."""
        first = f"{self.first.year}年{self.first.month}月{self.first.day}日"
        if self.last is None:
            return f"{first}起"
        return f"{first}至{self.last.year}年{self.last.month}月{self.last.day}日"


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

    @property
    def stock_day(self) -> date:
        """The named day of stocks: the window's last, or the cut's when that comes first."""
        today = self.cut.instant.astimezone(SHANGHAI).date()
        return today if self.span.last is None else min(self.span.last, today)

    @property
    def naming_day(self) -> date:
        """The day whose names units bear."""
        return self.named_as_of or self.stock_day

    @property
    def standing(self) -> Mapping[UUID, UUID]:
        """By id the organisation that it counts for, under the committee's rule on mergers."""
        until = self.naming_day if self.rules.successor_counts_for_merged else None
        return standing(self.aliases, self.mergers, until)

    def known(self, table: Table) -> ColumnElement[bool]:
        """The versions of this committee that held at the cut."""
        return and_(
            table.c.committee == self.committee,
            table.c.known_from <= self.cut.arrival,
            table.c.known_to > self.cut.arrival,
        )


async def scope_of(
    engine: AsyncEngine, committee: UUID, term: int, session: int, window: str, cut: Cut
) -> Scope:
    """The scope of a committee's plenary and window at a cut.

    Raises:
        Problem: the plenary or the window is not known.
    """
    async with engine.connect() as connection:
        named = await _one(connection, COMMITTEES.table, CommitteeCase, committee, cut)
        names = [
            as_row(NameCase, row) for row in await _rows(connection, NAMES.table, committee, cut)
        ]
        plenaries = [
            as_row(PlenaryCase, row)
            for row in await _rows(connection, PLENARIES.table, committee, cut)
        ]
        adopted = [
            as_row(RulesCase, row) for row in await _rows(connection, RULES.table, committee, cut)
        ]
        merged = {
            row["duplicate"]: row["member"]
            for row in await _rows(connection, MERGES.table, committee, cut)
        }
        partial = await _partial(connection, committee)
        aliases, mergers = await _organisations(connection, committee, cut)
    wanted = plenary_id(committee, term, session)
    plenary = next((one for one in plenaries if one.plenary == wanted), None)
    if plenary is None:
        raise unknown("全体会议", f"{term}/{session}")
    span = _span(window, plenary, plenaries)
    rules = _in_force(adopted, plenary.closes)
    before = max(
        (one for one in plenaries if one.opens < plenary.opens),
        key=lambda one: one.opens,
        default=None,
    )
    named = named._replace(name=_name_on(span, cut, names) or named.name)
    told = (committee, named, plenary, span, cut, rules, partial, before)
    return Scope(*told, aliases=aliases, mergers=mergers, merged=merged)


async def _organisations(
    connection: AsyncConnection, committee: UUID, cut: Cut
) -> tuple[tuple[AliasCase, ...], tuple[MergerCase, ...]]:
    aliases = await _rows(connection, ALIASES.table, committee, cut)
    mergers = await _rows(connection, MERGERS.table, committee, cut)
    return (
        tuple(as_row(AliasCase, row) for row in aliases),
        tuple(as_row(MergerCase, row) for row in mergers),
    )


def _name_on(span: Span, cut: Cut, names: list[NameCase]) -> str | None:
    """The name of a window's last day, while it lasts of the cut's; None before any renaming."""
    day = cut.instant.astimezone(SHANGHAI).date()
    day = day if span.last is None else min(span.last, day)
    borne = [one for one in names if one.since <= day]
    return max(borne, key=lambda one: (one.since, one.position)).name if borne else None


def _span(text: str, plenary: PlenaryCase, plenaries: list[PlenaryCase]) -> Span:
    try:
        window: Any = parse_window(text)
    except Invalid as invalid:
        raise Problem(422, "BadWindow", invalid.zh, invalid.en) from None
    if isinstance(window, Window):
        return Span(text, window.first, window.last, None)
    assert window == PLENARY
    later = sorted(one.opens for one in plenaries if one.opens > plenary.opens)
    last = later[0] - timedelta(days=1) if later else None
    return Span(text, plenary.opens, last, plenary.plenary)


def _in_force(adopted: list[RulesCase], on: date) -> CommitteeRules:
    """The latest rules effective by a day; before the first adoption took effect, the first."""
    known = sorted(adopted, key=lambda one: (one.effective_on, one.position))
    if not known:
        raise unknown("委员会规则", on)
    past = [one for one in known if one.effective_on <= on]
    return CommitteeRules.model_validate_json((past[-1] if past else known[0]).rules)


async def _partial(connection: AsyncConnection, committee: UUID) -> str | None:
    """Parked events and forked origins of a committee leave its figures incomplete."""
    parked = [one for one in await parked_now(connection) if one.committee in (committee, None)]
    if parked:
        return f"有{len(parked)}条事件尚未能读取（{parked[0].type}：{parked[0].reason}）"
    wanted = select(inbox.c.origin).where(is_forked())
    forked = [row.origin for row in await connection.execute(wanted)]
    mine = [origin for origin in forked if origin.startswith(str(committee))]
    return f"日志{mine[0]}出现分叉，已停止接收" if mine else None


async def _rows(connection: AsyncConnection, table: Table, committee: UUID, cut: Cut) -> list[Any]:
    known: Select[Any] = select(table).where(
        table.c.committee == committee,
        table.c.known_from <= cut.arrival,
        table.c.known_to > cut.arrival,
    )
    return list((await connection.execute(known)).mappings())


async def _one(
    connection: AsyncConnection, table: Table, row: type[Any], committee: UUID, cut: Cut
) -> Any:
    found = await _rows(connection, table, committee, cut)
    if not found:
        raise unknown("委员会", committee)
    return as_row(row, found[0])
