"""What happens to an opinion (意见建议) or a letter (委员来信) that a proposal became?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.values import Named
from kernel.event import Event, zh
from kernel.secret import Sealed

SuggestionKind = Literal["opinion", "letter"]


class SuggestionReceived(
    Event, name="proposals.suggestion.received", title="收到意见建议", published=True
):
    """收到: goes to whom it concerns, who need not answer as they answer a proposal."""

    suggestion: Annotated[UUID, zh("意见建议")]
    kind: Annotated[SuggestionKind, zh("类别", "意见建议或委员来信")]
    proposal: Annotated[UUID, zh("原提案")]
    title: Annotated[str, zh("标题")]
    sponsors: Annotated[tuple[Named, ...], zh("提出人", "第一位为第一提出人")]
    sector: Annotated[Named | None, zh("界别")]
    topics: Annotated[tuple[str, ...], zh("主题")]
    text: Annotated[Sealed | None, zh("正文")]
    received_on: Annotated[date, zh("日期")]


class SuggestionPassedOn(
    Event, name="proposals.suggestion.passed_on", title="意见建议转送", published=True
):
    """转送有关单位, for reference or for an answer."""

    suggestion: Annotated[UUID, zh("意见建议")]
    unit: Annotated[Named, zh("单位")]
    answer_wanted: Annotated[bool, zh("需要反馈")]
    passed_on: Annotated[date, zh("转送日期")]


class SuggestionAnswered(
    Event, name="proposals.suggestion.answered", title="意见建议反馈", published=True
):
    """有关单位的反馈."""

    suggestion: Annotated[UUID, zh("意见建议")]
    unit: Annotated[Named, zh("单位")]
    outcome: Annotated[str, zh("结果", "照录")]
    answered_on: Annotated[date, zh("反馈日期")]


class SuggestionRetracted(
    Event, name="proposals.suggestion.retracted", title="意见建议撤销", published=True
):
    """撤销: the review that made it was revoked, or it was entered by mistake."""

    suggestion: Annotated[UUID, zh("意见建议")]
    reason: Annotated[str, zh("理由")]
