"""How were proposals handled, by which units, and what did the sponsors say?"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from uuid import UUID

from reporting.recheck.cards import Handling, Proposal
from reporting.recheck.counted.proposals import all_filed, filed, tallied
from reporting.recheck.tally import Parts, Share, Tally, figure
from reporting.recheck.year import Year

MODES = {"single": "单办", "lead_co": "主办会办", "separate": "分办"}


@figure("proposals.assigned")
def assigned(year: Year) -> Tally:
    """立案提案中已交承办单位的."""
    return tallied(one for one in filed(year) if one.handling is not None)


def replied(year: Year) -> Iterator[Proposal]:
    """办复提案."""
    for proposal in filed(year):
        if proposal.replied:
            yield proposal


def last_answers(year: Year, proposal: Proposal) -> list[tuple[UUID, str, date | None]]:
    """Each unit's last answer: the id and name that it answered under, and the day."""
    last: dict[UUID, tuple[UUID, str, date | None]] = {}
    for unit, (name, day) in proposal.replies.items():
        last[year.unit(unit)] = (unit, name, day)
    return list(last.values())


@figure("proposals.replied")
def all_replied(year: Year) -> Tally:
    """立案提案中已答复的."""
    return tallied(replied(year))


@figure("proposals.replied_dated")
def dated(year: Year) -> Tally:
    """Day of the answer and due day are both told."""
    return tallied(one for one in replied(year) if one.in_time is not None)


@figure("proposals.replied_on_time")
def on_time(year: Year) -> Tally:
    """Not after the due day."""
    return tallied(one for one in replied(year) if one.in_time is True)


@figure("proposals.adopted")
def adopted(year: Year) -> Tally:
    """By the grades of the committee's rule."""
    grades = year.rules.adoption_grades
    return tallied(one for one in replied(year) if one.grade in grades)


@figure("proposals.graded")
def graded(year: Year) -> Tally:
    """With a grade."""
    return tallied(one for one in replied(year) if one.grade is not None)


@figure("proposals.grades")
def grades(year: Year) -> Parts:
    """有等次的办复提案按等次."""
    parts = Parts(graded(year))
    for proposal in replied(year):
        if proposal.grade is not None:
            parts.note(proposal.grade, proposal.case)
    return parts


@figure("proposals.reply_rate")
def reply_rate(year: Year) -> Share:
    """Of those filed the answered ones."""
    return Share(all_replied(year), all_filed(year))


@figure("proposals.on_time_rate")
def on_time_rate(year: Year) -> Share:
    """Of those whose days are told."""
    return Share(on_time(year), dated(year))


@figure("proposals.adoption_rate")
def adoption_rate(year: Year) -> Share:
    """Of those answered."""
    return Share(adopted(year), all_replied(year))


def handled(year: Year) -> Iterator[tuple[Proposal, Handling]]:
    """已交办的提案, of whatever result."""
    for proposal in year.entering.handled:
        if proposal.handling is not None:
            yield proposal, proposal.handling


def _units(year: Year, assisting: bool) -> Tally:
    tally = Tally()
    for proposal, handling in handled(year):
        for id, _ in [*handling.leading, *(handling.assisting if assisting else [])]:
            tally.note(proposal.case, year.unit(id))
    return tally


figure("proposals.units_involved")(partial(_units, assisting=True))
figure("proposals.lead_units")(partial(_units, assisting=False))


@figure("proposals.handled")
def all_handled(year: Year) -> Tally:
    """承办的提案."""
    return tallied(proposal for proposal, _ in handled(year))


@figure("proposals.by_handling_mode")
def by_mode(year: Year) -> Parts:
    """单办、主办会办、分办."""
    parts = Parts(all_handled(year))
    for proposal, handling in handled(year):
        parts.note(MODES[handling.mode], proposal.case)
    return parts


@figure("proposals.by_unit_family")
def by_family(year: Year) -> Parts:
    """By the family of each leading unit on the day of assignment; once in each family."""
    parts = Parts(all_handled(year))
    for proposal, handling in handled(year):
        for id, _ in handling.leading:
            family = year.family(id, handling.assigned_on) or "系统待确认"
            parts.note(family, proposal.case)
    return parts


@figure("proposals.by_unit")
def by_unit(year: Year) -> Parts:
    """By the name that each leading unit bears on the naming day."""
    parts = Parts(all_handled(year))
    for proposal, handling in handled(year):
        for id, name in handling.leading:
            parts.note(year.unit_name(id, name), proposal.case)
    return parts


@figure("proposals.assignments")
def assignments(year: Year) -> Tally:
    """期内交办."""
    tally = Tally()
    for proposal in year.proposals.own:
        if proposal.handling is not None and year.within(proposal.handling.assigned_on):
            tally.note(proposal.case)
    return tally


@figure("proposals.replies")
def replies(year: Year) -> Tally:
    """期内答复: each unit's last answer to each proposal."""
    tally = Tally()
    for proposal in year.proposals.answering:
        for unit, _, day in last_answers(year, proposal):
            if year.within(day):
                tally.note(f"{proposal.case}:{unit}")
    return tally


@figure("proposals.feedbacks")
def feedbacks(year: Year) -> Tally:
    """期内反馈."""
    tally = Tally()
    for proposal in year.proposals.judged:
        for sponsor, form in proposal.feedback.items():
            if year.within(form.day):
                tally.note(f"{proposal.case}:{sponsor}")
    return tally
