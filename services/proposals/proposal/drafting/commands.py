"""What can be asked of a draft?"""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.proposals.proposal import SponsorKind
from contracts.values import Named
from kernel.secret import Secret
from proposals.proposal.about import AboutProposal, Title, Word


class SaveDraft(AboutProposal):
    """暂存: as it is now, whole; without `text` the text saved before stays, with its parts."""

    plenary: UUID
    title: Title
    sponsor_kind: SponsorKind
    first_sponsor: Named
    sector: Named | None = None
    category: Word | None = None
    topics: tuple[Word, ...] = ()
    text: Secret | None = None
    parts: tuple[Word, ...] = ()
    lead: UUID | None = None


class DiscardDraft(AboutProposal):
    """草稿作废."""


class InviteCosigners(AboutProposal):
    """邀请会签: `plenary` is the draft's, whose days say how long the invitation holds."""

    plenary: UUID
    invited: Annotated[tuple[Named, ...], Field(min_length=1, max_length=200)]


class AnswerCosign(AboutProposal):
    """会签答复: by who was invited."""

    person: Named
    joins: bool


class SubmitDraft(AboutProposal):
    """提交草稿: with those who joined; who did not answer is dropped.

    Attributes:
        plenary: the draft's.
        signed_by: whose seal or signature a collective proposal bears.
    """

    plenary: UUID
    signed_by: Word | None = None


DraftCommand = SaveDraft | DiscardDraft | InviteCosigners | AnswerCosign | SubmitDraft
