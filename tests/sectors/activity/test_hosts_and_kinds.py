"""Are several hosts in a cell told together, and kinds of beneficiaries by number?"""

from datetime import date

import pytest

from contracts.sectors.body import body_id
from contracts.sectors.occasion import Benefited
from contracts.values import BodyKind
from kernel.ids import committee_id
from kernel.importing.plan import Terms
from kernel.ledgers import Hints, Unreadable, open_ledger
from rules.names import derived_id
from sectors.activity.commands import RecordActivity
from sectors.activity.ledger.hosts import Hosts, KnownBody
from sectors.activity.ledger.know import Acquaintance
from sectors.activity.ledger.plan import planned
from sectors.activity.ledger.reached import Reached, are_persons, persons, reached, written
from sectors.activity.ledger.roster import Roster
from sectors.activity.ledger.shapes import SHAPES
from sectors.app import HOSTS
from sectors.occasion.commands import TellBeneficiaries, TellHosts

HERE = committee_id("999900")
DAY = date(2025, 3, 5)
KNOWN = [
    KnownBody(body_id(HERE, BodyKind.SECTOR, name), BodyKind.SECTOR, name)
    for name in ("经济界", "农业界")
]
TRADE, FARMING = (one.id for one in KNOWN)
HEADING = ("活动主题", "活动类别", "组织单位", "活动时间", "惠及群众人数", "惠及对象")
ATTENDED = ("姓名", "活动主题", "活动类别", "组织单位", "活动时间", "出席情况")


@pytest.fixture
def plan(parsed_here, adopted, xlsx):
    """`plan(line, line, ...)`: what a workbook comes to."""

    def made(*lines):
        ledger = open_ledger(xlsx(*lines), SHAPES, name="x.xlsx")
        known = Acquaintance([adopted], Roster(()), Hosts(HERE, "云岭市政协", KNOWN), ())
        found = planned(ledger, known, Terms(HERE, "activities/5/4"), HOSTS)
        return found, [zh for zh, _ in ledger.warnings] + list(found.warnings)

    return made


@pytest.fixture
def activity(plan):
    """`activity(host, served, kinds)`: the commands of one row, its problems, the warnings."""

    def made(host=None, served=None, kinds=None):
        found, warnings = plan(HEADING, ("春耕助农", "调研", host, DAY, served, kinds))
        return [one for entry in found.entries for one in entry.commands], found.bad, warnings

    return made


def of_kind(commands, kind):
    return [one for one in commands if isinstance(one, kind)]


def joint(commands):
    """Who is told to have hosted together, one list a command."""
    told = of_kind(commands, TellHosts)
    assert all(one.by_ledger for one in told)
    return [[host.body.name for host in one.hosts] for one in told]


def test_the_first_of_several_hosts_is_the_host_and_all_are_told(activity):
    commands, bad, warnings = activity("经济界、农业界")
    (record, tell, *_) = commands
    assert (record.host.id, bad, warnings) == (TRADE, (), [])
    assert [(one.kind, one.body.id) for one in tell.hosts] == [
        (BodyKind.SECTOR, TRADE),
        (BodyKind.SECTOR, FARMING),
    ]
    assert (tell.activity, tell.on) == (record.activity, DAY)
    (alone, *_), _, _ = activity("经济界")
    assert alone.activity == record.activity


@pytest.mark.parametrize(
    ("written", "kind", "id"),
    [
        ("云岭市政协", BodyKind.ORGANISATION, HERE),
        ("农业界别活动组", BodyKind.SECTOR, FARMING),
        ("提案委员会", BodyKind.SPECIAL_COMMITTEE,
         body_id(HERE, BodyKind.SPECIAL_COMMITTEE, "提案委员会")),
        ("民盟云岭市委", BodyKind.PARTY, derived_id(HERE, "organisation", "民盟云岭市委")),
        ("市图书馆", BodyKind.ORGANISATION, derived_id(HERE, "organisation", "市图书馆")),
    ],
)  # fmt: skip
def test_each_host_is_resolved_as_the_first_is(plan, written, kind, id):
    found, _ = plan(HEADING, ("春耕助农", "调研", f"经济界、{written}", DAY))
    (tell,) = of_kind(found.entries[0].commands, TellHosts)
    assert (tell.hosts[1].kind, tell.hosts[1].body.id) == (kind, id)
    formed = [command.name for command in found.before]
    assert formed == (["提案委员会"] if written == "提案委员会" else [])


def test_one_body_under_two_names_is_one_host(activity):
    commands, _, _ = activity("经济界、经济界别活动组")
    assert joint(commands) == [[]]


def test_one_host_in_a_row_of_its_own_takes_back_the_others_and_a_blank_says_nothing(activity):
    assert joint(activity("经济界")[0]) == [[]]
    assert joint(activity(None)[0]) == []


def attended(name, host):
    return (name, "春耕助农", "调研", host, DAY, "已出席")


def test_of_attendances_each_holds_the_hosts_once_and_one_host_says_nothing_of_others(plan):
    lines = [attended("岑知远", "经济界"), attended("柏清禾", "经济界、农业界")]
    found, _ = plan(ATTENDED, *lines)
    assert [joint(entry.commands) for entry in found.entries] == [[["经济界", "农业界"]]] * 2
    alone, _ = plan(ATTENDED, lines[0])
    assert joint(alone.entries[0].commands) == []


