"""What can be asked of stated figures?"""

import re
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from contracts.reporting.stated import StatedNumber, StatedScope, Whose, stated_id
from kernel.command import Command
from rules.dates import PLENARY, Window, parse_window
from rules.invalid import Invalid
from rules.names import clean
from rules.shares import parse_share

SESSION = re.compile(r"[1-9]\d?/[1-9]\d?")
OWN = (StatedScope.COMMITTEE, StatedScope.BELOW)
"""Scopes that are the committee's and need no name."""


def window(told: str) -> str:
    """A window as it is kept: `5/2` for a plenary's, else its days.

    Raises:
        Invalid: neither.
    """
    if SESSION.fullmatch(told):
        return told
    found = parse_window(told)
    if not isinstance(found, Window):
        zh = f"时间范围“{PLENARY}”须写明届次，如 5/2"
        raise Invalid(zh, f"name the plenary of {PLENARY}, e.g. 5/2")
    return str(found)


def _share(told: str) -> str:
    parse_share(told)
    return told


Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]
Text = Annotated[str, AfterValidator(str.strip), Field(min_length=1, max_length=400)]
"""The title of a paper, a reason: kept as written."""

Amount = Annotated[int, Field(ge=0, le=10**12)]
Share = Annotated[str, AfterValidator(_share)]
InWords = Annotated[str, AfterValidator(window)]


class Asked(BaseModel):
    """A part of what is asked: nothing unknown in it is passed over."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Number(Asked):
    """A count with its base, a share as printed, or both, and the paper that says so."""

    value: Amount | None = None
    base: Annotated[int, Field(ge=1, le=10**12)] | None = None
    share: Share | None = None
    source: Text

    def stated(self) -> StatedNumber:
        """As the event keeps it."""
        return StatedNumber(**self.model_dump())


class Scoped(Asked):
    """Whose number it is: of all but the committee itself the name is needed."""

    scope: StatedScope = StatedScope.COMMITTEE
    whose: Words | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.whose is None) != (self.scope in OWN):
            zh = "本级和含下级的填报数不写名称，其他范围须写明名称"
            raise Invalid(zh, "name whose number it is, unless it is the committee's")
        return self

    def told(self) -> Whose:
        """As the event keeps it."""
        return Whose(scope=self.scope, name=self.whose)


class StateFigure(Command):
    """填报: a number of the catalogue's figure, or under a name of its own."""

    figure: str | None = None
    name: Words | None = None
    part: Words | None = None
    unit: Words | None = None
    window: InWords
    of: Scoped = Scoped()
    number: Number

    @property
    def stated(self) -> UUID:
        """The id that follows from what, when and whose."""
        what = self.figure or f"name:{self.name}"
        return stated_id(self.committee, what, self.part, self.window, self.of.told())


class CorrectStated(Command):
    """更正: another number, with the reason."""

    stated: UUID
    number: Number
    reason: Text


class WithdrawStated(Command):
    """撤回: with the reason."""

    stated: UUID
    reason: Text


StatedCommand = StateFigure | CorrectStated | WithdrawStated
