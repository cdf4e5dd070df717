"""What can be told of what came of a report or an activity?"""

from abc import abstractmethod
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.sectors.research import About, GrownKind, InstructionLevel
from contracts.values import Named
from kernel.command import Command
from kernel.forgetting import Basis, Ground
from kernel.ids import derived
from kernel.secret import Secret
from rules.names import clean, title_name

Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=60)]
Title = Annotated[str, AfterValidator(clean), Field(min_length=2, max_length=200)]
Reason = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]


class Came(Command):
    """Something came of a report or an activity; told again with other details it corrects them.

    What it is follows from what is told: whom it was sent to and when, which leader and when.
    """

    about: About

    @abstractmethod
    def identity(self) -> tuple[object, ...]:
        """What tells it from all else that came of the same thing."""

    @property
    def outcome(self) -> UUID:
        """The same on every node."""
        return derived("outcome", type(self).__name__, self.about.id, *self.identity())


class SendResult(Came):
    """报送成果: to whom, by which paper."""

    to: Named
    paper: Words | None = None
    sent_on: date

    def identity(self) -> tuple[object, ...]:
        """To whom, on which day."""
        return (self.to.id, self.sent_on)


class RecordInstruction(Came):
    """登记批示: which leader; None leaves the words that were kept."""

    leader: Named
    duty: Words | None = None
    level: InstructionLevel
    given_on: date
    words: Secret | None = None

    def identity(self) -> tuple[object, ...]:
        """By whom, on which day."""
        return (self.leader.id, self.given_on)


class RecordAdoption(Came):
    """登记采纳: by which unit, and how."""

    by: Named
    how: Reason
    adopted_on: date

    def identity(self) -> tuple[object, ...]:
        """By whom, on which day."""
        return (self.by.id, self.adopted_on)


class MakeRecommendation(Came):
    """形成建议案: passed by which meeting, by which paper."""

    title: Title
    meeting: Title
    paper: Words | None = None
    made_on: date

    def identity(self) -> tuple[object, ...]:
        """Its title, on which day."""
        return (title_name(self.title), self.made_on)


class LinkGrown(Came):
    """转化: a proposal or a situation report grew from it; its title where it is not known here."""

    kind: GrownKind
    grown: UUID
    title: Title | None = None
    grown_on: date | None = None

    def identity(self) -> tuple[object, ...]:
        """Which one."""
        return (self.grown,)


class OneOutcome(Command):
    """A command about one thing that came of something."""

    outcome: UUID


class StrikeOutcome(OneOutcome):
    """撤销成果登记: nothing of the kind came of it."""


class ForgetInstruction(OneOutcome):
    """删除批示内容: all that was ever kept of the words."""

    ground: Ground
    basis: Basis


TellOutcome = SendResult | RecordInstruction | RecordAdoption | MakeRecommendation | LinkGrown
OutcomeCommand = TellOutcome | StrikeOutcome | ForgetInstruction
