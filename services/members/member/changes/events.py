"""What happens to changes that a member proposes? Private: between member and office."""

from typing import Annotated
from uuid import UUID

from contracts.values import Value
from kernel.event import Event, zh
from kernel.secret import Sealed


class Changed(Value):
    """One particular as it stood when the change was proposed, and as it is to be; None: empty."""

    particular: Annotated[str, zh("项目")]
    before: Annotated[str | None, zh("原为")]
    after: Annotated[str | None, zh("拟为")]


class ChangesProposed(Event, name="members.member.changes_proposed", title="申请更改本人信息"):
    """申请更改: waits for the office; of private particulars the event names the items alone."""

    member: Annotated[UUID, zh("委员")]
    change: Annotated[UUID, zh("申请")]
    changed: Annotated[tuple[Changed, ...], zh("公开信息")]
    kept: Annotated[tuple[Sealed, ...], zh("个人信息", "保管项")]


class ChangesSuperseded(Event, name="members.member.changes_superseded", title="更改申请被取代"):
    """被取代: the member proposed others before it was decided."""

    member: Annotated[UUID, zh("委员")]
    change: Annotated[UUID, zh("申请")]
    by: Annotated[UUID, zh("取代者")]


class ChangesWithdrawn(Event, name="members.member.changes_withdrawn", title="撤回更改申请"):
    """撤回: by the member, before it was decided."""

    member: Annotated[UUID, zh("委员")]
    change: Annotated[UUID, zh("申请")]


class ChangesApproved(Event, name="members.member.changes_approved", title="核准更改"):
    """核准: these hold from now on; the correction itself follows as an event of its own."""

    member: Annotated[UUID, zh("委员")]
    change: Annotated[UUID, zh("申请")]
    particulars: Annotated[tuple[str, ...], zh("项目")]


class ChangesRefused(Event, name="members.member.changes_refused", title="不予更改"):
    """不予更改: these stay as they were, for a reason that the member reads."""

    member: Annotated[UUID, zh("委员")]
    change: Annotated[UUID, zh("申请")]
    particulars: Annotated[tuple[str, ...], zh("项目")]
    reason: Annotated[Sealed, zh("理由", "保管项")]


class PrivateChangesLookedAt(
    Event, name="members.member.private_changes_looked_at", title="查看拟更改的个人信息"
):
    """查看: who and when stand beside the event; the items are those that were shown."""

    member: Annotated[UUID, zh("委员")]
    change: Annotated[UUID, zh("申请")]
    shown: Annotated[tuple[UUID, ...], zh("保管项")]
