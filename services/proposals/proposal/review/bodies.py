"""What does HTTP send inside the review, with an example each?"""

from typing import Annotated

from pydantic import BaseModel, Field

from proposals.proposal.about import Reason, Word
from proposals.proposal.bodies import Dated, Name, Sponsor, TermSession, shown
from proposals.proposal.review.events import Advice


class Deal(Dated):
    """分配审查: of one proposal, to one reviewer."""

    model_config = shown({"round": "初审", "group": "经济组", "reviewer": {"name": "李四"}})

    round: Word
    group: Word | None = None
    reviewer: Sponsor


class DealOut(BaseModel):
    """批量分配: what nobody was dealt in a round yet, evenly among the reviewers of a group."""

    model_config = shown(
        {
            "plenary": "5/3",
            "round": "初审",
            "group": "经济组",
            "reviewers": [{"name": "李四"}, {"name": "王五"}],
        }
    )

    plenary: TermSession
    round: Word
    group: Word | None = None
    reviewers: Annotated[tuple[Sponsor, ...], Field(min_length=1, max_length=200)]


class Advise(Dated):
    """审查建议. Without `reviewer` a member advises for oneself."""

    model_config = shown(
        {"round": "初审", "advice": "file", "category": "社会建设", "intended": ["市交通局"]}
    )

    round: Word
    reviewer: Sponsor | None = None
    advice: Advice
    reason: Reason | None = None
    category: Word | None = None
    intended: tuple[Name, ...] = ()
