"""What happens to a proposal (提案), from submission to feedback."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from contracts.feedback import Answer
from contracts.values import Adopted, CommonOutcome, Named, Openness, Satisfaction, Value
from kernel.event import Event, zh
from kernel.secret import Sealed


class SponsorKind(StrEnum):
    """Who stands behind a proposal; all but the first two are collective (集体)."""

    INDIVIDUAL = "individual"
    JOINT = "joint"
    PARTY = "party"
    ORGANISATION = "organisation"
    SECTOR = "sector"
    GROUP = "group"
    SPECIAL_COMMITTEE = "special_committee"
    COLLECTIVE = "collective"


Timing = Literal["plenary", "off_session"]
Mode = Literal["single", "lead_co", "separate"]


class ProposalSubmitted(
    Event, name="proposals.proposal.submitted", title="提案提交", published=True, schema_number=2
):
    """提交: received, with its sponsors, for one plenary."""

    proposal: Annotated[UUID, zh("提案")]
    plenary: Annotated[UUID, zh("所属全体会议")]
    serial_no: Annotated[int, zh("流水号")]
    printed_no: Annotated[str | None, zh("原编号", "台账中的编号，照录")]
    title: Annotated[str, zh("案由")]
    sponsor_kind: Annotated[SponsorKind, zh("提案形式")]
    first_sponsor: Annotated[Named, zh("第一提案人")]
    co_sponsors: Annotated[tuple[Named, ...], zh("联名人")]
    sector: Annotated[Named | None, zh("界别", "提交时所填，不代替名册")]
    category: Annotated[str | None, zh("类别")]
    topics: Annotated[tuple[str, ...], zh("主题")]
    timing: Annotated[Timing, zh("时间类型", "大会提案或平时提案")]
    submitted_on: Annotated[date | None, zh("提交日期", "空为日期不详")]
    text: Annotated[Sealed | None, zh("正文")]
    waived: Annotated[tuple[str, ...], zh("未拒绝的规则", "补录历史时不适用的时限与资格规则")] = ()
    lead: Annotated[UUID | None, zh("提案线索", "由哪条线索形成")] = None
    split_from: Annotated[UUID | None, zh("分自", "由哪件提案分出")] = None
    forwarded_from: Annotated[Named | None, zh("转来的政协", "由另一委员会转来")] = None
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None


class ProposalFiled(
    Event, name="proposals.proposal.filed", title="提案立案", published=True, schema_number=2
):
    """立案: the review accepted the proposal and gave it a case number."""

    proposal: Annotated[UUID, zh("提案")]
    case_no: Annotated[int, zh("案号")]
    category: Annotated[str | None, zh("类别", "当日类别表")]
    day_assumed: Annotated[bool, zh("日期为推定")]
    decided_on: Annotated[date | None, zh("审查日期", "作出此结果之日")] = None
    intended_units: Annotated[tuple[Named, ...], zh("拟办单位")] = ()
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None


class ProposalMerged(Event, name="proposals.proposal.merged", title="提案并案", published=True):
    """并案: answered together with another; every sponsor keeps credit."""

    proposal: Annotated[UUID, zh("提案")]
    into: Annotated[UUID, zh("并入的提案")]
    decided_on: Annotated[date | None, zh("审查日期", "作出此结果之日")] = None


class Carried(Value):
    """What a proposal was when it left as something else: enough to make that of it."""

    title: Annotated[str, zh("案由")]
    sponsor_kind: Annotated[SponsorKind, zh("提案形式")]
    sponsors: Annotated[tuple[Named, ...], zh("提案人", "第一位为第一提案人")]
    sector: Annotated[Named | None, zh("界别")]
    topics: Annotated[tuple[str, ...], zh("主题")]
    text: Annotated[Sealed | None, zh("正文")]


class ProposalConverted(
    Event,
    name="proposals.proposal.converted",
    title="转为意见建议",
    published=True,
    schema_number=2,
):
    """转办: goes on as an opinion, a letter or a situation report instead."""

    proposal: Annotated[UUID, zh("提案")]
    target: Annotated[Literal["opinion", "letter", "situation_report"], zh("转为")]
    decided_on: Annotated[date | None, zh("审查日期", "作出此结果之日")] = None
    carried: Annotated[
        Carried | None, zh("转出内容", "空为台账所载，另有台账记录转成的信息或来信")
    ] = None


class ProposalNotFiled(
    Event, name="proposals.proposal.not_filed", title="不予立案", published=True, schema_number=2
):
    """不予立案: with the reason told to the sponsor."""

    proposal: Annotated[UUID, zh("提案")]
    reason: Annotated[str | None, zh("理由")]
    decided_on: Annotated[date | None, zh("审查日期", "作出此结果之日")] = None
    code: Annotated[str | None, zh("情形代码", "本委员会的不予立案情形")] = None
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None


class ProposalReturned(Event, name="proposals.proposal.returned", title="退回补充", published=True):
    """退回: the sponsor is asked to revise and submit again."""

    proposal: Annotated[UUID, zh("提案")]
    reason: Annotated[str | None, zh("理由")]
    decided_on: Annotated[date | None, zh("审查日期", "作出此结果之日")] = None


class ProposalWithdrawn(Event, name="proposals.proposal.withdrawn", title="撤案", published=True):
    """撤案: the sponsor takes it back."""

    proposal: Annotated[UUID, zh("提案")]
    reason: Annotated[str | None, zh("理由")]
    decided_on: Annotated[date | None, zh("审查日期", "作出此结果之日")] = None
    waived: Annotated[tuple[str, ...], zh("未拒绝的规则", "补录历史时不适用的时限与资格规则")] = ()


class ReviewRevoked(
    Event, name="proposals.proposal.review_revoked", title="审查结果撤销", published=True
):
    """撤销审查结果: the proposal is under review again; a correction."""

    proposal: Annotated[UUID, zh("提案")]
    reason: Annotated[str, zh("理由")]


class ProposalAssigned(
    Event, name="proposals.proposal.assigned", title="交办", published=True, schema_number=2
):
    """交办: who has to answer it, how, and until when."""

    proposal: Annotated[UUID, zh("提案")]
    mode: Annotated[Mode, zh("办理方式")]
    leading: Annotated[tuple[Named, ...], zh("主办单位", "分办时为各承办单位")]
    assisting: Annotated[tuple[Named, ...], zh("会办单位")]
    assigned_on: Annotated[date | None, zh("交办日期", "空为日期不详")]
    due_on: Annotated[date | None, zh("办结期限")]
    waived: Annotated[tuple[str, ...], zh("未拒绝的规则", "补录历史时不适用的时限与资格规则")] = ()
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None


class ProposalReplied(
    Event, name="proposals.proposal.replied", title="答复", published=True, schema_number=2
):
    """答复: a unit's answer reached the sponsors, with its grade."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    grade: Annotated[str | None, zh("办理结果", "本委员会的等次")]
    outcome: Annotated[CommonOutcome | None, zh("通用结果")]
    replied_on: Annotated[date | None, zh("答复日期", "空为日期不详")]
    text: Annotated[Sealed | None, zh("复文")]
    waived: Annotated[tuple[str, ...], zh("未拒绝的规则", "补录历史时不适用的时限与资格规则")] = ()
    doc_no: Annotated[str | None, zh("文号")] = None
    openness: Annotated[Openness | None, zh("公开属性", "空为未填")] = None
    closed_because: Annotated[str | None, zh("不公开理由")] = None
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None


