"""Which situation reports came in, at which levels were they used, and what do they add up to?"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from yunling.committees import Committee, Plenary
from yunling.deeds import CONCERNS
from yunling.people import Member
from yunling.workdays import workday

SINGLE, DIGEST, OPEN = "单篇", "综合", ""
LEVELS = {
    "city": ("own", "province", "national"),
    "district": ("own", "city", "national"),
    "township": ("own", "district", "city"),
}
"""Levels that a committee's ledger knows, lowest first; its own level is `own` whatever it is."""
CHANCES = (0.46, 0.30, 0.18)
BODIES = ("民盟{place}委员会", "{place}工商联", "农工党{place}委员会", "社会和法制委员会")


@dataclass(frozen=True, slots=True)
class Report:
    """社情民意信息: one row; `uses` are (level, 单篇, 综合 or ""), lowest level first.

    `reporters` are members, or `body` reported. `issue_no` (期数) is None when it was not issued.
    """

    serial: int
    received: date
    title: str
    reporters: tuple[Member, ...]
    body: str
    issue_no: int | None
    uses: tuple[tuple[str, str], ...]
    instructed: bool

    def use(self, level: str) -> str | None:
        """How it was used at a level, None when it was not."""
        return dict(self.uses).get(level)


def draw_reports(
    committee: Committee, plenary: Plenary, members: list[Member], seed: str
) -> list[Report]:
    """A year's reports in the order they came, serials and issue numbers from 1."""
    rng = Random(f"{seed}/{committee.code}/{plenary.key}/reports")
    unique = [m for m in members if sum(m.name == other.name for other in members) == 1]
    first = plenary.closes + timedelta(days=6)
    span = (plenary.ends - first).days
    days = sorted(
        min(plenary.ends, workday(first + timedelta(days=rng.randrange(span))))
        for _ in range(plenary.reports)
    )
    every = [c.format(p=place) for c in CONCERNS for place in committee.places_for(c)]
    titles = rng.sample(every, len(days))
    drawn: list[Report] = []
    for day, title in zip(days, titles, strict=True):
        issued = sum(report.issue_no is not None for report in drawn)
        drawn.append(_report(rng, committee, unique, len(drawn) + 1, issued, day, title))
    return drawn


def _report(
    rng: Random, committee: Committee, members: list[Member], serial: int, issued: int,
    day: date, title: str,
) -> Report:  # fmt: skip
    uses = _uses(rng, committee)
    reporters, body = _reporting(rng, committee, members)
    instructed = bool(uses) and rng.random() < 0.22
    number = issued + 1 if uses else None
    return Report(serial, day, title, reporters, body, number, uses, instructed)


def _uses(rng: Random, committee: Committee) -> tuple[tuple[str, str], ...]:
    """Used at the lowest level first; each further level takes one that was used below."""
    uses: list[tuple[str, str]] = []
    for level, chance in zip(LEVELS[committee.preset], CHANCES, strict=True):
        if rng.random() >= chance:
            break
        uses.append((level, rng.choices((SINGLE, DIGEST, OPEN), (50, 40, 10))[0]))
    return tuple(uses)


def _reporting(
    rng: Random, committee: Committee, members: list[Member]
) -> tuple[tuple[Member, ...], str]:
    if committee.preset != "township" and rng.random() < 0.12:
        place = committee.short_name.removesuffix("政协")
        return (), rng.choice(BODIES).format(place=place)
    return tuple(rng.sample(members, 2 if rng.random() < 0.1 else 1)), ""


def totals(reports: list[Report]) -> dict[str, object]:
    """What a right import must find, from the drawn reports themselves."""
    uses = [use for report in reports for use in report.uses]
    reporters = {member.number for report in reports for member in report.reporters}
    return {
        "sr_received": len(reports),
        "sr_issued": sum(report.issue_no is not None for report in reports),
        "sr_used": sum(bool(report.uses) for report in reports),
        "sr_uses_by_level": dict(sorted(Counter(level for level, _ in uses).items())),
        "sr_uses_by_way": dict(sorted(Counter(way or "未注明" for _, way in uses).items())),
        "sr_instructions": sum(report.instructed for report in reports),
        "sr_reporters": len(reporters),
        "not_on_roster": [],
    }
