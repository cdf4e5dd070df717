"""Does a ledger of activities that went out, was edited and came back ask for exactly its edits?"""

import io
from dataclasses import replace
from datetime import date
from uuid import UUID

import openpyxl
import pytest
from activity_books import (
    HELD,
    HERE,
    NAMES,
    SECTORS,
    VISIT,
    activity,
    asked,
    books_of,
    came_back,
    reach,
    stood,
    together,
    went_out,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.sectors.activity import Attendance
from contracts.sectors.occasion import Benefited
from kernel.importing.plan import Terms
from kernel.ledgers import open_ledger
from sectors.activity.commands import (
    CorrectActivity,
    CountAttendance,
    RecordActivity,
    RecordAttendance,
    StrikeAttendance,
    StrikeCount,
)
from sectors.activity.ledger.beside import Beside, Told
from sectors.activity.ledger.reached import written
from sectors.activity.ledger.returning import planned_returned
from sectors.activity.ledger.shapes import SHAPES
from sectors.app import HOSTS
from sectors.occasion.commands import TellBeneficiaries

pytestmark = pytest.mark.usefixtures("parsed_here")


def test_left_alone_it_asks_for_nothing(books):
    plan = came_back(went_out(books()), books())
    assert (asked(plan), plan.bad, plan.not_on_roster) == ([], (), ())
    assert len(plan.entries) == 2


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ({"study_topic": "第一季度学习"}, {"title": "第一季度学习"}),
        ({"study_place": None}, {"place": None}),
        ({"study_kind": "专题调研"}, {"kind": "调研"}),
        ({"study_host": None}, {"host": None}),
        ({"study_topics": "理论、法律"}, {"topics": ("理论", "法律")}),
        ({"study_money": "1.2万元"}, {"money": 1_200_000}),
        ({"study_day": "2025-03-06"}, {"starts_on": date(2025, 3, 6), "ends_on": date(2025, 3, 6)}),
        ({"visit_last": None}, {"ends_on": date(2025, 3, 5)}),
        ({"visit_served": 31}, {"beneficiaries": 31}),
    ],
)  # fmt: skip
def test_an_edited_cell_corrects_that_and_keeps_the_rest(books, edit, said):
    (command,) = asked(came_back(went_out(books()), books(), **edit))
    assert isinstance(command, CorrectActivity)
    held = HELD["visit_" in next(iter(edit))]
    before = {
        "title": held.title, "kind": held.kind, "place": held.place, "topics": held.topics,
        "starts_on": held.starts_on, "ends_on": held.ends_on, "money": held.money,
        "beneficiaries": held.beneficiaries,
    }  # fmt: skip
    assert command.activity == held.activity
    assert {name: getattr(command, name) for name in before | said} == before | said


def people_of(command):
    return {(one.person.name, one.attendance.value) for one in command.attendees}


def test_a_name_moved_from_one_list_to_another_is_one_new_mark(books):
    edits = {"study_present": "裘若谷（0008）", "study_leave": "黎云舟，岑知远"}
    (command,) = asked(came_back(went_out(books()), books(), **edits))
    assert isinstance(command, RecordAttendance)
    assert (people_of(command), command.whole) == ({("岑知远", "leave")}, False)


def test_a_name_added_is_recorded_and_one_taken_off_is_struck(books):
    edits = {"study_present": "岑知远、温景川"}
    record, strike = asked(came_back(went_out(books()), books(), **edits))
    assert people_of(record) == {("温景川", "present")}
    assert isinstance(strike, StrikeAttendance)
    assert strike.person == UUID(int=8)


def test_the_same_names_in_another_writing_change_nothing(books):
    edits = {"study_present": "裘若谷（0008） ， 岑知远"}
    assert asked(came_back(went_out(books()), books(), **edits)) == []


def test_a_name_in_two_lists_comes_back(books):
    plan = came_back(went_out(books()), books(), study_leave="黎云舟、岑知远")
    assert [(bad.row, bad.column) for bad in plan.bad] == [(3, "请假委员")]
    assert asked(plan) == []


def test_a_guest_stays_a_guest(books):
    (command,) = asked(came_back(went_out(books()), books(), study_guests="干部甲、干部乙"))
    assert [(one.person.name, one.member) for one in command.attendees] == [("干部乙", False)]


def test_numbers_are_counted_and_emptied_they_are_struck(books):
    told = {"study_expected": 5, "study_came": 4, "study_on_leave": 1}
    (command,) = asked(came_back(went_out(books()), books(), **told))
    assert isinstance(command, CountAttendance)
    counted = (replace(HELD[0], expected=5, present=4, leave=1, absent=0), HELD[1])
    blank = {
        "study_expected": None, "study_came": None, "study_on_leave": None, "study_missing": None,
    }  # fmt: skip
    (command,) = asked(came_back(went_out(books(counted)), books(counted), **blank))
    assert isinstance(command, StrikeCount)
    wrong = came_back(went_out(books(counted)), books(counted), study_expected=9)
    assert [bad.row for bad in wrong.bad] == [3]


