"""How many situation reports were received, issued, used, instructed on, and by whom?"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from reporting.recheck.cards import Report
from reporting.recheck.counted.members import on_roll
from reporting.recheck.tally import Parts, Share, Tally, figure
from reporting.recheck.year import Year

LEVELS = {
    "own": "本级",
    "district": "区县",
    "city": "市级",
    "province": "省级",
    "national": "全国",
    "other": "其他",
}
WAYS = {"single": "单篇", "digest": "综合", None: "方式不详"}


def received(year: Year) -> Iterator[tuple[str, Report]]:
    """期内收到的社情民意信息."""
    for id, report in year.record.reports.items():
        if year.within(report.received_on):
            yield str(id), report


@figure("proposals.sr_received")
def all_received(year: Year) -> Tally:
    """收到的."""
    tally = Tally()
    for id, _ in received(year):
        tally.note(id)
    return tally


@figure("proposals.sr_issued")
def issued(year: Year) -> Tally:
    """已编报的."""
    tally = Tally()
    for id, report in received(year):
        if report.issued:
            tally.note(id)
    return tally


@figure("proposals.sr_used")
def used(year: Year) -> Tally:
    """At whatever level."""
    tally = Tally()
    for id, report in received(year):
        if report.uses:
            tally.note(id)
    return tally


def uses(year: Year) -> Iterator[tuple[str, str, str | None]]:
    """(id, level, way) of each use."""
    for id, report in received(year):
        for level, way, day in report.uses:
            yield f"{id}:{level}/{way or ''}/{day or ''}", level, way


@figure("proposals.sr_uses")
def all_uses(year: Year) -> Tally:
    """一篇可有多次."""
    tally = Tally()
    for use, _, _ in uses(year):
        tally.note(use)
    return tally


def _at(year: Year, level: str) -> Tally:
    tally = Tally()
    for use, at, _ in uses(year):
        if at == level:
            tally.note(use)
    return tally


for _level in LEVELS:
    figure(f"proposals.sr_used_{_level}")(partial(_at, level=_level))


@figure("proposals.sr_by_level")
def by_level(year: Year) -> Parts:
    """各层级."""
    parts = Parts(all_uses(year))
    for use, level, _ in uses(year):
        parts.note(LEVELS[level], use)
    return parts


@figure("proposals.sr_by_way")
def by_way(year: Year) -> Parts:
    """单篇、综合."""
    parts = Parts(all_uses(year))
    for use, _, way in uses(year):
        parts.note(WAYS[way], use)
    return parts


def _or_blank(told: str | date | None) -> str:
    return "" if told is None else str(told)


@figure("proposals.sr_instructions")
def instructions(year: Year) -> Tally:
    """领导批示."""
    tally = Tally()
    for id, report in received(year):
        for level, leader, day in report.instructions:
            tally.note(f"{id}:{level}:{_or_blank(leader)}:{_or_blank(day)}")
    return tally


@figure("proposals.sr_reporters")
def reporters(year: Year) -> Tally:
    """不同反映人, no units."""
    tally = Tally()
    for id, report in received(year):
        for one in report.reporters:
            if year.counts(id, year.person(one)):
                tally.note(id, year.person(one))
    return tally


@figure("proposals.sr_participants")
def participants(year: Year) -> Tally:
    """Those of them who are on the roll."""
    tally, roll = Tally(), year.on_roll()
    for id, report in received(year.anywhere):
        for one in report.reporters:
            if year.person(one) in roll:
                tally.note(id, year.person(one))
    return tally


@figure("proposals.sr_use_rate")
def use_rate(year: Year) -> Share:
    """Of those received."""
    return Share(used(year), all_received(year))


@figure("proposals.sr_participation_rate")
def participation(year: Year) -> Share:
    """Of those on the roll."""
    return Share(participants(year), on_roll(year))


@figure("proposals.sr_by_topic")
def by_topic(year: Year) -> Parts:
    """A report once in each of its topics."""
    parts = Parts(all_received(year))
    for id, report in received(year):
        for topic in report.topics:
            parts.note(topic, id)
    return parts


@figure("proposals.sr_by_reporter")
def by_reporter(year: Year) -> Parts:
    """A report once for each reporter on the register, under the name that stands there."""
    parts = Parts(all_received(year))
    for id, report in received(year):
        for one in report.reporters:
            member = year.record.members.get(year.person(one))
            if member is not None:
                parts.note(member.name, id)
    return parts
