"""What can be read of documents before they are issued?"""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

from kernel.fetching import Database, fetch
from kernel.paging import By, Order, Page, Turn, paged
from kernel.vault import texts
from reporting.documents.narrating import Place, Text
from reporting.draft.tables import (
    CommentRow,
    DraftRow,
    TextRow,
    draft_comments,
    draft_texts,
    drafts,
)

BY_TITLE = Order("drafts", (By(drafts.c.title), By(drafts.c.draft)))


async def drafts_of(
    database: Database, committee: UUID, turn: Turn, phase: str | None = None
) -> Page[DraftRow]:
    """A committee's drafts by title; those of a phase."""
    wanted = select(drafts).where(drafts.c.committee == committee)
    if phase is not None:
        wanted = wanted.where(drafts.c.phase == phase)
    return await paged(database, wanted, BY_TITLE, turn, DraftRow)


async def draft_of(database: Database, committee: UUID, draft: UUID) -> DraftRow | None:
    """One draft."""
    c = drafts.c
    wanted = select(drafts).where(c.committee == committee, c.draft == draft)
    found = await fetch(database, wanted, DraftRow)
    return found[0] if found else None


async def summaries_of(
    database: Database, committee: UUID, term: int, session: int, window: str
) -> list[DraftRow]:
    """The drafts of bodies' summaries of a window."""
    c = drafts.c
    wanted = select(drafts).where(c.committee == committee, c.sort == "body", c.window == window)
    wanted = wanted.where(c.term == term, c.session == session)
    return await fetch(database, wanted.order_by(c.opened_at, c.draft), DraftRow)


async def text_rows(database: Database, draft: UUID) -> list[TextRow]:
    """The texts of a draft in the order in which their authors first wrote."""
    c = draft_texts.c
    wanted = select(draft_texts).where(c.draft == draft).order_by(c.first_at, c.text)
    return await fetch(database, wanted, TextRow)


async def comment_rows(database: Database, draft: UUID) -> list[CommentRow]:
    """The comments on a draft, in the order in which they came."""
    c = draft_comments.c
    wanted = select(draft_comments).where(c.draft == draft).order_by(c.made_at, c.comment)
    return await fetch(database, wanted, CommentRow)


async def words(
    database: Database, rows: Collection[TextRow] | Collection[CommentRow]
) -> dict[UUID, str]:
    """By vault item what was written; what was forgotten is missing."""
    return await texts(database, [row.item for row in rows if row.item is not None])


async def narrative_of(database: Database, rows: Sequence[TextRow]) -> tuple[Text, ...]:
    """The texts as a document takes them, in order."""
    told = await words(database, rows)
    return tuple(
        Text(Place(row.section, row.blank, row.nth), told[row.item], row.author, row.written_on)
        for row in rows
        if row.item in told
    )
