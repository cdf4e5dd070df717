"""What may happen to reports, activities, research, leads and opinions in a busy year?"""

from busy_bodies import BODIES, body
from busy_members import dated
from busy_proposals import PRIORITIES, TOPICS

from contracts.occasions import COMMON_KINDS
from contracts.proposals.lead import LeadDeclined, LeadListed, LeadReceived
from contracts.proposals.situation_report import (
    LeaderInstructed,
    LeaderInstructionRevoked,
    SituationReportCorrected,
    SituationReportIssued,
    SituationReportReceived,
    SituationReportRetracted,
    SituationReportUsed,
    SituationReportUseRevoked,
)
from contracts.proposals.suggestion import (
    SuggestionAnswered,
    SuggestionPassedOn,
    SuggestionReceived,
    SuggestionRetracted,
)
from contracts.sectors.activity import (
    ActivityCorrected,
    ActivityHeld,
    ActivityRetracted,
    Attendance,
    AttendanceCounted,
    AttendanceCountStruck,
    AttendanceRecorded,
    AttendanceStruck,
)
from contracts.sectors.life import ActivityCancelled, ActivityPlanned
from contracts.sectors.occasion import (
    BeneficiariesCounted,
    Benefited,
    JointHost,
    JointHostsNamed,
    NotesHandedIn,
    NotesStruck,
    PrioritiesServed,
)
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
)
from kernel.ids import derived

LEVELS = ("own", "district", "city", "province", "national", "other")


def topics(draw):
    return tuple(draw.choices(TOPICS, k=draw.randint(0, 2)))


def report(world, number):
    """Received, issued, used, instructed on; corrected, or taken back with all its uses."""
    draw, about = world.draw, {"report": derived("busy report", number)}

    def told():
        return {
            "title": f"关于情况{number}的反映",
            "reporters": tuple(draw.sample(world.people, 2)),
            "by_person": draw.random() < 0.8,
            "unit": None,
            "sector": draw.choice((*world.sectors, None)),
            "topics": topics(draw),
            "received_on": world.day(),
        }

    uses = [
        {"level": draw.choice(LEVELS), "kind": kind, "used_on": draw.choice((None, world.day()))}
        for kind in ("single", "digest", None)
    ]
    said = [{"level": "own", "leader": one, "instructed_on": None} for one in (None, "某领导")]
    events = [SituationReportReceived(**about, **told())]
    may = [
        *(SituationReportUsed(**about, printed="采用", **one) for one in uses * 2),
        *(SituationReportUseRevoked(**about, **one) for one in uses[:1]),
        *(LeaderInstructed(**about, **one) for one in said * 2),
        LeaderInstructionRevoked(**about, **said[0]),
        SituationReportIssued(**about, issue_no="1", issued_on=world.day()),
        SituationReportCorrected(**about, **told()),
    ]
    events += draw.choices(may, k=draw.randint(0, 6))
    if draw.random() < 0.2:
        events += [SituationReportUseRevoked(**about, **one) for one in uses]
        events += [LeaderInstructionRevoked(**about, **one) for one in said]
        events.append(SituationReportRetracted(**about, reason="误录"))
        events += [SituationReportReceived(**about, **told())] if draw.random() < 0.5 else []
    return dated(world, *events)


def activity(world, number):
    """Planned or not, held, attended by name or by number, corrected, taken back."""
    draw, about = world.draw, {"activity": derived("busy activity", number)}
    held = _held(world, number)
    planned = ActivityPlanned.model_construct(
        **dict.fromkeys(ActivityPlanned.model_fields)
        | held
        | about
        | {"joint_hosts": tuple(world.sectors[: draw.randint(0, 2)])}
        | {"must_attend": True, "whole_committee": True}
    )
    events = [planned] if draw.random() < 0.5 else []
    if events and draw.random() < 0.2:
        return dated(world, *events, ActivityCancelled(**about, reason="天气"))
    events.append(ActivityHeld(**about, **held))
    for _ in range(draw.randint(2, 12)):
        events.append(draw.choice(_may(world, number, about))())
    if draw.random() < 0.15:
        events += [AttendanceStruck(**about, person=one.id) for one in world.people]
        events += [AttendanceCountStruck(**about), ActivityRetracted(**about, reason="误录")]
    return dated(world, *events)


def _held(world, number):
    draw, day = world.draw, world.day()
    own = list(COMMON_KINDS)[number % len(COMMON_KINDS)]
    often = ("study", "training", "public_service", "consultation")
    common = draw.choice((own, own, own, own, *often))
    return {
        "title": f"第{number}次活动",
        "kind": draw.choice(("专题协商", "对口协商")),
        "common_kind": common,
        "form": None,
        "host": draw.choice((*world.sectors, body(BODIES[0][1]), body(BODIES[2][1]), None)),
        "starts_on": day,
        "ends_on": day,
        "place": None,
        "topics": topics(draw),
        "beneficiaries": draw.choice((None, 10, 25)),
        "money": draw.choice((None, 12_300)),
    }


