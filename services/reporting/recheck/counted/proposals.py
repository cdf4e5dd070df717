"""How many proposals were received, and what became of them in the review?"""

from collections.abc import Callable, Iterator
from functools import partial

from reporting.recheck.cards import Proposal
from reporting.recheck.register import Member
from reporting.recheck.tally import Tally, figure
from reporting.recheck.year import Year


def received(year: Year) -> Iterator[Proposal]:
    """收到的提案: of the plenary, else submitted in the window."""
    yield from year.entering.own


def filed(year: Year) -> Iterator[Proposal]:
    """立案提案: of those received."""
    return filed_of(year, year.entering.own)


def filed_of(year: Year, proposals: list[Proposal]) -> Iterator[Proposal]:
    """Those of them that are filed."""
    return (one for one in proposals if year.is_filed(one))


def tallied(proposals: Iterator[Proposal]) -> Tally:
    """Each proposal once."""
    tally = Tally()
    for proposal in proposals:
        tally.note(proposal.case)
    return tally


@figure("proposals.received")
def all_received(year: Year) -> Tally:
    """Whatever became of them."""
    return tallied(received(year))


def _of_timing(year: Year, timing: str) -> Tally:
    return tallied(one for one in received(year) if one.timing == timing)


figure("proposals.plenary_received")(partial(_of_timing, timing="plenary"))
figure("proposals.offsession_received")(partial(_of_timing, timing="off_session"))


@figure("proposals.filed")
def all_filed(year: Year) -> Tally:
    """Merged ones by the committee's rule."""
    return tallied(filed(year))


def _in_state(year: Year, state: str) -> Tally:
    return tallied(one for one in received(year) if one.state == state)


for _state in ("merged", "converted", "not_filed", "withdrawn", "returned", "under_review"):
    figure(f"proposals.{_state}")(partial(_in_state, state=_state))


@figure("proposals.merged_apart")
def merged_apart(year: Year) -> Tally:
    """None where the rule counts them as filed."""
    return Tally() if year.rules.merged_counts_as_filed else _in_state(year, "merged")


def _filed_by(year: Year, by: Callable[[Proposal], bool]) -> Tally:
    return tallied(one for one in filed(year) if by(one))


def by_members(proposal: Proposal) -> bool:
    """委员提案."""
    return proposal.by_members


figure("proposals.filed_member")(partial(_filed_by, by=by_members))
figure("proposals.filed_individual")(
    partial(_filed_by, by=lambda one: one.sponsor_kind == "individual")
)
figure("proposals.filed_joint")(partial(_filed_by, by=lambda one: one.sponsor_kind == "joint"))
figure("proposals.filed_collective")(partial(_filed_by, by=lambda one: not one.by_members))


@figure("proposals.from_leads")
def from_leads(year: Year) -> Tally:
    """Those that say from which lead they grew."""
    return tallied(one for one in received(year) if one.lead is not None)


@figure("proposals.filed_on_register")
def on_register(year: Year) -> Tally:
    """立案的委员提案 whose first sponsor is on the register."""
    return tallied(one for one, _ in with_sponsor(year))


def with_sponsor(year: Year) -> Iterator[tuple[Proposal, Member]]:
    """Filed proposals of members with the card of the first sponsor."""
    for proposal in filed(year):
        card = year.record.members.get(year.person(proposal.first))
        if proposal.by_members and card is not None:
            yield proposal, card


@figure("proposals.submissions")
def submissions(year: Year) -> Tally:
    """期内提交, of whatever plenary."""
    proposals = year.proposals.own
    return tallied(one for one in proposals if year.within(one.submitted_on))


def _decided(year: Year, states: tuple[str, ...]) -> Tally:
    proposals = year.proposals.own
    return tallied(one for one in proposals if one.state in states and year.within(one.decided_on))


figure("proposals.filings")(partial(_decided, states=("filed",)))
figure("proposals.decisions")(
    partial(_decided, states=("filed", "merged", "converted", "not_filed"))
)
