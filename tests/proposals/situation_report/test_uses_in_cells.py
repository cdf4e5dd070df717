"""What does a clerk's cell say of uses and instructions, seen from the committee's level?"""

from datetime import date

import pytest

from contracts.members.rules import LevelRule
from kernel.ledgers import Hints, Unreadable
from members.committee.presets import preset
from proposals.situation_report.commands import Instruction, Use
from proposals.situation_report.ledger.export import instruction_text, use_text
from proposals.situation_report.ledger.levels import Levels
from proposals.situation_report.ledger.usage import InstructionCell, LeadersCell, UseCell

RULES, _ = preset("city")
CITY, DISTRICT, TOWNSHIP, MUNICIPALITY = (
    Levels(RULES.levels, code) for code in ("999900", "999901", "999901001", "310000")
)


def uses(text, levels=CITY, level=None):
    told = UseCell(levels, level)(text, Hints())
    return [(use.level, use.kind) for use in told.uses]


def instructions(text, levels=DISTRICT, cell=UseCell):
    told = cell(levels)(text, Hints())
    return [(one.level, one.leader) for one in told.instructions]


def test_a_use_without_single_or_digest_leaves_the_kind_open():
    assert uses("采用") == [("own", None)]
    assert uses("单篇采用") == [("own", "single")]
    assert uses("综合采用") == [("own", "digest")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本级单篇采用；省政协采用", [("own", "single"), ("province", None)]),
        ("省政协单篇、综合采用", [("province", "single"), ("province", "digest")]),
        ("本级、省级采用", [("own", None), ("province", None)]),
        ("省、全国政协综合采用", [("province", "digest"), ("national", "digest")]),
        ("被省政协采用并被全国政协单篇采用", [("province", None), ("national", "single")]),
        ("省政协\n全国政协综合采用", [("province", "digest"), ("national", "digest")]),
        ("单篇采用/省级综合采用", [("own", "single"), ("province", "digest")]),
    ],
)
def test_several_levels_in_one_cell_are_several_uses(text, found):
    assert uses(text) == found


@pytest.mark.parametrize("text", ["未采用", "没有采用", "不予采用", "×", "否", "留存", "待采用"])
def test_what_was_not_used_is_no_use(text):
    assert uses(text) == []


def test_the_committees_own_level_is_own_in_its_own_ledger_and_next_in_the_one_below():
    assert uses("市政协综合采用", CITY) == [("own", "digest")]
    assert uses("市政协综合采用", DISTRICT) == [("city", "digest")]
    assert uses("市政协综合采用", TOWNSHIP) == [("city", "digest")]
    assert uses("市政协综合采用", MUNICIPALITY) == [("own", "digest")]
    assert uses("区政协采用", DISTRICT) == [("own", None)]
    assert uses("区政协采用", TOWNSHIP) == [("district", None)]
    assert uses("区政协采用", CITY) == [("district", None)]


def test_party_and_government_of_the_same_level_are_not_the_committee():
    assert uses("市委采用", CITY) == [("city", None)]
    assert uses("市政府办采用", CITY) == [("city", None)]
    assert uses("市委员会采用", CITY) == [("own", None)]


def test_the_headings_level_holds_where_the_cell_names_none():
    assert uses("单篇采用", DISTRICT, "city") == [("city", "single")]
    assert uses("√", DISTRICT, "city") == [("city", None)]
    assert uses("全国政协单篇采用", DISTRICT, "city") == [("national", "single")]


def test_a_committees_own_words_count_before_ours():
    levels = Levels([LevelRule(level="province", words=("省内参", "参阅"))], "999900")
    assert uses("参阅单篇采用", levels) == [("province", "single")]


def test_a_channel_not_on_the_list_is_another_level_and_is_said():
    hints = Hints()
    told = UseCell(CITY)("新华社内参采用", hints)
    assert [use.level for use in told.uses] == ["other"]
    assert "新华社内参采用" in hints.said[0][0]


def test_a_day_in_brackets_is_the_day_of_that_use():
    told = UseCell(CITY)("本级单篇采用（2025.3.1）；省政协采用", Hints())
    assert [use.used_on for use in told.uses] == [date(2025, 3, 1), None]


def test_a_word_that_says_nothing_of_use_is_not_guessed():
    with pytest.raises(Unreadable, match="胡言"):
        UseCell(CITY)("胡言", Hints())


def test_sending_up_is_not_a_use():
    told = UseCell(DISTRICT)("报送市政协", Hints())
    assert (told.uses, told.sent) == ((), ("city",))


def test_a_mark_in_a_column_for_two_things_is_not_guessed():
    above = UseCell(DISTRICT, "national", unclear=True)
    with pytest.raises(Unreadable, match="批示"):
        above("√", Hints())
    told = above("单篇采用；市领导批示", Hints())
    assert (told.uses[0].level, told.instructions[0].level) == ("national", "city")


def test_an_instruction_names_level_and_leader():
    assert instructions("市领导批示") == [("city", "市领导")]
    assert instructions("王市长作出重要批示") == [("city", "王市长")]
    assert instructions("区领导批示", TOWNSHIP) == [("district", "区领导")]
    assert instructions("区领导批示", DISTRICT) == [("own", "区领导")]
    assert instructions("未批示") == []


def test_a_column_of_instructions_takes_marks_leaders_and_words():
    assert instructions("√", cell=InstructionCell) == [("own", None)]
    assert instructions("领导批示", cell=InstructionCell) == [("own", None)]
    assert instructions("王市长；赵省长", cell=InstructionCell) == [
        ("city", "王市长"),
        ("province", "赵省长"),
    ]
    assert instructions("请住建部门研究办理", cell=InstructionCell) == [("own", None)]
    assert instructions("李区长、王市长", cell=LeadersCell) == [
        ("own", "李区长"),
        ("city", "王市长"),
    ]


LEVELS = ("own", "district", "city", "province", "national", "other")


@pytest.mark.parametrize("levels", [CITY, DISTRICT, TOWNSHIP, MUNICIPALITY])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", [None, "single", "digest"])
@pytest.mark.parametrize("on", [None, date(2025, 3, 1)])
def test_an_exported_use_is_read_as_what_it_is(levels, level, kind, on):
    use = Use(level=level, kind=kind, used_on=on)
    told = UseCell(levels)(use_text(use, levels), Hints())
    assert [one.model_copy(update={"printed": ""}) for one in told.uses] == [use]


@pytest.mark.parametrize("levels", [CITY, DISTRICT, TOWNSHIP])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("leader", [None, "王宁", "市领导"])
def test_an_exported_instruction_is_read_as_what_it_is(levels, level, leader):
    said = Instruction(level=level, leader=leader, instructed_on=date(2025, 3, 1))
    told = InstructionCell(levels)(instruction_text(said, levels), Hints())
    assert told.instructions == (said,)
