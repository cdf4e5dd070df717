"""Which parts of the proposals are of which kind?"""

from collections.abc import Callable, Iterator
from functools import partial

from reporting.recheck.cards import Proposal
from reporting.recheck.counted.handling import all_replied, replied
from reporting.recheck.counted.proposals import (
    all_filed,
    all_received,
    filed,
    tallied,
    with_sponsor,
)
from reporting.recheck.register import Member
from reporting.recheck.tally import Parts, Share, Tally, figure
from reporting.recheck.year import Year

FORMS = {
    "party": "党派",
    "organisation": "人民团体",
    "sector": "界别",
    "group": "委员小组",
    "special_committee": "专门委员会",
    "collective": "其他集体",
}


@figure("proposals.filing_rate")
def filing_rate(year: Year) -> Share:
    """Of those received the filed ones."""
    return Share(all_filed(year), all_received(year))


def _collective(year: Year) -> Tally:
    return tallied(one for one in filed(year) if not one.by_members)


@figure("proposals.share_collective")
def collective_share(year: Year) -> Share:
    """Of those filed the collective ones."""
    return Share(_collective(year), all_filed(year))


def _parted(proposals: Iterator[Proposal], whole: Tally, name: Callable[[Proposal], str]) -> Parts:
    """Each proposal in one part."""
    parts = Parts(whole)
    for proposal in proposals:
        parts.note(name(proposal), proposal.case)
    return parts


@figure("proposals.by_category")
def by_category(year: Year) -> Parts:
    """立案提案按类别."""
    return _parted(filed(year), all_filed(year), lambda one: one.category or "未分类")


@figure("proposals.by_sponsor_kind")
def by_sponsor_kind(year: Year) -> Parts:
    """委员 or 集体."""
    return _parted(filed(year), all_filed(year), lambda one: "委员" if one.by_members else "集体")


@figure("proposals.by_collective_kind")
def by_collective_kind(year: Year) -> Parts:
    """立案的集体提案按提案者类别."""
    collective = (one for one in filed(year) if not one.by_members)
    return _parted(collective, _collective(year), lambda one: FORMS[one.sponsor_kind])


@figure("proposals.by_topic")
def by_topic(year: Year) -> Parts:
    """A proposal once in each of its topics."""
    parts = Parts(all_filed(year))
    for proposal in filed(year):
        for topic in proposal.topics:
            parts.note(topic, proposal.case)
    return parts


@figure("proposals.replied_by_topic")
def replied_by_topic(year: Year) -> Parts:
    """办复提案 once in each topic."""
    parts = Parts(all_replied(year))
    for proposal in replied(year):
        for topic in proposal.topics:
            parts.note(topic, proposal.case)
    return parts


def _by_register(year: Year, told: Callable[[Member], str | None]) -> Parts:
    """立案的委员提案 by what the register says of the first sponsor."""
    parts = Parts(tallied(one for one, _ in with_sponsor(year)))
    for proposal, member in with_sponsor(year):
        parts.note(told(member) or "未填", proposal.case)
    return parts


figure("proposals.by_party")(partial(_by_register, told=lambda member: member.party))
figure("proposals.by_gender")(partial(_by_register, told=lambda member: member.gender))
figure("proposals.by_nation")(partial(_by_register, told=lambda member: member.nation))
