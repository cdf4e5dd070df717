"""How does HTTP ask for comments, take them, and say what became of each?"""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from contracts.values import Named
from kernel.clock import SHANGHAI
from kernel.http.asking import Asking, allowed
from kernel.http.sheets import Pages, sheet
from kernel.http.whose import is_office
from kernel.identity import Role, permission
from kernel.ids import derived
from kernel.ledgers.streaming import Heading
from kernel.problems import Problem
from reporting.draft.api import ONE, READ
from reporting.draft.bodies import CommentBody, SendOutBody, SettleBody, shown_comment
from reporting.draft.commands import Comment, SendOut, SettleComment
from reporting.draft.may import found, is_leader, reader_of
from reporting.draft.queries import comment_rows, words

KEEP = permission("reporting.draft.keep", Role.CLERK)
COMMENT = permission("reporting.draft.comment", Role.CLERK, Role.LEADER, Role.MEMBER, Role.UNIT)
SHEET = "意见采纳情况表"
HEADINGS = (
    Heading("序号", 6),
    Heading("章节", 30),
    Heading("提出者", 18),
    Heading("提出日期", 12),
    Heading("意见内容", 60),
    Heading("采纳情况", 12),
    Heading("说明", 40),
)
SETTLED = {True: "采纳", False: "未采纳", None: "待研究"}
GONE = "（内容已删除）"

router = APIRouter(tags=["文稿 drafts"])


@router.post(ONE + "/consultation", summary="征求意见 send out for comment", status_code=201)
async def send_out(
    committee: str, draft: UUID, body: SendOutBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """To named persons and bodies until a day; told again it replaces both."""
    await found(asking, draft)
    readers = tuple(one.named(asking.here) for one in body.readers)
    told = {"draft": draft, "readers": readers, "until": body.until}
    return await asking.ask(SendOut(committee=asking.here, **told))


@router.post(ONE + "/comments", summary="提出意见 comment", status_code=201)
async def comment(
    committee: str, draft: UUID, body: CommentBody, asking: Asking = allowed(COMMENT)
) -> JSONResponse:
    """About a section, by who was asked; leaders always; the office enters a paper's."""
    row = await found(asking, draft)
    by = await _commenting(asking, body, await reader_of(asking, row))
    return await asking.ask(
        Comment(
            committee=asking.here,
            draft=draft,
            comment=asking.new_id("comment"),
            section=body.section,
            by=by,
            text=body.text,
            anyway=is_leader(asking),
        )
    )


async def _commenting(asking: Asking, body: CommentBody, asked: Named | None) -> Named:
    """Whose comment it is."""
    if is_office(asking) and body.by is not None:
        return body.by.named(asking.here)
    if asked is not None:
        return asked
    if is_leader(asking):
        told = body.by.name if body.by else asking.principal.id
        return Named(id=derived("commenter", asking.principal.id), name=told)
    raise Problem(422, "ByWhom", "须写明意见的提出者（by）", "say whose comment it is (by)")


@router.get(ONE + "/comments", summary="意见 comments")
async def read_comments(
    committee: str, draft: UUID, asking: Asking = allowed(READ)
) -> list[dict[str, Any]]:
    """In the order in which they came; who was asked sees one's own alone."""
    row = await found(asking, draft)
    mine = None if is_office(asking) or is_leader(asking) else await reader_of(asking, row)
    rows = await comment_rows(asking.engine, draft)
    if mine is not None:
        rows = [one for one in rows if one.by_id == mine.id]
    told = await words(asking.engine, rows)
    return [shown_comment(one, told.get(one.item) if one.item else None) for one in rows]


@router.get(
    ONE + "/comments.xlsx",
    summary="意见采纳情况表 the table of comments as .xlsx",
    response_class=Response,
)
async def export(committee: str, draft: UUID, asking: Asking = allowed(KEEP)) -> Response:
    """Every comment, whether it was accepted, and why not."""
    row = await found(asking, draft)
    return await sheet(SHEET, HEADINGS, _lines(asking, draft), (f"{row.title}{SHEET}",))


async def _lines(asking: Asking, draft: UUID) -> Pages:
    rows = await comment_rows(asking.engine, draft)
    told = await words(asking.engine, rows)
    yield [
        (
            n,
            one.section or "全文",
            one.by_name,
            one.made_at.astimezone(SHANGHAI).date(),
            told.get(one.item, GONE) if one.item else GONE,
            SETTLED[one.accepted],
            one.reason,
        )
        for n, one in enumerate(rows, start=1)
    ]


@router.post(
    ONE + "/comments/{comment}/settlement", summary="采纳情况 settle a comment", status_code=201
)
async def settle(
    committee: str, draft: UUID, comment: UUID, body: SettleBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Accepted or not, with the reason."""
    await found(asking, draft)
    told = {"comment": comment, "accepted": body.accepted, "reason": body.reason}
    return await asking.ask(SettleComment(committee=asking.here, draft=draft, **told))
