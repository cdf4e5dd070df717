"""Who may be one person, and who is?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from sqlalchemy import and_, func, select

from kernel.fetching import Database, fetch
from kernel.tables import vault
from members.member.filtering import counts
from members.member.private import FOUND_BY
from members.member.tables import MemberRow, members


@dataclass(frozen=True, slots=True)
class Entry:
    """One of two entries that may be one person."""

    member: UUID
    name: str
    member_no: str | None
    birth_year: int | None
    employer: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Suspects:
    """Two entries, and what they have in common: name, phone, id_number, birth_year, employer."""

    first: Entry
    second: Entry
    in_common: tuple[str, ...]


async def suspects(database: Database, committee: UUID) -> Sequence[Suspects]:
    """Those with one name, telephone or ID number, the more in common the earlier.

    Of one name alone is no suspicion: a number of theirs, or year of birth and employer, must agree
    too; with different years of birth or ID numbers they are two.
    """
    same = await _sharing(database, committee)
    rows = await _rows(database, committee, {one for pair in same for one in pair})
    found = []
    for pair in sorted(same, key=str):
        first, second = (rows[one] for one in sorted(pair, key=str) if one in rows)
        common = _in_common(first, second, same[pair])
        if _suspicious(first, second, common):
            found.append(Suspects(_entry(first), _entry(second), common))
    return sorted(found, key=lambda one: (-len(one.in_common), one.first.name))


async def _sharing(database: Database, committee: UUID) -> Mapping[frozenset[UUID], set[str]]:
    """Pairs by what they share: the vault's own indexes are compared, never a text."""
    here = and_(members.c.committee == committee, counts())
    ids = func.array_agg(members.c.member)
    same_name = select(ids).where(here).group_by(members.c.name).having(func.count() > 1)
    item = vault.c.id == func.any(members.c.kept)
    same_item = select(vault.c.kind, ids).join_from(members, vault, item)
    same_item = same_item.where(here, vault.c.kind.in_(FOUND_BY), vault.c.lookup.is_not(None))
    same_item = same_item.group_by(vault.c.kind, vault.c.lookup).having(func.count() > 1)
    found: dict[frozenset[UUID], set[str]] = {}
    async with database.connect() as connection:
        named = [("name", row[0]) for row in await connection.execute(same_name)]
        kept = [(row[0], row[1]) for row in await connection.execute(same_item)]
    for what, together in (*named, *kept):
        for pair in combinations(together, 2):
            found.setdefault(frozenset(pair), set()).add(what)
    return found


async def _rows(database: Database, committee: UUID, ids: set[UUID]) -> dict[UUID, MemberRow]:
    wanted = select(members).where(members.c.committee == committee, members.c.member.in_(ids))
    return {row.member: row for row in await fetch(database, wanted, MemberRow)}


def _in_common(first: MemberRow, second: MemberRow, shared: set[str]) -> tuple[str, ...]:
    told = {
        name
        for name in ("birth_year", "employer")
        if getattr(first, name) is not None and getattr(first, name) == getattr(second, name)
    }
    return tuple(sorted(shared | told))


def _suspicious(first: MemberRow, second: MemberRow, common: Sequence[str]) -> bool:
    if "id_number" in common:
        return True
    years = {first.birth_year, second.birth_year} - {None}
    if len(years) > 1 or "name" not in common:
        return False
    return "phone" in common or {"birth_year", "employer"} <= set(common)


def _entry(row: MemberRow) -> Entry:
    until = None if row.until is None else row.until.isoformat()
    return Entry(row.member, row.name, row.member_no, row.birth_year, row.employer, until)
