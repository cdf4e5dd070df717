"""What must be known to read a list of organisations, once a file?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.committees import rules_of
from contracts.kinds import COMMON, OrganisationLists
from contracts.naming import Organisations
from kernel.clock import today
from kernel.tables import events, vault
from members.organisation.contact.domain import PERSON, TELEPHONE
from members.organisation.contact.queries import Contact
from members.organisation.contact.tables import contacts
from members.organisation.naming import stream_of
from members.organisation.queries import book_of


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the service knows before it reads the first row.

    Attributes:
        versions: how far the stream of each organisation is.
        contacts: those that are kept, to tell which cells say something new; they go no further.
    """

    book: Organisations
    lists: OrganisationLists
    versions: Mapping[UUID, int]
    contacts: Mapping[UUID, Contact]
    today: date


async def know(engine: AsyncEngine, committee: UUID) -> Knowledge:
    """Read it."""
    book, on = await book_of(engine, committee), today()
    rules = await rules_of(engine, committee, on)
    lists = (rules.organisations if rules else None) or COMMON
    versions = await _versions(engine, book)
    return Knowledge(book, lists, versions, await _contacts(engine, committee), on)


async def _versions(engine: AsyncEngine, book: Organisations) -> dict[UUID, int]:
    streams = {stream_of(row.organisation): row.organisation for row in book.listed()}
    wanted = select(events.c.stream, func.max(events.c.version))
    wanted = wanted.where(events.c.stream.in_(streams)).group_by(events.c.stream)
    async with engine.connect() as connection:
        return {streams[row[0]]: row[1] for row in await connection.execute(wanted)}


async def _contacts(engine: AsyncEngine, committee: UUID) -> dict[UUID, Contact]:
    item = or_(vault.c.id == contacts.c.person, vault.c.id == contacts.c.telephone)
    wanted = select(contacts.c.organisation, vault.c.kind, vault.c.body).join(vault, item)
    found: dict[UUID, dict[str, str]] = {}
    async with engine.connect() as connection:
        for row in await connection.execute(wanted.where(contacts.c.committee == committee)):
            found.setdefault(row.organisation, {})[row.kind] = bytes(row.body).decode()
    return {
        organisation: Contact(told.get(PERSON), told.get(TELEPHONE))
        for organisation, told in found.items()
    }
