"""What is an organisation's contact, and who looked at it?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.fetching import fetch
from kernel.tables import events, vault
from members.organisation.contact.domain import PERSON, TELEPHONE
from members.organisation.contact.events import ContactLookedUp
from members.organisation.contact.tables import ContactLookRow, ContactRow, contacts, looks


@dataclass(frozen=True, slots=True)
class Contact:
    """As the vault has it; None for what was not told, or was forgotten."""

    person: str | None = None
    telephone: str | None = None


async def looks_at(
    engine: AsyncEngine, committee: UUID, organisation: UUID
) -> Sequence[ContactLookRow]:
    """All looks at an organisation's contact, the latest first."""
    mine = (looks.c.committee == committee) & (looks.c.organisation == organisation)
    wanted = select(looks).where(mine).order_by(looks.c.looked_at.desc(), looks.c.look)
    return await fetch(engine, wanted, ContactLookRow)


async def with_contact(engine: AsyncEngine, committee: UUID) -> Sequence[ContactRow]:
    """The organisations of which a contact is kept."""
    wanted = select(contacts).where(contacts.c.committee == committee)
    return await fetch(engine, wanted.order_by(contacts.c.organisation), ContactRow)


async def shown(
    engine: AsyncEngine, recorded: Collection[tuple[str, int]]
) -> Mapping[UUID, Contact]:
    """What recorded looks (stream, version) were given, by organisation; what was forgotten not."""
    at = tuple_(events.c.stream, events.c.version).in_(list(recorded))
    async with engine.connect() as connection:
        told = await connection.execute(select(events.c.data).where(at))
        looked = [ContactLookedUp.read(data) for data in told.scalars()]
        ids = [item for one in looked for item in one.shown]
        wanted = select(vault.c.id, vault.c.kind, vault.c.body).where(vault.c.id.in_(ids))
        items = {row.id: row for row in await connection.execute(wanted)}
    found: dict[UUID, Contact] = {}
    for one in looked:
        lying = [items[item] for item in one.shown if item in items]
        said = {row.kind: bytes(row.body).decode() for row in lying}
        found[one.organisation] = Contact(said.get(PERSON), said.get(TELEPHONE))
    return found
