"""What is remembered of links to bodies, and of what they did, for reading?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index

from kernel.rows import table_of
from sectors.body.tables import Dated, tables


@dataclass(frozen=True, slots=True)
class LinkRow(Dated):
    """One link with every time of it."""

    link: UUID
    committee: UUID
    body: UUID
    kind: str
    party: UUID
    name: str
    member: bool


@dataclass(frozen=True, slots=True)
class LinkUseRow:
    """One thing that a link did."""

    use: UUID
    committee: UUID
    link: UUID
    body: UUID
    way: str
    used_on: date
    activity: UUID | None
    subject: str | None


links = table_of(tables, "body_links", LinkRow, "link")
uses = table_of(tables, "body_link_uses", LinkUseRow, "use")
Index("body_links_by_body", links.c.committee, links.c.body)
Index("body_link_uses_by_day", uses.c.committee, uses.c.used_on)
Index("body_link_uses_by_link", uses.c.link)