def test_a_matrix_tells_the_hosts_over_each_column(plan):
    found, _ = plan(
        ("活动主题", None, None, "春耕助农", "集中学习"),
        ("活动类别", None, None, "调研", "学习"),
        ("组织单位", None, None, "经济界、农业界", "经济界"),
        ("活动时间", None, None, DAY, "2025-03-06"),
        ("序号", "姓名", "界别"),
        (1, "岑知远", "教育", "√", "√"),
        (2, "柏清禾", "教育", "√", None),
    )
    assert found.bad == ()
    assert [joint(entry.commands) for entry in found.entries] == [[["经济界", "农业界"]]] * 2
    assert {one.host.id for one in of_kind(found.entries[0].commands, RecordActivity)} == {TRADE}


def test_a_sheet_that_people_signed_tells_the_hosts_above_it(plan):
    found, _ = plan(
        ("活动主题：春耕助农",),
        ("活动类别：调研　组织单位：经济界、农业界　活动时间：2025年3月5日",),
        ("姓名", "签到"),
        ("岑知远", "√"),
    )
    assert found.bad == ()
    assert joint(found.entries[0].commands) == [["经济界", "农业界"]]


def kinds(*told):
    return tuple(Benefited(kind=kind, number=number) for kind, number in told)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("老人30人、学生20人", kinds(("老人", 30), ("学生", 20))),
        ("老人30，学生20", kinds(("老人", 30), ("学生", 20))),
        ("老人：30人；学生(20名)", kinds(("老人", 30), ("学生", 20))),
        ("30名老人、20名学生", kinds(("老人", 30), ("学生", 20))),
        ("老人30人和学生20人 残疾人5人", kinds(("老人", 30), ("学生", 20), ("残疾人", 5))),
        ("群众1,200人、学生1.5万人", kinds(("群众", 1200), ("学生", 15000))),
        ("农户32户、企业5家", kinds(("农户", 32), ("企业", 5))),
        ("32户", kinds(("户", 32))),
        ("困难群众8户", kinds(("困难群众(户)", 8))),
        ("社区30人", kinds(("社区(人)", 30))),
        ("学生5人、学生7名", kinds(("学生", 12))),
    ],
)
def test_kinds_are_read_with_their_numbers(cell, expected):
    assert reached()(cell, Hints()) == Reached(expected)
    assert reached()(written(expected), Hints()) == Reached(expected)


@pytest.mark.parametrize(
    ("cell", "number", "unclear"),
    [
        ("30", 30, ()),
        (30.0, 30, ()),
        ("共50人", 50, ()),
        ("约50人", 50, ()),
        ("老人、学生等50人", 50, ("老人",)),
        ("困难群众", None, ("困难群众",)),
        ("老人30余人", None, ("老人30余人",)),
        ("近30人", None, ("近30人",)),
    ],
)
def test_what_names_no_kind_or_no_number_is_no_kind(cell, number, unclear):
    assert reached()(cell, Hints()) == Reached((), number, unclear)


@pytest.mark.parametrize("cell", ["老人1.5人", "老人99999999人", f"{'老' * 60}3人"])
def test_what_cannot_be_so_many_is_not_read(cell):
    with pytest.raises(Unreadable):
        reached()(cell, Hints())


def test_only_persons_are_summed():
    assert persons(kinds(("老人", 30), ("农户", 32), ("学生", 20))) == 50
    assert persons(kinds(("农户", 32))) is None
    assert [are_persons(kind) for kind in ("专家", "企业家", "企业", "困难户")] == [
        True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("served", "cell", "counted", "told", "warned"),
    [
        (None, "老人30人、学生20人", 50, kinds(("老人", 30), ("学生", 20)), None),
        (50, "老人30人、学生20人", 50, kinds(("老人", 30), ("学生", 20)), None),
        (60, "老人30人、学生20人", 60, kinds(("老人", 30), ("学生", 20)), "按60人登记"),
        (None, "老人30人、学生20人、共60人", 60, kinds(("老人", 30), ("学生", 20)), "按60人登记"),
        ("老人30人、学生20人", None, 50, kinds(("老人", 30), ("学生", 20)), None),
        (None, "农户32户、学生20人", 20, kinds(("农户", 32), ("学生", 20)), "农户"),
        (60, "农户32户、学生20人", 60, kinds(("农户", 32), ("学生", 20)), None),
        (None, "农户32户", None, kinds(("农户", 32)), "农户"),
        (None, "老人30余人、学生20人", None, kinds(("学生", 20)), "老人30余人"),
        (12, None, 12, None, None),
        ("12人", None, 12, None, None),
        (None, "12", 12, None, None),
        (12, "13人", 12, None, "按12人登记"),
        (None, "困难群众", None, None, "没有写明人数"),
    ],
)
def test_the_number_written_stands_and_without_one_the_kinds_are_summed(
    activity, served, cell, counted, told, warned
):
    commands, bad, warnings = activity("经济界", served, cell)
    (record,) = of_kind(commands, RecordActivity)
    assert (record.beneficiaries, bad) == (counted, ())
    assert [one.beneficiaries for one in of_kind(commands, TellBeneficiaries)] == (
        [] if told is None else [told]
    )
    assert [warned in one for one in warnings] == ([] if warned is None else [True])


def test_a_column_of_numbers_with_words_alone_brings_the_row_back(activity):
    _, bad, _ = activity("经济界", "许多人")
    assert [(one.row, one.column) for one in bad] == [(2, "惠及群众人数")]
