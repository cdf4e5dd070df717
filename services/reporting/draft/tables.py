"""What is remembered of documents before they are issued?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft.

    Attributes:
        sort, of, of_name, body_kind: whose work it tells.
        version: of its stream, which If-Match names.
        approved_at: when that was recorded; its figures are those of that moment.
        document: the last that was printed from it.
    """

    draft: UUID
    committee: UUID
    kind: str
    form: str
    term: int
    session: int
    window: str
    sort: str
    of: UUID | None
    of_name: str
    body_kind: str | None
    title: str
    opened_by: str
    opened_at: datetime
    version: int
    phase: str = "drafted"
    handing: str = "no"
    handed_by: str | None = None
    return_reason: str | None = None
    readers: tuple[str, ...] = ()
    reader_ids: tuple[UUID, ...] = ()
    until: date | None = None
    approved_by: str | None = None
    approved_on: date | None = None
    approved_at: datetime | None = None
    document: UUID | None = None


@dataclass(frozen=True, slots=True)
class TextRow:
    """What one author wrote in one place; `item` is its vault item, None once it is forgotten."""

    text: UUID
    draft: UUID
    committee: UUID
    section: str
    blank: str
    nth: int
    author: str
    by: str
    first_at: datetime
    written_at: datetime
    written_on: date
    item: UUID | None


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment; `accepted` is None until somebody says."""

    comment: UUID
    draft: UUID
    committee: UUID
    section: str
    by_id: UUID
    by_name: str
    made_at: datetime
    item: UUID | None
    accepted: bool | None = None
    reason: str = ""
    settled_by: str | None = None


drafts = table_of(tables, "drafts", DraftRow, "draft")
Index("drafts_by_window", drafts.c.committee, drafts.c.term, drafts.c.session)
draft_texts = table_of(tables, "draft_texts", TextRow, "text")
Index("draft_texts_by_draft", draft_texts.c.draft)
draft_comments = table_of(tables, "draft_comments", CommentRow, "comment")
Index("draft_comments_by_draft", draft_comments.c.draft)
