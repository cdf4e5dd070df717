"""What can have happened to a member that no other service is told?"""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh
from kernel.secret import Sealed


class PrivateParticularsKept(
    Event, name="members.member.private_particulars_kept", title="委员个人信息存入保管库"
):
    """个人信息: telephone, ID number and the like, kept in the vault and forgotten from there."""

    member: Annotated[UUID, zh("委员")]
    kept: Annotated[tuple[Sealed, ...], zh("保管项")]
