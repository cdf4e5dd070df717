"""What happens to an organisation's contact? Private: no other service is told."""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.forgetting import Forgets
from kernel.secret import Sealed


class ContactKept(Event, name="members.organisation.contact_kept", title="单位联系方式存入保管库"):
    """联系方式: contact person and telephone, kept in the vault and forgotten from there."""

    organisation: Annotated[UUID, zh("单位")]
    kept: Annotated[tuple[Sealed, ...], zh("保管项")]


class ContactLookedUp(
    Event, name="members.organisation.contact_looked_up", title="查看单位联系方式"
):
    """查看联系方式: recorded before it is shown; who and when stand beside the event."""

    organisation: Annotated[UUID, zh("单位")]
    purpose: Annotated[str, zh("用途", "look 查看，export 导出")]
    shown: Annotated[tuple[UUID, ...], zh("保管项", "所示各项在保管库中的标识")]


class ContactForgotten(
    Forgets, name="members.organisation.contact_forgotten", title="单位联系方式删除"
):
    """删除联系方式: the contacts of before went with the one that was kept last."""

    organisation: Annotated[UUID, zh("单位")]
