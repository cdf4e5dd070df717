"""How often does a pair owe contact in a year, all of it and by a day? Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from contracts.contacts import QuotaRule
from contracts.members.contact import Owed
from contracts.members.rules import CommitteeRules
from rules.dates import Window, score_year, year

OPEN = date(9999, 12, 30)
"""The last day of what still lasts."""

LAST_MONTH_OF_A_SCORE_YEAR = 11


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which a pair is kept, both days included."""

    since: date
    until: date

    def touches(self, window: Window) -> bool:
        """Whether one day of it lies in the window."""
        return self.since <= window.last and window.first <= self.until


def year_of(rule: QuotaRule, day: date) -> tuple[str, Window]:
    """The year of a rule in which a day lies: its name, `calendar-2026`, and its days."""
    late = rule.window == "score_year" and day.month > LAST_MONTH_OF_A_SCORE_YEAR
    window = year_called(rule, day.year + late)
    return f"{rule.window}-{day.year + late}", window


def year_called(rule: QuotaRule, number: int) -> Window:
    """The days of the year of that number, as the rule has its years."""
    return score_year(number) if rule.window == "score_year" else year(number)


def owed(rule: QuotaRule, spells: Sequence[Spell], window: Window) -> int:
    """How often in the whole year: a pair that began or ended in it owes the part its rule says."""
    months = window.months()
    kept = _kept(spells, months)
    if not kept:
        return 0
    began_in_it = all(spell.since > window.first for spell in spells if spell.touches(window))
    match rule.part:
        case "whole":
            return rule.times
        case "none":
            return 0 if began_in_it else rule.times
        case "months_up":
            return -(-rule.times * len(kept) // len(months))
        case "months_down":
            return rule.times * len(kept) // len(months)


def owed_by(times: int, spells: Sequence[Spell], window: Window, day: date) -> int:
    """How much of it by a day: its share of the kept months that are over, rounded down."""
    kept = _kept(spells, window.months())
    over = [month for month in kept if month.last <= day]
    return times * len(over) // len(kept) if kept else 0


def owed_in(
    rules: CommitteeRules | None, kind: str, spells: Sequence[Spell], days: Iterable[date]
) -> tuple[Owed, ...]:
    """What is owed in the years in which these days lie, each once; () without a rule."""
    rule = rules.contact_quota(kind) if rules else None
    if rule is None:
        return ()
    years = dict.fromkeys(year_of(rule, day) for day in days)
    return tuple(
        Owed(year=name, first=window.first, last=window.last, times=owed(rule, spells, window))
        for name, window in years
    )


def _kept(spells: Sequence[Spell], months: Sequence[Window]) -> list[Window]:
    """The months of which the pair was kept at least one day."""
    return [month for month in months if any(spell.touches(month) for spell in spells)]
