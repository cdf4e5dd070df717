"""What happens between units, office and sponsors while a proposal is handled (办理)?"""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from contracts.feedback import Answer
from contracts.proposals.deadlines import Term
from contracts.values import Adopted, CommonOutcome, Named
from kernel.event import Event, zh
from kernel.secret import Sealed


class ContactWay(StrEnum):
    """How a unit spoke with a sponsor (联系方式)."""

    VISIT = "visit"
    MEETING = "meeting"
    PHONE = "phone"
    LETTER = "letter"
    OTHER = "other"


class HandlingSigned(Event, name="proposals.handling.signed", title="签收", published=True):
    """签收: the unit has taken the proposal on."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    signed_on: Annotated[date, zh("签收日期")]


class ReturnRequested(
    Event, name="proposals.handling.return_requested", title="申退", published=True
):
    """申退: the unit says that it is not its to answer, and why."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    reason: Annotated[str, zh("理由")]
    suggested: Annotated[tuple[Named, ...], zh("建议的承办单位")]
    requested_on: Annotated[date, zh("申退日期")]
    waived: Annotated[tuple[str, ...], zh("未拒绝的规则", "补录历史时不适用的时限与资格规则")] = ()


class ReturnGranted(
    Event, name="proposals.handling.return_granted", title="同意申退", published=True
):
    """同意申退: the unit has no longer to answer; another has to be found."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    left: Annotated[tuple[Named, ...], zh("仍承办的单位", "空为须重新交办")]
    note: Annotated[str | None, zh("说明")]
    decided_on: Annotated[date, zh("决定日期")]


class ReturnRefused(
    Event, name="proposals.handling.return_refused", title="不同意申退", published=True
):
    """不同意申退: the unit has to answer all the same."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    reason: Annotated[str, zh("理由")]
    decided_on: Annotated[date, zh("决定日期")]


class SponsorContacted(
    Event, name="proposals.handling.sponsor_contacted", title="联系提案人", published=True
):
    """联系提案人: the unit says that it spoke with a sponsor; the sponsor may confirm it."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    sponsor: Annotated[Named, zh("提案人")]
    way: Annotated[ContactWay, zh("方式")]
    contacted_on: Annotated[date, zh("联系日期")]


class ContactConfirmed(
    Event, name="proposals.handling.contact_confirmed", title="联系确认", published=True
):
    """联系确认: what the sponsor says of it."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    sponsor: Annotated[Named, zh("提案人")]
    took_place: Annotated[bool, zh("确有联系")]
    confirmed_on: Annotated[date, zh("确认日期")]


class CoOpinionSent(
    Event, name="proposals.handling.co_opinion_sent", title="会办意见", published=True
):
    """会办意见: what an assisting unit tells the lead unit; it is no reply to the sponsor."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("会办单位")]
    text: Annotated[Sealed | None, zh("意见")]
    sent_on: Annotated[date, zh("送交日期")]


class ExtensionRequested(
    Event, name="proposals.handling.extension_requested", title="申请延期", published=True
):
    """申请延期: more time for the reply, with the reason given first."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    term: Annotated[Term, zh("申请时长")]
    reason: Annotated[str, zh("理由")]
    requested_on: Annotated[date, zh("申请日期")]


class ExtensionGranted(
    Event, name="proposals.handling.extension_granted", title="同意延期", published=True
):
    """同意延期: the reply is due later."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    due_on: Annotated[date | None, zh("新的到期日", "空为暂停中")]
    decided_on: Annotated[date, zh("决定日期")]


class ExtensionRefused(
    Event, name="proposals.handling.extension_refused", title="不同意延期", published=True
):
    """不同意延期: the due day stands."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    reason: Annotated[str, zh("理由")]
    decided_on: Annotated[date, zh("决定日期")]


class HandlingPaused(Event, name="proposals.handling.paused", title="办理暂停", published=True):
    """办理暂停: the clocks of all units stand still, e.g. while the law is being made."""

    proposal: Annotated[UUID, zh("提案")]
    reason: Annotated[str, zh("理由")]
    paused_on: Annotated[date, zh("暂停日期", "自该日起不计")]


class HandlingResumed(Event, name="proposals.handling.resumed", title="办理恢复", published=True):
    """办理恢复: the clocks go on."""

    proposal: Annotated[UUID, zh("提案")]
    resumed_on: Annotated[date, zh("恢复日期", "自该日起续计")]


class RehandlingOrdered(
    Event, name="proposals.handling.rehandling_ordered", title="重新办理", published=True
):
    """重新办理: the unit answers again; what it answered before is kept."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    reason: Annotated[str, zh("理由")]
    by_rule: Annotated[bool, zh("依规则自动", "提案人不满意时")]
    ordered_on: Annotated[date | None, zh("决定日期", "空为日期不详")]
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None


class ProposalRated(Event, name="proposals.handling.rated", title="评价提案", published=True):
    """评价提案: what a unit that answered it says of the proposal."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    answers: Annotated[tuple[Answer, ...], zh("各题答案")]
    rated_on: Annotated[date, zh("评价日期")]
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None


class ProposalClosed(Event, name="proposals.handling.closed", title="办结归档", published=True):
    """办结归档: answered by all and accepted."""

    proposal: Annotated[UUID, zh("提案")]
    closed_on: Annotated[date, zh("办结日期")]


class FollowUpGraded(
    Event, name="proposals.handling.follow_up_graded", title="跟踪办理", published=True
):
    """跟踪办理: what became in a later year of what was promised in the reply."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    grade: Annotated[str, zh("办理结果", "本委员会的等次")]
    outcome: Annotated[CommonOutcome, zh("通用结果")]
    note: Annotated[str | None, zh("说明")]
    graded_on: Annotated[date | None, zh("跟踪日期", "空为日期不详")]
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None
