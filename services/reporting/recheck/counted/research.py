"""Which research reports were approved, and what came of them and of activities?"""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from reporting.recheck.cards import Occasion, Outcome, Research
from reporting.recheck.tally import Parts, Share, Tally, figure
from reporting.recheck.year import Year

LEVELS = {
    "township": "乡镇",
    "county": "区县",
    "city": "市级",
    "province": "省级",
    "national": "全国",
    "other": "其他",
}


def approved(year: Year) -> Iterator[tuple[UUID, Research]]:
    """期内审核通过的调研报告."""
    for id, report in year.record.research.items():
        if year.within(report.approved_on):
            yield id, report


@figure("sectors.research_reports")
def reports(year: Year) -> Tally:
    """调研报告."""
    tally = Tally()
    for id, _ in approved(year):
        tally.note(str(id))
    return tally


@figure("sectors.research_archived")
def archived(year: Year) -> Tally:
    """已归档的."""
    tally = Tally()
    for id, report in approved(year):
        if report.archived:
            tally.note(str(id))
    return tally


@figure("sectors.research_by_department")
def by_department(year: Year) -> Parts:
    """提交部门."""
    parts = Parts(reports(year))
    for id, report in approved(year):
        parts.note("未记提交部门" if report.department is None else report.department[1], str(id))
    return parts


@figure("sectors.research_by_topic")
def by_topic(year: Year) -> Parts:
    """Once for each topic of the activities that it rests on."""
    parts = Parts(reports(year))
    for id, report in approved(year):
        for one in report.activities:
            activity = year.anywhere.record.activities.get(one)
            for topic in [] if activity is None else activity.topics:
                parts.note(topic, str(id))
    return parts


@figure("sectors.research_by_priority")
def by_priority(year: Year) -> Parts:
    """Once for each priority that those activities served."""
    parts = Parts(reports(year))
    for id, report in approved(year):
        for one in report.activities:
            for priority in year.record.occasions.get(one, Occasion()).priorities:
                parts.note(priority, str(id))
    return parts


def outcomes(year: Year, sort: str) -> Iterator[tuple[str, Outcome]]:
    """What came of reports that were approved in the window, whenever it came."""
    reports = {id for id, _ in approved(year)}
    for id, outcome in year.record.outcomes.items():
        if outcome.of_report and outcome.about in reports and outcome.sort == sort:
            yield str(id), outcome


def with_outcome(year: Year, sort: str) -> Tally:
    """Each report of which it came, once."""
    tally = Tally()
    for id, outcome in outcomes(year, sort):
        tally.note(id, outcome.about)
    return tally


figure("sectors.research_instructed")(partial(with_outcome, sort="instruction"))
figure("sectors.research_adopted")(partial(with_outcome, sort="adoption"))


@figure("sectors.report_instructions")
def instructions(year: Year) -> Tally:
    """调研报告批示."""
    tally = Tally()
    for id, _ in outcomes(year, "instruction"):
        tally.note(id)
    return tally


@figure("sectors.report_instructions_by_level")
def by_level(year: Year) -> Parts:
    """By the leader's level."""
    parts = Parts(instructions(year))
    for id, outcome in outcomes(year, "instruction"):
        parts.note(LEVELS[outcome.level or "other"], id)
    return parts


@figure("sectors.research_instruction_rate")
def instruction_rate(year: Year) -> Share:
    """Of the reports approved."""
    return Share(with_outcome(year, "instruction"), reports(year))


@figure("sectors.research_adoption_rate")
def adoption_rate(year: Year) -> Share:
    """Of the reports approved."""
    return Share(with_outcome(year, "adoption"), reports(year))


def _came(year: Year, sort: str, of_activities_alone: bool) -> Tally:
    """What came in the window, of activities held and of reports, approved or not."""
    tally, record = Tally(), year.record
    for id, outcome in record.outcomes.items():
        if outcome.sort == sort and year.within(outcome.came_on):
            of_report = outcome.of_report and outcome.about in record.research
            of_activity = not outcome.of_report and outcome.about in record.activities
            if of_activity or (of_report and not of_activities_alone):
                tally.note(str(id))
    return tally


_SORTS = {
    "instructions": "instruction",
    "adoptions": "adoption",
    "recommendations": "recommendation",
    "conversions": "grown",
}
for _id, _sort in _SORTS.items():
    figure(f"sectors.{_id}")(partial(_came, sort=_sort, of_activities_alone=False))
    figure(f"sectors.{_id}_of_activities")(partial(_came, sort=_sort, of_activities_alone=True))