def _may(world, number, about):
    """What may be told of an activity that was held."""
    draw = world.draw

    def came():
        return AttendanceRecorded(
            **about,
            person=draw.choice(world.people),
            member=draw.random() < 0.8,
            attendance=draw.choice(tuple(Attendance)),
        )

    def kinds():
        told = [Benefited(kind=one, number=draw.randint(0, 3)) for one in ("户", "学生", "户")]
        return BeneficiariesCounted(**about, beneficiaries=tuple(told))

    def hosts():
        some = draw.sample(world.sectors, draw.randint(0, 2))
        told = tuple(JointHost(kind="sector", body=one) for one in some)
        return JointHostsNamed(**about, hosts=told)

    def priorities():
        some = tuple(draw.sample(PRIORITIES, draw.randint(0, 2)))
        return PrioritiesServed(**about, priorities=some, topics=())

    def notes():
        return NotesHandedIn(**about, member=_one(world), handed_on=world.day())

    def numbers():
        counts = {"expected": 30, "present": 25, "leave": 3, "absent": 2}
        return AttendanceCounted(**about, **counts)

    return (
        *(came, came, came, came, came, kinds, hosts, priorities, notes, notes),
        lambda: numbers() if draw.random() < 0.4 else came(),
        lambda: NotesStruck(**about, member=_one(world)),
        lambda: AttendanceStruck(**about, person=_one(world)),
        lambda: ActivityCorrected(**about, **_held(world, number)),
    )


def _one(world):
    return world.draw.choice(world.people).id


def research(world, number):
    """A report and what came of it, or of the activity of that number."""
    draw, report = world.draw, derived("busy research", number)
    drafted = ReportDrafted(
        report=report,
        title=f"报告{number}",
        is_recommendation=False,
        writers=(world.people[0],),
        team=(),
        department=draw.choice((body(BODIES[0][1]), world.units[0], None)),
        activities=tuple(
            derived("busy activity", (number + nth) % world.size)
            for nth in range(draw.randint(0, 2))
        ),
    )
    redrafted = drafted.model_copy(update={"department": None, "activities": ()})
    on = world.day()
    archived = ReportArchived(
        report=report, year=2025, number=number + 1, retention_years=None, filed_on=on
    )
    about = (
        About(kind="report", id=report),
        About(kind="activity", id=derived("busy activity", number)),
    )
    may = [
        *[ReportApproved(report=report, approved_on=world.day())] * 4,
        ReportReturned(report=report, returned_on=on, reason="补充"),
        archived,
        redrafted,
        *([ReportRetracted(report=report)] if draw.random() < 0.2 else []),
    ]
    for nth in range(5):
        may += _outcomes(world, derived("busy outcome", number, nth), about[nth % 2])
    return dated(world, drafted, may[0], *draw.choices(may, k=draw.randint(0, 12)))


def _outcomes(world, outcome, about):
    told = {"outcome": outcome, "about": about}
    person, on = world.people[0], world.day()
    level = world.draw.choice(("township", "city", "national"))
    grown = {"kind": "proposal", "grown": derived("busy proposal", 1), "title": "提案"}
    return world.draw.choices(
        [
            InstructionGiven(**told, leader=person, duty=None, level=level, given_on=on),
            ResultAdopted(**told, by=person, how="列入规划", adopted_on=on),
            RecommendationMade(**told, title="建议案", meeting="常委会", paper=None, made_on=on),
            ResultGrew(**told, **grown, heard=True, grown_on=on),
            OutcomeStruck(**told),
        ],
        k=2,
    )


def lead(world, number):
    draw, id, on = world.draw, derived("busy lead", number), world.day()
    received = LeadReceived(
        lead=id,
        call=derived("call", 1),
        plenary=world.plenary,
        source=draw.choice(("public", "unit", "party", "member", "other")),
        by=None,
        title=f"线索{number}",
        text=None,
        received_on=on,
    )
    listed = LeadListed(lead=id, topic="停车", listed_on=on)
    declined = LeadDeclined(lead=id, reason="重复", declined_on=on)
    return dated(world, received, *draw.choices((listed, listed, declined), k=draw.randint(0, 2)))


def suggestion(world, number):
    draw, about, on = world.draw, {"suggestion": derived("busy suggestion", number)}, world.day()

    def received():
        return SuggestionReceived(
            **about,
            kind=draw.choice(("opinion", "letter")),
            proposal=derived("busy proposal", number),
            title=f"意见{number}",
            sponsors=(world.people[0],),
            sector=None,
            topics=(),
            text=None,
            received_on=world.day(),
        )

    unit = draw.choice(world.units)
    passed = SuggestionPassedOn(**about, unit=unit, answer_wanted=draw.random() < 0.7, passed_on=on)
    may = [
        passed,
        passed.model_copy(update={"answer_wanted": draw.random() < 0.5}),
        SuggestionAnswered(**about, unit=unit, outcome="已采纳", answered_on=on),
        SuggestionAnswered(**about, unit=unit, outcome="已采纳", answered_on=on),
        received(),
        *([SuggestionRetracted(**about, reason="误录")] if draw.random() < 0.3 else []),
    ]
    return dated(world, received(), *draw.choices(may, k=draw.randint(0, 4)))
