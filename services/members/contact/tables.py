"""What is remembered of pairs and of contacts for reading?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class PairRow:
    """One pair; first and last days of every time it was kept in equal places, OPEN is still."""

    pair: UUID
    committee: UUID
    kind: str
    contacting_kind: str
    contacting: UUID
    contacting_name: str
    contacted_kind: str
    contacted: UUID
    contacted_name: str
    sinces: tuple[date, ...]
    untils: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact; its texts by their ids in the vault alone, None where there is none.

    Attributes:
        counts: whether its way counts towards what the pair owes.
    """

    contact: UUID
    committee: UUID
    number: str
    made_on: date
    way: str
    pair: UUID | None
    kind: str | None
    counts: bool
    by_kind: str
    by: UUID
    by_name: str
    reached: tuple[UUID, ...]
    asked_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    said: UUID | None = None
    wanted: UUID | None = None
    outcome: UUID | None = None


pairs = table_of(tables, "contact_pairs", PairRow, "pair")
contacts = table_of(tables, "contacts", ContactRow, "contact")
Index("contact_pairs_by_kind", pairs.c.committee, pairs.c.kind)
Index("contacts_by_day", contacts.c.committee, contacts.c.made_on)
Index("contacts_by_pair", contacts.c.pair)
