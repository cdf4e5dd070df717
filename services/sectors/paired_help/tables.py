"""What is remembered of paired help?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class HelpRow:
    """One help; private words by their ids in the vault alone.

    Attributes:
        helper_kinds, helper_ids, helpers: in equal places. visits: the days, in their order.
        visit_words: what is kept of each visit, one a day; `NONE` where nothing is.
    """

    help: UUID
    committee: UUID
    helper_kinds: tuple[str, ...]
    helper_ids: tuple[UUID, ...]
    helpers: tuple[str, ...]
    kind: str
    helped_id: UUID | None
    helped: str | None
    since: date
    until: date | None = None
    result: str | None = None
    resulted_on: date | None = None
    visits: tuple[date, ...] = ()
    visitors: tuple[str, ...] = ()
    visit_words: tuple[UUID, ...] = ()
    name: UUID | None = None
    result_words: UUID | None = None


helps = table_of(tables, "paired_helps", HelpRow, "help")
Index("paired_helps_by_committee", helps.c.committee, helps.c.since)
