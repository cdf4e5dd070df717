"""Does a window of every kind hold what was done, entered, or stood in it, and nothing else?"""

from datetime import date

import pytest
from belonging_world import EDUCATION, LI, MENG, STUDY, admitted, body, joined, left, proposed
from counted import activity_of, held, parts, replied, submitted, told
from counted import unit as named
from years import PEOPLE

from contracts.proposals.proposal import ProposalAssigned
from contracts.sectors.occasion import BeneficiariesCounted, Benefited
from contracts.sectors.research import ReportApproved, ReportDrafted
from contracts.values import BodyKind
from kernel.ids import derived

ROADS = named("市交通运输局")
WINDOWS = {
    "2025": (date(2025, 1, 1), date(2025, 12, 31)),
    "2024-12-01..2025-11-30": (date(2024, 12, 1), date(2025, 11, 30)),  # the year of scores
    "2025-Q2": (date(2025, 4, 1), date(2025, 6, 30)),
    "2025-02": (date(2025, 2, 1), date(2025, 2, 28)),
    "2025-05-06..2025-05-06": (date(2025, 5, 6), date(2025, 5, 6)),
}
EDGES = (
    *("2024-11-30", "2024-12-01", "2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01"),
    *("2025-02-28", "2025-03-01", "2025-03-31", "2025-04-01", "2025-05-05", "2025-05-06"),
    *("2025-05-07", "2025-06-30", "2025-07-01", "2025-11-30", "2025-12-01", "2025-12-31"),
    "2026-01-01",
)
DAYS = tuple(map(date.fromisoformat, EDGES))
"""Each edge of each window from within and from without."""


@pytest.mark.parametrize("window", WINDOWS)
async def test_each_day_is_within_or_without_for_acts_entries_and_stocks(database, window):
    first, last = WINDOWS[window]
    events = []
    for number, day in enumerate(DAYS, 1):
        one = PEOPLE[0].model_copy(update={"id": derived("person", number)})
        events += [*admitted(one), joined(one, EDUCATION, since=day)]
        events += [held(number, day), submitted(number, submitted_on=day)]
    figures, *_ = await told(database, events, window=window)
    within = sum(first <= day <= last for day in DAYS)
    assert figures["sectors.activities"]["value"] == within  # flow
    assert figures["proposals.received"]["value"] == within  # cohort
    stood = sum(day <= last for day in DAYS)
    assert figures["members.in_sectors"]["value"] == stood  # stock


@pytest.mark.parametrize(
    ("window", "there"),
    [("2025", 0), ("2025-Q2", 1), ("2025-06-30..2025-06-30", 1), ("2025-Q3", 0)],
)
async def test_who_left_is_there_until_the_last_day(database, window, there):
    events = [*admitted(LI), joined(LI, EDUCATION), left(LI, EDUCATION, date(2025, 6, 30))]
    figures, *_ = await told(database, events, window=window)
    assert figures["members.in_sectors"]["value"] == there


async def test_money_goes_whole_to_each_kind_that_it_served(database):
    spent = [
        (event.model_copy(update={"money": fen}), day)
        for fen, (event, day) in (
            (1_000_00, held(1, date(2025, 3, 3))),
            (500_00, held(2, date(2025, 3, 4))),
            (200_00, held(3, date(2025, 3, 5))),
            (None, held(4, date(2025, 3, 6))),
        )
    ]
    served = [
        (
            BeneficiariesCounted(
                activity=activity_of(number),
                beneficiaries=tuple(Benefited(kind=kind, number=3) for kind in kinds),
            ),
            date(2025, 3, 9),
        )
        for number, kinds in ((1, ("户", "学生")), (2, ("户",)), (4, ("企业",)))
    ]
    id = "sectors.money_by_beneficiary"
    figures, proof = await told(database, [*spent, *served], id)
    assert parts(figures, id) == {"户": 1_500_00, "学生": 1_000_00}
    assert figures[id]["whole"] == 1_500_00
    assert figures["sectors.money"]["value"] == 1_700_00
    assert len(proof["cases"]) == 2


async def test_a_report_stands_under_each_topic_of_its_activities_once(database):
    on = date(2025, 9, 2)
    topics = {1: ("养老", "医疗"), 2: ("养老",), 3: ("交通",)}
    events = [
        (event.model_copy(update={"topics": topics[number]}), day)
        for number in topics
        for event, day in (held(number, date(2025, 3, number)),)
    ]
    for number, of in ((1, (1, 2)), (2, (2, 3)), (3, ())):
        drafted = ReportDrafted(
            report=derived("research", number),
            title=f"报告{number}",
            is_recommendation=False,
            writers=(PEOPLE[0],),
            team=(),
            department=None,
            activities=tuple(map(activity_of, of)),
        )
        approved = ReportApproved(report=derived("research", number), approved_on=on)
        events += [(drafted, on), (approved, on)]
    figures, *_ = await told(database, events, window="2025")
    assert parts(figures, "sectors.research_by_topic") == {"养老": 2, "医疗": 1, "交通": 1}
    assert figures["sectors.research_by_topic"]["whole"] == 3


async def test_answered_proposals_stand_under_each_of_their_topics(database):
    events = []
    for number, topics in ((1, ("养老", "医疗")), (2, ("养老",)), (3, ("交通",))):
        (proposal, day), (filed, _) = proposed(number, MENG)
        asked = ProposalAssigned(
            proposal=proposal.proposal,
            mode="single",
            leading=(ROADS,),
            assisting=(),
            assigned_on=day,
            due_on=None,
        )
        proposal = proposal.model_copy(update={"topics": topics})
        events += [(proposal, day), (filed, day), (asked, day)]
    events += [replied(number, ROADS, date(2025, 5, 6)) for number in (1, 2)]
    figures, *_ = await told(database, events)
    id = "proposals.replied_by_topic"
    assert parts(figures, id) == {"养老": 2, "医疗": 1}
    assert figures[id]["whole"] == 2


async def test_a_proposal_stands_under_each_group_and_committee_of_its_day(database):
    street, hill = (body(name, BodyKind.AREA_GROUP) for name in ("柳湾街道组", "青岚镇组"))
    events = [
        *admitted(LI, MENG),
        joined(LI, street, BodyKind.AREA_GROUP),
        joined(MENG, hill, BodyKind.AREA_GROUP, since=date(2025, 7, 1)),
        joined(MENG, STUDY, BodyKind.SPECIAL_COMMITTEE),
        *proposed(1, LI, MENG, on=date(2025, 3, 3)),
        *proposed(2, LI, MENG, on=date(2025, 9, 9)),
        *proposed(3, MENG, on=date(2025, 3, 3)),
    ]
    figures, *_ = await told(database, events)
    assert parts(figures, "proposals.by_area_group") == {"柳湾街道组": 2, "青岚镇组": 1}
    assert parts(figures, "proposals.by_special_committee") == {STUDY.name: 3}
    assert figures["proposals.by_area_group"]["whole"] == 3
