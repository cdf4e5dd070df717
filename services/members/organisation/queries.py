"""What can be read of organisations?"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from uuid import UUID

from sqlalchemy import Select, select

from kernel.fetching import Database, fetch
from members.organisation.tables import OrganisationRow, aliases, organisations
from rules.names import organisation_name

NEAREST, ALIKE = 3, 0.4


@dataclass(frozen=True, slots=True)
class Near:
    """A known organisation whose name, or alias, is like another."""

    organisation: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Provisional:
    """One to confirm, or to recognise as another name of one that is near."""

    organisation: UUID
    kind: str
    name: str
    nearest: tuple[Near, ...]


async def organisations_of(database: Database, committee: UUID) -> Sequence[OrganisationRow]:
    """A committee's organisations by name, with their aliases; a mere alias is none of them."""
    return await fetch(database, _listed(committee), OrganisationRow)


async def provisional_of(database: Database, committee: UUID) -> Sequence[Provisional]:
    """Those that wait to be confirmed, each with the nearest known names."""
    found = await organisations_of(database, committee)
    known = {
        organisation_name(name): row
        for row in found
        if not row.provisional
        for name in (row.name, *row.aliases)
    }
    return [
        Provisional(row.organisation, row.kind, row.name, _nearest(row.name, known))
        for row in found
        if row.provisional
    ]


def _nearest(name: str, known: dict[str, OrganisationRow]) -> tuple[Near, ...]:
    alike = get_close_matches(organisation_name(name), known, n=NEAREST, cutoff=ALIKE)
    rows = dict.fromkeys((known[one].organisation, known[one].name) for one in alike)
    return tuple(Near(*row) for row in rows)


def _listed(committee: UUID) -> Select[tuple[object, ...]]:
    mine = select(organisations).where(organisations.c.committee == committee)
    meant_otherwise = organisations.c.organisation.in_(select(aliases.c.stood_for))
    return mine.where(~meant_otherwise).order_by(organisations.c.name)
