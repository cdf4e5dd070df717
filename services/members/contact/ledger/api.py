"""How does HTTP take the ledger of contacts, and give it?"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.importing.routes import import_routes
from members.asked import find_plenary
from members.contact.api import READ_ALL
from members.contact.bodies import ExtractBody, Filters
from members.contact.ledger import CONTACTS
from members.contact.ledger.writing import exported
from members.contact.queries import Wanted, pages_of_contacts
from members.member.disclosure.recording import NO_STORE, record

IMPORT = permission("members.contact.import", Role.CLERK)
EXPORT_TEXT = permission("members.contact.export_text", Role.CLERK)

EXPORTS = "/committees/{committee}/exports"
router = APIRouter(tags=["联系委员 contact"])


@router.get(EXPORTS + "/contacts", summary="导出联系台账 contacts", response_class=Response)
async def export(
    committee: str, filters: Annotated[Filters, Query()], asking: Asking = allowed(READ_ALL)
) -> Response:
    """As a ledger that imports again unchanged; the words stay in the vault."""
    return await exported(asking.engine, asking.here, filters.wanted(), texts=False)


@router.post(
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
    told.headers.update(NO_STORE)
    return told


async def _reached(asking: Asking, wanted: Wanted) -> list[UUID]:
    """Everyone whom these contacts reached: the words are about them."""
    found: dict[UUID, None] = {}
    async for page in pages_of_contacts(asking.engine, asking.here, wanted):
        found |= dict.fromkeys(one for row in page for one in row.reached)
    return list(found)


contact_imports = import_routes(CONTACTS, IMPORT, find_plenary)
