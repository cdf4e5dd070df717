"""What does planning make of rows: who and what is meant, and which rows come back?"""

from datetime import date

import pytest

from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.ids import committee_id
from kernel.importing.plan import Terms
from kernel.ledgers import LedgerRefused, open_ledger
from rules.names import derived_id
from sectors.activity.commands import RecordActivity, RecordAttendance
from sectors.activity.ledger.hosts import Hosts, KnownBody
from sectors.activity.ledger.know import Acquaintance
from sectors.activity.ledger.plan import planned
from sectors.activity.ledger.roster import Roster
from sectors.activity.ledger.shapes import SHAPES
from sectors.activity.tables import PersonRow
from sectors.app import HOSTS

HERE = committee_id("999900")
DAY = date(2025, 3, 5)
NAMES = ("岑知远", "柏清禾", "黎云舟", "温景川")
HEADING = (
    "序号", "活动主题", "活动类别", "组织单位", "活动时间", "活动地点", "参加委员", "请假委员",
    "缺席委员", "应到人数", "实到人数", "请假人数", "缺席人数",
)  # fmt: skip
STUDY = (
    1, "第一季度集中学习", "集中学习", "经济委员会", DAY, "会议厅", "岑知远、柏清禾", "黎云舟",
    "温景川", 4, 2, 1, 1,
)  # fmt: skip
ATTENDED = ("姓名", "界别", "活动主题", "活动类别", "活动开始时间", "出席情况")
TITLE = ("云岭市政协2025年活动台账",)
AT = {"kind": 2, "host": 3, "day": 4, "came": 6, "leave": 7, "absent": 8, "expected": 9,
      "present": 10}  # fmt: skip


def person(name, *, number=None, sector="教育界", until=None, member=None):
    who = member or derived_id(HERE, "person", name)
    return PersonRow(who, HERE, name, number, None, date(2022, 1, 5), until, (sector,), ())


def study(**cells):
    line = list(STUDY)
    for name, value in cells.items():
        line[AT[name]] = value
    return tuple(line)


@pytest.fixture
def plan(parsed_here, adopted, xlsx):
    """`plan(line, line, ..., people=[...])`: what a workbook comes to."""

    def made(*lines, people=None, held=()):
        ledger = open_ledger(xlsx(*lines), SHAPES, name="x.xlsx")
        education = KnownBody(body_id(HERE, BodyKind.SECTOR, "教育界"), BodyKind.SECTOR, "教育界")
        roster = Roster(map(person, NAMES) if people is None else people)
        hosts = Hosts(HERE, "云岭市政协", [education])
        known = Acquaintance([adopted], roster, hosts, held)
        return planned(ledger, known, Terms(HERE, "activities/5/4"), HOSTS)

    return made


def sent_back(plan):
    return [(bad.row, bad.column) for bad in plan.bad]


def marks(plan):
    """By title, who stood how, of all commands."""
    found, titles = {}, {}
    for command in (command for entry in plan.entries for command in entry.commands):
        if isinstance(command, RecordActivity):
            titles[command.activity] = command.title
        if isinstance(command, RecordAttendance):
            came = found.setdefault(titles[command.activity], {})
            came |= {one.person.name: one.attendance.value for one in command.attendees}
    return found


def recorded(plan):
    commands = (command for entry in plan.entries for command in entry.commands)
    return [command for command in commands if isinstance(command, RecordActivity)]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"kind": "集中观摩"}, "活动类别"),
        ({"expected": 9}, "应到人数"),
        ({"expected": "四"}, "应到人数"),
        ({"day": "4月31日"}, "活动时间"),
        ({"day": 4.1}, "活动时间"),
        ({"day": None}, "活动时间"),
        ({"came": "岑知远3"}, "参加委员"),
        ({"leave": "岑知远", "expected": None, "present": None}, ""),
    ],
)
def test_a_row_that_cannot_be_meant_comes_back(plan, cells, column):
    made = plan(TITLE, HEADING, study(**cells), (2, "春耕视察", "视察", None, "4月12日"))
    assert sent_back(made) == [(3, column)]
    assert [one.title for one in recorded(made)] == ["春耕视察"]


def test_a_title_too_long_to_keep_comes_back(plan):
    line = (1, "学习" * 150, "学习", None, DAY)
    assert sent_back(plan(TITLE, HEADING, line)) == [(3, "")]


def test_an_unknown_kind_comes_back_with_the_nearest(plan):
    (bad,) = plan(TITLE, HEADING, study(kind="专题调查")).bad
    assert "最接近的是“专题调研”" in bad.zh


def test_a_kind_left_blank_is_taken_from_the_topic_or_comes_back(plan):
    made = plan(TITLE, HEADING, study(kind=None))
    assert [one.kind for one in recorded(made)] == ["学习"]
    assert "按“学习”登记" in made.warnings[0]
    nameless = (1, "金秋联欢", None, None, DAY)
    assert sent_back(plan(TITLE, HEADING, nameless)) == [(3, "活动类别")]


