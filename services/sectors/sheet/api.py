"""How does HTTP give out a sheet to sign?"""

import asyncio
from collections.abc import Callable
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from kernel.http.asking import Asking, allowed
from kernel.http.sheets import XLSX
from kernel.identity import Role, permission
from kernel.problems import unknown
from sectors.doings import Doings
from sectors.sheet.document import document
from sectors.sheet.queries import sheet_of
from sectors.sheet.signing import SignIn
from sectors.sheet.workbook import workbook

PRINT = permission("sectors.sheet.print", Role.CLERK, Role.LEADER)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def sheet_routes(doings: Doings) -> APIRouter:
    """The routes, with the bodies and activities wired in."""
    router = APIRouter(tags=["签到表 sheets"], prefix="/committees/{committee}/activities")

    @router.get("/{activity}/sign-in.xlsx", summary="签到表 sign-in sheet, .xlsx")
    async def as_workbook(
        committee: str, activity: UUID, body: UUID | None = None, asking: Asking = allowed(PRINT)
    ) -> Response:
        """A sheet to sign for those recorded, or for the members of a body, or for everybody.

        Filled in with √, 请假 or 缺席 it is imported as a ledger of activities.
        """
        return await _given(asking, activity, body, workbook, XLSX, "xlsx")

    @router.get("/{activity}/sign-in.docx", summary="签到表 sign-in sheet, .docx")
    async def as_document(
        committee: str, activity: UUID, body: UUID | None = None, asking: Asking = allowed(PRINT)
    ) -> Response:
        """The same as .docx."""
        return await _given(asking, activity, body, document, DOCX, "docx")

    async def _given(
        asking: Asking,
        activity: UUID,
        body: UUID | None,
        write: Callable[[SignIn], bytes],
        media: str,
        ending: str,
    ) -> Response:
        found = await sheet_of(asking.engine, asking.here, doings, activity, body)
        if found is None:
            raise unknown("活动", activity)
        name = quote(f"{found.title}.{ending}")
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
        content = await asyncio.to_thread(write, found)
        return Response(content, media_type=media, headers=headers)

    return router
