"""How does a unit's list go out as .xlsx over HTTP, and come back?"""

import asyncio
from collections.abc import Collection
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response, UploadFile
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.committees import rules_of
from contracts.organisations import carried
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.http.sheets import numbered, sheet
from kernel.http.whose import is_office, own_id
from kernel.identity import Role
from kernel.importing.importer import Importer
from kernel.importing.plan import Terms
from kernel.importing.routes import opened, told
from kernel.ledgers import Ledger
from proposals.proposal.bodies import TermSession
from proposals.proposal.permissions import WORKLIST, sight
from proposals.proposal.queries import Sight
from proposals.proposal.worklist.api import Word, narrowed
from proposals.proposal.worklist.export import SHEET, headings, line, title
from proposals.proposal.worklist.planning import Knowledge, plan
from proposals.proposal.worklist.queries import Narrowed, cases
from proposals.proposal.worklist.shape import WORKLIST as SHAPE
from proposals.units import units_of

router = APIRouter(tags=["承办 a unit's work"])


@router.get(
    "/committees/{committee}/exports/units/{unit}/worklist",
    summary="导出办理回复明细表 a unit's list as .xlsx",
    response_class=Response,
)
async def export(
    committee: str,
    unit: UUID,
    section: Word = None,
    person: Word = None,
    open: bool = False,
    plenary: TermSession | None = None,
    asking: Asking = allowed(WORKLIST),
) -> Response:
    """办理回复明细表: what is filled in under the orange headings can be imported again."""
    wanted = narrowed(asking, unit, section, person, open, plenary)
    here, on = asking.here, today()
    units = await carried(asking.engine, unit, on)
    rules = await rules_of(asking.engine, here, on)
    rows = numbered(cases(asking.engine, here, units, wanted, sight(asking), on), line)
    name = await _name(asking, unit, units)
    return await sheet(SHEET, headings(rules), rows, title(name, on))


async def _name(asking: Asking, unit: UUID, units: Collection[UUID]) -> str:
    """As the unit is named with its work; where it only carries on another's, its name of today."""
    here, on = asking.here, today()
    named = cases(asking.engine, here, units, Narrowed(), sight(asking), on, limit=1)
    names = {one.unit: one.unit_name async for page in named for one in page}
    known = (await units_of(asking.engine, here)).get(unit)
    if unit in names or known is None:
        return "".join(names.values())
    return known.name_on(on)


@router.post(
    "/committees/{committee}/imports/worklist",
    summary="导回办理回复明细表 a unit's list comes back",
)
async def take(
    committee: str,
    file: UploadFile,
    preview: Annotated[bool, Query()] = False,
    sheet: str | None = None,
    asking: Asking = allowed(WORKLIST),
) -> dict[str, Any]:
    """What was filled in becomes replies, opinions and divisions; with `preview` nothing does.

    `differences` tells row by row what changes. Rows that come back are in `bad`, and as .xlsx
    (base64) in `rejected`. A unit fills in its own rows, the office any.
    """
    unit = None if is_office(asking) else own_id(asking, Role.UNIT) or UUID(int=0)
    own = None if unit is None else await carried(asking.engine, unit, today())
    ledger = await opened(file, sheet, SHAPE)
    terms = Terms(asking.here, f"worklist/{unit or 'office'}")
    known = await _known(asking.engine, terms, ledger, own, sight(asking))
    planned = await asyncio.to_thread(plan, ledger, known, terms)
    importer = Importer(asking.engine, asking.running.appender, asking.principal)
    outcome = await importer.run(None, ledger, planned, terms, preview=preview)
    return await asyncio.to_thread(told, ledger, outcome)


async def _known(
    engine: AsyncEngine, terms: Terms, ledger: Ledger, own: frozenset[UUID] | None, seen: Sight
) -> Knowledge:
    """The tasks of the units that the file names; of a unit that asks, its own alone."""
    here, on = terms.committee, today()
    named = dict.fromkeys(row.printed("unit") for row in ledger.rows)
    book = await units_of(engine, here)
    units = {unit for name in named if name for unit in book.ever(name)} if own is None else own
    found = [one async for page in cases(engine, here, units, Narrowed(), seen, on) for one in page]
    return Knowledge(found, await rules_of(engine, here, on), own, on, book)
