"""What shows that a proposal mattered: chosen, watched over, urged, adopted, awarded, published?"""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from contracts.values import Adopted, Named
from kernel.event import Event, zh


class AdoptionKind(StrEnum):
    """What a proposal found its way into (采纳形式)."""

    POLICY = "policy"
    """政策文件."""
    PLAN = "plan"
    """规划计划."""
    PROJECT = "project"
    """工程项目."""
    DOCUMENT = "document"
    """其他文件."""
    INSTRUCTION = "instruction"
    """领导批示."""


class KeyProposalNamed(
    Event, name="proposals.attention.key_named", title="确定为重点提案", published=True
):
    """重点提案: chosen, with the leaders who take it in hand and how; anew, it is replaced."""

    proposal: Annotated[UUID, zh("提案")]
    leaders: Annotated[tuple[Named, ...], zh("领办督办领导", "台账未列时为空")]
    ways: Annotated[tuple[str, ...], zh("督办方式", "如协商座谈、实地考察")]
    basis: Annotated[str, zh("依据", "如主席会议")]
    named_on: Annotated[date | None, zh("确定日期", "空为日期不详")]


class KeyProposalDropped(
    Event, name="proposals.attention.key_dropped", title="不再列为重点提案", published=True
):
    """不再列为重点提案, and why."""

    proposal: Annotated[UUID, zh("提案")]
    reason: Annotated[str, zh("理由")]
    dropped_on: Annotated[date, zh("日期")]


class SupervisionRecorded(
    Event, name="proposals.attention.supervised", title="督办记录", published=True
):
    """督办: one step of watching over a key proposal."""

    proposal: Annotated[UUID, zh("提案")]
    way: Annotated[str, zh("督办方式")]
    by: Annotated[tuple[Named, ...], zh("参加领导")]
    note: Annotated[str | None, zh("内容")]
    supervised_on: Annotated[date, zh("督办日期")]


class UnitReminded(Event, name="proposals.attention.unit_reminded", title="催办", published=True):
    """催办: the office urged a unit that still owes something."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    way: Annotated[str, zh("催办方式", "如电话、公函")]
    reminded_on: Annotated[date, zh("催办日期")]


class AdoptionEvidenced(
    Event, name="proposals.attention.adopted", title="采纳佐证", published=True
):
    """采纳佐证: the paper or project in which it shows that a proposal was adopted."""

    proposal: Annotated[UUID, zh("提案")]
    kind: Annotated[AdoptionKind, zh("采纳形式")]
    title: Annotated[str, zh("名称")]
    doc_no: Annotated[str | None, zh("文号")]
    unit: Annotated[Named | None, zh("承办单位")]
    adopted_on: Annotated[date, zh("日期")]


class ProposalAwarded(Event, name="proposals.attention.awarded", title="评优", published=True):
    """评优: a good proposal, or a well handled one, of a year."""

    proposal: Annotated[UUID, zh("提案")]
    award: Annotated[str, zh("奖项")]
    year: Annotated[int, zh("年度")]
    unit: Annotated[Named | None, zh("获奖承办单位", "空为提案人")]
    awarded_on: Annotated[date | None, zh("日期", "空为日期不详")]


class PublicationAnswered(
    Event, name="proposals.attention.publication_answered", title="公开意愿", published=True
):
    """公开意愿: a sponsor agrees that the proposal is published, or says why not."""

    proposal: Annotated[UUID, zh("提案")]
    sponsor: Annotated[Named, zh("提案人")]
    agrees: Annotated[bool, zh("同意公开")]
    reason: Annotated[str | None, zh("不同意的理由")]
    answered_on: Annotated[date | None, zh("日期", "空为日期不详")]


class PrioritiesNamed(
    Event, name="proposals.attention.priorities_named", title="服务中心工作", published=True
):
    """服务中心工作: which of the year's priorities it serves, the whole list."""

    proposal: Annotated[UUID, zh("提案")]
    priorities: Annotated[tuple[str, ...], zh("中心工作")]
    named_on: Annotated[date, zh("日期")]
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None
