"""Is the work counted to whom it belongs? All expectations were counted by hand."""

from datetime import date
from uuid import UUID

from contracts.merges import Heads, MergeRow
from contracts.people import People
from contracts.roll import BEGINNING, OPEN, OnRoll
from contracts.sectors.activity import Attendance
from contracts.values import BodyKind, Named
from rules.dates import Window
from sectors.balance.counting import by_host, crowding, idle, participation, visits_of
from sectors.belonging import Belonging
from sectors.doings import BodyThen, Held, Stood

HERE = UUID(int=99)
TEACHERS, FARMERS, GROUP = (UUID(int=n) for n in (1, 2, 3))
CEN, LI, QIU, BAI, CEN_AGAIN, GUEST = (UUID(int=n) for n in (11, 12, 13, 14, 15, 16))
BODIES = (
    BodyThen(TEACHERS, BodyKind.SECTOR, "教育", False),
    BodyThen(FARMERS, BodyKind.SECTOR, "农业", False),
    BodyThen(GROUP, BodyKind.AREA_GROUP, "清溪镇委员小组", False),
)
Y2025 = Window(date(2025, 1, 1), date(2025, 12, 31))
MOVED = date(2025, 6, 30)
"""The last day of 黎云舟 with the farmers; a teacher from the next on."""


def row(member, name, *spells, until=OPEN):
    told = [(body, s or BEGINNING, u or OPEN) for body, s, u in spells]
    bodies, sinces, untils = zip(*told, strict=True) if told else ((), (), ())
    kinds = tuple("area_group" if body == GROUP else "sector" for body in bodies)
    names = tuple("农业" if body == FARMERS else "教育" for body in bodies)
    return OnRoll(
        member, HERE, name, None, None, None, None, (BEGINNING,), (until,), bodies, kinds, names,
        sinces, untils,
    )  # fmt: skip


BELONGING = Belonging(
    People(
        (
            row(CEN, "岑知远", (TEACHERS, None, None), (GROUP, None, None)),
            row(LI, "黎云舟", (FARMERS, None, MOVED), (TEACHERS, date(2025, 7, 1), None)),
            row(QIU, "裘若谷", (FARMERS, None, None)),
            row(BAI, "柏清禾", (FARMERS, None, None), until=date(2025, 9, 30)),
            row(CEN_AGAIN, "岑志远", (TEACHERS, None, None)),
        ),
        Heads({CEN_AGAIN: MergeRow(CEN_AGAIN, HERE, CEN, "岑知远")}),
    ),
)


def held(number, title, on, *hosts, kind="学习"):
    return Held(UUID(int=number), title, kind, "study", hosts, on, on, None)


def named(body, name):
    return Named(id=body, name=name)


HELD = (
    held(101, "教师学习", date(2025, 3, 1), named(TEACHERS, "教育界")),
    held(102, "春耕调研", date(2025, 4, 1), named(FARMERS, "农业"), kind="调研"),
    held(
        103,
        "联合视察",
        date(2025, 8, 1),
        named(TEACHERS, "教育"),
        named(FARMERS, "农业"),
        kind="视察",
    ),
    held(104, "全体学习", date(2025, 9, 1)),
    held(105, "去年学习", date(2024, 5, 1), named(GROUP, "清溪镇委员小组")),
)


def stood(number, person, how=Attendance.PRESENT, member=True):
    return Stood(UUID(int=number), person, "某", member, how)


STOOD = (
    stood(101, CEN),
    stood(101, CEN_AGAIN, Attendance.ABSENT),
    stood(102, LI),
    stood(102, BAI, Attendance.LEAVE),
    stood(103, LI, Attendance.LATE),
    stood(103, CEN, Attendance.HALF),
    stood(103, GUEST, member=False),
    stood(104, CEN),
    stood(104, BAI, Attendance.ABSENT),
    stood(105, QIU),
)
VISITS = visits_of(HELD, STOOD, BELONGING, Y2025)


def test_a_duplicate_and_a_guest_are_no_second_person():
    assert len(VISITS) == 7
    assert [one.came for one in VISITS if one.activity == UUID(int=101)] == [True]


def test_a_body_is_credited_by_who_was_in_it_on_the_day():
    found = participation(BODIES, HELD, VISITS, BELONGING, Y2025)
    numbers = [
        (one.name, one.members, one.hosted, one.expected, one.came, one.heads) for one in found
    ]
    assert numbers == [
        ("教育", 2, 2, 4, 4, 2),
        ("农业", 1, 2, 3, 1, 1),
        ("清溪镇委员小组", 1, 0, 3, 3, 1),
    ]  # fmt: skip


def test_idle_is_who_held_nothing_or_came_to_nothing_lately():
    every = visits_of(HELD, STOOD, BELONGING, Window(date.min, date(2025, 12, 31)))
    found = idle(BODIES, HELD, every, BELONGING, date(2025, 6, 30))
    assert [(one.name, one.last_hosted, one.last_joined) for one in found] == [
        ("农业", date(2025, 8, 1), date(2025, 4, 1)),
        ("清溪镇委员小组", date(2024, 5, 1), date(2025, 9, 1)),
    ]
    assert [(one.hosted_none, one.joined_none) for one in found] == [(False, True), (True, False)]


def test_an_activity_on_the_first_day_that_counts_is_not_long_ago():
    every = visits_of(HELD, STOOD, BELONGING, Window(date.min, date(2025, 12, 31)))
    found = idle(BODIES, HELD, every, BELONGING, date(2025, 4, 1))
    assert [one.name for one in found] == ["清溪镇委员小组"]


def test_crowding_is_the_share_of_the_most_active_tenth_rounded_up():
    found = crowding(VISITS, BELONGING, date(2025, 12, 31))
    assert (found.members, found.came, found.tenth, found.of_the_tenth) == (3, 5, 1, 3)
    assert [one.name for one in found.most] == ["岑知远"]
    assert [(one.name, one.sector) for one in found.nowhere] == [("裘若谷", "农业")]
    then = crowding(VISITS, BELONGING, date(2025, 9, 30))
    assert [one.name for one in then.nowhere] == ["柏清禾", "裘若谷"]


def test_nobody_on_the_roll_is_no_crowd():
    found = crowding([], Belonging(People(())), date(2025, 1, 1))
    assert (found.members, found.tenth, found.most, found.nowhere) == (0, 0, (), ())


def test_an_activity_counts_for_each_of_its_hosts_and_one_without_a_host_by_itself():
    found = by_host(HELD, VISITS, Y2025)
    assert [(one.name, one.activities, one.came, dict(one.kinds)) for one in found] == [
        ("农业", 2, 3, {"调研": 1, "视察": 1}),
        ("教育", 2, 3, {"学习": 1, "视察": 1}),
        ("未填组织单位", 1, 1, {"学习": 1}),
    ]
