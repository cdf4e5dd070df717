"""What is remembered of members' names to find them by?"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import SearchVector, Spelling, table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class NameRow:
    """One member's name.

    Attributes:
        spelling: the name as names are compared. reading, initials: as it is usually read.
        parts: from each of its characters on, the name and every reading of it.
    """

    member: UUID
    committee: UUID
    spelling: Spelling
    reading: Spelling
    initials: Spelling
    parts: SearchVector


names = table_of(tables, "member_names", NameRow, "member")
Index("member_names_of", names.c.committee, names.c.reading)
Index("member_names_by_spelling", names.c.spelling, names.c.member)
Index("member_names_by_reading", names.c.reading, names.c.member)
Index("member_names_by_initials", names.c.initials, names.c.member)
Index(
    "member_names_found",
    names.c.parts,
    postgresql_using="gin",
    postgresql_with={"fastupdate": "off"},
)
