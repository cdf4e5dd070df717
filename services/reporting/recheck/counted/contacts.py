"""How often was there contact with members, by which pairs, and what became of difficulties?"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from uuid import UUID

from reporting.recheck.cards import Difficulty, MemberContact
from reporting.recheck.counted.members import on_roll
from reporting.recheck.tally import Parts, Share, Tally, figure
from reporting.recheck.year import Year


def made(year: Year) -> Iterator[tuple[str, MemberContact]]:
    """期内的联系."""
    for id, contact in year.record.contacts.items():
        if year.within(contact.made_on):
            yield str(id), contact


@figure("members.contacts")
def all_made(year: Year) -> Tally:
    """走访、座谈、电话等."""
    tally = Tally()
    for id, _ in made(year):
        tally.note(id)
    return tally


@figure("members.contact_times")
def times(year: Year) -> Tally:
    """At each contact the persons reached, each once."""
    tally = Tally()
    for id, contact in made(year):
        people = {year.person(one) for one in contact.reached}
        tally.add(id, len([one for one in people if year.counts(id, one)]))
    return tally


@figure("members.reached")
def reached(year: Year) -> Tally:
    """不同委员."""
    tally = Tally()
    for id, contact in made(year):
        for one in contact.reached:
            if year.counts(id, year.person(one)):
                tally.note(id, year.person(one))
    return tally


@figure("members.reached_on_roll")
def reached_on_roll(year: Year) -> Tally:
    """Those of them who are on the roll."""
    tally, roll = Tally(), year.on_roll()
    for id, contact in made(year.anywhere):
        for one in contact.reached:
            if year.person(one) in roll:
                tally.note(id, year.person(one))
    return tally


@figure("members.reach_rate")
def reach_rate(year: Year) -> Share:
    """Of those on the roll."""
    return Share(reached_on_roll(year), on_roll(year))


@figure("members.contacts_in_pairs")
def in_pairs(year: Year) -> Tally:
    """以联系对子名义."""
    tally = Tally()
    for id, contact in made(year):
        if contact.pair_kind is not None:
            tally.note(id)
    return tally


@figure("members.contacts_by_way")
def by_way(year: Year) -> Parts:
    """联系方式."""
    parts = Parts(all_made(year))
    for id, contact in made(year):
        parts.note(contact.way, id)
    return parts


@figure("members.contacts_by_kind")
def by_pair_kind(year: Year) -> Parts:
    """对子联系按类别."""
    parts = Parts(in_pairs(year))
    for id, contact in made(year):
        if contact.pair_kind is not None:
            parts.note(contact.pair_kind, id)
    return parts


@figure("members.contact_pairs")
def pairs(year: Year) -> Tally:
    """统计日存续的."""
    tally = Tally()
    for id, pair in year.record.pairs.items():
        if year.stands(pair.since, pair.until):
            tally.note(str(id))
    return tally


@figure("members.pairs_met_quota")
def met(year: Year) -> Tally:
    """The last contact of those that are owed lies in the window."""
    days: dict[tuple[UUID, str], list[date]] = {}
    for contact in year.record.contacts.values():
        if contact.counts_for is not None:
            days.setdefault(contact.counts_for, []).append(contact.made_on)
    tally = Tally()
    for (pair, which), owed in year.record.owed.items():
        made_on = sorted(days.get((pair, which), []))
        if 0 < owed <= len(made_on) and year.within(made_on[owed - 1]):
            tally.note(f"{pair}:{which}")
    return tally


def _difficulties(year: Year, by: Callable[[Difficulty], bool]) -> Tally:
    tally = Tally()
    for id, difficulty in year.record.difficulties.items():
        if year.within(difficulty.raised_on) and by(difficulty):
            tally.note(str(id))
    return tally


@figure("members.difficulties_raised")
def raised(year: Year) -> Tally:
    """困难诉求和维权事项."""
    return _difficulties(year, lambda one: True)


@figure("members.difficulties_settled")
def settled(year: Year) -> Tally:
    """已解决的."""
    return _difficulties(year, lambda one: one.outcome == "settled")


figure("members.difficulties_unsettled")(
    partial(_difficulties, by=lambda one: one.outcome == "unsettled")
)


@figure("members.difficulty_settling_rate")
def settling_rate(year: Year) -> Share:
    """Of those raised."""
    return Share(settled(year), raised(year))


@figure("members.difficulties_by_kind")
def by_kind(year: Year) -> Parts:
    """困难诉求类别."""
    parts = Parts(raised(year))
    for id, difficulty in year.record.difficulties.items():
        if year.within(difficulty.raised_on):
            parts.note(difficulty.kind, str(id))
    return parts
