"""What does HTTP send about a draft, with an example each?"""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.proposals.proposal import SponsorKind
from kernel.secret import Secret
from proposals.proposal.about import Title, Word
from proposals.proposal.bodies import Content, Dated, Sponsor, TermSession, shown


class Save(Dated):
    """暂存: as it is now, whole. Without `first_sponsor` a member saves for oneself."""

    model_config = shown(
        {
            "plenary": "5/3",
            "title": "关于加快老旧小区加装电梯的提案",
            "sponsor_kind": "individual",
            "content": {"situation": "全市有老旧小区……"},
        }
    )

    plenary: TermSession
    title: Title
    sponsor_kind: SponsorKind
    first_sponsor: Sponsor | None = None
    sector: Word | None = None
    category: Word | None = None
    topics: tuple[Word, ...] = ()
    text: Secret | None = None
    content: Content | None = None
    lead: UUID | None = None


class Invite(Dated):
    """邀请会签."""

    model_config = shown({"invited": [{"name": "李四"}]})

    invited: Annotated[tuple[Sponsor, ...], Field(min_length=1, max_length=200)]


class AnswerInvitation(Dated):
    """会签答复. Without `person` a member answers for oneself."""

    model_config = shown({"joins": True})

    joins: bool
    person: Sponsor | None = None


class SubmitSaved(Dated):
    """提交草稿: a collective one says whose seal or signature it bears."""

    model_config = shown({"signed_by": None})

    signed_by: Word | None = None


class Discard(Dated):
    """草稿作废."""

    model_config = shown({})
