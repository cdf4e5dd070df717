"""What happens to a difficulty that stays between the member and the office?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.values import Named
from kernel.event import Event, zh
from kernel.secret import Sealed


class DifficultyRaised(Event, name="members.difficulty.raised", title="困难诉求提出"):
    """提出: whose it is, of which kind; its words lie in the vault. Said again when corrected."""

    difficulty: Annotated[UUID, zh("诉求")]
    member: Annotated[UUID, zh("委员")]
    kind: Annotated[str, zh("类别")]
    raised_on: Annotated[date, zh("提出日期")]


class DifficultyWorded(Event, name="members.difficulty.worded", title="困难诉求内容存入保管库"):
    """内容: title, text and outcome, kept in the vault; the whole again with each change."""

    difficulty: Annotated[UUID, zh("诉求")]
    kept: Annotated[tuple[Sealed, ...], zh("保管项")]


class DifficultyTakenUp(Event, name="members.difficulty.taken_up", title="困难诉求受理"):
    """受理: who of the office deals with it."""

    difficulty: Annotated[UUID, zh("诉求")]
    by: Annotated[str, zh("经办人")]
    taken_up_on: Annotated[date, zh("受理日期")]


class DifficultyPassed(Event, name="members.difficulty.passed", title="困难诉求转办"):
    """转办: to which unit."""

    difficulty: Annotated[UUID, zh("诉求")]
    unit: Annotated[Named, zh("转办单位")]
    passed_on: Annotated[date, zh("转办日期")]
