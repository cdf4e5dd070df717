"""What can have happened to a contact who is no member that no other service is told?"""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.forgetting import Forgets
from kernel.secret import Sealed


class OutsiderKept(Event, name="sectors.outsider.kept", title="联络对象信息存入保管库"):
    """姓名, 单位, 电话: kept in the vault and forgotten from there; the whole again each time."""

    outsider: Annotated[UUID, zh("联络对象")]
    kept: Annotated[tuple[Sealed, ...], zh("保管项")]


class OutsiderLookedUp(Event, name="sectors.outsider.looked_up", title="查看联络对象电话"):
    """查看电话: recorded before it is shown; who and when stand beside the event."""

    outsider: Annotated[UUID, zh("联络对象")]
    shown: Annotated[UUID, zh("保管项")]


class OutsiderForgotten(Forgets, name="sectors.outsider.forgotten", title="联络对象信息删除"):
    """删除: all that was ever kept of the person; that there was one stays as a number."""

    outsider: Annotated[UUID, zh("联络对象")]
