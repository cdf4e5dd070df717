"""What can be asked of where a proposal comes from, and where it goes on?"""

from uuid import UUID

from contracts.values import Named
from kernel.secret import Secret
from proposals.proposal.about import AboutProposal, Reason, Title, Word


class SplitProposal(AboutProposal):
    """分案: one of several matters goes on as a proposal of its own, its sponsors the same.

    Attributes:
        proposal: the new one.
        of: the one that it was part of; that one keeps what is left.
    """

    of: UUID
    title: Title
    category: Word | None = None
    topics: tuple[Word, ...] = ()
    text: Secret | None = None


class ForwardProposal(AboutProposal):
    """转送其他政协: offered to another committee.

    Attributes:
        forwarding: the id under which the other committee may take it up.
        by: this committee, as it is called on the day.
    """

    forwarding: UUID
    to: Named
    by: Named
    reason: Reason | None = None


class AnswerForwarding(AboutProposal):
    """转送结果: what the other committee answered, heard from it or on paper."""

    forwarding: UUID
    accepted: bool
    words: Reason | None = None


class AcceptForwarded(AboutProposal):
    """接收转来提案: it becomes a proposal here, under the id of the forwarding.

    `text` is needed only where this committee is kept at another node than the one it comes from.
    """

    plenary: UUID
    category: Word | None = None
    text: Secret | None = None


class RefuseForwarded(AboutProposal):
    """不接收转来提案: with the reason."""

    reason: Reason


LineageCommand = SplitProposal | ForwardProposal | AnswerForwarding
"""What is asked of a proposal that is here, or comes out of one."""

OfferCommand = AcceptForwarded | RefuseForwarded
"""What is asked of an offer from another committee."""
