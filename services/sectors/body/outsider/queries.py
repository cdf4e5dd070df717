"""Who are an area group's contacts, and who looked at their telephones?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from kernel.fetching import Database, fetch
from kernel.vault import texts
from sectors.body.outsider.tables import OutsiderLookRow, OutsiderRow, looks, outsiders


@dataclass(frozen=True, slots=True)
class OutsiderTold:
    """One contact; name and employer None where nothing is kept, or it is forgotten.

    Attributes:
        has_telephone: one is kept, and told by a look alone.
    """

    outsider: UUID
    body: UUID
    since: date
    until: date | None
    name: str | None
    employer: str | None
    has_telephone: bool
    forgotten: bool


async def outsiders_of(
    database: Database, committee: UUID, body: UUID, on: date | None
) -> Sequence[OutsiderTold]:
    """A body's contacts of a day, or all that ever were, by first day."""
    c = outsiders.c
    wanted = select(outsiders).where(c.committee == committee, c.body == body)
    if on is not None:
        wanted = wanted.where(c.since <= on, or_(c.until.is_(None), c.until >= on))
    rows = await fetch(database, wanted.order_by(c.since, c.outsider), OutsiderRow)
    items = [item for row in rows for item in (row.name, row.employer) if item]
    said = await texts(database, items)
    return [_told(row, said) for row in rows]


def _told(row: OutsiderRow, said: dict[UUID, str]) -> OutsiderTold:
    name, employer = (said.get(item) if item else None for item in (row.name, row.employer))
    return OutsiderTold(
        outsider=row.outsider,
        body=row.body,
        since=row.since,
        until=row.until,
        name=name,
        employer=employer,
        has_telephone=row.telephone is not None,
        forgotten=name is None,
    )


async def row_of(database: Database, committee: UUID, outsider: UUID) -> OutsiderRow | None:
    """One contact, if it is this committee's."""
    c = outsiders.c
    mine = select(outsiders).where(c.committee == committee, c.outsider == outsider)
    found = await fetch(database, mine, OutsiderRow)
    return found[0] if found else None


async def looks_at(
    database: Database, committee: UUID, outsider: UUID
) -> Sequence[OutsiderLookRow]:
    """All looks at a contact's telephone, the latest first."""
    c = looks.c
    mine = select(looks).where(c.committee == committee, c.outsider == outsider)
    return await fetch(database, mine.order_by(c.looked_at.desc(), c.look), OutsiderLookRow)


async def text_of(database: Database, item: UUID) -> str | None:
    """What the vault has under an id; None when it was forgotten."""
    return (await texts(database, [item])).get(item)
