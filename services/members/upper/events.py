"""What can have happened to a member of an upper committee that no other service is told?"""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.forgetting import Forgets
from kernel.secret import Sealed


class UpperPrivateKept(
    Event, name="members.upper.private_kept", title="住地上级政协委员个人信息存入保管库"
):
    """个人信息: telephone, ID number and the like, kept in the vault and forgotten from there."""

    upper: Annotated[UUID, zh("住地上级政协委员")]
    kept: Annotated[tuple[Sealed, ...], zh("保管项")]


class UpperErased(Forgets, name="members.upper.erased", title="住地上级政协委员个人信息删除"):
    """个人信息删除: what the vault held about the person is forgotten; the listing stays."""

    upper: Annotated[UUID, zh("住地上级政协委员")]
