"""What did each unit answer, in time or not, and what does it still have to answer?"""

from collections.abc import Iterator
from uuid import UUID

from reporting.recheck.cards import Proposal
from reporting.recheck.counted.handling import last_answers
from reporting.recheck.counted.proposals import filed_of
from reporting.recheck.tally import Parts, Tally, figure
from reporting.recheck.year import Year

Unit = tuple[str, str]
"""A case's id and what its unit is called."""


def answers(year: Year, *, in_time: bool) -> Iterator[Unit]:
    """立案提案得到的答复: each unit's last; in time when both days are told, and not after."""
    for proposal in filed_of(year, year.entering.answering):
        for unit, name, day in last_answers(year, proposal):
            due = proposal.due_on
            timely = day is not None and due is not None and day <= due
            if timely or not in_time:
                yield f"{proposal.case}:{unit}", year.unit_name(unit, name)


def _tallied(units: Iterator[Unit]) -> Tally:
    tally = Tally()
    for case, _ in units:
        tally.note(case)
    return tally


def _parted(whole: Tally, units: Iterator[Unit]) -> Parts:
    parts = Parts(whole)
    for case, name in units:
        parts.note(name, case)
    return parts


@figure("proposals.unit_replies")
def replies(year: Year) -> Tally:
    """承办单位的答复."""
    return _tallied(answers(year, in_time=False))


@figure("proposals.unit_replies_on_time")
def on_time(year: Year) -> Tally:
    """按期的."""
    return _tallied(answers(year, in_time=True))


@figure("proposals.replied_by_unit")
def replied_by_unit(year: Year) -> Parts:
    """按承办单位."""
    return _parted(replies(year), answers(year, in_time=False))


@figure("proposals.replied_on_time_by_unit")
def on_time_by_unit(year: Year) -> Parts:
    """按承办单位."""
    return _parted(on_time(year), answers(year, in_time=True))


def waiting(year: Year) -> Iterator[Unit]:
    """已交办的立案提案 with each leading unit that did not answer yet."""
    for proposal in filed_of(year, year.entering.handled):
        for id, name in _silent(year, proposal):
            yield proposal.case, year.unit_name(id, name)


def _silent(year: Year, proposal: Proposal) -> list[tuple[UUID, str]]:
    """The leading units that answered under none of their names."""
    answered = {year.unit(unit) for unit in proposal.replies}
    leading = [] if proposal.handling is None else proposal.handling.leading
    return [one for one in leading if year.unit(one[0]) not in answered]


@figure("proposals.unit_open")
def unit_open(year: Year) -> Tally:
    """有单位尚未答复的."""
    return _tallied(waiting(year))


@figure("proposals.open_by_unit")
def open_by_unit(year: Year) -> Parts:
    """按尚未答复的单位."""
    return _parted(unit_open(year), waiting(year))
