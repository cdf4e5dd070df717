"""How does the list of organisations go out as .xlsx over HTTP, and come back?"""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response, UploadFile

from kernel.http.asking import Asking, allowed
from kernel.http.sheets import XLSX, sheet
from kernel.identity import Role, permission
from kernel.importing.importer import Importer
from kernel.importing.plan import Terms
from kernel.importing.routes import opened, told
from kernel.ledgers.streaming import StreamedRow
from kernel.ledgers.template import write_template
from members.organisation.api import READ
from members.organisation.contact.commands import LookUpContact
from members.organisation.contact.queries import Contact, shown, with_contact
from members.organisation.ledger.export import SHEET, headings, lines, title
from members.organisation.ledger.knowledge import Knowledge, know
from members.organisation.ledger.planning import plan
from members.organisation.ledger.shape import SHAPE

IMPORT = permission("members.organisation.import", Role.CLERK)
EXPORT_CONTACTS = permission("members.organisation.export_contacts", Role.CLERK)

router = APIRouter(tags=["单位 organisation"])
HERE = "/committees/{committee}"


@router.get(HERE + "/exports/organisations", summary="导出单位名录 export", response_class=Response)
async def export(committee: str, asking: Asking = allowed(READ)) -> Response:
    """单位名录: all that there are today, without contacts; edited, it can be imported again."""
    return await _written(await know(asking.engine, asking.here), None)


@router.post(
    HERE + "/exports/organisations/with-contacts",
    summary="导出单位名录和联系方式 export with contacts",
    response_class=Response,
)
async def export_with_contacts(
    committee: str, asking: Asking = allowed(EXPORT_CONTACTS)
) -> Response:
    """The same with 联系人 and 联系电话: of each it is recorded first that it was looked at."""
    found = await _looked_at(asking)
    return await _written(await know(asking.engine, asking.here), found)


async def _looked_at(asking: Asking) -> Mapping[UUID, Contact]:
    rows = await with_contact(asking.engine, asking.here)
    commands = [
        LookUpContact(committee=asking.here, organisation=row.organisation, purpose="export")
        for row in rows
    ]
    answers = await asking.ask_each(commands)
    return await shown(asking.engine, [(one.stream, one.version) for one in answers if one.done])


async def _written(known: Knowledge, contacts: Mapping[UUID, Contact] | None) -> Response:
    on = known.today
    rows = sorted(
        (row for row in known.book.listed() if row.lives_on(on)),
        key=lambda row: (row.name_on(on), row.organisation),
    )
    written = lines(known.book, rows, known.lists, on, contacts)
    heads = headings(known.lists, contacts=contacts is not None)
    found = await sheet(SHEET, heads, _pages(written), title(on))
    found.headers["cache-control"] = "no-store"
    return found


async def _pages(rows: Sequence[StreamedRow]) -> AsyncGenerator[Sequence[StreamedRow]]:
    yield rows


@router.post(HERE + "/imports/organisations", summary="导入单位名录 import")
async def take(
    committee: str,
    file: UploadFile,
    preview: Annotated[bool, Query()] = False,
    sheet: str | None = None,
    asking: Asking = allowed(IMPORT),
) -> dict[str, Any]:
    """What was edited becomes events, and nothing else; with `preview` nothing does.

    `differences` tells row by row what changes. Rows that come back are in `bad`, and as .xlsx
    (base64) in `rejected`.
    """
    ledger = await opened(file, sheet, SHAPE)
    terms = Terms(asking.here, "organisations")
    known = await know(asking.engine, terms.committee)
    planned = await asyncio.to_thread(plan, ledger, known, terms)
    importer = Importer(asking.engine, asking.running.appender, asking.principal)
    outcome = await importer.run(None, ledger, planned, terms, preview=preview)
    return await asyncio.to_thread(told, ledger, outcome)


@router.get("/templates/organisations", summary="台账模板 template organisations")
async def template(asking: Asking = allowed(IMPORT)) -> Response:
    """An empty list with notes, .xlsx."""
    return Response(await asyncio.to_thread(write_template, SHAPE), media_type=XLSX)
