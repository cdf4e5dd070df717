"""What happens to the leads (提案线索) that are called for before a plenary?"""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from contracts.values import Named
from kernel.event import Event, zh
from kernel.secret import Sealed


class LeadSource(StrEnum):
    """From whom a lead comes (线索来源)."""

    PUBLIC = "public"
    """社会公众."""
    UNIT = "unit"
    """党政部门和单位."""
    PARTY = "party"
    """民主党派和工商联."""
    MEMBER = "member"
    """委员."""
    OTHER = "other"
    """其他."""


class LeadsCalled(Event, name="proposals.lead.called_for", title="征集提案线索", published=True):
    """征集提案线索: for a plenary, from a day to a day; called for anew, the days are changed."""

    call: Annotated[UUID, zh("征集")]
    plenary: Annotated[UUID, zh("所属全体会议")]
    title: Annotated[str, zh("名称")]
    opens_on: Annotated[date, zh("开始日期")]
    closes_on: Annotated[date, zh("截止日期")]


class LeadReceived(Event, name="proposals.lead.received", title="收到提案线索", published=True):
    """收到提案线索: what somebody thinks a proposal should be about."""

    lead: Annotated[UUID, zh("线索")]
    call: Annotated[UUID, zh("征集")]
    plenary: Annotated[UUID, zh("所属全体会议")]
    source: Annotated[LeadSource, zh("来源")]
    by: Annotated[Named | None, zh("提供者", "社会公众可不署名")]
    title: Annotated[str, zh("题目")]
    text: Annotated[Sealed | None, zh("内容")]
    received_on: Annotated[date, zh("收到日期")]
    waived: Annotated[tuple[str, ...], zh("未拒绝的规则", "补录历史时不适用的时限与资格规则")] = ()


class LeadListed(Event, name="proposals.lead.listed", title="列入参考选题", published=True):
    """列入参考选题: on the list of topics that members are offered."""

    lead: Annotated[UUID, zh("线索")]
    topic: Annotated[str, zh("选题")]
    listed_on: Annotated[date, zh("列入日期")]


class LeadDeclined(Event, name="proposals.lead.declined", title="线索未采用", published=True):
    """线索未采用, and why."""

    lead: Annotated[UUID, zh("线索")]
    reason: Annotated[str, zh("理由")]
    declined_on: Annotated[date, zh("日期")]
