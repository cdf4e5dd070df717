"""What can be read of proposals?"""

from collections.abc import AsyncGenerator, Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.merges import merges
from contracts.organisations import carried_by
from kernel.clock import today
from kernel.fetching import fetch, pages
from kernel.paging import By, Order, Turn, paged
from proposals.proposal.marks.tables import marks
from proposals.proposal.review.tables import reviews
from proposals.proposal.state import Phase
from proposals.proposal.tables import ProposalRow, proposals
from proposals.proposal.wording.search import found_by

HANDLED = (Phase.FILED.value, Phase.MERGED.value)


@dataclass(frozen=True, slots=True)
class Sight:
    """Which proposals of a committee the asker may see.

    Attributes:
        everything: all of them (clerks, leaders).
        office: also what is nobody else's business: drafts, reviews, private events.
        person: those filed or merged, one's own, and those dealt to one for review.
        unit: those one has to answer, or another had whose work one carries on today.
    """

    everything: bool = False
    office: bool = False
    person: UUID | None = None
    unit: UUID | None = None

    def where(self) -> ColumnElement[bool] | None:
        """The condition, None for all."""
        if self.everything:
            return None
        return or_(*self._conditions())

    def _conditions(self) -> list[ColumnElement[bool]]:
        c = proposals.c
        found: list[ColumnElement[bool]] = [c.proposal.is_(None)]
        if self.person is not None:
            found.append(c.phase.in_(HANDLED))
            found.append(of_sponsor(self.person))
            dealt = select(reviews.c.proposal).where(reviews.c.reviewer == self.person)
            found.append(c.proposal.in_(dealt))
        if self.unit is not None:
            found.append(of_unit(self.unit))
        return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; None does not narrow. `text`, `titles`: see `wording.search`."""

    plenary: UUID | None = None
    phase: str | None = None
    category: str | None = None
    sponsor_kind: str | None = None
    timing: str | None = None
    sponsor: UUID | None = None
    unit: UUID | None = None
    case_no: int | None = None
    replied: bool | None = None
    assigned: bool | None = None
    priority: str | None = None
    text: str | None = None
    titles: bool = False

    def where(self) -> list[ColumnElement[bool]]:
        """The conditions, all of which must hold."""
        names = ("plenary", "phase", "category", "sponsor_kind", "timing", "case_no", "replied")
        told = {name: getattr(self, name) for name in names}
        found = [proposals.c[name] == value for name, value in told.items() if value is not None]
        if self.sponsor is not None:
            found.append(of_sponsor(self.sponsor))
        if self.unit is not None:
            found.append(of_unit(self.unit))
        if self.priority is not None:
            serving = select(marks.c.proposal).where(marks.c.priorities.contains([self.priority]))
            found.append(proposals.c.proposal.in_(serving))
        if self.assigned is not None:
            led = func.cardinality(proposals.c.lead_units) > 0
            found.append(led if self.assigned else ~led)
        if self.text:
            found.append(found_by(self.text, titles=self.titles))
        return found


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list; `next` is the cursor of those after.

    Attributes:
        total: how many there are in all; counted with the first page only, None after a cursor.
    """

    total: int | None
    items: Sequence[ProposalRow]
    next: str | None


def of_sponsor(person: UUID) -> ColumnElement[bool]:
    """Whether the person is one of the sponsors, under this entry of the register or another."""
    c, same = proposals.c, select(merges.c.duplicate).where(merges.c.member == person)
    own = or_(c.first_sponsor == person, c.co_sponsors.contains([person]))
    return or_(
        own, c.first_sponsor.in_(same), c.co_sponsors.overlap(func.array(same.scalar_subquery()))
    )


def of_unit(unit: UUID) -> ColumnElement[bool]:
    """Whether the unit has to answer, leading or assisting, or carries on the work of one that has.

    That is so today: the register tells who became whom, and from when.
    """
    c, ids = proposals.c, func.array(carried_by(unit, today()).scalar_subquery())
    return or_(c.lead_units.overlap(ids), c.assisting_units.overlap(ids))


def of_units(units: Collection[UUID]) -> ColumnElement[bool]:
    """Whether one of these units has to answer, leading or assisting."""
    c, ids = proposals.c, list(units)
    return or_(c.lead_units.overlap(ids), c.assisting_units.overlap(ids))


def _matching(committee: UUID, wanted: Wanted, sight: Sight) -> list[ColumnElement[bool]]:
    seen = sight.where()
    here = [proposals.c.committee == committee, *wanted.where()]
    return here if seen is None else [*here, seen]


def _order(name: str, *by: By) -> Order:
    return Order(f"proposals/{name}", (*by, By(proposals.c.proposal)))


ORDERS = {
    "number": _order(
        "number", By(proposals.c.plenary), By(proposals.c.case_no), By(proposals.c.serial_no)
    ),
    "newest": _order("newest", By(proposals.c.submitted_on, descending=True)),
}
"""By case number within a plenary, those without one last; or those submitted last first."""


async def page_of(
    engine: AsyncEngine,
    committee: UUID,
    wanted: Wanted,
    sight: Sight,
    turn: Turn,
    order: str = "number",
) -> Page:
    """A page of the proposals wanted, in one of the `ORDERS`."""
    where = _matching(committee, wanted, sight)
    found = await paged(engine, select(proposals).where(*where), ORDERS[order], turn, ProposalRow)
    total = None if turn.cursor else await _count(engine, where)
    return Page(total, found.items, found.next)


async def _count(engine: AsyncEngine, where: Sequence[ColumnElement[bool]]) -> int:
    counted = select(func.count()).select_from(proposals).where(*where)
    async with engine.connect() as connection:
        return int((await connection.execute(counted)).scalar_one())


async def all_of(
    engine: AsyncEngine, committee: UUID, wanted: Wanted, sight: Sight
) -> Sequence[ProposalRow]:
    """All proposals wanted, e.g. those of a unit."""
    return await fetch(engine, _ordered(committee, wanted, sight), ProposalRow)


def pages_of(
    engine: AsyncEngine, committee: UUID, wanted: Wanted, sight: Sight
) -> AsyncGenerator[list[ProposalRow]]:
    """The same a page at a time, for an export of any length."""
    return pages(engine, _ordered(committee, wanted, sight), ProposalRow)


def _ordered(committee: UUID, wanted: Wanted, sight: Sight) -> Select[Any]:
    where = _matching(committee, wanted, sight)
    return select(proposals).where(*where).order_by(*ORDERS["number"].sorting())


async def one_of(
    engine: AsyncEngine, committee: UUID, proposal: UUID, sight: Sight
) -> ProposalRow | None:
    """One proposal, if the asker may see it."""
    where = [*_matching(committee, Wanted(), sight), proposals.c.proposal == proposal]
    rows = await fetch(engine, select(proposals).where(*where), ProposalRow)
    return rows[0] if rows else None


async def numbers_of(engine: AsyncEngine, ids: Sequence[UUID]) -> dict[UUID, int | None]:
    """The case numbers of these proposals, e.g. of those merged into."""
    wanted = select(proposals.c.proposal, proposals.c.case_no).where(proposals.c.proposal.in_(ids))
    async with engine.connect() as connection:
        return {row.proposal: row.case_no for row in await connection.execute(wanted)}
