"""What has become of a proposal so far? Pure."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from contracts.proposals.proposal import (
    ProposalConverted,
    ProposalFiled,
    ProposalMerged,
    ProposalNotFiled,
    ProposalReturned,
    ProposalWithdrawn,
    SponsorKind,
    Timing,
)
from contracts.values import Named
from kernel.event import Event
from kernel.secret import Sealed
from proposals.proposal.attention.state import Attention
from proposals.proposal.content.state import Contents
from proposals.proposal.deadlines.state import Deadlines
from proposals.proposal.drafting.state import ProposalDraft
from proposals.proposal.handling.state import (
    Assignment,
    Opinion,
    Reply,
    Works,
)
from proposals.proposal.lineage.state import Lineage
from proposals.proposal.papers.state import Attachments
from proposals.proposal.review.state import Reviews
from proposals.proposal.wishes.state import Wishes


class Phase(StrEnum):
    """Where a proposal stands in its review."""

    NONE = "none"
    DRAFT = "draft"
    UNDER_REVIEW = "under_review"
    FILED = "filed"
    MERGED = "merged"
    CONVERTED = "converted"
    NOT_FILED = "not_filed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    RETRACTED = "retracted"


LIVE = (Phase.UNDER_REVIEW, Phase.FILED)
"""What others can be merged into."""

PERSONAL = (SponsorKind.INDIVIDUAL, SponsorKind.JOINT)
"""Behind these stand persons; behind all others a body."""

HANDLED = (Phase.FILED, Phase.MERGED)
"""What units answer."""

PHASES: dict[type[Event], Phase] = {
    ProposalFiled: Phase.FILED,
    ProposalMerged: Phase.MERGED,
    ProposalConverted: Phase.CONVERTED,
    ProposalNotFiled: Phase.NOT_FILED,
    ProposalReturned: Phase.RETURNED,
    ProposalWithdrawn: Phase.WITHDRAWN,
}
"""What each result of the review makes of a proposal."""

Result = (
    ProposalFiled
    | ProposalMerged
    | ProposalConverted
    | ProposalNotFiled
    | ProposalReturned
    | ProposalWithdrawn
)


@dataclass(frozen=True, slots=True)
class Sponsors:
    """提案人: who stands behind it."""

    kind: SponsorKind
    first: Named
    co: tuple[Named, ...] = ()
    sector: Named | None = None

    def all(self) -> tuple[Named, ...]:
        """The first sponsor, then the co-sponsors."""
        return (self.first, *self.co)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal as decided so far.

    Attributes:
        plenary, sponsors: None only before it is submitted.
        case_no: kept after a revocation, so that filing again keeps the number.
        decided: the review's result as its event, None while under review.
        works: how far each unit has come that has to answer.
        deadlines: all that were ever set, those that ended too.
        paused: the clocks of all units stand still.
        closed: answered by all and accepted.
        split_from: the proposal of which this was a part.
        lineage: where it was forwarded, and what was answered.
        contents: every vault item that was ever named, drafts' too.
    """

    phase: Phase = Phase.NONE
    plenary: UUID | None = None
    title: str = ""
    sponsors: Sponsors | None = None
    category: str | None = None
    topics: tuple[str, ...] = ()
    submitted_on: date | None = None
    timing: Timing = "plenary"
    text: Sealed | None = None
    case_no: int | None = None
    decided: Result | None = None
    assignment: Assignment | None = None
    replies: dict[UUID, Reply] = field(default_factory=dict)
    feedback: dict[UUID, Opinion] = field(default_factory=dict)
    works: Works = field(default_factory=dict)
    deadlines: Deadlines = field(default_factory=dict)
    paused: bool = False
    closed: bool = False
    draft: ProposalDraft | None = None
    reviews: Reviews = field(default_factory=dict)
    attention: Attention = field(default_factory=Attention)
    split_from: UUID | None = None
    lineage: Lineage = field(default_factory=Lineage)
    attachments: Attachments = field(default_factory=dict)
    wishes: Wishes = field(default_factory=Wishes)
    contents: Contents = field(default_factory=dict)
