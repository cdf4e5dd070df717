"""What happens to a research report (调研报告), and what comes of it or of an activity?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.values import Named, Value
from kernel.event import Event, zh

InstructionLevel = Literal["township", "county", "city", "province", "national", "other"]
AboutKind = Literal["report", "activity"]
GrownKind = Literal["proposal", "situation_report"]


class ReportDrafted(Event, name="sectors.research.drafted", title="调研报告起草", published=True):
    """起草: title, writers and team, whole; said again it corrects them. Never the text."""

    report: Annotated[UUID, zh("调研报告")]
    title: Annotated[str, zh("标题")]
    is_recommendation: Annotated[bool, zh("是否建议案")]
    writers: Annotated[tuple[Named, ...], zh("执笔人", "第一位为主执笔人")]
    team: Annotated[tuple[Named, ...], zh("课题组成员")]
    department: Annotated[Named | None, zh("提交部门")]
    activities: Annotated[tuple[UUID, ...], zh("所据活动")]


class ReportSubmitted(
    Event, name="sectors.research.submitted", title="调研报告提交", published=True
):
    """提交: for approval."""

    report: Annotated[UUID, zh("调研报告")]
    submitted_on: Annotated[date, zh("提交日期")]


class ReportReturned(Event, name="sectors.research.returned", title="调研报告退回", published=True):
    """退回: to be changed, and why."""

    report: Annotated[UUID, zh("调研报告")]
    returned_on: Annotated[date, zh("退回日期")]
    reason: Annotated[str, zh("理由")]


class ReportApproved(
    Event, name="sectors.research.approved", title="调研报告审核通过", published=True
):
    """审核通过: it is the committee's report."""

    report: Annotated[UUID, zh("调研报告")]
    approved_on: Annotated[date, zh("通过日期")]


class ReportArchived(Event, name="sectors.research.archived", title="调研报告归档", published=True):
    """归档: its number in the year's index; said again, for how long it is kept."""

    report: Annotated[UUID, zh("调研报告")]
    year: Annotated[int, zh("归档年度")]
    number: Annotated[int, zh("编号", "每年自一起，不缺号")]
    retention_years: Annotated[int | None, zh("保管年限", "空为永久")]
    filed_on: Annotated[date, zh("归档日期")]


class ReportHandedOver(
    Event, name="sectors.research.handed_over", title="调研档案移交", published=True
):
    """移交: to an archive, on a day."""

    report: Annotated[UUID, zh("调研报告")]
    to: Annotated[str, zh("接收单位")]
    handed_on: Annotated[date, zh("移交日期")]


class ReportRetracted(
    Event, name="sectors.research.retracted", title="调研报告录入撤销", published=True
):
    """录入撤销: there was no such report."""

    report: Annotated[UUID, zh("调研报告")]


class About(Value):
    """What something came of: a research report, or an activity without one."""

    kind: Annotated[AboutKind, zh("类型", "调研报告、活动")]
    id: Annotated[UUID, zh("标识")]


class ResultSent(Event, name="sectors.outcome.sent", title="成果报送", published=True):
    """报送: to whom, by which paper."""

    outcome: Annotated[UUID, zh("成果")]
    about: Annotated[About, zh("来源")]
    to: Annotated[Named, zh("报送对象")]
    paper: Annotated[str | None, zh("文号")]
    sent_on: Annotated[date, zh("报送日期")]


class InstructionGiven(
    Event, name="sectors.outcome.instruction_given", title="领导批示", published=True
):
    """批示: which leader, of which level. Never the words."""

    outcome: Annotated[UUID, zh("成果")]
    about: Annotated[About, zh("来源")]
    leader: Annotated[Named, zh("批示领导")]
    duty: Annotated[str | None, zh("职务", "当日职务")]
    level: Annotated[InstructionLevel, zh("层级")]
    given_on: Annotated[date, zh("批示日期")]


class ResultAdopted(Event, name="sectors.outcome.adopted", title="成果采纳", published=True):
    """采纳: by which unit, and how."""

    outcome: Annotated[UUID, zh("成果")]
    about: Annotated[About, zh("来源")]
    by: Annotated[Named, zh("采纳单位")]
    how: Annotated[str, zh("采纳方式", "如列入规划、出台文件、立项")]
    adopted_on: Annotated[date, zh("采纳日期")]


class RecommendationMade(
    Event, name="sectors.outcome.recommendation_made", title="形成建议案", published=True
):
    """建议案: passed by which meeting, by which paper."""

    outcome: Annotated[UUID, zh("成果")]
    about: Annotated[About, zh("来源")]
    title: Annotated[str, zh("标题")]
    meeting: Annotated[str, zh("通过会议")]
    paper: Annotated[str | None, zh("文号")]
    made_on: Annotated[date, zh("通过日期")]


class ResultGrew(Event, name="sectors.outcome.grew", title="转化为提案或信息", published=True):
    """转化: a proposal or a situation report grew from it."""

    outcome: Annotated[UUID, zh("成果")]
    about: Annotated[About, zh("来源")]
    kind: Annotated[GrownKind, zh("类型", "提案、社情民意信息")]
    grown: Annotated[UUID, zh("提案或信息")]
    title: Annotated[str, zh("案由或标题")]
    heard: Annotated[bool, zh("已核对", "否为据填报，本服务未收到该提案或信息")]
    grown_on: Annotated[date, zh("日期")]


class OutcomeStruck(Event, name="sectors.outcome.struck", title="成果登记撤销", published=True):
    """登记撤销: nothing of the kind came of it."""

    outcome: Annotated[UUID, zh("成果")]
    about: Annotated[About, zh("来源")]
