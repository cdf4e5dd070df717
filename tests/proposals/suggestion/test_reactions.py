"""What becomes of a proposal that is converted, whoever and however many stand behind it?"""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from contracts.proposals.proposal import Carried, ProposalConverted, SponsorKind
from contracts.proposals.situation_report import SituationReportIssued, SituationReportReceived
from contracts.values import Named
from kernel.ids import committee_id
from kernel.log.chain import GENESIS, Origin, Recorded
from kernel.testing.specification import specification
from proposals.situation_report import reactions as report
from proposals.situation_report.domain import SITUATION_REPORT, Facts
from proposals.suggestion import reactions as suggestion

HERE = committee_id("999900")
PROPOSAL, TODAY = UUID(int=7), date(2026, 3, 2)
RECORDED = Recorded(
    Origin(HERE, "proposals", "test"), 1, PROPOSAL, "proposal-7", 1, "", 1, True,
    TODAY, None, datetime(2026, 3, 2, tzinfo=UTC), "office", None, HERE, None, None,
    None, "{}", GENESIS, GENESIS,
)  # fmt: skip
CROWD = Carried(
    title="关于桥",
    sponsor_kind=SponsorKind.JOINT,
    sponsors=tuple(Named(id=uuid4(), name=f"委员{n}") for n in range(120)),
    sector=None,
    topics=("交" * 100,),
    text=None,
)


def converted(target, carried=CROWD):
    return ProposalConverted(proposal=PROPOSAL, target=target, decided_on=TODAY, carried=carried)


def asked(reaction, event):
    return [type(one).__name__ for one in reaction.commands(event, None, RECORDED)]


def test_a_proposal_of_many_becomes_a_report_of_as_many():
    (command,) = report.receive_a_report.commands(converted("situation_report"), None, RECORDED)
    assert len(command.reporters) == 120
    assert len(command.title) >= 4


@pytest.mark.parametrize("carried", [CROWD, None], ids=["live", "from a ledger"])
def test_what_it_became_before_goes_when_it_becomes_something_else(carried):
    opinion, other = converted("opinion", carried), converted("situation_report", carried)
    assert asked(report.receive_a_report, opinion) == ["RetractSituationReport"]
    assert asked(suggestion.receive_an_opinion_or_letter, other) == ["RetractSuggestion"]
    made = asked(suggestion.receive_an_opinion_or_letter, opinion)
    assert made == (["ReceiveSuggestion"] if carried else [])


def test_a_report_that_was_issued_without_a_number_is_not_untouched():
    (retract,) = report.receive_a_report.commands(converted("opinion"), None, RECORDED)
    received = SituationReportReceived(
        report=retract.report, title="关于桥的信息", reporters=CROWD.sponsors, by_person=True,
        unit=None, sector=None, topics=(), received_on=TODAY,
    )  # fmt: skip
    issued = SituationReportIssued(report=retract.report, issue_no="", issued_on=TODAY)
    given = specification(SITUATION_REPORT)
    facts = Facts()
    given(received).when(retract, facts).then_happened(lambda events: len(events) == 1)
    given(received, issued).when(retract, facts).then_nothing()
