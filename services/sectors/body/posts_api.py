"""How does HTTP ask about posts in a body, and about where a body stands?"""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.sectors.body import Post
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from sectors.body.api import KEEP
from sectors.body.bodies import End, Place, Take
from sectors.body.commands import LayDownPost, PlaceBody, TakeOutBody, TakePost
from sectors.body.people import person_meant

router = APIRouter(tags=["界别与机构 body"], prefix="/committees/{committee}/bodies/{body}")


@router.post("/posts", summary="任职 take a post", status_code=201)
async def take(
    committee: str, body: UUID, told: Take, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Deputy convenor, liaison, secretary or desk officer; a member or somebody else."""
    holder, member = await person_meant(asking, told.holder, told.since or today())
    command = TakePost(
        committee=asking.here,
        body=body,
        post=told.post,
        holder=holder,
        member=member,
        since=told.since,
        on=told.since,
    )
    return await asking.ask(command)


@router.post("/posts/{post}/{holder}/end", summary="卸任 lay a post down", status_code=201)
async def lay_down(
    committee: str,
    body: UUID,
    post: Post,
    holder: UUID,
    told: End,
    asking: Asking = allowed(KEEP),
) -> JSONResponse:
    """The last day in it; with `mistaken` it was never held."""
    about = {"committee": asking.here, "body": body, "post": post, "holder": holder}
    return await asking.ask(LayDownPost(**about, **told.model_dump(), on=told.until))


@router.post("/placings", summary="归入其他机构 place under another", status_code=201)
async def place(
    committee: str, body: UUID, told: Place, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """A small sector under the group that it shares, a group under its large sector."""
    command = PlaceBody(
        committee=asking.here, body=body, under=told.under, since=told.since, on=told.since
    )
    return await asking.ask(command)


@router.post("/placings/{under}/end", summary="移出 take out", status_code=201)
async def take_out(
    committee: str, body: UUID, under: UUID, told: End, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The last day under it; with `mistaken` it never stood there."""
    about = {"committee": asking.here, "body": body, "under": under}
    return await asking.ask(TakeOutBody(**about, **told.model_dump(), on=told.until))
