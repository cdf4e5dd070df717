"""A proposal about a bridge, as far as it had come, for tests of its handling."""

from datetime import UTC, date, datetime
from uuid import UUID

from contracts.committees import PlenaryRow, plenary_id
from contracts.proposals.proposal import (
    Carried,
    ProposalAssigned,
    ProposalFiled,
    ProposalReplied,
    ProposalSubmitted,
    SponsorKind,
)
from contracts.values import CommonOutcome, Named
from kernel.ids import committee_id
from kernel.testing.specification import specification
from members.committee.presets import preset
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.facts import Facts

given = specification(PROPOSAL)
HERE = committee_id("999900")
SITTING = plenary_id(HERE, 5, 3)
BRIDGE = UUID(int=1)
ZHANG = Named(id=UUID(int=11), name="张三")
LI = Named(id=UUID(int=12), name="李四")
SCHOOLS = Named(id=UUID(int=21), name="市教育局")
MONEY = Named(id=UUID(int=22), name="市财政局")
ROADS = Named(id=UUID(int=23), name="市交通局")
PLENARY = PlenaryRow(
    SITTING, HERE, 5, 3, date(2026, 1, 8), date(2026, 1, 11), datetime(2026, 1, 9, 10, tzinfo=UTC)
)
FACTS = Facts(plenary=PLENARY, rules=preset("city")[0])
ASSIGNED_ON, TODAY = date(2026, 2, 10), date(2026, 3, 2)
ABOUT = {"committee": HERE, "proposal": BRIDGE}

submitted = ProposalSubmitted(
    proposal=BRIDGE,
    plenary=SITTING,
    serial_no=1,
    printed_no=None,
    title="关于修桥的提案",
    sponsor_kind=SponsorKind.JOINT,
    first_sponsor=ZHANG,
    co_sponsors=(LI,),
    sector=None,
    category="社会建设",
    topics=(),
    timing="plenary",
    submitted_on=date(2026, 1, 6),
    text=None,
)
CARRIED = Carried(
    title="关于修桥的提案",
    sponsor_kind=SponsorKind.JOINT,
    sponsors=(ZHANG, LI),
    sector=None,
    topics=(),
    text=None,
)
"""What of the bridge goes on when it becomes something else."""

filed = ProposalFiled(
    proposal=BRIDGE, case_no=1, category="社会建设", day_assumed=False, decided_on=TODAY
)
assigned = ProposalAssigned(
    proposal=BRIDGE,
    mode="lead_co",
    leading=(SCHOOLS,),
    assisting=(MONEY,),
    assigned_on=ASSIGNED_ON,
    due_on=date(2026, 5, 10),
)
replied = ProposalReplied(
    proposal=BRIDGE,
    unit=SCHOOLS,
    grade="A",
    outcome=CommonOutcome.RESOLVED,
    replied_on=TODAY,
    text=None,
)


def happened(*commands, before=(submitted, filed), facts=FACTS, others=None):
    """The events that these commands, asked one after another, made of a filed proposal."""
    events = list(before)
    for command in commands:
        told = given(*events).beside(**(others or {})).when(command, facts)
        assert told.refused is None, told.refused
        events += told.events
    return events
