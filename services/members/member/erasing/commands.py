"""What can be asked about forgetting a member's private particulars?"""

from uuid import UUID

from kernel.command import Command
from kernel.forgetting import Basis, Ground


class ErasePerson(Command):
    """删除个人信息: all that the vaults hold about the person; name and acts of office stay."""

    member: UUID
    ground: Ground
    basis: Basis
