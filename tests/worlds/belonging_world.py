"""A year in which it matters who belonged where: a member changes sector, hosts share."""

from datetime import date

from years import HERE, PLENARY, UNITS, context

from contracts.contacts import SideKind
from contracts.members.contact import ContactMade, Side
from contracts.members.member import MemberAdmitted, MembershipBegan, MembershipEnded
from contracts.members.organisation import AliasConfirmed
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalAssigned,
    ProposalFiled,
    ProposalReplied,
    ProposalSubmitted,
    SponsorKind,
)
from contracts.proposals.situation_report import SituationReportReceived
from contracts.sectors.activity import ActivityHeld, Attendance, AttendanceRecorded
from contracts.sectors.body import BodyFormed, body_id
from contracts.sectors.occasion import JointHost, JointHostsNamed, NotesHandedIn
from contracts.values import BodyKind, Named, Satisfaction
from kernel.ids import derived

WINTER, SPRING, SUMMER, AUTUMN = (
    date(2025, 1, 9),
    date(2025, 3, 3),
    date(2025, 6, 30),
    date(2025, 9, 9),
)
PARTICULARS = dict.fromkeys(
    ("member_no", "gender", "nation", "birth_year", "education", "employer", "position", "party")
)


def person(name):
    return Named(id=derived("person", name), name=name)


def body(name, kind=BodyKind.SECTOR):
    return Named(id=body_id(HERE, kind, name), name=name)


EDUCATION, ECONOMY = body("教育"), body("经济")
STUDY = body("学习委员会", BodyKind.SPECIAL_COMMITTEE)
CEN, LI, MENG = person("岑知远"), person("黎云舟"), person("孟晚晴")
SCHOOLS, SPORTS, ROADS = UNITS


def admitted(*people):
    for one in people:
        told = {"member": one.id, "name": one.name, "term": 5, "since": None}
        yield MemberAdmitted(**PARTICULARS, **told), WINTER


def joined(one, where, kind=BodyKind.SECTOR, since=None):
    told = {"body": where, "kind": kind, "duty": None, "since": since}
    return MembershipBegan(member=one.id, **told), WINTER


def left(one, where, until):
    return MembershipEnded(member=one.id, body=where.id, until=until), until


def formed(where, kind=BodyKind.SECTOR):
    told = {"body": where.id, "kind": kind, "name": where.name, "provisional": False}
    return BodyFormed(**told), WINTER


def proposed(number, *sponsors, on=SPRING, written=None, kind=None, plenary=PLENARY):
    """Submitted and filed, by these sponsors."""
    default = SponsorKind.JOINT if len(sponsors) > 1 else SponsorKind.INDIVIDUAL
    submitted = ProposalSubmitted(
        proposal=derived("proposal", number),
        plenary=plenary,
        serial_no=number,
        printed_no=None,
        title=f"关于事项{number}的提案",
        sponsor_kind=kind or default,
        first_sponsor=sponsors[0],
        co_sponsors=sponsors[1:],
        sector=written,
        category="社会建设",
        topics=(),
        timing="plenary",
        submitted_on=on,
        text=None,
    )
    filed = ProposalFiled(
        proposal=derived("proposal", number), case_no=number, category=None, day_assumed=False
    )
    yield from ((submitted, on or WINTER), (filed, on or WINTER))


def handled(number, *leading, assisting=(), replied=(), on=SPRING):
    """Assigned to these units; those in `replied` answered."""
    proposal, mode = derived("proposal", number), "separate" if len(leading) > 1 else "single"
    told = {"mode": mode, "leading": leading, "assisting": assisting, "due_on": SUMMER}
    yield ProposalAssigned(proposal=proposal, assigned_on=on, **told), on
    for unit, day in replied:
        answer = {"grade": "A", "outcome": None, "replied_on": day, "text": None}
        yield ProposalReplied(proposal=proposal, unit=unit, **answer), day


def said(number, sponsor, how=Satisfaction.SATISFIED, **more):
    told = {"satisfaction": how, "printed": "满意", "given_on": AUTUMN}
    proposal = derived("proposal", number)
    return FeedbackGiven(proposal=proposal, sponsor=sponsor, **told, **more), AUTUMN


def reported(number, *reporters, on=SPRING, written=None, topics=()):
    told = {"title": f"关于情况{number}的反映", "unit": None, "sector": written, "topics": topics}
    report = derived("report", number)
    by = {"reporters": reporters, "by_person": True, "received_on": on}
    return SituationReportReceived(report=report, **told, **by), on


def held(number, host, *came, joint=(), on=SPRING):
    """An activity with its hosts and the members who came."""
    activity = derived("activity", number)
    told = dict.fromkeys(ActivityHeld.model_fields)
    told |= {"activity": activity, "title": f"第{number}次活动", "kind": "调研", "topics": ()}
    told |= {"common_kind": "research", "host": host, "starts_on": on, "ends_on": on}
    yield ActivityHeld(**told | {"by_ledger": False}), on
    if joint:
        hosts = tuple(JointHost(kind=BodyKind.SECTOR, body=one) for one in joint)
        yield JointHostsNamed(activity=activity, hosts=hosts), on
    for one in came:
        attended = {"person": one, "member": True, "attendance": Attendance.PRESENT}
        yield AttendanceRecorded(activity=activity, **attended), on


def wrote(number, one, on=SPRING):
    told = {"activity": derived("activity", number), "member": one.id, "handed_on": on}
    return NotesHandedIn(**told), on


def visited(number, *reached, on=SPRING):
    by = Side(kind=SideKind.PERSON, id=derived("person", 9), name="柳依依")
    told = {"number": f"2025-{number:04}", "made_on": on, "way": "走访", "by": by, "counted": None}
    contact = derived("contact", number)
    return ContactMade(contact=contact, reached=tuple(one.id for one in reached), **told), on


def year():
    """Cen was of 教育 until the end of June, and of 经济 since; Li is of 经济; Meng of none."""
    return [
        *context(),
        *admitted(CEN, LI, MENG),
        formed(EDUCATION),
        formed(ECONOMY),
        formed(STUDY, BodyKind.SPECIAL_COMMITTEE),
        joined(CEN, EDUCATION),
        left(CEN, EDUCATION, SUMMER),
        joined(CEN, ECONOMY, since=date(2025, 7, 1)),
        joined(LI, ECONOMY),
        joined(LI, STUDY, BodyKind.SPECIAL_COMMITTEE),
        *proposed(1, CEN),
        *proposed(2, CEN, on=AUTUMN),
        *proposed(3, CEN, LI),
        *proposed(4, MENG, written=Named(id=EDUCATION.id, name="教育界")),
        *proposed(5, EDUCATION, kind=SponsorKind.SECTOR),
        *proposed(6, CEN, on=None),
        *handled(1, SCHOOLS, replied=[(SCHOOLS, SPRING)]),
        *handled(3, SPORTS, ROADS, replied=[(ROADS, AUTUMN)]),
        *handled(4, ROADS, assisting=(SCHOOLS,)),
        said(1, CEN),
        said(3, LI, Satisfaction.DISSATISFIED),
        (AliasConfirmed(organisation=SPORTS.id, alias="教育局", stood_for=SCHOOLS.id), SPRING),
        reported(1, CEN),
        reported(2, MENG, CEN, on=AUTUMN),
        *held(1, EDUCATION, CEN, LI, joint=(EDUCATION, ECONOMY)),
        *held(2, STUDY, CEN, on=AUTUMN),
        wrote(1, CEN),
        visited(1, CEN, LI),
        visited(2, MENG),
    ]
