"""Which proposals of a committee are like this one, over all plenaries and terms?"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Float, Text, cast, func, literal, select, true
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from contracts.committees import plenaries
from kernel.rows import as_row
from proposals.proposal.queries import Sight
from proposals.proposal.tables import proposals
from proposals.proposal.wording.choosing import BY_TITLE, chosen
from proposals.proposal.wording.scoring import Rarity, Weighed, likely, similarity, weighed
from proposals.proposal.wording.tables import ALL, proposal_words, word_counts
from proposals.proposal.wording.vector import Wording, read, wording

FOUND, COMPARED = 120, 25
"""Candidates that are looked up, and those of them that are compared with all their words."""

SHARED = 8
"""Words that are told of each."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal that shares some words, and what became of it; `words` as they are kept."""

    proposal: UUID
    case_no: int | None
    title: str
    term: int | None
    session: int | None
    submitted_on: date | None
    phase: str
    merged_into: UUID | None
    converted_to: str | None
    reason: str | None
    replied_on: date | None
    grade: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Alike:
    """A proposal like the one asked about.

    Attributes:
        score: 0 to 1; 1 has the same words as often.
        shared: words of both, the weightiest first.
        term, session: of its plenary.
        phase, merged_into, converted_to, reason, replied_on, grade: what became of it.
    """

    proposal: UUID
    score: float
    shared: Sequence[str]
    case_no: int | None
    title: str
    term: int | None
    session: int | None
    submitted_on: date | None
    phase: str
    merged_into: UUID | None
    converted_to: str | None
    reason: str | None
    replied_on: date | None
    grade: str | None


@dataclass(frozen=True, slots=True)
class Enough:
    """How many are wanted, and from which score on."""

    most: int
    score: float


async def like_this(
    engine: AsyncEngine,
    committee: UUID,
    told: tuple[str, str | None],
    sight: Sight,
    enough: Enough,
    but: UUID | None = None,
) -> list[Alike]:
    """Those most like a title and a text, of those the asker may see; the most alike first."""
    mine = await asyncio.to_thread(wording, *told)
    return await _like(engine, committee, mine, sight, enough, but)


async def like_one(
    engine: AsyncEngine, committee: UUID, proposal: UUID, sight: Sight, enough: Enough
) -> list[Alike]:
    """Those most like a proposal that is there."""
    c = proposal_words.c
    wanted = select(c.words).where(c.committee == committee, c.proposal == proposal)
    async with engine.connect() as connection:
        kept = (await connection.execute(wanted)).scalar()
    return await _like(engine, committee, read(kept or ""), sight, enough, proposal)


async def _like(
    engine: AsyncEngine,
    committee: UUID,
    mine: Wording,
    sight: Sight,
    enough: Enough,
    but: UUID | None,
) -> list[Alike]:
    async with engine.connect() as connection:
        counts = await _counts(connection, committee, (ALL, *mine))
        rarity = Rarity(counts.get(ALL, 0), counts).of(mine)
        found = await _candidates(connection, committee, chosen(mine, counts, rarity), sight, but)
        theirs = [read(one.words) for one in found]
        places = likely(weighed(mine, rarity), rarity, theirs, COMPARED)
        best, told = [found[at] for at in places], [theirs[at] for at in places]
        others = {word for its in told for word in its} - mine.keys()
        counts |= await _counts(connection, committee, others)
    weights = Rarity(counts.get(ALL, 0), counts).of((*mine, *others))
    own = weighed(mine, weights)
    return _alike(own, [weighed(its, weights) for its in told], best, enough)


def _alike(
    own: Weighed, told: Sequence[Weighed], found: Sequence[Candidate], enough: Enough
) -> list[Alike]:
    scored = [(similarity(own, its), its, one) for its, one in zip(told, found, strict=True)]
    alike = [one for one in scored if one[0] >= enough.score]
    alike.sort(key=lambda one: (-one[0], str(one[2].proposal)))
    return [_told(own, *one) for one in alike[: enough.most]]


def _told(own: Weighed, score: float, its: Weighed, one: Candidate) -> Alike:
    same = {name: getattr(one, name) for name in Candidate.__dataclass_fields__ if name != "words"}
    return Alike(score=round(score, 3), shared=own.shared(its)[:SHARED], **same)


async def _counts(
    connection: AsyncConnection, committee: UUID, words: Iterable[str]
) -> dict[str, int]:
    """In how many proposals each word stands; those in none are left out."""
    c = word_counts.c
    wanted = select(c.word, c.proposals).where(
        c.committee == committee, c.word == func.any(literal(list(words), ARRAY(Text)))
    )
    return {row.word: row.proposals for row in await connection.execute(wanted)}


async def _candidates(
    connection: AsyncConnection,
    committee: UUID,
    asked: Sequence[tuple[str, float]],
    sight: Sight,
    but: UUID | None,
) -> list[Candidate]:
    """Those with the weightiest of the words asked for, by index, among those one may see."""
    if not asked:
        return []
    hits = _hits(committee, asked)
    seen = _seen(hits.c.proposal, sight, but)
    c = proposal_words.c
    kept = select(c.words).where(c.proposal == hits.c.proposal).limit(1).lateral("kept")
    joined = hits.join(seen, true()).join(kept, true())
    sat = plenaries.c.plenary == seen.c.plenary
    wanted = select(seen, kept.c.words, plenaries.c.term, plenaries.c.session)
    wanted = wanted.select_from(joined.outerjoin(plenaries, sat))
    rows = await connection.execute(
        wanted.order_by(hits.c.weight.desc(), hits.c.proposal).limit(FOUND)
    )
    return [as_row(Candidate, row) for row in rows.mappings()]


def _hits(committee: UUID, asked: Sequence[tuple[str, float]]) -> Any:
    """The proposals in which one of the words stands, the sum of their weights first."""
    told = func.unnest(
        literal([f"'{word}'" for word, _ in asked], ARRAY(Text)),
        literal([weight for _, weight in asked], ARRAY(Float)),
    )
    words = told.table_valued("word", "weight").render_derived("asked")
    c = proposal_words.c
    matching = c.words.bool_op("@@")(cast(words.c.word, TSQUERY))
    found = select(c.proposal).where(matching, c.committee == committee).limit(BY_TITLE)
    each = found.lateral("found")
    total = func.sum(words.c.weight).label("weight")
    grouped = select(each.c.proposal, total).select_from(words.join(each, true()))
    return grouped.group_by(each.c.proposal).order_by(total.desc(), each.c.proposal).subquery()


def _seen(hit: ColumnElement[UUID], sight: Sight, but: UUID | None) -> Any:
    """The proposal behind a hit, if it may be seen: looked up hit by hit, as far as needed."""
    names = set(Candidate.__dataclass_fields__) - {"words", "term", "session"}
    wanted = select(proposals.c.plenary, *(proposals.c[name] for name in sorted(names)))
    wanted = wanted.where(proposals.c.proposal == hit)
    if (may := sight.where()) is not None:
        wanted = wanted.where(may)
    if but is not None:
        wanted = wanted.where(proposals.c.proposal != but)
    return wanted.limit(1).lateral("seen")
