"""How do the bodies of a committee stand to what they owe, on a day?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from contracts.committees import PlenaryRow, plenaries, rules_of
from contracts.duties import BodyDutyRule
from contracts.people import people_of
from contracts.values import BodyKind
from kernel.fetching import Database, fetch
from rules.dates import Window
from sectors.belonging import Belonging
from sectors.doings import BodyThen, Doings
from sectors.duty.counting import NO_SOURCE, Part, tally
from sectors.duty.deeds import Deeds, deeds_of
from sectors.duty.owing import NotOwed
from sectors.duty.tables import ProposedRow, ReportedRow, proposed, reported
from sectors.duty.years import Year, year_of
from sectors.whose import Whose


@dataclass(frozen=True, slots=True)
class Standing:
    """One body and one of its duties in the year in which the day lies.

    Attributes:
        sourced: False where the system does not know yet who did it (尚无数据来源): then nothing
            is counted and nobody is behind.
        owed: in the whole year. owed_by_now: in what is over of it.
        done: in time. made_up: after the quarter in which it was owed (补办). more: beyond that.
        missing: owed by now and neither done nor made up. behind: something is missing.
        since, until: first and last days of the body; None where not told, or not over.
        not_owed: why nothing is owed, where the body did not stand long enough in the year.
    """

    body: UUID
    kind: BodyKind
    name: str
    provisional: bool
    duty: str
    counts: str
    sourced: bool
    first: date
    last: date
    owed: int
    owed_by_now: int
    done: int
    made_up: int
    more: int
    missing: int
    behind: bool
    parts: tuple[Part, ...]
    basis: str
    since: date | None
    until: date | None
    not_owed: NotOwed | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which bodies, and of which year: the one of a number, else the day's."""

    on: date
    year: int | None = None
    body: UUID | None = None
    kind: BodyKind | None = None
    behind: bool = False

    def about(self, one: BodyThen) -> bool:
        """Whether a body is among those asked for."""
        return self.body in (None, one.body) and self.kind in (None, one.kind)


async def standings(
    database: Database, committee: UUID, doings: Doings, asked: Asked
) -> Sequence[Standing]:
    """Every body of the year with every duty of its kind, by the rules of the day."""
    rules = await rules_of(database, committee, asked.on)
    if not rules or not rules.body_duties:
        return []
    sat = await fetch(
        database, select(plenaries).where(plenaries.c.committee == committee), PlenaryRow
    )
    duties = [(rule, year_of(rule, asked.on, sat, asked.year)) for rule in rules.body_duties]
    first = min(asked.on, *(year.days.first for _, year in duties))
    bodies = await doings.bodies_in(database, committee, Window(first, asked.on))
    wanted = [one for one in bodies if asked.about(one)]
    if not wanted:
        return []
    deeds = await _deeds(database, committee, doings, bodies, sat)
    found = (
        _standing(body, rule, year, deeds, asked.on)
        for body in wanted
        for rule, year in duties
        if _may_owe(body, rule, year)
    )
    return [one for one in found if one.behind or not asked.behind]


def _may_owe(body: BodyThen, rule: BodyDutyRule, year: Year) -> bool:
    """One that ended before the year is of no interest in it."""
    of_its_kind = not rule.bodies or body.kind in rule.bodies
    return of_its_kind and body.days.last >= year.days.first


async def _deeds(
    database: Database,
    committee: UUID,
    doings: Doings,
    bodies: Sequence[BodyThen],
    sat: Sequence[PlenaryRow],
) -> Deeds:
    belonging = Belonging(await people_of(database, committee))
    held = await doings.held(database, committee)
    own = select(proposed).where(proposed.c.committee == committee)
    told = select(reported).where(reported.c.committee == committee)
    return deeds_of(
        Whose(bodies),
        belonging,
        held,
        await fetch(database, own, ProposedRow),
        await fetch(database, told, ReportedRow),
        sat,
    )


def _standing(body: BodyThen, rule: BodyDutyRule, year: Year, deeds: Deeds, day: date) -> Standing:
    sourced = rule.counts not in NO_SOURCE
    found = tally(rule, year, deeds.counting(rule, body.body, year), day, body.days)
    return Standing(
        body=body.body,
        kind=body.kind,
        name=body.name,
        provisional=body.provisional,
        duty=rule.name,
        counts=rule.counts,
        sourced=sourced,
        first=year.days.first,
        last=year.days.last,
        owed=found.owed,
        owed_by_now=found.owed_by_now,
        done=found.done,
        made_up=found.made_up,
        more=found.more,
        missing=found.missing if sourced else 0,
        behind=found.behind and sourced,
        parts=found.parts if sourced else (),
        basis=rule.basis,
        since=body.since,
        until=body.until,
        not_owed=found.not_owed,
    )
