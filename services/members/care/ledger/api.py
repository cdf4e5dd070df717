"""How does HTTP take the ledger of material, and give it?"""

from fastapi import APIRouter, Response

from contracts.committees import find_plenary
from contracts.people import people_of
from kernel.http.asking import Asking, allowed
from kernel.http.sheets import sheet
from kernel.identity import Role, permission
from kernel.importing.routes import import_routes
from members.care.ledger import MATERIALS
from members.care.ledger.export import HEADINGS, SHEET, lines
from members.care.material.queries import pages_of_materials

IMPORT = permission("members.material.import", Role.CLERK)
EXPORT = permission("members.material.export", Role.CLERK)

router = APIRouter(tags=["委员服务 care"])


@router.get(
    "/committees/{committee}/exports/materials",
    summary="导出材料台账 material as .xlsx",
    response_class=Response,
)
async def export(committee: str, asking: Asking = allowed(EXPORT)) -> Response:
    """As a ledger that imports again unchanged."""
    people = await people_of(asking.engine, asking.here)
    found = pages_of_materials(asking.engine, asking.here)
    return await sheet(SHEET, HEADINGS, lines(found, people), (SHEET,))


material_imports = import_routes(MATERIALS, IMPORT, find_plenary)
