"""An invented year, event by event: what may be told of it well, and what oddly."""

from datetime import date
from types import SimpleNamespace
from uuid import UUID

from years import PEOPLE, PLENARY, RULES, SECTORS, UNITS, context

from contracts.members.member import MemberAdmitted, MembershipBegan, MembersMerged
from contracts.proposals.proposal import (
    ProposalAssigned,
    ProposalFiled,
    ProposalReplied,
    ProposalSubmitted,
)
from contracts.proposals.situation_report import SituationReportReceived
from contracts.sectors.activity import ActivityHeld, AttendanceCounted, AttendanceRecorded
from contracts.values import Named
from kernel.ids import derived
from reporting.cases.activities import ACTIVITIES, ATTENDANCES
from reporting.cases.context import PLENARIES
from reporting.cases.handling import HANDLINGS
from reporting.cases.members import MEMBERS, MEMBERSHIPS, MERGES
from reporting.cases.proposals import PROPOSALS, SPONSORINGS
from reporting.cases.reports import REPORTS
from reporting.readiness.known import Attended, Known

WANG, LI, ZHANG, CHEN = PEOPLE
SCHOOLS, SCHOOLS_AND_SPORTS, ROADS = UNITS
EDUCATION, ECONOMY = SECTORS
DAY, LATER, DUE = date(2025, 1, 9), date(2025, 2, 20), date(2025, 5, 20)
LAST = date(2025, 12, 31)


def stranger(name, id=None):
    """A person of whom the register knows nothing."""
    return Named(id=derived("stranger", id or name), name=name)


def submitted(number=1, title=None, by=WANG, co=(), on=DAY, **more):
    """A proposal of one or several members."""
    told = {
        "sponsor_kind": "joint" if co else "individual",
        "sector": EDUCATION,
        "category": "社会建设",
        "timing": "plenary",
    }
    event = ProposalSubmitted(
        proposal=derived("proposal", number),
        plenary=PLENARY,
        serial_no=number,
        printed_no=None,
        title=title or f"关于事项{number}的提案",
        first_sponsor=by,
        co_sponsors=tuple(co),
        topics=(),
        submitted_on=on,
        text=None,
        **(told | more),
    )
    return event, DAY


def filed(number=1, **more):
    """Its filing."""
    told = {"case_no": number, "category": None, "day_assumed": False} | more
    return ProposalFiled(proposal=derived("proposal", number), **told), DAY


def assigned(number=1, *units, on=LATER, due=DUE, mode=None):
    """Its assignment, to the schools alone unless others are named."""
    event = ProposalAssigned(
        proposal=derived("proposal", number),
        mode=mode or ("separate" if len(units) > 1 else "single"),
        leading=units or (SCHOOLS,),
        assisting=(),
        assigned_on=on,
        due_on=due,
    )
    return event, LATER


def replied(number=1, unit=SCHOOLS, on=DUE, grade="A"):
    """A unit's answer."""
    event = ProposalReplied(
        proposal=derived("proposal", number),
        unit=unit,
        grade=grade,
        outcome=None,
        replied_on=on,
        text=None,
    )
    return event, DUE


def admitted(who=WANG, since=None, **more):
    """A member on the roll."""
    names = ("member_no", "birth_year", "education", "employer", "position")
    told = {"gender": "女", "nation": "汉族", "party": "民建会员"} | dict.fromkeys(names) | more
    return MemberAdmitted(member=who.id, name=who.name, term=5, since=since, **told), DAY


def joined(who=WANG, sector=EDUCATION):
    """A member in a sector."""
    told = {"kind": "sector", "duty": None, "since": None}
    return MembershipBegan(member=who.id, body=sector, **told), DAY


def merged(duplicate, kept):
    """Two entries of the register that are one person."""
    return MembersMerged(duplicate=duplicate.id, member=kept), DAY


def reported(number=1, title=None, *by, topics=("教育",), on=LATER):
    """A situation report of members."""
    event = SituationReportReceived(
        report=derived("report", number),
        title=title or f"关于情况{number}的反映",
        reporters=by,
        by_person=True,
        unit=None,
        sector=EDUCATION,
        topics=topics,
        received_on=on,
    )
    return event, on


def held(number=1, title=None, on=LATER, kind="调研", host=EDUCATION):
    """An activity of one day."""
    event = ActivityHeld(
        activity=derived("activity", number),
        title=title or f"第{number}次调研",
        kind=kind,
        common_kind="research",
        form=None,
        host=host,
        starts_on=on,
        ends_on=on,
        place=None,
        topics=(),
        beneficiaries=None,
        money=None,
    )
    return event, on


def counted(number=1, expected=10, present=8, leave=1, absent=1):
    """How many came, without names."""
    told = {"expected": expected, "present": present, "leave": leave, "absent": absent}
    return AttendanceCounted(activity=derived("activity", number), **told), LATER


def came(who, number=1):
    """One member who came."""
    told = {"person": who, "member": True, "attendance": "present"}
    return AttendanceRecorded(activity=derived("activity", number), **told), LATER


def folded(kind, events):
    """The cases of a kind after these events, by id."""
    cases = {}
    for at, (event, on) in enumerate(events, 1):
        act = SimpleNamespace(event_id=UUID(int=0), position=1, arrival=at, occurred_on=on)
        for key in kind.keys(event, act) if isinstance(event, kind.events) else ():
            case = kind.evolve(cases.get(key), event, act, key)
            cases = {id: one for id, one in cases.items() if id != key}
            cases |= {} if case is None else {key: case}
    return cases


def by_id(kind, events):
    return {UUID(id): case for id, case in folded(kind, events).items()}


def known(*told, day=LAST, months=()):
    """What the checks look at, when just this was told in the year."""
    events = [*context(), *told]
    everyone = by_id(MEMBERS, events)
    duplicates = {id: one.member for id, one in by_id(MERGES, events).items()}
    attended = {}
    for one in folded(ATTENDANCES, events).values():
        before = attended.get(one.activity, Attended(0, 0))
        attended[one.activity] = Attended(before.expected + 1, before.came + one.came)
    signed = [(e.first_sponsor, *e.co_sponsors) for e, _ in told if hasattr(e, "co_sponsors")]
    signed += [e.reporters for e, _ in told if hasattr(e, "reporters")]
    return Known(
        rules=RULES,
        day=day,
        months=months,
        plenaries=by_id(PLENARIES, events),
        proposals=by_id(PROPOSALS, events),
        sponsorings=by_id(SPONSORINGS, events),
        handlings=by_id(HANDLINGS, events),
        members={id: one for id, one in everyone.items() if id not in duplicates},
        memberships=tuple(folded(MEMBERSHIPS, events).values()),
        merged=duplicates,
        reports=by_id(REPORTS, events),
        activities=by_id(ACTIVITIES, events),
        attended=attended,
        eventful=frozenset(on.replace(day=1) for _, on in told),
        names={one.id: one.name for people in signed for one in people},
    )
