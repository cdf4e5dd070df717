"""What can be asked of a member's telephone?"""

from uuid import UUID

from kernel.command import Command


class LookUpTelephone(Command):
    """查看提案人电话: for one proposal; `by` is the unit that looks, None is the office."""

    member: UUID
    proposal: UUID
    by: UUID | None = None
