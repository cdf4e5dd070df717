"""What happens when private particulars are handed out? Private: between office and members."""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh


class PrivateParticularsDisclosed(Event, name="members.disclosure.made", title="提取委员个人信息"):
    """提取个人信息: recorded before they are read; who and when stand beside the event."""

    disclosure: Annotated[UUID, zh("提取")]
    purpose: Annotated[str, zh("用途", "roster 名册，birthdays 生日名单，contacts 联系台账")]
    kinds: Annotated[tuple[str, ...], zh("种类")]
    members: Annotated[tuple[UUID, ...], zh("委员")]
    reason: Annotated[str | None, zh("事由")]
