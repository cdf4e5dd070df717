"""How far is a duty done by a day: in time, made up afterwards, or missing? Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.duties import BodyDutyRule
from rules.dates import Window
from sectors.duty.owing import EVER, NotOwed, not_owed, still_to_come
from sectors.duty.years import QUARTERS, Year

NAMED_QUARTER = re.compile(r"(?:(\d{4})年?)?第?([一二三四1234])季度")
NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4}
NO_SOURCE = frozenset({"research_report", "speech", "plan", "summary"})
"""What no part of the system tells yet: it is listed as owed, and nobody is called behind."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that counts: an activity held, a proposal, a report."""

    id: UUID
    title: str
    on: date


@dataclass(frozen=True, slots=True)
class Part:
    """A year or a quarter of it: what is owed in it, and how that was done.

    Attributes:
        done: in the part itself. made_up: after it was over (补办). missing: owed, over, not done.
        not_owed: why nothing is, of a body that did not stand for all of it.
    """

    first: date
    last: date
    owed: int
    done: int
    made_up: int
    missing: int
    not_owed: NotOwed | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """A duty in its year; `more` counts beyond what is owed. `owed` = that of all parts.

    Attributes:
        not_owed: why nothing at all is.
    """

    owed: int
    owed_by_now: int
    done: int
    made_up: int
    more: int
    missing: int
    parts: tuple[Part, ...]
    not_owed: NotOwed | None = None

    @property
    def behind(self) -> bool:
        """Whether something is missing that was owed by now."""
        return self.missing > 0


def tally(
    rule: BodyDutyRule, year: Year, deeds: Sequence[Deed], day: date, stood: Window = EVER
) -> Tally:
    """What was done of a duty in its year by a day; later deeds do not count yet.

    Args:
        stood: all days of the body; what it owes is owed in those parts of which it had enough.
    """
    past = sorted((one for one in deeds if one.on <= day), key=lambda one: (one.on, one.id))
    if rule.per == "quarter":
        return _by_quarters(rule, year, past, day, stood)
    return _by_year(rule.times, year.days, past, day, stood)


def _by_year(times: int, days: Window, past: Sequence[Deed], day: date, stood: Window) -> Tally:
    why = not_owed(stood, days)
    owed = 0 if why else times
    by_now = 0 if why else _share(times, still_to_come(stood, days), day)
    made = len([one for one in past if one.on in days])
    done, missing = min(made, owed), max(by_now - made, 0)
    whole = Part(days.first, days.last, owed, done, 0, missing, why)
    return Tally(owed, by_now, done, 0, made - done, missing, (whole,), why)


def _share(times: int, days: Window, day: date) -> int:
    """How much of a year's number by a day: its share of the months that are over, rounded down."""
    if day >= days.last:
        return times
    months = days.months()
    return times * len([month for month in months if month.last <= day]) // len(months)


def _by_quarters(
    rule: BodyDutyRule, year: Year, past: Sequence[Deed], day: date, stood: Window
) -> Tally:
    quarters = year.quarters()
    whys = [not_owed(stood, quarter, quarter=True) for quarter in quarters]
    owed = [0 if why else rule.times for why in whys]
    filling = _Filling(quarters, owed)
    for deed in past:
        filling.take(deed, _quarter_meant(deed, year, quarters))
    filling.make_up()
    parts = tuple(
        Part(
            quarter.first,
            quarter.last,
            owed[at],
            filling.done[at],
            filling.made_up[at],
            filling.open(at) if quarter.last <= day else 0,
            whys[at],
        )
        for at, quarter in enumerate(quarters)
    )
    return Tally(
        owed=sum(owed),
        owed_by_now=sum(part.owed for part in parts if part.last <= day),
        done=sum(filling.done),
        made_up=sum(filling.made_up),
        more=len(filling.surplus),
        missing=sum(part.missing for part in parts),
        parts=parts,
        not_owed=not_owed(stood, year.days) if all(whys) else None,
    )


class _Filling:
    """Deeds being put where they are owed; what is left makes up for earlier quarters."""

    def __init__(self, quarters: Sequence[Window], owed: Sequence[int]) -> None:
        self._quarters, self._owed = quarters, owed
        self.done, self.made_up = [0] * len(quarters), [0] * len(quarters)
        self.surplus: list[Deed] = []

    def open(self, at: int) -> int:
        """How many are not done in a quarter, nor made up for it."""
        return self._owed[at] - self.done[at] - self.made_up[at]

    def take(self, deed: Deed, meant: int | None) -> None:
        """A deed of a quarter: done in it or ahead of it, made up when held after it."""
        if meant is None:
            return
        if not self.open(meant):
            self.surplus.append(deed)
        elif deed.on > self._quarters[meant].last:
            self.made_up[meant] += 1
        else:
            self.done[meant] += 1

    def make_up(self) -> None:
        """What is left of the deeds stands in for the earliest quarter that was over by then."""
        left: list[Deed] = []
        for deed in self.surplus:
            over = (at for at, one in enumerate(self._quarters) if one.last < deed.on)
            owing = next((at for at in over if self.open(at)), None)
            if owing is None:
                left.append(deed)
            else:
                self.made_up[owing] += 1
        self.surplus = left


def _quarter_meant(deed: Deed, year: Year, quarters: Sequence[Window]) -> int | None:
    """The quarter that a title names (第一季度集中学习), else the one in which it was held.

    Titles name quarters of the calendar. None is another year's.
    """
    held = next((at for at, one in enumerate(quarters) if deed.on in one), None)
    named = NAMED_QUARTER.search(deed.title) if year.plenary is None else None
    if named is None:
        return held
    quarter = NUMBERS.get(named[2]) or int(named[2])
    of = int(named[1]) if named[1] else _likely_year(quarter, deed.on)
    return quarter - 1 if of == year.days.first.year else None


def _likely_year(quarter: int, held: date) -> int:
    """第四季度 on a paper of January is last year's: nobody holds a quarter's study that early."""
    ahead = quarter - (held.month + 2) // 3
    return held.year - 1 if ahead > QUARTERS // 2 else held.year
