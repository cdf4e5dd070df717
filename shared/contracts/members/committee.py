"""What happens to a committee itself: established, renamed, its plenaries, the rules it adopts."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime

from contracts.members.rules import CommitteeRules
from contracts.values import Value
from kernel.event import Event, zh


class CommitteeEstablished(
    Event, name="members.committee.established", title="委员会设立", published=True
):
    """设立: a committee (or a township group, kept like one) begins its records."""

    committee: Annotated[UUID, zh("委员会")]
    code: Annotated[str, zh("行政区划代码", "六位，乡镇街道九位")]
    name: Annotated[str, zh("名称")]
    host: Annotated[UUID | None, zh("上级或所属委员会")]


class CodeChanged(
    Event, name="members.committee.code_changed", title="行政区划代码变更", published=True
):
    """代码变更: the committee is the same; from a day it stands under another code."""

    committee: Annotated[UUID, zh("委员会")]
    code: Annotated[str, zh("行政区划代码", "六位，乡镇街道九位")]
    effective_on: Annotated[date, zh("施行日期")]
    basis: Annotated[str, zh("依据", "批准变更的文件")]


class CommitteeRenamed(Event, name="members.committee.renamed", title="委员会更名", published=True):
    """更名: the committee is the same; from a day it bears another name."""

    committee: Annotated[UUID, zh("委员会")]
    name: Annotated[str, zh("名称")]
    effective_on: Annotated[date, zh("施行日期")]
    basis: Annotated[str, zh("依据", "批准更名的文件")]


class HostChanged(
    Event, name="members.committee.host_changed", title="上级委员会变更", published=True
):
    """改隶: from a day the committee stands below another one, or below none."""

    committee: Annotated[UUID, zh("委员会")]
    host: Annotated[UUID | None, zh("上级或所属委员会", "空为没有上级")]
    effective_on: Annotated[date, zh("施行日期")]
    basis: Annotated[str, zh("依据", "批准改隶的文件")]


class CommitteeEnded(Event, name="members.committee.ended", title="委员会终止", published=True):
    """终止: dissolved, or succeeded by another one (区划合并); its records stay under its name."""

    committee: Annotated[UUID, zh("委员会")]
    succeeded_by: Annotated[UUID | None, zh("承继的委员会", "空为撤销而无承继")]
    effective_on: Annotated[date, zh("终止日期", "自该日起不再存在")]
    basis: Annotated[str, zh("依据", "批准撤并的文件")]


class EndTakenBack(
    Event, name="members.committee.end_taken_back", title="委员会终止撤销", published=True
):
    """终止撤销: the end was recorded by mistake; the committee has lasted all along."""

    committee: Annotated[UUID, zh("委员会")]
    basis: Annotated[str, zh("依据", "说明误录的文件")]


class RulesAdopted(
    Event,
    name="members.committee.rules_adopted",
    title="规则通过",
    published=True,
    schema_number=2,
):
    """规则通过: the committee's rules, whole, from a day, with the paper they rest on."""

    committee: Annotated[UUID, zh("委员会")]
    rules: Annotated[CommitteeRules, zh("规则")]
    effective_on: Annotated[date, zh("施行日期")]
    basis: Annotated[str, zh("依据", "通过规则的文件")]


class PlenaryConvened(
    Event, name="members.committee.plenary_convened", title="全体会议召开", published=True
):
    """全体会议: opening, closing, and the instant after which proposals are off-session."""

    committee: Annotated[UUID, zh("委员会")]
    plenary: Annotated[UUID, zh("全体会议", "由委员会、届、次得出")]
    term: Annotated[int, zh("届")]
    session: Annotated[int, zh("次")]
    opens: Annotated[date, zh("开幕日期")]
    closes: Annotated[date, zh("闭幕日期")]
    cut_off: Annotated[AwareDatetime, zh("提案截止时间")]


class PlenaryRescheduled(
    Event, name="members.committee.plenary_rescheduled", title="会期调整", published=True
):
    """会期调整: other days or another cut-off than convened."""

    committee: Annotated[UUID, zh("委员会")]
    plenary: Annotated[UUID, zh("全体会议")]
    opens: Annotated[date, zh("开幕日期")]
    closes: Annotated[date, zh("闭幕日期")]
    cut_off: Annotated[AwareDatetime, zh("提案截止时间")]


class DayNamed(Value):
    """A day, and the holiday for whose sake it is off or at work."""

    day: Annotated[date, zh("日期")]
    name: Annotated[str, zh("节日")]


class WorkingDaysAnnounced(
    Event, name="members.committee.working_days_announced", title="工作日历公布", published=True
):
    """工作日历公布: one year's days off, and the weekend days at work in their place (调休)."""

    committee: Annotated[UUID, zh("委员会")]
    year: Annotated[int, zh("年度")]
    off: Annotated[tuple[DayNamed, ...], zh("放假")]
    made_up: Annotated[tuple[DayNamed, ...], zh("调休上班")]
    basis: Annotated[str, zh("依据", "公布的通知")]
