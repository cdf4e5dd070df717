"""What can be read of a proposal's papers, and by whom?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.organisations import carried
from kernel.fetching import fetch
from kernel.forgotten import Withdrawn, withdrawn
from kernel.vault import held, texts
from proposals.proposal.drafting.queries import draft_of
from proposals.proposal.drafting.tables import DraftRow
from proposals.proposal.handling.seen import masked
from proposals.proposal.papers.events import Part
from proposals.proposal.papers.seen import Reader
from proposals.proposal.papers.tables import PapersRow, papers
from proposals.proposal.queries import Sight, of_sponsor, one_of
from proposals.proposal.tables import ProposalRow, proposals
from proposals.texts import Text, shown


@dataclass(frozen=True, slots=True)
class ReplyText:
    """What a unit answered; `text` is None where it was answered without one."""

    unit: UUID
    unit_name: str
    openness: str | None
    text: Text | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment.

    Attributes:
        part: proposal, reply or feedback. owner: the unit or sponsor it belongs to.
        kind: by its content, e.g. pdf. length: bytes.
        name: None when it was forgotten with the file; `withdrawn` then says by whom and why.
    """

    attachment: UUID
    part: str
    owner: UUID | None
    owner_name: str | None
    kind: str
    name: str | None
    length: int
    added_on: date
    forgotten: bool
    withdrawn: Withdrawn | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a file lies in the vault."""

    listed: Attachment
    content: UUID


@dataclass(frozen=True, slots=True)
class Papers:
    """A proposal's papers, as far as one reader may see them."""

    text: Text | None
    replies: Sequence[ReplyText]
    attachments: Sequence[Attachment]


@dataclass(frozen=True, slots=True)
class _Seen:
    row: PapersRow | None
    reader: Reader


async def papers_of(
    engine: AsyncEngine, committee: UUID, proposal: UUID, sight: Sight, on: date
) -> Papers | None:
    """All papers of a proposal or draft; None when the asker may not see it."""
    seen = await _seen(engine, committee, proposal, sight, on)
    if seen is None:
        return None
    if seen.row is None:
        return Papers(None, [], [])
    files = [one.listed for one in await _files(engine, seen.row, seen.reader)]
    row, answered = seen.row, _replies(seen.row, seen.reader)
    items = [item for *_, item, _ in answered if item is not None]
    found = await texts(engine, items if row.text is None else [row.text, *items])
    named = items if row.text is None else [row.text, *items]
    gone = await withdrawn(engine, set(named) - found.keys())
    text = None if row.text is None else shown(row.text, found, gone, row.text_length or 0)
    replies = [
        ReplyText(unit, name, open_ or None, shown(item, found, gone, length) if item else None)
        for unit, name, open_, item, length in answered
    ]
    return Papers(text, replies, files)


async def stored(
    engine: AsyncEngine, committee: UUID, proposal: UUID, sight: Sight, on: date
) -> Sequence[Stored] | None:
    """The attachments that the asker may see, and where they lie; None as above."""
    seen = await _seen(engine, committee, proposal, sight, on)
    if seen is None:
        return None
    return [] if seen.row is None else await _files(engine, seen.row, seen.reader)


async def standing(
    engine: AsyncEngine, committee: UUID, proposal: UUID, sight: Sight
) -> ProposalRow | DraftRow | None:
    """The proposal, or the draft that is not submitted yet, if the asker may see it."""
    row = await one_of(engine, committee, proposal, sight)
    return row or await draft_of(engine, committee, proposal, sight)


async def _seen(
    engine: AsyncEngine, committee: UUID, proposal: UUID, sight: Sight, on: date
) -> _Seen | None:
    here = await standing(engine, committee, proposal, sight)
    if here is None:
        return None
    if isinstance(here, ProposalRow):
        (shown,) = await masked(engine, [here], sight, on)
    else:
        shown = None
    wanted = select(papers).where(papers.c.proposal == proposal)
    rows = await fetch(engine, wanted, PapersRow)
    row = rows[0] if rows else None
    issued = dict(zip(row.reply_units, row.openness, strict=True)) if row else {}
    sponsors = await _sponsors(engine, committee, proposal, sight)
    units = frozenset[UUID]() if sight.unit is None else await carried(engine, sight.unit, on)
    return _Seen(row, Reader(sight, shown, issued, sponsors, units))


async def _sponsors(engine: AsyncEngine, committee: UUID, proposal: UUID, sight: Sight) -> bool:
    """Whether the asker stands behind it, or behind what is answered with it."""
    if sight.person is None:
        return False
    c = proposals.c
    either = or_(c.proposal == proposal, c.merged_into == proposal)
    mine = (c.committee == committee, either, of_sponsor(sight.person))
    wanted = select(c.proposal).where(*mine).limit(1)
    async with engine.connect() as connection:
        return (await connection.execute(wanted)).first() is not None


def _replies(row: PapersRow, reader: Reader) -> list[tuple[UUID, str, str, UUID | None, int]]:
    """Unit, its name, openness, item and length of each reply that the reader may see."""
    told = zip(
        row.reply_units,
        row.reply_unit_names,
        row.openness,
        (UUID(item) if item else None for item in row.reply_texts),
        row.reply_lengths,
        strict=True,
    )
    return [one for one in told if reader.reads(Part.REPLY, one[0])]


async def _files(engine: AsyncEngine, row: PapersRow, reader: Reader) -> list[Stored]:
    names = await texts(engine, row.file_names)
    there = await held(engine, row.contents)
    why = await withdrawn(engine, set(row.contents) - there)
    found = []
    for at, attachment in enumerate(row.attachments):
        owner = UUID(row.owners[at]) if row.owners[at] else None
        if not reader.reads(row.parts[at], owner):
            continue
        gone = row.contents[at] not in there
        listed = Attachment(
            attachment=attachment,
            part=row.parts[at],
            owner=owner,
            owner_name=row.owner_names[at] or None,
            kind=row.kinds[at],
            name=None if gone else names.get(row.file_names[at]),
            length=row.lengths[at],
            added_on=row.added_on[at],
            forgotten=gone,
            withdrawn=why.get(row.contents[at]),
        )
        found.append(Stored(listed, row.contents[at]))
    return found
