"""What can be asked about changes that a member proposes?"""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from kernel.command import Command
from members.member.basis import Words
from members.member.commands import CorrectParticulars, KeepPrivateParticulars
from members.member.leaving.commands import Reason


class ProposeChanges(CorrectParticulars, KeepPrivateParticulars):
    """申请更改本人信息: as in a correction, private ones sealed at once. Nothing changes yet."""

    change: UUID


class WithdrawChanges(Command):
    """撤回更改申请: while it waits."""

    member: UUID
    change: UUID


class ApproveChanges(Command):
    """核准更改: all of them, or `only` these; the others are refused, and told why."""

    member: UUID
    change: UUID
    only: Annotated[tuple[Words, ...], Field(min_length=1)] | None = None
    reason: Reason | None = None


class RefuseChanges(Command):
    """不予更改: none of them, and told why."""

    member: UUID
    change: UUID
    reason: Reason


class LookAtPrivateChanges(Command):
    """查看拟更改的个人信息: every look is recorded before the values are shown."""

    member: UUID
    change: UUID


OfChanges = ProposeChanges | WithdrawChanges | ApproveChanges | RefuseChanges | LookAtPrivateChanges
