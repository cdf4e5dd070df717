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
from sectors.belonging import Belonging
from sectors.doings import BodyThen, Doings
from sectors.duty.counting import NO_SOURCE, Part, tally
from sectors.duty.deeds import Deeds, deeds_of
from sectors.duty.tables import ProposedRow, ReportedRow, proposed, reported
from sectors.duty.years import year_of
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
    """Every body with every duty of its kind, by the rules of the day."""
    rules = await rules_of(database, committee, asked.on)
    duties = rules.body_duties if rules else ()
    bodies = await doings.bodies(database, committee, asked.on)
    wanted = [one for one in bodies if asked.about(one)]
    if not duties or not wanted:
        return []
    sat = await fetch(
        database, select(plenaries).where(plenaries.c.committee == committee), PlenaryRow
    )
    deeds = await _deeds(database, committee, doings, bodies, sat)
    found = (
        _standing(body, rule, deeds, sat, asked)
        for body in wanted
        for rule in duties
        if not rule.bodies or body.kind in rule.bodies
    )
    return [one for one in found if one.behind or not asked.behind]


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


def _standing(
    body: BodyThen, rule: BodyDutyRule, deeds: Deeds, sat: Sequence[PlenaryRow], asked: Asked
) -> Standing:
    year = year_of(rule, asked.on, sat, asked.year)
    sourced = rule.counts not in NO_SOURCE
    found = tally(rule, year, deeds.counting(rule, body.body, year), asked.on)
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
    )
