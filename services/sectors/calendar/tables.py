"""What is remembered of feeds?"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One feed that is open; its address follows from the number, and is kept nowhere."""

    feed: UUID
    committee: UUID
    whose: str
    of: UUID
    number: int


feeds = table_of(tables, "calendar_feeds", FeedRow, "feed")
Index("calendar_feeds_by_committee", feeds.c.committee)
