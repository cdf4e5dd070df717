"""How many days did proposals take, until they were assigned, spoken of and answered?"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from reporting.recheck.cards import Contact, Proposal
from reporting.recheck.counted.handling import assigned, last_answers
from reporting.recheck.counted.proposals import filed, filed_of, tallied
from reporting.recheck.tally import Lapse, Lapses, Share, Spans, Tally, figure
from reporting.recheck.year import Year


class Lasted(NamedTuple):
    """One case from a day to a day; `name` is that of the unit, where it is of one."""

    case: str
    since: date
    until: date
    name: str = ""


Lasting = Callable[[Year], Iterator[Lasted]]


def in_order(since: date | None, until: date | None) -> tuple[date, date] | None:
    """Both days, where both are told and in order."""
    if since is None or until is None or until < since:
        return None
    return since, until


def assigned_on(proposal: Proposal) -> date | None:
    """The day of the last assignment."""
    return None if proposal.handling is None else proposal.handling.assigned_on


def first_day(contacts: list[Contact]) -> date | None:
    """The first contact that the sponsor does not deny."""
    return min((one.day for one in contacts if not one.denied), default=None)


def until_assigned(year: Year) -> Iterator[Lasted]:
    """自立案之日至末次交办之日."""
    return _until_assigned(filed(year))


def until_units_assigned(year: Year) -> Iterator[Lasted]:
    """The same of what units have, however many of them."""
    return _until_assigned(filed_of(year, year.entering.handled))


def _until_assigned(proposals: Iterator[Proposal]) -> Iterator[Lasted]:
    for proposal in proposals:
        if (days := in_order(proposal.filed_on, assigned_on(proposal))) is not None:
            yield Lasted(proposal.case, *days)


def until_assigned_each(year: Year) -> Iterator[Lasted]:
    """The same of each leading unit."""
    for proposal in filed_of(year, year.entering.handled):
        days = in_order(proposal.filed_on, assigned_on(proposal))
        if days is not None and proposal.handling is not None:
            for id, name in proposal.handling.leading:
                yield Lasted(proposal.case, *days, year.unit_name(id, name))


def until_contacted(year: Year) -> Iterator[Lasted]:
    """自末次交办之日至首次联系提案人之日."""
    for proposal in filed(year):
        days = in_order(assigned_on(proposal), first_day(proposal.contacts))
        if days is not None:
            yield Lasted(proposal.case, *days)


def until_contacted_each(year: Year) -> Iterator[Lasted]:
    """The same of each unit that spoke with a sponsor, under the name that it was told by last."""
    for proposal in filed_of(year, year.entering.answering):
        for unit in {one.unit for one in proposal.contacts}:
            own = [one for one in proposal.contacts if one.unit == unit]
            days = in_order(assigned_on(proposal), first_day(own))
            if days is not None:
                name = year.unit_name(unit, own[-1].name)
                yield Lasted(f"{proposal.case}:{unit}", *days, name)


def until_answered(year: Year) -> Iterator[Lasted]:
    """自末次交办之日至末次答复之日."""
    for proposal in filed(year):
        days = in_order(assigned_on(proposal), proposal.replied_on)
        if proposal.replied and days is not None:
            yield Lasted(proposal.case, *days)


def until_answered_each(year: Year) -> Iterator[Lasted]:
    """The same of each unit that answered."""
    for proposal in filed_of(year, year.entering.answering):
        for unit, name, day in last_answers(year, proposal):
            if (days := in_order(assigned_on(proposal), day)) is not None:
                name = year.unit_name(unit, name)
                yield Lasted(f"{proposal.case}:{unit}", *days, name)


def _cases(year: Year, lasting: Lasting) -> Tally:
    """The cases that have both days."""
    tally = Tally()
    for one in lasting(year):
        tally.note(one.case)
    return tally


figure("proposals.assigned_dated")(partial(_cases, lasting=until_assigned))
figure("proposals.contacted_dated")(partial(_cases, lasting=until_contacted))
figure("proposals.answered_dated")(partial(_cases, lasting=until_answered))
figure("proposals.unit_contacted_dated")(partial(_cases, lasting=until_contacted_each))
figure("proposals.unit_answered_dated")(partial(_cases, lasting=until_answered_each))


@figure("proposals.unit_assigned_dated")
def units_assigned(year: Year) -> Tally:
    """Filed proposals that units have, however many of them."""
    return _cases(year, until_units_assigned)


def _spans(year: Year, lasting: Lasting) -> Spans:
    spans = Spans()
    for one in lasting(year):
        spans.note(one.case, one.since, one.until)
    return spans


def _median(year: Year, lasting: Lasting) -> Lapse:
    spans = _spans(year, lasting)
    return Lapse(spans, spans.median)


def _most(year: Year, lasting: Lasting) -> Lapse:
    spans = _spans(year, lasting)
    return Lapse(spans, spans.most)


def _by_unit(year: Year, lasting: Lasting, base: Lasting) -> Lapses:
    lapses = Lapses(_cases(year, base))
    for one in lasting(year):
        lapses.note(one.name, one.case, one.since, one.until)
    return lapses


_THREE: tuple[tuple[str, Lasting, Lasting, Lasting], ...] = (
    # What a unit has counts also where the leading one was let out and only others are left.
    ("assign", until_assigned, until_assigned_each, until_units_assigned),
    ("contact", until_contacted, until_contacted_each, until_contacted_each),
    ("reply", until_answered, until_answered_each, until_answered_each),
)
for _id, _all, _each, _base in _THREE:
    figure(f"proposals.days_to_{_id}")(partial(_median, lasting=_all))
    figure(f"proposals.days_to_{_id}_most")(partial(_most, lasting=_all))
    figure(f"proposals.days_to_{_id}_by_unit")(partial(_by_unit, lasting=_each, base=_base))


@figure("proposals.contacted")
def contacted(year: Year) -> Tally:
    """已交办的立案提案中承办单位自交办起联系过提案人的."""
    return tallied(
        one
        for one in filed(year)
        if one.handling is not None and first_day(one.contacts) is not None
    )


@figure("proposals.contact_rate")
def contact_rate(year: Year) -> Share:
    """Of those assigned."""
    return Share(contacted(year), assigned(year))
