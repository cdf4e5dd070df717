"""What does issuing need of other slices: the standing phrases, and a draft with its texts?"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.command import Command
from kernel.http.asking import Asking
from kernel.problems import Problem
from reporting.documents.making import Form
from reporting.documents.narrating import Text
from reporting.figures.lens import Lens
from reporting.figures.scope import Scope


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft as its document is printed from it.

    Attributes:
        approved_at: its figures are those of that moment; None while it is not approved.
        texts: what people wrote, in order. warnings: what should be looked at in them.
        issued: the command that tells the draft which document was printed from it.
    """

    draft: UUID
    kind: str
    form: Form
    plenary: str
    window: str
    lens: Lens
    approved_at: datetime | None
    texts: tuple[Text, ...]
    warnings: tuple[str, ...]
    issued: Callable[[UUID], Command]


PhrasesOf = Callable[[AsyncEngine, Scope], Awaitable[Mapping[str, str]]]
"""By slot the standing phrases that a document of a scope takes."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Wired by the service; `superseded` tells a draft which document took its own's place."""

    phrases: PhrasesOf
    drafted: Callable[[AsyncEngine, UUID, UUID], Awaitable[Drafted]]
    superseded: Callable[[UUID, UUID, UUID], Command]


def with_beside(routes: APIRouter, beside: Beside) -> APIRouter:
    """The same routes, which find there what they need of other slices."""

    async def tell(request: Request) -> None:
        request.state.beside = beside

    told = APIRouter(dependencies=[Depends(tell)])
    told.include_router(routes)
    return told


def beside(asking: Asking) -> Beside:
    """What a request's route was given."""
    found: Any = asking.request.state.beside
    assert isinstance(found, Beside)
    return found


async def drafted(asking: Asking, draft: UUID, kind: str, *, approved: bool) -> Drafted:
    """The draft that a document is printed from.

    Raises:
        Problem: 404; 422, it is of another kind; 409, it is not approved and must be.
    """
    found = await beside(asking).drafted(asking.engine, asking.here, draft)
    if found.kind != kind:
        zh, en = f"该文稿是 {found.kind}，不是 {kind}", f"the draft is {found.kind}, not {kind}"
        raise Problem(422, "OfAnotherKind", zh, en)
    if approved and found.approved_at is None:
        zh, en = "文稿未经审定，或审定后有修改，不能印发", "only an approved draft is issued"
        raise Problem(409, "NotApproved", zh, en)
    return found
