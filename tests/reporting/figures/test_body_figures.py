"""Which bodies were there on the day, and which of them did nothing?"""

from datetime import date

from counted import activity_of, cases, held, parts, told, values
from years import HERE

from contracts.sectors.body import (
    BodyConfirmed,
    BodyDissolutionTakenBack,
    BodyDissolved,
    BodyFirstDayTold,
    BodyFormed,
    BodyRenamed,
    body_id,
)
from contracts.sectors.occasion import JointHost, JointHostsNamed
from contracts.values import BodyKind, Named

SPRING, EARLY = date(2025, 3, 2), date(2024, 12, 2)
COMMITTEE, AREA = BodyKind.SPECIAL_COMMITTEE, BodyKind.AREA_GROUP
YEAR = {"window": "2025"}
FIGURES = ("sectors.bodies", "sectors.idle_bodies")


def named(name, kind=COMMITTEE):
    return Named(id=body_id(HERE, kind, name), name=name)


def formed(name, kind=COMMITTEE, provisional=False):
    one = named(name, kind).id
    return BodyFormed(body=one, kind=kind, name=name, provisional=provisional), EARLY


def of(event, name, kind=COMMITTEE, **more):
    return event(body=named(name, kind).id, **more), EARLY


def renamed():
    later = body_id(HERE, AREA, "柳湾片区联络组")
    told_of = {"name": "柳湾片区联络组", "since": SPRING, "stood_for": later}
    return BodyRenamed(body=named("柳湾联络组", AREA).id, **told_of), SPRING


BODIES = (
    formed("提案委员会"),
    formed("农业和农村委员会"),
    formed("文史委员会"),
    formed("柳湾联络组", AREA),
    formed("教育界", BodyKind.SECTOR),
)


async def test_bodies_that_hosted_nothing_are_named_and_joint_hosts_are_not(database):
    joint = (JointHost(kind="area_group", body=named("柳湾联络组", AREA)),)
    events = [
        *BODIES,
        held(1, SPRING, host=named("提案委员会")),
        (JointHostsNamed(activity=activity_of(1), hosts=joint), SPRING),
    ]
    figures, idle = await told(database, events, "sectors.idle_bodies_by_name", **YEAR)
    assert values(figures, *FIGURES) == [4, 2]
    assert parts(figures, "sectors.idle_bodies_by_name") == {"农业和农村委员会": 1, "文史委员会": 1}
    assert cases(idle) == ["农业和农村委员会", "文史委员会"]


async def test_only_confirmed_bodies_that_stand_on_the_day_are_counted(database):
    events = [
        *BODIES,
        formed("待确认委员会", provisional=True),
        formed("已确认委员会", provisional=True),
        of(BodyConfirmed, "已确认委员会"),
        of(BodyDissolved, "文史委员会", until=date(2025, 6, 30), basis=None),
        of(BodyDissolved, "提案委员会", until=date(2025, 6, 30), basis=None),
        of(BodyDissolutionTakenBack, "提案委员会"),
        of(BodyFirstDayTold, "农业和农村委员会", since=date(2026, 1, 1)),
        renamed(),
    ]
    figures, idle = await told(database, events, "sectors.idle_bodies", **YEAR)
    assert values(figures, *FIGURES) == [3, 3]
    assert cases(idle) == ["已确认委员会", "提案委员会", "柳湾片区联络组"]


async def test_activities_before_the_window_do_not_make_a_body_busy(database):
    events = [*BODIES, held(1, EARLY, host=named("提案委员会"))]
    figures, *_ = await told(database, events, **YEAR)
    assert values(figures, *FIGURES) == [4, 4]
