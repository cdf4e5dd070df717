"""Do attendances that went out come back as what they were, in either arrangement?"""

import io
from datetime import date
from uuid import UUID

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.sectors.activity import Attendance
from kernel.ids import committee_id
from kernel.importing.plan import Terms
from kernel.ledgers import Table, open_ledger, write_table
from rules.names import derived_id
from sectors.activity.commands import RecordActivity, RecordAttendance
from sectors.activity.ledger.attendance_out import HEADINGS, line, matrix
from sectors.activity.ledger.hosts import Hosts
from sectors.activity.ledger.know import Acquaintance
from sectors.activity.ledger.plan import planned
from sectors.activity.ledger.roster import Roster
from sectors.activity.ledger.shapes import SHAPES
from sectors.activity.names import activity_id
from sectors.activity.tables import ActivityRow, AttendanceRow, PersonRow
from sectors.app import HOSTS

pytestmark = pytest.mark.usefixtures("parsed_here")
HERE = committee_id("999900")
NAMES = ("岑知远", "柏清禾", "黎云舟")
TWINS = (UUID(int=7), UUID(int=8))


def member(name, who, number=None, sector="教育"):
    return PersonRow(who, HERE, name, number, None, None, None, (sector,), ())


PEOPLE = [
    *(member(name, derived_id(HERE, "person", name)) for name in NAMES),
    *(member("裘若谷", who, f"000{n}", "经济") for n, who in enumerate(TWINS)),
]
WHO = {one.member: one.name for one in PEOPLE}
KINDS = ("学习", "调研", "视察")
MARKS = st.dictionaries(st.sampled_from(list(WHO)), st.sampled_from(Attendance), min_size=1)
YEAR = st.lists(MARKS, min_size=1, max_size=4)


def year_of(marks):
    """An activity for each, of another title and day, and who stood how to it."""
    held, stood = [], {}
    for number, mine in enumerate(marks):
        title, day = f"第{number}次{KINDS[number % 3]}", date(2025, 3, 1 + number)
        of = activity_id(HERE, title, day, None)
        blank = (None,) * 3
        kind = KINDS[number % 3]
        rest = (None, (), *(None,) * 6)
        held.append(ActivityRow(of, HERE, title, kind, "x", *blank, day, day, *rest))
        stood[of] = [
            AttendanceRow(UUID(int=who.int ^ of.int), of, HERE, who, WHO[who], True, how)
            for who, how in mine.items()
        ]
    return held, stood


def read(data, adopted, held):
    """By activity and person, what a workbook says."""
    ledger = open_ledger(data, SHAPES, name="x.xlsx")
    known = Acquaintance([adopted], Roster(PEOPLE), Hosts(HERE, "云岭市政协", ()), held)
    plan = planned(ledger, known, Terms(HERE, "activities/5/4"), HOSTS)
    assert (plan.bad, plan.not_on_roster, plan.warnings) == ((), (), ())
    commands = [command for entry in plan.entries for command in entry.commands]
    told = {
        one.activity: (one.title, one.kind) for one in commands if isinstance(one, RecordActivity)
    }
    marks = {
        (command.activity, one.person.id): (one.attendance, one.member)
        for command in commands
        if isinstance(command, RecordAttendance)
        for one in command.attendees
    }
    return told, marks


def meant(held, stood):
    told = {one.activity: (one.title, one.kind) for one in held}
    marks = {
        (activity, one.person): (one.attendance, one.member)
        for activity, mine in stood.items()
        for one in mine
    }
    return told, marks


quietly = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quietly
@given(YEAR)
def test_a_row_an_attendance_comes_back_as_it_was(adopted, parsed_here, marks):
    held, stood = year_of(marks)
    rows = [line(one, each, Roster(PEOPLE)) for one in held for each in stood[one.activity]]
    data = write_table([Table("出席", [one.text for one in HEADINGS], rows)])
    assert read(data, adopted, held) == meant(held, stood)


@quietly
@given(YEAR)
def test_a_matrix_comes_back_as_it_was(adopted, parsed_here, marks):
    held, stood = year_of(marks)
    assert read(matrix(held, stood, Roster(PEOPLE)), adopted, held) == meant(held, stood)


def test_a_guest_stays_a_guest_in_rows_and_has_no_row_in_a_matrix(adopted):
    held, stood = year_of([{PEOPLE[0].member: Attendance.PRESENT}])
    (activity,) = stood
    guest = derived_id(HERE, "person", "干部甲")
    stood[activity].append(
        AttendanceRow(UUID(int=5), activity, HERE, guest, "干部甲", False, Attendance.PRESENT)
    )
    rows = [line(held[0], each, Roster(PEOPLE)) for each in stood[activity]]
    data = write_table([Table("出席", [one.text for one in HEADINGS], rows)])
    assert read(data, adopted, held) == meant(held, stood)
    lines = openpyxl.load_workbook(io.BytesIO(matrix(held, stood, Roster(PEOPLE)))).active.values
    assert "干部甲" not in [cell for row in lines for cell in row]


async def test_both_are_given_out_and_imported_again_change_nothing(http, post, seen, xlsx):
    heading = ("活动主题", "活动类别", "组织单位", "活动时间", "参加委员", "请假委员", "列席人员")
    first = (
        "第一季度学习",
        "学习",
        "教育界、经济界",
        "2025-03-05",
        "岑知远、柏清禾",
        "黎云舟",
        "干部甲",
    )
    second = ("春耕调研", "调研", None, "2025-04-05", "黎云舟", None, None)
    told = await post(xlsx(heading, first, second))
    await seen("activities", told["position"])
    for name in ("attendance-ledger", "attendance-matrix"):
        out = await http.get(f"/committees/999900/{name}.xlsx?since=2025-01-01")
        assert out.status_code == 200, out.text
        again = await post(out.content)
        assert (again["outcome"]["bad"], again["outcome"]["not_on_roster"]) == ([], []), name
    left = await seen("activities", again["position"])
    assert [(one["expected"], one["present"], one["guests"]) for one in left] == [
        (3, 2, 1), (1, 1, 0),
    ]  # fmt: skip
    beside = await seen(f"activities/{left[0]['activity']}/particulars")
    assert [one["body"]["name"] for one in beside["hosts"]] == ["教育界", "经济界"]
