"""What can be read of proposals?"""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.fetching import pages
from kernel.rows import as_row
from proposals.proposal.review.tables import reviews
from proposals.proposal.state import Phase
from proposals.proposal.tables import ProposalRow, proposals

HANDLED = (Phase.FILED.value, Phase.MERGED.value)


@dataclass(frozen=True, slots=True)
class Sight:
    """Which proposals of a committee the asker may see.

    Attributes:
        everything: all of them (clerks, leaders).
        office: also what is nobody else's business: drafts, reviews, private events.
        person: those filed or merged, one's own, and those dealt to one for review.
        unit: those one has to answer.
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
    """What a list is narrowed to; None does not narrow. `text` is looked for in titles."""

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
    text: str | None = None

    def where(self) -> list[ColumnElement[bool]]:
        """The conditions, all of which must hold."""
        names = ("plenary", "phase", "category", "sponsor_kind", "timing", "case_no", "replied")
        told = {name: getattr(self, name) for name in names}
        found = [proposals.c[name] == value for name, value in told.items() if value is not None]
        if self.sponsor is not None:
            found.append(of_sponsor(self.sponsor))
        if self.unit is not None:
            found.append(of_unit(self.unit))
        if self.assigned is not None:
            led = func.cardinality(proposals.c.lead_units) > 0
            found.append(led if self.assigned else ~led)
        if self.text:
            found.append(proposals.c.title.contains(self.text, autoescape=True))
        return found


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and how many there are in all."""

    total: int
    items: Sequence[ProposalRow]


def of_sponsor(person: UUID) -> ColumnElement[bool]:
    """Whether the person is one of the sponsors."""
    c = proposals.c
    return or_(c.first_sponsor == person, c.co_sponsors.contains([person]))


def of_unit(unit: UUID) -> ColumnElement[bool]:
    """Whether the unit has to answer, leading or assisting."""
    c = proposals.c
    return or_(c.lead_units.contains([unit]), c.assisting_units.contains([unit]))


def _matching(committee: UUID, wanted: Wanted, sight: Sight) -> list[ColumnElement[bool]]:
    seen = sight.where()
    here = [proposals.c.committee == committee, *wanted.where()]
    return here if seen is None else [*here, seen]


async def page_of(
    engine: AsyncEngine, committee: UUID, wanted: Wanted, sight: Sight, limit: int, offset: int
) -> Page:
    """The proposals wanted, by case number, those without one last."""
    where = _matching(committee, wanted, sight)
    counted = select(func.count()).select_from(proposals).where(*where)
    async with engine.connect() as connection:
        total = (await connection.execute(counted)).scalar_one()
    rows = await _rows(engine, _ordered(where).limit(limit).offset(offset))
    return Page(total, rows)


async def all_of(
    engine: AsyncEngine, committee: UUID, wanted: Wanted, sight: Sight
) -> Sequence[ProposalRow]:
    """All proposals wanted, e.g. those of a unit."""
    return await _rows(engine, _ordered(_matching(committee, wanted, sight)))


def pages_of(
    engine: AsyncEngine, committee: UUID, wanted: Wanted, sight: Sight
) -> AsyncGenerator[list[ProposalRow]]:
    """The same a page at a time, for an export of any length."""
    return pages(engine, _ordered(_matching(committee, wanted, sight)), ProposalRow)


async def one_of(
    engine: AsyncEngine, committee: UUID, proposal: UUID, sight: Sight
) -> ProposalRow | None:
    """One proposal, if the asker may see it."""
    where = [*_matching(committee, Wanted(), sight), proposals.c.proposal == proposal]
    rows = await _rows(engine, select(proposals).where(*where))
    return rows[0] if rows else None


async def numbers_of(engine: AsyncEngine, ids: Sequence[UUID]) -> dict[UUID, int | None]:
    """The case numbers of these proposals, e.g. of those merged into."""
    wanted = select(proposals.c.proposal, proposals.c.case_no).where(proposals.c.proposal.in_(ids))
    async with engine.connect() as connection:
        return {row.proposal: row.case_no for row in await connection.execute(wanted)}


def _ordered(where: Sequence[ColumnElement[bool]]) -> Select[tuple[object, ...]]:
    c = proposals.c
    order = (c.plenary, c.case_no.nulls_last(), c.serial_no, c.proposal)
    return select(proposals).where(*where).order_by(*order)


async def _rows(engine: AsyncEngine, wanted: Select[tuple[object, ...]]) -> Sequence[ProposalRow]:
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).mappings().all()
    return [as_row(ProposalRow, row) for row in found]
