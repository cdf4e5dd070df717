"""Do cohort and flow figures of each window equal what a hand computes?"""

from datetime import date

import pytest

from contracts.committees import plenary_id
from contracts.members.committee import CommitteeEstablished, PlenaryConvened, RulesAdopted
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalAssigned,
    ProposalFiled,
    ProposalReplied,
    ProposalSubmitted,
    SponsorKind,
)
from contracts.values import CommonOutcome, Named, Satisfaction
from kernel.ids import committee_id, derived
from kernel.testing.feeding import START, Feed
from kernel.testing.running import client, receive, running
from members.committee.presets import preset
from reporting.app import REPORTING
from reporting.cases.keeping import step

HERE = committee_id("999900")
PLENARY = plenary_id(HERE, 5, 3)
NEXT = plenary_id(HERE, 5, 4)
UNIT = Named(id=derived("unit"), name="市教育局")
WANG = Named(id=derived("wang"), name="王一宁")
RULES, BASIS = preset("city")


def context():
    return [
        (
            CommitteeEstablished(committee=HERE, code="999900", name="云岭市政协", host=None),
            date(2025, 1, 1),
        ),
        (
            RulesAdopted(committee=HERE, rules=RULES, effective_on=date(2025, 1, 1), basis=BASIS),
            date(2025, 1, 1),
        ),
        *(
            (
                PlenaryConvened(
                    committee=HERE,
                    plenary=plenary,
                    term=5,
                    session=session,
                    opens=date(year, 1, 8),
                    closes=date(year, 1, 11),
                    cut_off=START.replace(year=year, month=1, day=9),
                ),
                date(year, 1, 8),
            )
            for plenary, session, year in ((PLENARY, 3, 2025), (NEXT, 4, 2026))
        ),
    ]


def life(number, filed=None, replied=None, content=None):
    proposal = derived("proposal", number)
    yield (
        ProposalSubmitted(
            proposal=proposal,
            plenary=PLENARY,
            serial_no=number,
            printed_no=None,
            title=f"关于第{number}件事的提案",
            sponsor_kind=SponsorKind.INDIVIDUAL,
            first_sponsor=WANG,
            co_sponsors=(),
            sector=None,
            category="社会建设",
            topics=(),
            timing="plenary",
            submitted_on=date(2024, 12, 20),
            text=None,
        ),
        date(2024, 12, 20),
    )
    if filed:
        yield (
            ProposalFiled(
                proposal=proposal, case_no=number, category="社会建设", day_assumed=False
            ),
            filed,
        )
        yield (
            ProposalAssigned(
                proposal=proposal,
                mode="single",
                leading=(UNIT,),
                assisting=(),
                assigned_on=filed,
                due_on=date(2025, 7, 1),
            ),
            filed,
        )
    if replied:
        yield (
            ProposalReplied(
                proposal=proposal,
                unit=UNIT,
                grade="A",
                outcome=CommonOutcome.RESOLVED,
                replied_on=replied,
                text=None,
            ),
            replied,
        )
    if content:
        day, how = content
        yield (
            FeedbackGiven(
                proposal=proposal, sponsor=WANG, satisfaction=how, printed="满意", given_on=day
            ),
            day,
        )


LIVES = (
    *life(1, date(2025, 2, 3), date(2025, 5, 6), (date(2025, 6, 1), Satisfaction.SATISFIED)),
    *life(2, date(2025, 2, 4), date(2026, 1, 20), (date(2026, 2, 1), Satisfaction.BASICALLY)),
    *life(3, date(2025, 3, 5)),
    *life(4),
)
EXPECTED = {
    "plenary": {
        "received": 4,
        "filed": 3,
        "replied": 2,
        "filings": 3,
        "replies": 1,
        "feedbacks": 1,
    },
    "2025": {"received": 0, "filed": 0, "replied": 0, "filings": 3, "replies": 1, "feedbacks": 1},
    "2024-12": {"received": 4, "filed": 3, "replied": 2, "filings": 0, "replies": 0},
    "2025-02": {"received": 0, "filings": 2, "assignments": 2, "replies": 0},
    "2025-Q2": {"filings": 0, "replies": 1, "feedbacks": 1},
    "2026": {"received": 0, "filings": 0, "replies": 1, "feedbacks": 1},
    "2025-05-06..2025-05-06": {"replies": 1, "feedbacks": 0},
}


@pytest.mark.parametrize("window", EXPECTED)
async def test_each_window_gives_what_a_hand_computes(database, window):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, [*context(), *LIVES]))
        while await step(reporting.engine):
            pass
        told = await http.get(
            f"/committees/{HERE}/figures", params={"plenary": "5/3", "window": window}
        )
        assert told.status_code == 200, told.text
        figures = told.json()["figures"]
        wanted = EXPECTED[window]
        assert {id: figures[f"proposals.{id}"]["value"] for id in wanted} == wanted
        assert figures["proposals.units_involved"]["value"] == (
            1 if window in ("plenary", "2024-12") else 0
        )


async def test_a_rate_keeps_numerator_denominator_and_base(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, [*context(), *LIVES]))
        while await step(reporting.engine):
            pass
        told = await http.get(f"/committees/{HERE}/figures", params={"plenary": "5/3"})
        figures = told.json()["figures"]
        rate = figures["proposals.reply_rate"]
        assert (rate["numerator"], rate["denominator"], rate["text"]) == (2, 3, "66.67%")
        assert rate["base"] == "立案提案"
        assert figures["proposals.satisfaction_rate"]["text"] == "100%"
        assert figures["proposals.by_category"]["values"]["社会建设"]["share"] == "100%"
        proof = await http.get(
            f"/committees/{HERE}/evidence/proposals.replied", params={"plenary": "5/3"}
        )
        assert len(proof.json()["cases"]) == 2
