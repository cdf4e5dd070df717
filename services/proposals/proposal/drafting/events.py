"""What happens to a draft? Its author's business alone: private events."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime

from contracts.proposals.proposal import SponsorKind
from contracts.values import Adopted, Named
from kernel.event import Event, zh
from kernel.secret import Sealed


class DraftSaved(Event, name="proposals.draft.saved", title="暂存"):
    """暂存: a draft as it is now, whole; it is no submission and has no number."""

    proposal: Annotated[UUID, zh("提案")]
    plenary: Annotated[UUID, zh("所属全体会议")]
    title: Annotated[str, zh("案由")]
    sponsor_kind: Annotated[SponsorKind, zh("提案形式")]
    first_sponsor: Annotated[Named, zh("第一提案人")]
    sector: Annotated[Named | None, zh("界别")]
    category: Annotated[str | None, zh("类别")]
    topics: Annotated[tuple[str, ...], zh("主题")]
    text: Annotated[Sealed | None, zh("正文")]
    parts: Annotated[tuple[str, ...], zh("已有部分", "如情况、分析、建议")]
    lead: Annotated[UUID | None, zh("提案线索")]
    saved_on: Annotated[date, zh("暂存日期")]


class DraftDiscarded(Event, name="proposals.draft.discarded", title="草稿作废"):
    """草稿作废."""

    proposal: Annotated[UUID, zh("提案")]


class CosignersInvited(Event, name="proposals.draft.cosigners_invited", title="邀请会签"):
    """邀请会签: others are asked to stand behind it too, until an instant."""

    proposal: Annotated[UUID, zh("提案")]
    invited: Annotated[tuple[Named, ...], zh("受邀人")]
    expires_at: Annotated[AwareDatetime | None, zh("截止时间", "空为不限时")]
    basis: Annotated[str | None, zh("依据文件")]
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None


class CosignAnswered(Event, name="proposals.draft.cosign_answered", title="会签答复"):
    """会签答复: who was invited joins, or declines."""

    proposal: Annotated[UUID, zh("提案")]
    person: Annotated[Named, zh("受邀人")]
    joins: Annotated[bool, zh("同意联名")]