class FeedbackGiven(
    Event,
    name="proposals.proposal.feedback_given",
    title="反馈意见",
    published=True,
    schema_number=2,
):
    """反馈: what one sponsor says of the handling."""

    proposal: Annotated[UUID, zh("提案")]
    sponsor: Annotated[Named, zh("提案人")]
    satisfaction: Annotated[Satisfaction, zh("满意程度")]
    printed: Annotated[str, zh("原文", "表上所写，照录")]
    given_on: Annotated[date | None, zh("反馈日期", "空为日期不详")] = None
    answers: Annotated[tuple[Answer, ...], zh("各题答案")] = ()
    scan: Annotated[str | None, zh("纸质表扫描件摘要", "SHA-256，代为录入时")] = None
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None


class ProposalRetitled(Event, name="proposals.proposal.retitled", title="案由更正", published=True):
    """案由更正."""

    proposal: Annotated[UUID, zh("提案")]
    title: Annotated[str, zh("案由")]


class ProposalClassified(Event, name="proposals.proposal.classified", title="分类", published=True):
    """分类: category and topics, replacing what was there."""

    proposal: Annotated[UUID, zh("提案")]
    category: Annotated[str | None, zh("类别")]
    topics: Annotated[tuple[str, ...], zh("主题")]


class SponsorsCorrected(
    Event, name="proposals.proposal.sponsors_corrected", title="提案人更正", published=True
):
    """提案人更正: kind, first sponsor, co-sponsors and sector, whole."""

    proposal: Annotated[UUID, zh("提案")]
    sponsor_kind: Annotated[SponsorKind, zh("提案形式")]
    first_sponsor: Annotated[Named, zh("第一提案人")]
    co_sponsors: Annotated[tuple[Named, ...], zh("联名人")]
    sector: Annotated[Named | None, zh("界别")]


class SubmissionDayCorrected(
    Event, name="proposals.proposal.submission_day_corrected", title="提交日期更正", published=True
):
    """提交日期更正, with the timing that follows from it."""

    proposal: Annotated[UUID, zh("提案")]
    submitted_on: Annotated[date | None, zh("提交日期")]
    timing: Annotated[Timing, zh("时间类型")]


class TextReplaced(
    Event, name="proposals.proposal.text_replaced", title="正文更换", published=True
):
    """正文更换: another text than the one submitted."""

    proposal: Annotated[UUID, zh("提案")]
    text: Annotated[Sealed, zh("正文")]


class ProposalRetracted(
    Event, name="proposals.proposal.retracted", title="录入撤销", published=True
):
    """录入撤销: it was entered by mistake and counts nowhere."""

    proposal: Annotated[UUID, zh("提案")]
    reason: Annotated[str, zh("理由")]