def test_what_was_changed_here_meanwhile_comes_back_and_the_rest_goes_in(books):
    data = went_out(books())
    now = books((replace(HELD[0], place="二楼"), HELD[1]))
    plan = came_back(data, now, study_place="三楼", visit_place="田间")
    assert [(bad.row, bad.column) for bad in plan.bad] == [(3, "活动地点")]
    (command,) = asked(plan)
    assert (command.activity, command.place) == (VISIT, "田间")
    (command,) = asked(came_back(data, now, study_topic="季度学习"))
    assert (command.title, command.place) == ("季度学习", "二楼")
    assert asked(came_back(data, now, study_place="二楼")) == []


def test_an_activity_taken_back_meanwhile_brings_its_row_back(books):
    plan = came_back(went_out(books()), books(HELD[1:]), study_place="三楼")
    assert [(bad.row, bad.column) for bad in plan.bad] == [(3, "核对码")]


def test_a_row_that_was_added_is_recorded_and_a_copied_one_comes_back(books):
    book = openpyxl.load_workbook(io.BytesIO(went_out(books())))
    book.active.append(["夏季学习", "学习", None, "教育界", date(2025, 7, 1)])
    book.active.append([cell.value for cell in book.active[3]])
    target = io.BytesIO()
    book.save(target)
    ledger = open_ledger(target.getvalue(), SHAPES, name="x.xlsx")
    plan = planned_returned(ledger, books(), Terms(HERE, "x"), HOSTS)
    assert [bad.row for bad in plan.bad] == [6]
    assert [c.title for c in asked(plan) if isinstance(c, RecordActivity)] == ["夏季学习"]


MARK = st.sampled_from(Attendance)
ATTENDING = st.dictionaries(st.sampled_from(NAMES), MARK, max_size=5)
TOLD = st.fixed_dictionaries(
    {
        "title": st.sampled_from(("集中学习", "联合视察（第二次）", "座谈：教育、医疗")),
        "place": st.none() | st.sampled_from(("会议厅", "清溪 镇")),
        "topics": st.lists(st.sampled_from(("理论", "法律", "农业")), unique=True).map(tuple),
        "money": st.none() | st.integers(0, 10**9),
        "beneficiaries": st.none() | st.integers(0, 10**6),
        "ends_on": st.dates(date(2025, 3, 5), date(2025, 4, 1)),
    }
)
JOINT = st.lists(st.sampled_from(SECTORS), unique=True).map(tuple)
KINDS = st.dictionaries(
    st.sampled_from(("老人", "学生", "农户", "户", "困难群众(户)", "社区(人)", "企业")),
    st.integers(0, 10**6),
)
BESIDE = st.tuples(JOINT, JOINT, KINDS)
OUTCOMES = st.lists(st.tuples(TOLD, ATTENDING, BESIDE), min_size=1, max_size=4)


def _beside(told, planned, kinds):
    hosts = together(*told, planned=planned).hosts
    return Beside(hosts, Told(told, reach(**kinds)))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(OUTCOMES, st.data())
def test_whatever_stands_here_goes_out_and_comes_back_as_nothing_and_one_edit_as_one(
    adopted, parsed_here, outcomes, data
):
    held, who, beside = [], {}, {}
    for number, (told, marks, more) in enumerate(outcomes, 1):
        held.append(activity(UUID(int=number), **told))
        who[UUID(int=number)] = [stood(UUID(int=number), *mark) for mark in marks.items()]
        beside[UUID(int=number)] = _beside(*more)
    here = books_of(adopted, tuple(held), who, beside)
    out = went_out(here)
    plan = came_back(out, here)
    assert (asked(plan), plan.bad) == ([], ())
    mine = who[UUID(int=1)]
    absent = [name for name in NAMES if name not in {one.name for one in mine}]
    if absent:
        name = data.draw(st.sampled_from(absent))
        present = [one.name for one in mine if one.attendance is Attendance.PRESENT]
        edited = came_back(out, here, study_present="、".join([*present, name]))
        (command,) = asked(edited)
        assert people_of(command) == {(name, "present")}
    _edits_of_what_stands_beside(here, out, data)


def _edits_of_what_stands_beside(here, out, data):
    """Another host and another kind are told with those that were there, and nothing else."""
    first = here.of(UUID(int=1))
    strangers = [one for one in SECTORS if one.body not in first.hosts]
    if strangers:
        added = data.draw(st.sampled_from(strangers))
        names = "、".join(one.name for one in (*first.hosts, added.body))
        (tell,) = asked(came_back(out, here, study_host=names))
        assert tuple(one.body for one in tell.hosts) == (*first.hosts, added.body)
    kinds = (*first.told.beneficiaries, Benefited(kind="牧民", number=3))
    edited = asked(came_back(out, here, study_reached=written(kinds)))
    (tell,) = [one for one in edited if isinstance(one, TellBeneficiaries)]
    assert tell.beneficiaries == kinds
