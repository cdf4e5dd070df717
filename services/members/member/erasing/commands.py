"""What can be asked about forgetting a member's private particulars?"""

from datetime import date
from uuid import UUID

from kernel.command import Command
from kernel.forgetting import Basis, Ground


class ErasePerson(Command):
    """删除个人信息: all that the vaults hold about the person; name and acts of office stay.

    `left_by`: only of one who is off the roll, since this day or an earlier one. A retention rule
    asks so, and somebody who came back meanwhile is left alone. `kept`: whose leaving counts when
    this entry is a duplicate; when it is not merged into that one any more, it is left alone.
    """

    member: UUID
    ground: Ground
    basis: Basis
    left_by: date | None = None
    kept: UUID | None = None
