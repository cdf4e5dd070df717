"""Whom do activities count for: hosts, beneficiaries, priorities, who wrote or was trained?"""

from datetime import date

from counted import activity_of, admitted, came, cases, held, parts, told, values
from years import PEOPLE, SECTORS

from contracts.members.member import MembersMerged
from contracts.sectors.activity import ActivityRetracted, AttendanceCounted
from contracts.sectors.life import ActivityPlanned
from contracts.sectors.occasion import (
    BeneficiariesCounted,
    Benefited,
    JointHost,
    JointHostsNamed,
    NotesHandedIn,
    NotesStruck,
    PrioritiesServed,
)

SPRING = date(2025, 3, 2)
WANG, LI, ZHANG, CHEN = PEOPLE
SCHOOLS, TRADE = SECTORS
YEAR = {"window": "2025"}


def hosts(number, *bodies):
    told_of = tuple(JointHost(kind="sector", body=one) for one in bodies)
    return JointHostsNamed(activity=activity_of(number), hosts=told_of), SPRING


def planned(number, host, *joint):
    unsaid = dict.fromkeys(
        ("form", "starts_at", "ends_at", "place", "places", "sign_up_until", "door_opens_at")
    )
    event = ActivityPlanned(
        activity=activity_of(number),
        title=f"第{number}次活动",
        kind="活动",
        common_kind="research",
        host=host,
        joint_hosts=joint,
        starts_on=SPRING,
        ends_on=SPRING,
        topics=(),
        must_attend=False,
        whole_committee=False,
        door_closes_at=None,
        **unsaid,
    )
    return event, SPRING


def benefited(number, *kinds):
    told_of = tuple(Benefited(kind=kind, number=count) for kind, count in kinds)
    return BeneficiariesCounted(activity=activity_of(number), beneficiaries=told_of), SPRING


def served(number, *priorities):
    event = PrioritiesServed(activity=activity_of(number), priorities=priorities, topics=())
    return event, SPRING


def notes(number, who, on=SPRING):
    return NotesHandedIn(activity=activity_of(number), member=who.id, handed_on=on), on


async def test_a_joint_activity_counts_once_and_once_for_each_host(database):
    events = [
        held(1, SPRING, host=SCHOOLS),
        hosts(1, SCHOOLS, TRADE),
        held(2, SPRING, host=SCHOOLS),
        held(3, SPRING),
    ]
    figures, proof, joint = await told(
        database, events, "sectors.by_host", "sectors.joint_activities", **YEAR
    )
    assert values(figures, "sectors.activities", "sectors.joint_activities") == [3, 1]
    assert parts(figures, "sectors.by_host") == {"教育": 2, "经济": 1, "未记主办": 1}
    assert (figures["sectors.by_host"]["whole"], figures["sectors.hostings"]["value"]) == (3, 4)
    assert figures["sectors.hosts"]["value"] == 2
    assert cases(joint) == ["第1次活动"]
    assert {one["part"] for one in proof["cases"] if one["label"] == "第1次活动"} == {"教育、经济"}


async def test_hosts_of_the_plan_hold_until_others_are_told(database):
    events = [planned(1, SCHOOLS, TRADE), held(1, SPRING, host=SCHOOLS)]
    figures, *_ = await told(database, events, **YEAR)
    assert parts(figures, "sectors.by_host") == {"教育": 1, "经济": 1}


async def test_hosts_that_are_taken_back_leave_the_first_one(database):
    events = [planned(1, SCHOOLS, TRADE), hosts(1, SCHOOLS, TRADE), hosts(1)]
    figures, *_ = await told(database, [*events, held(1, SPRING, host=SCHOOLS)], **YEAR)
    assert parts(figures, "sectors.by_host") == {"教育": 1}
    assert values(figures, "sectors.joint_activities") == [0]


async def test_what_is_planned_and_what_was_taken_back_count_nowhere(database):
    back = ActivityRetracted(activity=activity_of(2), reason="误录")
    events = [
        planned(1, SCHOOLS, TRADE),
        held(2, SPRING, "public_service", host=SCHOOLS),
        hosts(2, SCHOOLS, TRADE),
        notes(2, WANG),
        (back, SPRING),
    ]
    figures, *_ = await told(database, events, **YEAR)
    names = ("held", "joint_activities", "hostings", "deeds", "notes")
    assert values(figures, *(f"sectors.{name}" for name in names)) == [0] * 5


async def test_a_deed_counts_once_for_each_kind_that_it_served(database):
    events = [
        held(1, SPRING, "public_service"),
        benefited(1, ("户", 30), ("学生", 200)),
        held(2, SPRING, "public_service"),
        benefited(2, ("户", 5)),
        held(3, SPRING, "public_service"),
        held(4, SPRING, "research"),
        benefited(4, ("企业", 3)),
    ]
    figures, *_ = await told(database, events, **YEAR)
    found = parts(figures, "sectors.deeds_by_beneficiary")
    assert found == {"户": 2, "学生": 1, "未记受益对象": 1}
    assert figures["sectors.deeds_by_beneficiary"]["whole"] == 3


async def test_an_activity_counts_once_for_each_priority_that_it_serves(database):
    events = [
        held(1, SPRING),
        served(1, "营商环境", "乡村振兴"),
        held(2, SPRING),
        served(2, "营商环境"),
        held(3, SPRING),
    ]
    figures, proof = await told(database, events, "sectors.by_priority", **YEAR)
    assert parts(figures, "sectors.by_priority") == {"营商环境": 2, "乡村振兴": 1}
    assert values(figures, "sectors.for_priorities") == [2]
    assert cases(proof) == ["第1次活动", "第2次活动"]


async def test_notes_count_on_the_day_they_came_and_who_wrote_counts_once(database):
    struck = NotesStruck(activity=activity_of(1), member=LI.id)
    events = [
        held(1, SPRING),
        held(2, SPRING),
        notes(1, WANG),
        notes(2, WANG),
        notes(1, LI),
        (struck, SPRING),
        notes(2, ZHANG, date(2026, 1, 2)),
    ]
    figures, *_ = await told(database, events, **YEAR)
    assert values(figures, "sectors.notes", "sectors.note_writers") == [2, 1]


async def test_notes_of_a_member_who_was_entered_twice_are_one(database):
    merged = MembersMerged(duplicate=LI.id, member=WANG)
    events = [held(1, SPRING), notes(1, WANG), notes(1, LI), (merged, SPRING)]
    figures, *_ = await told(database, events, **YEAR)
    assert values(figures, "sectors.notes", "sectors.note_writers") == [1, 1]


async def test_who_came_to_a_study_or_a_training_is_covered_once(database):
    counted_only = AttendanceCounted(
        activity=activity_of(4), expected=9, present=9, leave=0, absent=0
    )
    events = [
        *(admitted(who) for who in (WANG, LI, ZHANG)),
        held(1, SPRING, "study"),
        came(1, WANG),
        came(1, LI, "leave"),
        came(1, CHEN),
        held(2, SPRING, "training"),
        came(2, WANG, "late"),
        held(3, SPRING, "research"),
        came(3, ZHANG),
        held(4, SPRING, "training"),
        (counted_only, SPRING),
    ]
    figures, proof = await told(database, events, "sectors.trained", **YEAR)
    rate = figures["sectors.training_coverage"]
    assert (rate["numerator"], rate["denominator"]) == (1, 3)
    assert cases(proof) == ["第1次活动", "第2次活动"]
