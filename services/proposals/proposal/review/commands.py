"""What can be asked inside the review?"""

from contracts.values import Named
from proposals.proposal.about import AboutProposal, Reason, Word
from proposals.proposal.review.events import Advice


class DealReview(AboutProposal):
    """分配审查: to one reviewer, in a round of the committee's rules."""

    round: Word
    group: Word | None = None
    reviewer: Named


class AdviseReview(AboutProposal):
    """审查建议: of a reviewer to whom it was dealt; anew it replaces the advice before."""

    round: Word
    reviewer: Named
    advice: Advice
    reason: Reason | None = None
    category: Word | None = None
    intended: tuple[Named, ...] = ()


DealingCommand = DealReview | AdviseReview
