"""How does HTTP tell what the sponsors wish?"""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from kernel.http.asking import Asking, allowed
from kernel.identity import Role
from proposals.proposal.asked import about, row_of
from proposals.proposal.naming import units_named
from proposals.proposal.permissions import SUBMIT, for_oneself
from proposals.proposal.reading import ONE
from proposals.proposal.wishes import bodies
from proposals.proposal.wishes.commands import SettleCosigning, SuggestUnits

router = APIRouter(tags=["意愿 wishes"])


async def _first_sponsor_only(asking: Asking, proposal: UUID) -> None:
    """The first sponsor speaks for all of them.

    Raises:
        Problem: 403, 404.
    """
    row = await row_of(asking, proposal)
    for_oneself(asking, Role.MEMBER, row.first_sponsor)


@router.post(ONE + "/suggested-units", summary="建议承办单位 suggest units", status_code=201)
async def suggest(
    committee: str, proposal: UUID, body: bodies.Suggested, asking: Asking = allowed(SUBMIT)
) -> JSONResponse:
    """Whom the sponsors would have answer it."""
    await _first_sponsor_only(asking, proposal)
    units = await units_named(asking, body.units)
    return await asking.ask(SuggestUnits(**about(asking, proposal, body), units=units))


@router.post(ONE + "/cosigning", summary="可否附议 may others join", status_code=201)
async def settle(
    committee: str, proposal: UUID, body: bodies.Cosigning, asking: Asking = allowed(SUBMIT)
) -> JSONResponse:
    """Whether others may still join."""
    await _first_sponsor_only(asking, proposal)
    return await asking.ask(SettleCosigning(**about(asking, proposal, body), open=body.open))
