"""How many research reports were there, and what came of them and of activities?"""

from datetime import date

from counted import activity_of, cases, held, parts, told, unit, values
from years import PEOPLE

from contracts.sectors.activity import ActivityRetracted
from contracts.sectors.research import (
    About,
    InstructionGiven,
    OutcomeStruck,
    RecommendationMade,
    ReportApproved,
    ReportArchived,
    ReportDrafted,
    ReportRetracted,
    ReportReturned,
    ResultAdopted,
    ResultGrew,
    ResultSent,
)
from kernel.ids import derived

SPRING, AUTUMN = date(2025, 3, 2), date(2025, 9, 2)
NEXT = date(2026, 2, 3)
LEADER = PEOPLE[0]
ROADS = unit("交通局")
YEAR = {"window": "2025"}


def report(number):
    return derived("research", number)


def of_report(number):
    return About(kind="report", id=report(number))


def of_activity(number):
    return About(kind="activity", id=activity_of(number))


def drafted(number):
    event = ReportDrafted(
        report=report(number),
        title=f"报告{number}",
        is_recommendation=False,
        writers=(LEADER,),
        team=(),
        department=None,
        activities=(),
    )
    return event, SPRING


def approved(number, on=SPRING):
    return [drafted(number), (ReportApproved(report=report(number), approved_on=on), on)]


def returned(number):
    return ReportReturned(report=report(number), returned_on=AUTUMN, reason="补充"), AUTUMN


def instructed(number, about, on=AUTUMN, level="city"):
    event = InstructionGiven(
        outcome=derived("outcome", number),
        about=about,
        leader=LEADER,
        duty=None,
        level=level,
        given_on=on,
    )
    return event, on


def adopted(number, about, on=AUTUMN):
    event = ResultAdopted(
        outcome=derived("outcome", number), about=about, by=ROADS, how="列入规划", adopted_on=on
    )
    return event, on


def struck(number, about):
    return OutcomeStruck(outcome=derived("outcome", number), about=about), AUTUMN


async def test_a_report_counts_when_it_was_approved_and_not_once_it_was_returned(database):
    filed = ReportArchived(
        report=report(1), year=2025, number=1, retention_years=None, filed_on=AUTUMN
    )
    events = [
        *approved(1),
        (filed, AUTUMN),
        drafted(2),
        *approved(3, NEXT),
        *approved(4),
        returned(4),
        *approved(5),
        (ReportRetracted(report=report(5)), AUTUMN),
    ]
    figures, proof = await told(database, events, "sectors.research_reports", **YEAR)
    assert values(figures, "sectors.research_reports", "sectors.research_archived") == [1, 1]
    assert cases(proof) == ["报告1"]


async def test_a_report_instructed_twice_is_one_report_and_two_instructions(database):
    one = of_report(1)
    events = [
        *approved(1),
        *approved(2),
        instructed(1, one),
        instructed(2, one, NEXT, "province"),
        instructed(3, of_report(2)),
        struck(3, of_report(2)),
        adopted(4, of_report(2)),
    ]
    figures, proof = await told(database, events, "sectors.research_instructed", **YEAR)
    names = ("research_instructed", "report_instructions", "research_adopted", "instructions")
    assert values(figures, *(f"sectors.{name}" for name in names)) == [1, 2, 1, 1]
    rate = figures["sectors.research_instruction_rate"]
    assert (rate["numerator"], rate["denominator"]) == (1, 2)
    levels = parts(figures, "sectors.report_instructions_by_level")
    assert levels == {"市级": 1, "省级": 1}
    assert cases(proof) == ["报告1", "报告1"]


async def test_what_came_of_activities_is_added_to_what_came_of_reports(database):
    made = RecommendationMade(
        outcome=derived("outcome", 5),
        about=of_activity(1),
        title="关于停车的建议案",
        meeting="常委会",
        paper=None,
        made_on=AUTUMN,
    )
    grown = ResultGrew(
        outcome=derived("outcome", 6),
        about=of_report(1),
        kind="proposal",
        grown=derived("proposal", 1),
        title="关于停车的提案",
        heard=True,
        grown_on=AUTUMN,
    )
    sent = ResultSent(
        outcome=derived("outcome", 7), about=of_report(1), to=ROADS, paper=None, sent_on=AUTUMN
    )
    events = [
        *approved(1),
        held(1, SPRING),
        instructed(1, of_report(1)),
        instructed(2, of_activity(1)),
        adopted(3, of_activity(1)),
        *((event, AUTUMN) for event in (made, grown, sent)),
    ]
    figures, proof = await told(database, events, "sectors.instructions", **YEAR)
    names = ("instructions", "instructions_of_activities", "adoptions", "recommendations")
    assert values(figures, *(f"sectors.{name}" for name in names)) == [2, 1, 1, 1]
    assert values(figures, "sectors.conversions") == [1]
    assert cases(proof) == ["报告1", "第1次活动"]


async def test_what_came_of_something_that_was_taken_back_counts_nowhere(database):
    events = [
        *approved(1),
        instructed(1, of_report(1)),
        (ReportRetracted(report=report(1)), AUTUMN),
        held(1, SPRING),
        adopted(2, of_activity(1)),
        (ActivityRetracted(activity=activity_of(1), reason="误录"), AUTUMN),
    ]
    figures, *_ = await told(database, events, **YEAR)
    names = ("instructions", "adoptions", "research_instructed", "report_instructions")
    assert values(figures, *(f"sectors.{name}" for name in names)) == [0] * 4


async def test_an_instruction_corrected_to_another_level_is_one(database):
    events = [
        *approved(1),
        instructed(1, of_report(1)),
        instructed(1, of_report(1), level="national"),
    ]
    figures, *_ = await told(database, events, **YEAR)
    assert parts(figures, "sectors.report_instructions_by_level") == {"全国": 1}
