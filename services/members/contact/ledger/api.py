"""How does HTTP take the ledger of contacts, and give it?"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from contracts.committees import find_plenary
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.importing.routes import import_routes
from members.contact.bodies import ExtractBody, Filters
from members.contact.ledger import CONTACTS
from members.contact.ledger.writing import exported
from members.contact.queries import Wanted, pages_of_contacts

IMPORT = permission("members.contact.import", Role.CLERK)
EXPORT = permission("members.contact.export", Role.CLERK)
EXPORT_TEXT = permission("members.contact.export_text", Role.CLERK)

EXPORTS = "/committees/{committee}/exports"
Record = Callable[[Asking, str, Sequence[str], Sequence[UUID], str], Awaitable[None]]
"""Writes down what is handed out, of whom and why: (asking, purpose, kinds, members, reason)."""

router = APIRouter(tags=["联系委员 contact"])


@router.get(EXPORTS + "/contacts", summary="导出联系台账 contacts", response_class=Response)
async def export(
    committee: str, filters: Annotated[Filters, Query()], asking: Asking = allowed(EXPORT)
) -> Response:
    """As a ledger that imports again unchanged; the words stay in the vault."""
    return await exported(asking.engine, asking.here, filters.wanted(), texts=False)


def words_routes(record: Record) -> APIRouter:
    """The ledger with its words; `record` writes down that they are handed out."""
    routes = APIRouter(tags=["联系委员 contact"])

    @routes.post(
        EXPORTS + "/contacts-with-text",
        summary="导出联系台账及内容 contacts with their words",
        response_class=Response,
    )
    async def export_with_text(
        committee: str, body: ExtractBody, asking: Asking = allowed(EXPORT_TEXT)
    ) -> Response:
        """The same with what was said, asked and done; recorded before the file is written."""
        wanted = body.wanted()
        reached = await _reached(asking, wanted)
        if reached:
            await record(asking, "contacts", ("contact_words",), reached, body.reason)
        told = await exported(asking.engine, asking.here, wanted, texts=True)
        told.headers["cache-control"] = "no-store"
        return told

    return routes


async def _reached(asking: Asking, wanted: Wanted) -> list[UUID]:
    """Everyone whom these contacts reached: the words are about them."""
    found: dict[UUID, None] = {}
    async for page in pages_of_contacts(asking.engine, asking.here, wanted):
        found |= dict.fromkeys(one for row in page for one in row.reached)
    return list(found)


contact_imports = import_routes(CONTACTS, IMPORT, find_plenary)
