"""What is remembered of members?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()
BEGINNING, OPEN = date(1, 1, 1), date(9999, 12, 30)
"""How `since` (from admission, or from the beginning) and `until` (still) stand in a spell."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member as the register has it; also one entered by mistake, whose `how` says so.

    The bodies stand in four columns of equal length: ids, kinds, names, duties ("" for none).
    `kept` are the vault's items, by id alone.
    """

    member: UUID
    committee: UUID
    name: str
    member_no: str | None
    gender: str | None
    nation: str | None
    birth_year: int | None
    party: str | None
    education: str | None
    employer: str | None
    position: str | None
    term: int
    sector: UUID | None
    sector_name: str | None
    body_ids: tuple[UUID, ...]
    body_kinds: tuple[str, ...]
    body_names: tuple[str, ...]
    duties: tuple[str, ...]
    roles: tuple[str, ...]
    since: date | None
    until: date | None
    how: str | None
    kept: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class SpellRow:
    """One member in one body or role: every time, first and last days in equal places."""

    spell: UUID
    committee: UUID
    member: UUID
    kind: str
    body: UUID | None
    name: str
    duty: str | None
    sinces: tuple[date, ...]
    untils: tuple[date, ...]


members = table_of(tables, "members", MemberRow, "member")
spells = table_of(tables, "member_spells", SpellRow, "spell")
Index("members_by_name", members.c.committee, members.c.name)
Index("spells_by_member", spells.c.member)
Index("spells_by_body", spells.c.body)
Index("spells_by_name", spells.c.kind, spells.c.name, spells.c.committee)
