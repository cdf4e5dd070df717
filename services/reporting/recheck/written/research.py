"""What is noted of research reports, and of what came of them and of activities?"""

from datetime import date

from contracts.sectors.research import (
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
from reporting.recheck.cards import Outcome, Record, Research
from reporting.recheck.hearing import Heard, hears


@hears(ReportDrafted)
def drafted(record: Record, event: ReportDrafted, heard: Heard) -> None:
    """A report; drafted again it is the same one, of what is told now."""
    by = None if event.department is None else (event.department.id, event.department.name)
    card = record.research.setdefault(event.report, Research(by, []))
    card.department, card.activities = by, list(event.activities)


@hears(ReportApproved, ReportReturned)
def judged(record: Record, event: ReportApproved | ReportReturned, heard: Heard) -> None:
    """Approved from a day on; one that is returned is not approved."""
    if event.report in record.research:
        approved = event.approved_on if isinstance(event, ReportApproved) else None
        record.research[event.report].approved_on = approved


@hears(ReportArchived)
def archived(record: Record, event: ReportArchived, heard: Heard) -> None:
    """归档."""
    if event.report in record.research:
        record.research[event.report].archived = True


@hears(ReportRetracted)
def retracted(record: Record, event: ReportRetracted, heard: Heard) -> None:
    """There was no such report."""
    record.research.pop(event.report, None)


@hears(InstructionGiven)
def instructed(record: Record, event: InstructionGiven, heard: Heard) -> None:
    """领导批示."""
    _came(record, event, "instruction", event.given_on, event.level)


@hears(ResultAdopted)
def adopted(record: Record, event: ResultAdopted, heard: Heard) -> None:
    """采纳."""
    _came(record, event, "adoption", event.adopted_on)


@hears(RecommendationMade)
def recommended(record: Record, event: RecommendationMade, heard: Heard) -> None:
    """建议案."""
    _came(record, event, "recommendation", event.made_on)


@hears(ResultGrew)
def grew(record: Record, event: ResultGrew, heard: Heard) -> None:
    """转化为提案或信息."""
    _came(record, event, "grown", event.grown_on)


@hears(ResultSent)
def sent(record: Record, event: ResultSent, heard: Heard) -> None:
    """报送: counted nowhere, but in the place of what was told before under this id."""
    _came(record, event, "sent", event.sent_on)


def _came(
    record: Record,
    event: InstructionGiven | ResultAdopted | RecommendationMade | ResultGrew | ResultSent,
    sort: str,
    on: date,
    level: str | None = None,
) -> None:
    of_report = event.about.kind == "report"
    record.outcomes[event.outcome] = Outcome(of_report, event.about.id, sort, level, on)


@hears(OutcomeStruck)
def struck(record: Record, event: OutcomeStruck, heard: Heard) -> None:
    """Nothing of the kind came of it."""
    record.outcomes.pop(event.outcome, None)
