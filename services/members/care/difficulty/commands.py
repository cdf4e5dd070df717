"""What can be asked of a member's difficulty?"""

from datetime import date
from uuid import UUID

from contracts.values import Named
from kernel.command import Command
from kernel.secret import Secret
from members.care.words import Words


class OneDifficulty(Command):
    """A command about one difficulty."""

    difficulty: UUID


class RaiseDifficulty(OneDifficulty):
    """提出困难诉求: by the member, or entered by the office; again it corrects what was said.

    Attributes:
        raised_on: today when none is given. text: None leaves what was kept.
    """

    member: UUID
    kind: Words
    title: Secret
    text: Secret | None = None
    raised_on: date | None = None


class CountDifficulty(OneDifficulty):
    """计数: tell the others that there is one, without whose it is; asked by the service itself."""


class TakeUpDifficulty(OneDifficulty):
    """受理: somebody of the office takes it up; another name hands it on."""

    by: Words


class PassDifficulty(OneDifficulty):
    """转办: passed to a unit."""

    unit: Named


class SettleDifficulty(OneDifficulty):
    """已解决: with what came of it; today when no day is given."""

    outcome: Secret | None = None
    concluded_on: date | None = None


class LeaveUnsettled(OneDifficulty):
    """未能解决: with the reason; today when no day is given."""

    reason: Secret
    concluded_on: date | None = None


class ReopenDifficulty(OneDifficulty):
    """重新办理."""


class StrikeDifficulty(OneDifficulty):
    """撤销: entered by mistake, or taken back."""


DifficultyCommand = (
    RaiseDifficulty
    | CountDifficulty
    | TakeUpDifficulty
    | PassDifficulty
    | SettleDifficulty
    | LeaveUnsettled
    | ReopenDifficulty
    | StrikeDifficulty
)