def test_expected_without_the_rest_comes_back_when_it_does_not_add_up(plan):
    heading = ("活动主题", "活动类别", "活动时间", "应到", "实到")
    line = ("集中学习", "学习", DAY, 20, 18)
    assert sent_back(plan(TITLE, heading, line)) == [(3, "应到")]
    assert sent_back(plan(TITLE, heading, (*line[:3], 18, 18))) == []


def test_numbers_may_stand_under_leave_and_absent(plan):
    heading = ("活动主题", "活动类别", "活动时间", "应到", "实到", "请假", "缺席")
    line = ("集中学习", "学习", DAY, 20, 17, 2, "1人")
    made = plan(TITLE, heading, line, ("合计", None, None, 20, 17, 2, 1))
    counted = made.entries[0].commands[-1]
    told = (counted.expected, counted.present, counted.leave, counted.absent)
    assert (told, made.bad) == ((20, 17, 2, 1), ())
    beside = (*heading[:3], "出席", "请假人员", "应到", "实到", "请假", "缺席")
    named = plan(TITLE, beside, (*line[:3], "岑知远", "柏清禾", 2, 1, 1, 0))
    assert marks(named) == {"集中学习": {"岑知远": "present", "柏清禾": "leave"}}
    assert sent_back(plan(TITLE, heading, (*line[:6], 3))) == [(3, "应到")]


def test_of_a_name_and_others_the_others_count(plan):
    heading = ("活动主题", "活动类别", "活动时间", "参加人员")
    made = plan(TITLE, heading, ("集中学习", "学习", DAY, "岑知远、柏清禾等10人"))
    assert made.entries[0].commands[-1].present == 10
    assert marks(made) == {"集中学习": {"岑知远": "present", "柏清禾": "present"}}


def test_everyone_means_the_roster_of_that_day_but_those_named_otherwise(plan):
    people = [*map(person, NAMES[:3]), person("温景川", until=date(2024, 12, 31))]
    line = study(came="全体委员", leave="黎云舟", absent=None)[:9]
    made = plan(TITLE, HEADING, line, people=people)
    came = {"岑知远": "present", "柏清禾": "present", "黎云舟": "leave"}
    assert marks(made) == {"第一季度集中学习": came}


def test_everyone_without_a_roster_of_that_day_comes_back(plan):
    line = study(came="全体委员", leave=None, absent=None, day=date(2019, 3, 5))[:9]
    assert sent_back(plan(TITLE, HEADING, line)) == [(3, "参加委员")]


TWINS = (
    person("岑知远"),
    person("岑知远", member=derived_id(HERE, "person", "岑知远#2"), number="077", sector="经济界"),
    *map(person, NAMES[1:]),
)


@pytest.mark.parametrize("written", ["岑知远（经济）", "岑知远(经济界)", "岑知远（077）"])
def test_two_of_one_name_are_told_apart_by_the_bracket(plan, written):
    assert sent_back(plan(TITLE, HEADING, STUDY, people=TWINS)) == [(3, "参加委员")]
    made = plan(TITLE, HEADING, study(came=f"{written}、柏清禾"), people=TWINS)
    ids = {
        one.person.id
        for command in made.entries[0].commands
        if isinstance(command, RecordAttendance)
        for one in command.attendees
    }
    assert TWINS[1].member in ids
    assert TWINS[0].member not in ids


def test_two_of_one_name_are_told_apart_by_sector_or_number(plan):
    line = ("岑知远", "经济", "集中学习", "学习", DAY, "已出席")
    made = plan(TITLE, ATTENDED, line, people=TWINS)
    assert made.entries[0].commands[1].attendees[0].person.id == TWINS[1].member
    heading = ("委员编号", "姓名", *ATTENDED[2:])
    made = plan(TITLE, heading, ("077", "岑知远", *line[2:]), people=TWINS)
    assert made.entries[0].commands[1].attendees[0].person.id == TWINS[1].member
    wrong = plan(TITLE, heading, ("077", "柏清禾", *line[2:]), people=TWINS)
    assert sent_back(wrong) == [(3, "姓名")]


def test_who_is_not_on_the_roster_is_kept_as_a_name_and_listed_once(plan):
    made = plan(TITLE, HEADING, study(came="外来客、柏清禾"), (*STUDY[:3], None, date(2025, 4, 1),
                None, "外来客"))  # fmt: skip
    assert made.not_on_roster == ("外来客",)


def test_one_activity_in_two_rows_comes_back(plan):
    assert sent_back(plan(TITLE, HEADING, STUDY, STUDY)) == [(4, "")]


