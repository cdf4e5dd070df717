"""What can be asked of a document before it is issued?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.values import Named
from kernel.command import Command
from kernel.forgetting import Basis, Ground
from kernel.ids import derived
from kernel.secret import Secret
from reporting.draft.events import Spot, Whose
from rules.names import clean

Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=60)]
Title = Annotated[str, AfterValidator(clean), Field(min_length=2, max_length=200)]
Reason = Annotated[str, AfterValidator(str.strip), Field(min_length=1, max_length=400)]
Section = Annotated[str, AfterValidator(str.strip), Field(max_length=200)]
MOST_BYTES = 200_000
"""A text of more is a file, not a passage."""


class OneDraft(Command):
    """A command about one draft."""

    draft: UUID


class OpenDraft(OneDraft):
    """开立文稿."""

    kind: Annotated[str, Field(min_length=1, max_length=60)]
    form: Literal["paper", "report"] = "paper"
    term: Annotated[int, Field(ge=1, le=99)]
    session: Annotated[int, Field(ge=1, le=20)]
    window: Annotated[str, Field(min_length=1, max_length=40)]
    whose: Whose
    title: Title


class WriteText(OneDraft):
    """撰写; the office may write while a summary lies with the committee, its body may not."""

    spot: Spot
    author: Words
    text: Secret
    by_office: bool = True

    @property
    def written(self) -> UUID:
        """One text a draft, place and author."""
        spot = self.spot
        return derived("draft-text", self.draft, spot.section, spot.blank, spot.nth, self.author)


class TakeBackText(OneDraft):
    """撤回文字."""

    text: UUID
    by_office: bool = True


class ForgetWords(OneDraft):
    """删除内容: of a text or a comment."""

    which: UUID
    ground: Ground
    basis: Basis


class SendOut(OneDraft):
    """征求意见."""

    readers: Annotated[tuple[Named, ...], Field(min_length=1, max_length=500)]
    until: date


class Comment(OneDraft):
    """提出意见: `anyway` for leaders, who need not be named."""

    comment: UUID
    section: Section = ""
    by: Named
    text: Secret
    anyway: bool = False


class SettleComment(OneDraft):
    """采纳情况."""

    comment: UUID
    accepted: bool
    reason: Annotated[str, AfterValidator(str.strip), Field(max_length=400)] = ""


class ApproveDraft(OneDraft):
    """审定: asked again it approves what stands then, with the figures of then."""

    by: Words
    approved_on: date | None = None


class IssueDraft(OneDraft):
    """印发: the document, and the vault items of the texts that were printed in it."""

    document: UUID
    texts: tuple[UUID, ...]


class SupersedeDraft(OneDraft):
    """取代."""

    document: UUID


class HandUp(OneDraft):
    """上报."""

    by: Words


class ReturnDraft(OneDraft):
    """退回."""

    reason: Reason


class AcceptDraft(OneDraft):
    """接收."""


DraftCommand = (
    OpenDraft
    | WriteText
    | TakeBackText
    | ForgetWords
    | SendOut
    | Comment
    | SettleComment
    | ApproveDraft
    | IssueDraft
    | SupersedeDraft
    | HandUp
    | ReturnDraft
    | AcceptDraft
)
