"""Which proposals are marked, and how many leads, opinions and letters were there?"""

from collections.abc import Callable, Iterator
from functools import partial

from reporting.recheck.cards import Lead, Marks, Proposal, Suggestion
from reporting.recheck.counted.handling import replied
from reporting.recheck.counted.proposals import filed, from_leads, received, tallied
from reporting.recheck.tally import Parts, Share, Tally, figure
from reporting.recheck.year import Year

SOURCES = {
    "public": "社会公众",
    "unit": "党政部门和单位",
    "party": "民主党派和工商联",
    "member": "委员",
    "other": "其他",
}
KINDS = {"opinion": "意见建议", "letter": "委员来信"}


def _marked(year: Year, by: Callable[[Marks], bool]) -> Tally:
    """Filed proposals by what marks them."""
    tally = Tally()
    for proposal in filed(year):
        marks = year.record.marks.get(proposal.id)
        if marks is not None and by(marks):
            tally.note(proposal.case)
    return tally


figure("proposals.key_proposals")(partial(_marked, by=lambda marks: marks.key))
figure("proposals.leader_supervised")(partial(_marked, by=lambda marks: marks.led))
figure("proposals.excellent")(partial(_marked, by=lambda marks: marks.awarded))
figure("proposals.rehandled")(partial(_marked, by=lambda marks: marks.rehandled))


@figure("proposals.for_priorities")
def for_priorities(year: Year) -> Tally:
    """记有服务哪项中心工作的."""
    return _marked(year, lambda marks: len(marks.priorities) > 0)


@figure("proposals.by_priority")
def by_priority(year: Year) -> Parts:
    """Once for each priority."""
    return _by_priority(year, for_priorities(year), filed(year))


@figure("proposals.replied_for_priorities")
def replied_for_priorities(year: Year) -> Tally:
    """Of those the answered ones."""
    serving = for_priorities(year).cases
    return tallied(one for one in replied(year) if one.case in serving)


@figure("proposals.replied_by_priority")
def replied_by_priority(year: Year) -> Parts:
    """Answered ones, once for each priority."""
    return _by_priority(year, replied_for_priorities(year), replied(year))


def _by_priority(year: Year, whole: Tally, proposals: Iterator[Proposal]) -> Parts:
    parts = Parts(whole)
    for proposal in proposals:
        for priority in year.record.marks.get(proposal.id, Marks()).priorities:
            parts.note(priority, proposal.case)
    return parts


def leads(year: Year) -> Iterator[tuple[str, Lead]]:
    """为本次会议征集到的."""
    for id, lead in year.record.leads.items():
        if year.entered(lead.plenary, lead.received_on):
            yield str(id), lead


@figure("proposals.leads")
def all_leads(year: Year) -> Tally:
    """提案线索."""
    tally = Tally()
    for id, _ in leads(year):
        tally.note(id)
    return tally


@figure("proposals.leads_listed")
def listed(year: Year) -> Tally:
    """列入参考选题的."""
    tally = Tally()
    for id, lead in leads(year):
        if lead.listed:
            tally.note(id)
    return tally


@figure("proposals.leads_by_source")
def by_source(year: Year) -> Parts:
    """线索来源."""
    parts = Parts(all_leads(year))
    for id, lead in leads(year):
        parts.note(SOURCES[lead.source], id)
    return parts


@figure("proposals.from_leads_by_source")
def grown_by_source(year: Year) -> Parts:
    """由线索形成的提案 by the source of the lead."""
    parts = Parts(from_leads(year))
    for proposal in received(year):
        if proposal.lead is not None:
            lead = year.record.leads.get(proposal.lead)
            parts.note("来源不详" if lead is None else SOURCES[lead.source], proposal.case)
    return parts


def _suggestions(year: Year, by: Callable[[Suggestion], bool]) -> Tally:
    tally = Tally()
    for id, suggestion in year.record.suggestions.items():
        if year.within(suggestion.received_on) and by(suggestion):
            tally.note(str(id))
    return tally


@figure("proposals.suggestions")
def all_suggestions(year: Year) -> Tally:
    """期内由提案转成的意见建议和委员来信."""
    return _suggestions(year, lambda one: True)


@figure("proposals.suggestions_wanted")
def wanted(year: Year) -> Tally:
    """转送时要求反馈的."""
    return _suggestions(year, lambda one: len(one.wanted) > 0)


@figure("proposals.suggestions_wanted_answered")
def wanted_answered(year: Year) -> Tally:
    """Of which a unit answered."""
    return _suggestions(year, lambda one: len(one.wanted) > 0 and one.answered)


figure("proposals.suggestions_passed_on")(partial(_suggestions, by=lambda one: one.passed_on))
figure("proposals.suggestions_answered")(partial(_suggestions, by=lambda one: one.answered))


@figure("proposals.suggestion_answer_rate")
def answer_rate(year: Year) -> Share:
    """Of those of which an answer was wanted."""
    return Share(wanted_answered(year), wanted(year))


@figure("proposals.suggestions_by_kind")
def by_kind(year: Year) -> Parts:
    """意见建议 or 委员来信."""
    parts = Parts(all_suggestions(year))
    for id, suggestion in year.record.suggestions.items():
        if year.within(suggestion.received_on):
            parts.note(KINDS[suggestion.kind], str(id))
    return parts