def test_rows_of_one_activity_must_agree_on_its_kind(plan):
    lines = [
        (n, "教育", "集中学习", k, DAY, "已出席")
        for n, k in zip(NAMES[:2], ("学习", "调研"), strict=True)
    ]
    assert sent_back(plan(TITLE, ATTENDED, *lines)) == [(4, "活动类别")]


def test_rows_of_one_activity_complete_each_other(plan):
    heading = (*ATTENDED, "活动地点")
    lines = [
        (n, "教育", "集中学习", "学习", DAY, "已出席", p)
        for n, p in zip(NAMES[:2], (None, "厅"), strict=True)
    ]
    first, second = recorded(plan(TITLE, heading, *lines))
    assert first == second
    assert first.place == "厅"


def test_a_sectors_own_group_stands_for_the_sector_and_a_new_body_is_formed(plan):
    made = plan(TITLE, HEADING, study(host="教育界别活动组"))
    assert recorded(made)[0].host.id == body_id(HERE, BodyKind.SECTOR, "教育界")
    assert made.before == ()
    made = plan(TITLE, HEADING, study(host="提案委员会"))
    (form,) = made.before
    assert (form.kind, form.provisional) == (BodyKind.SPECIAL_COMMITTEE, True)
    unit = plan(TITLE, HEADING, study(host="市图书馆"))
    assert unit.before == ()
    assert recorded(unit)[0].host.id == derived_id(HERE, "organisation", "市图书馆")


def test_persons_as_columns(plan):
    heading = ("活动主题", "类别", "日期", "岑知远", "柏清禾", "黎云舟", "温景川", "经办")
    made = plan(
        TITLE,
        heading,
        ("第一季度集中学习", "学习", DAY, "√", "请假", "×", None, "老王"),
        ("春耕视察", "视察", "4月12日", "√", "看不清", None, None, None),
    )
    assert sent_back(made) == [(4, "柏清禾")]
    came = {"岑知远": "present", "柏清禾": "leave", "黎云舟": "absent"}
    assert marks(made) == {"第一季度集中学习": came}


def test_activities_as_columns_headed_by_topic_and_day(plan):
    made = plan(
        ("2025年委员出席情况（空白为缺席）",),
        ("姓名", "第一季度集中学习（3月5日）", "2025-04-12春耕视察", "出席次数"),
        ("岑知远", "√", "假", 1),
        ("柏清禾", None, "√", 1),
    )
    assert made.bad == ()
    assert marks(made) == {
        "第一季度集中学习": {"岑知远": "present", "柏清禾": "absent"},
        "春耕视察": {"岑知远": "leave", "柏清禾": "present"},
    }


def test_a_column_of_marks_without_a_day_comes_back(plan):
    made = plan(TITLE, ("姓名", "集中学习（3月5日）", "视察"), ("岑知远", "√", "√"))
    assert sent_back(made) == [(3, "视察")]


def test_two_columns_of_one_activity_come_back(plan):
    heading = ("姓名", "集中学习（3月5日）", "集中学习 3月5日")
    made = plan(TITLE, heading, ("岑知远", "√", "×"), ("柏清禾", "√", None))
    assert sent_back(made) == [(3, "")]


def test_a_matrix_without_activities_comes_back(plan):
    assert sent_back(plan(("姓名", "界别", "次数"), ("岑知远", "教育", 3))) == [(2, "")]


@pytest.mark.parametrize(
    "above",
    [
        (("2025年3月5日集中学习签到表",),),
        (("签到表",), ("活动主题", "集中学习"), ("时间：", "2025.3.5")),
        (("活动名称：集中学习 日期：2025年3月5日（星期三） 地点：会议厅",),),
    ],
)
def test_a_sheet_tells_its_activity_in_its_title_or_by_labels(plan, above):
    made = plan(*above, ("姓名", "签名"), ("岑知远", "岑知远"), ("柏清禾", None))
    assert marks(made) == {"集中学习": {"岑知远": "present", "柏清禾": "absent"}}
    assert recorded(made)[0].starts_on == DAY


def test_a_sheet_that_does_not_tell_its_activity_comes_back(plan):
    assert sent_back(plan(("签到表",), ("姓名", "签到"), ("岑知远", "√"))) == [(3, "")]


def test_broken_characters_bring_back_the_row_and_nothing_else(plan):
    broken = study(came="岑\x01知远")
    made = plan(("\x02台账2025年",), HEADING, broken, (2, "春耕视察", "视察", None, DAY))
    assert sent_back(made) == [(3, "参加委员")]
    sheet = plan(("2025年3月5日集中学习",), ("\x02",), ("姓名", "签名"), ("岑\x01知远", None))
    assert sent_back(sheet) == [(4, "姓名")]


def test_a_roster_is_no_ledger_of_activities(plan):
    with pytest.raises(LedgerRefused, match="不是活动台账"):
        plan(("姓名", "性别", "界别", "手机"), ("岑知远", "女", "教育", "15400000000"))
