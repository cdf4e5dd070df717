"""On which days are offices in China at work?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

ONE_DAY = timedelta(days=1)
FRIDAY = 4


class Kind(StrEnum):
    """What makes a day one at work or one off."""

    WORKING = "working"
    """工作日: Monday to Friday."""
    WEEKEND = "weekend"
    """周末: Saturday or Sunday."""
    HOLIDAY = "holiday"
    """放假: announced as off, whatever the weekday."""
    MADE_UP = "made_up"
    """调休上班: a weekend's day at work in place of one off."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its kind, and the holiday that it belongs to, if any.

    Attributes:
        announced: whether the year's notice is known; without it weekdays alone decide.
    """

    kind: Kind
    holiday: str | None = None
    announced: bool = True

    @property
    def at_work(self) -> bool:
        """Whether it counts as a working day."""
        return self.kind in (Kind.WORKING, Kind.MADE_UP)


@dataclass(frozen=True, slots=True)
class Year:
    """What one year's notice says: days off and weekend days at work, each with its holiday."""

    off: Mapping[date, str]
    on: Mapping[date, str]


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The calendar of working days (工作日历), with the make-up days of 调休.

    The State Council announces the days of a year in the autumn before. A year that is not
    announced yet is reckoned by weekdays, and says so: what rests on it is provisional.

    Source: the yearly notices of the State Council's General Office; DOMAIN.md 2.3.
    """

    years: Mapping[int, Year] = field(default_factory=dict)

    def announced(self, year: int) -> bool:
        """Whether the year's notice is known."""
        return year in self.years

    def with_year(self, year: int, days: Year) -> "WorkingDays":
        """The same calendar once the notice of another year is known, or another of the same."""
        return replace(self, years={**self.years, year: days})

    def day(self, on: date) -> Day:
        """What a day is."""
        year = self.years.get(on.year)
        if year is not None and on in year.off:
            return Day(Kind.HOLIDAY, year.off[on])
        if year is not None and on in year.on:
            return Day(Kind.MADE_UP, year.on[on])
        kind = Kind.WORKING if on.weekday() <= FRIDAY else Kind.WEEKEND
        return Day(kind, announced=year is not None)

    def next_at_work(self, on: date) -> date:
        """The day itself if it is one at work, else the first one after it."""
        while not self.day(on).at_work:
            on += ONE_DAY
        return on


@cache
def shipped() -> WorkingDays:
    """The years whose notices came with this program; see `announced.json` for the source."""
    text = (files(__name__) / "announced.json").read_text(encoding="utf-8")
    years = json.loads(text)["years"]
    return WorkingDays({int(year): _year(days) for year, days in years.items()})


def _year(days: Mapping[str, Mapping[str, str]]) -> Year:
    off, on = (
        {date.fromisoformat(day): name for day, name in days[kind].items()}
        for kind in ("off", "on")
    )
    return Year(off, on)
