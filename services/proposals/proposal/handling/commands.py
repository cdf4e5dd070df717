"""What can be asked while a proposal is handled?"""

from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from contracts.feedback import Answer
from contracts.proposals.handling import ContactWay
from contracts.proposals.proposal import Mode
from contracts.values import Named, Openness, Satisfaction
from kernel.secret import Secret
from proposals.proposal.about import AboutProposal, Plain, Reason, Undated, Word

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Result = Literal["filed", "merged"]


class Handling(Undated):
    """What every step of the handling has in common.

    Attributes:
        rests_on: the review's result that it rests on; refused when another one holds.
        awaited: the ledger tells what was before a second answer, which is awaited.
    """

    rests_on: Result | None = None
    awaited: bool = False


class AssignProposal(Handling):
    """交办: `on` is the day; without `due_on` the committee's rule gives the due day.

    `assisting` is None where a ledger does not tell: who assists stays.
    """

    leading: Annotated[tuple[Named, ...], Field(min_length=1)]
    assisting: tuple[Named, ...] | None = ()
    mode: Mode | None = None
    due_on: date | None = None


class ReplyToProposal(Handling):
    """答复: `grade` as the unit writes it (A, A类, its words).

    Attributes:
        again: the ledger says that it was answered again; what was answered before did not do.
        ordered_on: the day on which that was ordered.
        if_new: the day is perhaps another unit's; one that is recorded stays.
    """

    unit: Named
    grade: Word | None = None
    text: Secret | None = None
    again: bool = False
    ordered_on: date | None = None
    if_new: bool = False


class DraftReply(AboutProposal):
    """拟稿: what a leading unit means to answer; anew, it replaces the draft before."""

    unit: Named
    grade: Word | None = None
    text: Secret | None = None
    openness: Openness | None = None
    closed_because: Reason | None = None


class CosignReply(AboutProposal):
    """会签: an assisting unit agrees with a leading unit's draft, or objects."""

    unit: Named
    by: Named
    objection: Reason | None = None


class PassReply(AboutProposal):
    """审核通过: `grade` changes the one that the unit gave."""

    unit: Named
    grade: Word | None = None
    note: Reason | None = None


class SendBackReply(AboutProposal):
    """退回修改."""

    unit: Named
    reason: Reason


class IssueReply(AboutProposal):
    """印发: the draft becomes the reply, to every sponsor."""

    unit: Named
    doc_no: Word | None = None


class OrderRehandling(Handling):
    """重新办理."""

    unit: Named
    reason: Reason


class CloseProposal(AboutProposal):
    """办结归档."""


class GradeFollowUp(Handling):
    """跟踪办理: what became of a promise, in a later year.

    Attributes:
        if_new: day and note are perhaps another unit's; those that are recorded stay.
    """

    unit: Named
    grade: Word
    note: Reason | None = None
    if_new: bool = False


class GiveFeedback(Handling):
    """反馈: one sponsor's opinion; `printed` is the word on the form.

    Attributes:
        answers: what was ticked on the committee's form.
        scan: SHA-256 of the scanned form, when the office types it in for the sponsor.
        into: the proposal into which this one was merged: its reply answers this one too.
    """

    into: UUID | None = None
    sponsor: Named
    satisfaction: Satisfaction
    printed: Word
    answers: tuple[Answer, ...] = ()
    scan: Digest | None = None


class RateProposal(AboutProposal):
    """评价提案: by a unit that answered it, on the committee's form."""

    unit: Named
    answers: Annotated[tuple[Answer, ...], Field(min_length=1)]


class ByUnit(AboutProposal):
    """What a unit does about a proposal that it has to answer, or what is decided of it."""

    unit: Named


class SignHandling(ByUnit):
    """签收: the unit takes it on."""


class RequestReturn(ByUnit):
    """申退: it is not the unit's to answer; `suggested` names who might. It forwards nothing."""

    reason: Reason
    suggested: tuple[Named, ...] = ()


class GrantReturn(ByUnit):
    """同意申退."""

    note: Reason | None = None


class RefuseReturn(ByUnit):
    """不同意申退."""

    reason: Reason


class ContactSponsor(ByUnit):
    """联系提案人: the unit says that it spoke with a sponsor."""

    sponsor: Named
    way: ContactWay


class ConfirmContact(ByUnit):
    """联系确认: the sponsor says whether the unit did speak with them."""

    sponsor: Named
    took_place: bool


class SendCoOpinion(ByUnit):
    """会办意见: an assisting unit tells the lead unit."""

    text: Secret | None = None


class Allowed(AboutProposal):
    """More time: by a length, or until a day; one of the two."""

    length: Annotated[int, Field(ge=1, le=366)] | None = None
    counted_in: Literal["days", "working_days", "months"] = "days"
    until: date | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if (self.length is None) == (self.until is None):
            raise ValueError("a length or a day, one of the two; 延期须填时长或日期之一")
        return self


class DivideWork(ByUnit):
    """内部分办: which section and person of the unit do the work, and its own earlier day."""

    section: Plain | None = None
    person: Plain | None = None
    own_due_on: date | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if (self.section, self.person, self.own_due_on) == (None, None, None):
            raise ValueError("name a section, a person or a day; 分办须填科室、经办人或内部时限")
        return self


class TakeBackDivision(ByUnit):
    """撤销内部分办."""


class RequestExtension(Allowed):
    """申请延期: with the reason, before the due day."""

    unit: Named
    reason: Reason


class GrantExtension(ByUnit):
    """同意延期: as requested."""


class RefuseExtension(ByUnit):
    """不同意延期."""

    reason: Reason


class PauseHandling(AboutProposal):
    """办理暂停."""

    reason: Reason


class ResumeHandling(AboutProposal):
    """办理恢复."""


HandlingCommand = (
    AssignProposal
    | ReplyToProposal
    | GiveFeedback
    | DraftReply
    | CosignReply
    | PassReply
    | SendBackReply
    | IssueReply
    | OrderRehandling
    | RateProposal
    | CloseProposal
    | GradeFollowUp
    | SignHandling
    | RequestReturn
    | GrantReturn
    | RefuseReturn
    | ContactSponsor
    | ConfirmContact
    | SendCoOpinion
    | DivideWork
    | TakeBackDivision
    | RequestExtension
    | GrantExtension
    | RefuseExtension
    | PauseHandling
    | ResumeHandling
)
