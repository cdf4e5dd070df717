"""A busy year in which no figure is zero: what chance left out is added."""

from datetime import date
from random import Random

from busy_proposals import CHOICES, QUESTIONS
from busy_year import BusyYear
from counted import activity_of, came, held, number_of, submitted, unit
from years import BASIS, HERE, PEOPLE, RULES, context

from contracts.feedback import QuestionRule
from contracts.members.committee import RulesAdopted
from contracts.members.member import MemberAdmitted
from contracts.occasions import COMMON_KINDS
from contracts.proposals.proposal import (
    ProposalConverted,
    ProposalMerged,
    ProposalNotFiled,
    ProposalReturned,
    ProposalWithdrawn,
)
from contracts.proposals.situation_report import SituationReportReceived, SituationReportUsed
from contracts.sectors.activity import AttendanceCounted
from contracts.sectors.occasion import NotesHandedIn
from contracts.sectors.research import About, InstructionGiven, RecommendationMade
from kernel.ids import derived

DAY = date(2025, 5, 6)
FIRST = 9000
"""From here on numbers are those of what is added."""


def full_year():
    """(event, day of the act) of some 1,900 events."""
    busy = BusyYear(Random(11), 50, context=lambda merged: [*context(False), _asks()])
    return [
        *busy.events(),
        *_reviewed(),
        *_held(),
        *_together(busy.people),
        *_used(),
        *_came(),
        _idle(),
    ]


def _asks():
    """Rules of that year, with a question of the form."""
    told = {"words": "对办理态度", "asks": "sponsor", "choices": CHOICES, "basis": "征询意见表"}
    rules = RULES.model_copy(update={"questions": (QuestionRule(id=QUESTIONS[0], **told),)})
    first = date(2024, 12, 2)
    return RulesAdopted(committee=HERE, rules=rules, effective_on=first, basis=BASIS), first


def _reviewed():
    """A proposal of each result."""
    for nth, (result, more) in enumerate(
        (
            (ProposalMerged, {"into": number_of(1)}),
            (ProposalConverted, {"target": "opinion"}),
            (ProposalNotFiled, {"reason": None}),
            (ProposalReturned, {"reason": "补充"}),
            (ProposalWithdrawn, {"reason": None}),
        ),
        FIRST,
    ):
        yield submitted(nth)
        yield result(proposal=number_of(nth), decided_on=DAY, **more), DAY
    yield submitted(FIRST + 5)


def _held():
    """An activity of each common kind, one of them with numbers alone."""
    for nth, common in enumerate(COMMON_KINDS, FIRST):
        yield held(nth, DAY, common)
    counts = {"expected": 30, "present": 25, "leave": 3, "absent": 2}
    yield AttendanceCounted(activity=activity_of(FIRST), **counts), DAY


def _together(people):
    """Everybody comes to one activity and writes of it."""
    activity = activity_of(FIRST + 1)
    for one in people:
        yield came(FIRST + 1, one, on=DAY)
        yield NotesHandedIn(activity=activity, member=one.id, handed_on=DAY), DAY


def _idle():
    """A member who did nothing."""
    told = {"gender": "女", "nation": "汉族", "birth_year": 1980, "party": "群众"}
    more = {"member_no": None, "education": None, "employer": None, "position": None}
    who = derived("person", "idle")
    return MemberAdmitted(member=who, name="温若谷", term=5, since=DAY, **told, **more), DAY


def _used():
    """A report that is used at every level."""
    report = derived("report", FIRST)
    told = {"report": report, "title": "关于情况的反映", "reporters": PEOPLE[:1], "by_person": True}
    yield (
        SituationReportReceived(**told, unit=None, sector=None, topics=(), received_on=DAY),
        DAY,
    )
    for level in ("own", "district", "city", "province", "national", "other"):
        used = {"level": level, "kind": "single", "printed": "采用", "used_on": DAY}
        yield SituationReportUsed(report=report, **used), DAY


def _came():
    """An instruction on an activity, and a recommendation that came of it."""
    about = About(kind="activity", id=activity_of(FIRST))
    by = {"about": about, "leader": unit("某领导"), "duty": None, "level": "city", "given_on": DAY}
    yield InstructionGiven(outcome=derived("outcome", FIRST), **by), DAY
    told = {"about": about, "title": "建议案", "meeting": "常委会", "paper": None, "made_on": DAY}
    yield RecommendationMade(outcome=derived("outcome", FIRST, 1), **told), DAY


__all__ = ["HERE", "full_year"]
