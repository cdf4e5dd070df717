"""Where does a proposal come from, what became of it elsewhere, and what is offered here?"""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.fetching import fetch, pages
from proposals.proposal.lineage.tables import PartRow, forwardings, parts
from proposals.proposal.lineage.views import OFFERED
from proposals.proposal.queries import Sight
from proposals.proposal.tables import ProposalRow, proposals


@dataclass(frozen=True, slots=True)
class Relative:
    """Another proposal of the committee that this one has to do with."""

    proposal: UUID
    title: str
    serial_no: int
    case_no: int | None


@dataclass(frozen=True, slots=True)
class Forwarding:
    """One offer and what became of it; see `tables.ForwardingRow`."""

    forwarding: UUID
    to_committee: UUID
    to_name: str
    by_name: str
    title: str
    case_no: int | None
    reason: str | None
    forwarded_on: date
    answer: str
    answer_words: str | None
    answered_on: date | None
    stage: str | None
    stage_words: str | None
    stage_on: date | None


SHOWN = [forwardings.c[field.name] for field in fields(Forwarding)]


@dataclass(frozen=True, slots=True)
class Family:
    """Attributes:
    split_from: the whole of which it was a part; `parts` are those taken out of it.
    merged: those answered with it.
    forwarded_from: the committee from which it came.
    forwarded: the offers to other committees, with what became of them there.
    """

    split_from: Relative | None
    parts: Sequence[Relative]
    merged: Sequence[Relative]
    forwarded_from: str | None
    forwarded: Sequence[Forwarding]


async def family(engine: AsyncEngine, row: ProposalRow, sight: Sight) -> Family:
    """The lineage of a proposal that the asker may see, as far as one may see the others."""
    about = row.proposal
    own = await fetch(engine, select(parts).where(parts.c.proposal == about), PartRow)
    whole = own[0].split_from if own else None
    out_of_it = select(parts.c.proposal).where(parts.c.split_from == about)
    wanted = select(*SHOWN).where(forwardings.c.proposal == about)
    c = proposals.c
    return Family(
        split_from=next(iter(await _relatives(engine, c.proposal == whole, sight)), None),
        parts=await _relatives(engine, c.proposal.in_(out_of_it), sight),
        merged=await _relatives(engine, c.merged_into == about, sight),
        forwarded_from=own[0].forwarded_from if own else None,
        forwarded=await fetch(engine, wanted.order_by(forwardings.c.forwarded_on), Forwarding),
    )


async def _relatives(
    engine: AsyncEngine, these: ColumnElement[bool], sight: Sight
) -> Sequence[Relative]:
    c, seen = proposals.c, sight.where()
    wanted = select(c.proposal, c.title, c.serial_no, c.case_no).where(these)
    wanted = wanted if seen is None else wanted.where(seen)
    return await fetch(engine, wanted.order_by(c.serial_no), Relative)


async def offers_to(
    engine: AsyncEngine, committee: UUID, *, open_only: bool
) -> Sequence[Forwarding]:
    """What other committees offered to this one, the oldest first."""
    return await fetch(engine, _offered(committee, open_only), Forwarding)


def pages_of_offers(
    engine: AsyncEngine, committee: UUID, *, open_only: bool
) -> AsyncGenerator[list[Forwarding]]:
    """The same a page at a time."""
    return pages(engine, _offered(committee, open_only), Forwarding)


def _offered(committee: UUID, open_only: bool) -> Select[Any]:
    c = forwardings.c
    where = [c.to_committee == committee, *([c.answer == OFFERED] if open_only else [])]
    return select(*SHOWN).where(*where).order_by(c.forwarded_on, c.forwarding)
