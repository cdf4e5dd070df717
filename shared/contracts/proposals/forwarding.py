"""What happens to a proposal that is forwarded to another committee (转送其他政协)?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.proposals.proposal import Carried
from contracts.values import Named
from kernel.event import Event, zh


class ProposalForwarded(
    Event, name="proposals.proposal.forwarded", title="转送其他政协", published=True
):
    """转送: offered to another committee, which takes it up or does not."""

    proposal: Annotated[UUID, zh("提案")]
    forwarding: Annotated[UUID, zh("转送", "对方接收后，即为对方提案的标识")]
    to: Annotated[Named, zh("转送至")]
    by: Annotated[Named, zh("转送单位")]
    carried: Annotated[Carried, zh("转出内容")]
    case_no: Annotated[int | None, zh("案号", "本委员会的案号")]
    reason: Annotated[str | None, zh("理由")]
    forwarded_on: Annotated[date, zh("转送日期")]


class ForwardedAccepted(
    Event, name="proposals.proposal.forwarded_accepted", title="接收转来提案", published=True
):
    """接收: the other committee takes it up as a proposal of its own."""

    proposal: Annotated[UUID, zh("提案", "接收方的提案，标识与转送相同")]
    origin: Annotated[UUID, zh("原提案")]
    origin_committee: Annotated[UUID, zh("原委员会")]
    accepted_on: Annotated[date, zh("接收日期")]


class ForwardedRefused(
    Event, name="proposals.proposal.forwarded_refused", title="不接收转来提案", published=True
):
    """不接收: the other committee does not take it up, and why."""

    proposal: Annotated[UUID, zh("转送")]
    origin: Annotated[UUID, zh("原提案")]
    origin_committee: Annotated[UUID, zh("原委员会")]
    reason: Annotated[str, zh("理由")]
    refused_on: Annotated[date, zh("日期")]


class ForwardingAnswered(
    Event, name="proposals.proposal.forwarding_answered", title="转送结果", published=True
):
    """转送结果: what the other committee answered, as its origin records it."""

    proposal: Annotated[UUID, zh("提案")]
    forwarding: Annotated[UUID, zh("转送")]
    accepted: Annotated[bool, zh("已接收")]
    words: Annotated[str | None, zh("说明", "不接收的理由，或对方的编号")]
    answered_on: Annotated[date, zh("答复日期")]
