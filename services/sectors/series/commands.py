"""What can be asked of a series?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.sectors.campaign import Rhythm
from contracts.values import Named
from kernel.command import Command
from kernel.ids import derived
from rules.names import clean, organisation_name, title_name

Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=60)]
Title = Annotated[str, AfterValidator(clean), Field(min_length=2, max_length=200)]
Reason = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Turn = Annotated[str, Field(pattern=r"^[0-9]{4}-(W[0-9]{2}|[0-9]{2}|Q[1-4])$")]


def series_id(committee: UUID, name: str, host: str | None) -> UUID:
    """A series is a name and a host: the same on every node."""
    by = organisation_name(host) if host else ""
    return derived("series", committee, title_name(name), by)


class BeginSeries(Command):
    """设立固定活动; asked again with other particulars it corrects them for what is not planned."""

    name: Title
    kind: Words
    host: Named | None = None
    place: Title | None = None
    starts: Clock | None = None
    ends: Clock | None = None
    first: date
    rhythm: Rhythm

    @property
    def series(self) -> UUID:
        """The id that follows from name and host."""
        return series_id(self.committee, self.name, self.host.name if self.host else None)


class OneSeries(Command):
    """A command about one series."""

    series: UUID


class PlanDates(OneSeries):
    """排期: all days up to one, of which those that are planned already stay as they are."""

    until: date


class OneDate(OneSeries):
    """A command about one day of a series."""

    turn: Turn


class MoveDate(OneDate):
    """改期: to another day, with the reason; one that was left out is planned again."""

    day: date
    reason: Reason


class DropDate(OneDate):
    """取消一期: one day is left out, with the reason."""

    reason: Reason


class HoldDate(OneDate):
    """对应活动: which activity is held for it."""

    activity: UUID


class FreeDate(OneDate):
    """解除对应: no activity is held for it."""


class EndSeries(OneSeries):
    """停办: the last day; another one later corrects it."""

    last: date
    reason: Reason | None = None


SeriesCommand = BeginSeries | PlanDates | MoveDate | DropDate | HoldDate | FreeDate | EndSeries
