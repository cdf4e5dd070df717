"""What can be asked about forgetting what a proposal says?"""

from uuid import UUID

from contracts.proposals.content import ContentPart
from kernel.forgetting import Basis, Ground
from proposals.proposal.about import AboutProposal


class WithdrawContent(AboutProposal):
    """删除内容: a text, an attachment, a unit's reply or opinion, or everything.

    Attributes:
        whose: the attachment, or the unit; None for text and everything.
        by: the sponsor who asks, who withdraws the own words alone; None is the office.
    """

    part: ContentPart
    whose: UUID | None = None
    ground: Ground
    basis: Basis
    by: UUID | None = None
