"""What does HTTP send about drafts?"""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from contracts.values import Named
from kernel.forgetting import Basis, Ground
from kernel.http.bodies import example
from kernel.secret import Secret
from reporting.draft.commands import Reason, Section, Title, Words
from reporting.draft.tables import CommentRow, DraftRow, TextRow
from reporting.figures.lens import Sort
from rules.names import derived_id


class OpenBody(BaseModel):
    """开立: `of` is an id or a name, where the work of a body, a unit or a member is told."""

    model_config = example(kind="annual-summary", plenary="5/3", title="2026年度工作总结")

    kind: str
    plenary: Annotated[str, Field(pattern=r"^\d{1,2}/\d{1,2}$")]
    window: str = "plenary"
    form: Literal["paper", "report"] = "paper"
    scope: Sort = Sort.COMMITTEE
    of: str | None = None
    title: Title | None = None


class WriteBody(BaseModel):
    """撰写: each line is a paragraph; figures are quoted as {proposals.received}."""

    model_config = example(
        section="主要工作/提案工作", author="岑知远", text="全年收到提案{proposals.received}。"
    )

    section: Section = ""
    blank: Annotated[str, Field(max_length=100)] = ""
    nth: Annotated[int, Field(ge=1, le=1000)] = 1
    author: Words | None = None
    text: Secret


class ForgetBody(BaseModel):
    """删除内容."""

    model_config = example(ground="requested", basis="作者申请")

    ground: Ground
    basis: Basis


class ReaderBody(BaseModel):
    """征求对象: with the id where it is a member, a unit or a body."""

    model_config = example(name="岑知远")

    name: Words
    id: UUID | None = None

    def named(self, committee: UUID) -> Named:
        """As the event names the reader."""
        return Named(id=self.id or derived_id(committee, "reader", self.name), name=self.name)


class SendOutBody(BaseModel):
    """征求意见."""

    model_config = example(readers=[{"name": "岑知远"}], until="2026-12-10")

    readers: Annotated[tuple[ReaderBody, ...], Field(min_length=1, max_length=500)]
    until: date


class CommentBody(BaseModel):
    """意见: the office enters a paper's, and says whose it is."""

    model_config = example(section="主要工作/提案工作", text="建议补充办理成效。")

    section: Section = ""
    by: ReaderBody | None = None
    text: Secret


class SettleBody(BaseModel):
    """采纳情况."""

    model_config = example(accepted=False, reason="已在第二部分说明")

    accepted: bool
    reason: Annotated[str, Field(max_length=400)] = ""


class ApproveBody(BaseModel):
    """审定."""

    model_config = example(by="主席会议", on="2026-12-20")

    by: Words
    on: date | None = None


class ReturnBody(BaseModel):
    """退回."""

    model_config = example(reason="请补充界别活动情况")

    reason: Reason


def shown(row: DraftRow) -> dict[str, Any]:
    """A draft as HTTP tells it."""
    approved = row.approved_by is not None
    return {
        "draft": str(row.draft),
        "title": row.title,
        "kind": row.kind,
        "form": row.form,
        "plenary": f"{row.term}/{row.session}",
        "window": row.window,
        "scope": row.sort,
        "of": None if row.of is None else {"id": str(row.of), "name": row.of_name},
        "phase": row.phase,
        "handing": row.handing,
        "handed_by": row.handed_by,
        "return_reason": row.return_reason,
        "opened_by": row.opened_by,
        "opened_at": row.opened_at.isoformat(),
        "readers": list(row.readers),
        "until": row.until.isoformat() if row.until else None,
        "approved": {"by": row.approved_by, "on": str(row.approved_on)} if approved else None,
        "document": str(row.document) if row.document else None,
        "version": row.version,
    }


def shown_text(row: TextRow, text: str | None) -> dict[str, Any]:
    """A text as HTTP tells it; None once it is forgotten."""
    return {
        "text_id": str(row.text),
        "section": row.section,
        "blank": row.blank,
        "nth": row.nth,
        "author": row.author,
        "by": row.by,
        "written_at": row.written_at.isoformat(),
        "text": text,
    }


def shown_comment(row: CommentRow, text: str | None) -> dict[str, Any]:
    """A comment as HTTP tells it; its text is None once it is forgotten."""
    return {
        "comment": str(row.comment),
        "section": row.section,
        "by": row.by_name,
        "made_at": row.made_at.isoformat(),
        "text": text,
        "accepted": row.accepted,
        "reason": row.reason,
        "settled_by": row.settled_by,
    }
