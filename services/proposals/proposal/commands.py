"""What can be asked of a proposal?"""

from datetime import date
from typing import Literal, Self
from uuid import UUID

from pydantic import model_validator

from contracts.proposals.proposal import SponsorKind
from contracts.values import Named
from kernel.secret import Secret
from proposals.proposal.about import AboutProposal, Number, Reason, Title, Word
from proposals.proposal.attention.commands import AttentionCommand
from proposals.proposal.content.commands import WithdrawContent
from proposals.proposal.deadlines.commands import DeadlineCommand
from proposals.proposal.drafting.commands import DraftCommand
from proposals.proposal.handling.commands import HandlingCommand
from proposals.proposal.lineage.commands import LineageCommand, OfferCommand
from proposals.proposal.papers.commands import AttachmentCommand
from proposals.proposal.review.commands import DealingCommand
from proposals.proposal.wishes.commands import WishCommand

Target = Literal["opinion", "letter", "situation_report"]


class SubmitProposal(AboutProposal):
    """提交提案: a new proposal; under the id of a returned one (退回补充) it is submitted again.

    Attributes:
        on, at: when it was submitted; without both it is now. `day_unknown` leaves the day open.
        lead: the lead (提案线索) that it grew from.
        parts: the parts of the text that are there, by name (情况, 分析, 建议).
        signed_by: whose seal or signature a collective proposal bears.
        co_sponsors: None where a ledger does not tell: who signed stays.
        number: the printed case number that it bears already, kept whatever the review decides.
        corrects: this is what the ledger says of a recorded proposal: what differs is corrected,
            what it does not say stays, and the review's result stands.
    """

    plenary: UUID
    title: Title
    sponsor_kind: SponsorKind
    first_sponsor: Named
    co_sponsors: tuple[Named, ...] | None = ()
    sector: Named | None = None
    category: Word | None = None
    topics: tuple[Word, ...] = ()
    text: Secret | None = None
    printed_no: Word | None = None
    number: Number | None = None
    serial_no: Number | None = None
    lead: UUID | None = None
    parts: tuple[Word, ...] = ()
    signed_by: Word | None = None
    day_unknown: bool = False
    corrects: bool = False


class Review(AboutProposal):
    """What every result of the review has in common.

    Attributes:
        on: the day of the decision.
        corrects: the ledger says so: another result recorded before is revoked first.
        day_assumed: the ledger does not tell the day; the one recorded before holds.
    """

    corrects: bool = False
    day_assumed: bool = False


class FileProposal(Review):
    """立案: under the next number of the plenary's series, or under the printed one.

    `plenary` is needed with `number`: numbers are unique in it. Without `intended_units` those
    stand that the review named last.
    """

    plenary: UUID | None = None
    number: Number | None = None
    category: Word | None = None
    intended_units: tuple[Named, ...] = ()

    @model_validator(mode="after")
    def _number_in_a_plenary(self) -> Self:
        if self.number is not None and self.plenary is None:
            raise ValueError("a printed number needs its plenary; 指定案号须同时指定全体会议")
        return self


class MergeProposal(Review):
    """并案."""

    into: UUID


class ConvertProposal(Review):
    """转为意见建议、来信或社情民意信息."""

    target: Target


class DeclineProposal(Review):
    """不予立案: for a reason of the committee's list, by its code; `reason` says more."""

    code: Word | None = None
    reason: Reason | None = None


class ReturnProposal(Review):
    """退回补充."""

    reason: Reason | None = None


class WithdrawProposal(Review):
    """撤案."""

    reason: Reason | None = None


class RevokeReview(AboutProposal):
    """撤销审查结果: under review again; a correction."""

    reason: Reason


class RetitleProposal(AboutProposal):
    """案由更正."""

    title: Title


class ClassifyProposal(AboutProposal):
    """分类: category and topics, replacing what was there."""

    category: Word | None
    topics: tuple[Word, ...] = ()


class CorrectSponsors(AboutProposal):
    """提案人更正: the whole again."""

    sponsor_kind: SponsorKind
    first_sponsor: Named
    co_sponsors: tuple[Named, ...] = ()
    sector: Named | None = None


class CorrectSubmissionDay(AboutProposal):
    """提交日期更正: None is unknown."""

    plenary: UUID
    submitted_on: date | None


class RetractProposal(AboutProposal):
    """录入撤销: entered by mistake."""

    reason: Reason


ReviewCommand = (
    FileProposal
    | MergeProposal
    | ConvertProposal
    | DeclineProposal
    | ReturnProposal
    | WithdrawProposal
)
ByPerson = (
    SubmitProposal
    | ReviewCommand
    | RevokeReview
    | RetitleProposal
    | ClassifyProposal
    | CorrectSponsors
    | CorrectSubmissionDay
    | RetractProposal
    | HandlingCommand
    | DealingCommand
    | DraftCommand
    | AttentionCommand
    | LineageCommand
    | OfferCommand
    | AttachmentCommand
    | WishCommand
)
ProposalCommand = ByPerson | DeadlineCommand | WithdrawContent
