"""What can be asked about entries that are one person?"""

from uuid import UUID

from kernel.command import Command


class MergeMembers(Command):
    """合并重复委员: `member` is the duplicate, `into` the one that is kept.

    `confirmed`: they are one person although both are on the roll under different numbers.
    """

    member: UUID
    into: UUID
    confirmed: bool = False


class TakeBackMerge(Command):
    """撤销合并: `member`, merged by mistake, is a person of its own again."""

    member: UUID


OfMerging = MergeMembers | TakeBackMerge
