"""How does HTTP open, write, approve and read a document before it is issued?"""

from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.http.unchanged import IfChanged
from kernel.http.whose import is_office
from kernel.identity import Role, permission
from kernel.problems import Problem
from reporting.documents.quoting import unknown_figures
from reporting.draft.bodies import (
    ApproveBody,
    ForgetBody,
    OpenBody,
    WriteBody,
    shown,
    shown_text,
)
from reporting.draft.commands import (
    ApproveDraft,
    ForgetWords,
    OpenDraft,
    TakeBackText,
    WriteText,
)
from reporting.draft.composing import Beside, Reading, reading, unplaced
from reporting.draft.events import Spot, Whose
from reporting.draft.may import author_of, found, led_by, must_write, not_yours
from reporting.draft.queries import drafts_of, narrative_of, text_rows, words
from reporting.draft.state import Phase
from reporting.draft.tables import DraftRow
from reporting.figures.asked import asked_scope
from reporting.figures.lens import Sort
from reporting.figures.scope import Scope

WRITE = permission("reporting.draft.write", Role.CLERK, Role.MEMBER)
FORGET = permission("reporting.draft.forget", Role.CLERK)
APPROVE = permission("reporting.draft.approve", Role.CLERK, Role.LEADER)
LIST = permission("reporting.draft.list", Role.CLERK, Role.LEADER)
READ = permission("reporting.draft.read", Role.CLERK, Role.LEADER, Role.MEMBER, Role.UNIT)
ALL = "/committees/{committee}/drafts"
ONE = ALL + "/{draft}"

router = APIRouter(tags=["文稿 drafts"])


def draft_routes(beside: Beside) -> APIRouter:
    """The routes of drafts that need what other slices know."""
    routes = APIRouter(tags=["文稿 drafts"])

    @routes.post(ALL, summary="开立文稿 open a draft", status_code=201)
    async def open_draft(
        committee: str, body: OpenBody, asking: Asking = allowed(WRITE)
    ) -> JSONResponse:
        """A document of a kind, to be written by people; a convenor opens one's body's."""
        called = beside.called(body.kind, body.scope)
        led = None if is_office(asking) else await led_by(asking)
        if led is not None and not (led and body.scope is Sort.BODY):
            raise not_yours()
        scope = await asked_scope(asking, body.plenary, body.window, None, body.scope, body.of)
        if led is not None and scope.lens.id not in led:
            raise not_yours()
        return await asking.ask(_opened(asking, body, scope, called))

    @routes.get(ONE, summary="一份文稿 one draft")
    async def read_one(
        committee: str, draft: UUID, response: Response, asking: Asking = allowed(READ)
    ) -> dict[str, Any]:
        """How it stands, and what its document reads like now: sections, blanks, own numbers."""
        row = await found(asking, draft)
        instant = row.approved_at if row.phase in ("approved", "issued") else None
        told = await _read(asking, beside, row, instant)
        response.headers["ETag"] = f'"{row.version}"'
        return {**shown(row), **told.told()}

    @routes.post(ONE + "/approval", summary="审定 approve", status_code=201)
    async def approve(
        committee: str, draft: UUID, body: ApproveBody, asking: Asking = allowed(APPROVE)
    ) -> JSONResponse:
        """As it stands now; a text without a place in the document is named and stops it."""
        row = await found(asking, draft)
        _all_placed(await _read(asking, beside, row))
        day = {"by": body.by, "approved_on": body.on}
        return await asking.ask(ApproveDraft(committee=asking.here, draft=draft, **day))

    return routes


async def _read(
    asking: Asking, beside: Beside, row: DraftRow, instant: datetime | None = None
) -> Reading:
    narrative = await narrative_of(asking.engine, await text_rows(asking.engine, row.draft))
    return await reading(asking.engine, beside, row, narrative, instant)


def _all_placed(told: Reading) -> None:
    """Nothing that was written is lost silently.

    Raises:
        Problem: 409.
    """
    if lost := told.narrated.unplaced:
        zh = "有文字在文件中没有位置，请撤回或另写位置"
        en = "texts have no place in the document: take them back or write them elsewhere"
        raise Problem(409, "TextWithoutPlace", zh, en, unplaced=[unplaced(one) for one in lost])


def _opened(asking: Asking, body: OpenBody, scope: Scope, called: str) -> OpenDraft:
    lens = scope.lens
    whose = Whose(sort=str(lens.sort), id=lens.id, name=lens.name, body_kind=lens.body_kind)
    return OpenDraft(
        committee=asking.here,
        draft=asking.new_id("draft"),
        kind=body.kind,
        form=body.form,
        term=scope.plenary.term,
        session=scope.plenary.session,
        window=scope.span.text,
        whose=whose,
        title=body.title or f"{lens.name}{called} {body.plenary}",
    )


@router.get(ALL, summary="文稿列表 drafts")
async def read(
    committee: str,
    paging: InPages,
    tagging: IfChanged,
    phase: Phase | None = None,
    asking: Asking = allowed(LIST),
) -> Any:
    """By title, those of a phase, with an ETag."""
    page = await drafts_of(
        asking.engine, asking.here, paging.turn, None if phase is None else phase.value
    )
    return tagging.told([shown(row) for row in paging.told(page)])


@router.put(ONE + "/texts", summary="撰写 write a text", status_code=201)
async def write(
    committee: str, draft: UUID, body: WriteBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """For a section or a blank; it replaces what the same author wrote there."""
    row = await found(asking, draft)
    by_office = await must_write(asking, row)
    _figures_known(body)
    return await asking.ask(
        WriteText(
            committee=asking.here,
            draft=draft,
            spot=Spot(section=body.section, blank=body.blank, nth=body.nth),
            author=await author_of(asking, body.author),
            text=body.text,
            by_office=by_office,
        )
    )


def _figures_known(body: WriteBody) -> None:
    """An id in braces is a figure's.

    Raises:
        Problem: 422, with the nearest ids.
    """
    for id, near in unknown_figures(body.text.reveal_to_vault()):
        hint = f"，相近的有：{'、'.join(near)}" if near else ""
        zh, en = f"指标目录中没有 {id}{hint}", f"no figure is called {id}"
        raise Problem(422, "NoSuchFigure", zh, en, near=list(near))


@router.get(ONE + "/texts", summary="文稿文字 texts")
async def read_texts(
    committee: str, draft: UUID, asking: Asking = allowed(READ)
) -> list[dict[str, Any]]:
    """With author and time, in the order in which they stand in one place."""
    await found(asking, draft)
    rows = await text_rows(asking.engine, draft)
    told = await words(asking.engine, rows)
    return [shown_text(row, told.get(row.item) if row.item else None) for row in rows]


@router.post(ONE + "/texts/{text}/withdrawal", summary="撤回文字 take back", status_code=201)
async def take_back(
    committee: str, draft: UUID, text: UUID, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """It is no part of the document any more; what was kept of it goes when it is forgotten."""
    by_office = await must_write(asking, await found(asking, draft))
    told = {"draft": draft, "text": text, "by_office": by_office}
    return await asking.ask(TakeBackText(committee=asking.here, **told))


@router.post(ONE + "/forgetting/{which}", summary="删除内容 forget words", status_code=201)
async def forget(
    committee: str, draft: UUID, which: UUID, body: ForgetBody, asking: Asking = allowed(FORGET)
) -> JSONResponse:
    """All that was kept of a text or comment; what was printed stays printed."""
    told = {"draft": draft, "which": which, "ground": body.ground, "basis": body.basis}
    return await asking.ask(ForgetWords(committee=asking.here, **told))
