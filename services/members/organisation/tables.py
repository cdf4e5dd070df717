"""What is remembered of organisations and of the names they go by?"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation with the other names that mean it."""

    organisation: UUID
    committee: UUID
    kind: str
    name: str
    family: str | None
    provisional: bool
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AliasRow:
    """One other name: the id that it gave, and the organisation it means."""

    stood_for: UUID
    committee: UUID
    organisation: UUID
    alias: str


organisations = table_of(tables, "organisations", OrganisationRow, "organisation")
aliases = table_of(tables, "organisation_aliases", AliasRow, "stood_for")
Index("organisations_by_name", organisations.c.committee, organisations.c.name)
