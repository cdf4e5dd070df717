"""Are superseded phrases and words of another assembly named, and right ones left alone?"""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from reporting.phrases.checking import Passage, remarks
from reporting.phrases.old_forms import old_forms
from reporting.phrases.standing import Phrase

DAY = date(2026, 3, 2)
WHEN = datetime(2025, 1, 1, tzinfo=UTC)


def phrase(n, text, first, until=None, slot="总体要求"):
    return Phrase(UUID(int=n), slot, text, "工作要点", first, WHEN, until)


LIST = (
    phrase(1, "围绕中心、服务大局", date(2025, 1, 1)),
    phrase(2, "守正创新、团结奋进", date(2026, 1, 1)),
)


def found(text, day=DAY, phrases=LIST):
    told = remarks([Passage("主要工作", text)], phrases, old_forms(), day)
    return [(one.sort, one.found) for one in told]


def test_a_superseded_phrase_is_named_with_its_place_and_what_took_its_place():
    (one,) = remarks([Passage("主要工作", "全年围绕中心、服务大局。")], LIST, (), DAY)
    assert (one.sort, one.section, one.at) == ("superseded", "主要工作", 2)
    assert "守正创新、团结奋进" in one.zh
    assert "2026-01-01" in one.zh


def test_on_an_earlier_day_the_phrase_of_that_day_is_right():
    assert found("围绕中心、服务大局", date(2025, 6, 1)) == []
    assert found("守正创新、团结奋进") == []


def test_an_ended_phrase_without_a_successor_is_named():
    ended = (phrase(3, "抓早抓小、久久为功", date(2024, 1, 1), date(2025, 12, 31)),)
    assert found("坚持抓早抓小、久久为功", phrases=ended) == [("superseded", "抓早抓小、久久为功")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("打好脱贫攻坚战", ["脱贫攻坚"]),
        ("巩固拓展脱贫攻坚成果", []),
        ("视察《云岭市脱贫攻坚规划》实施情况", []),
        ("走访市卫计委和市环保局", ["卫计委", "环保局"]),
    ],
)
def test_old_forms_are_named_where_they_do_not_stand_rightly(text, names):
    assert [words for sort, words in found(text) if sort == "old_form"] == names


def test_an_old_form_was_right_before_its_day():
    assert found("打好脱贫攻坚战", date(2020, 5, 1)) == []


@pytest.mark.parametrize(
    "text",
    [
        "代表们提出意见", "各位代表、同志们", "两名代表到场", "组织代表视察", "农业界代表发言",
    ],
)  # fmt: skip
def test_members_called_delegates_are_named(text):
    assert found(text) == [("delegate", "代表")]


@pytest.mark.parametrize(
    "text",
    [
        "邀请人大代表参加", "党代表和职工代表到场", "代表常委会作报告", "有代表性的提案",
        "“三个代表”重要思想",
        "列席人民代表大会", "群众代表座谈", "企业代表介绍情况", "我代表市政协感谢大家", "党员代表",
        "学习《代表法》",
    ],
)  # fmt: skip
def test_delegates_of_others_and_the_verb_are_right(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("提出议案12件", ["议案"]),
        ("市人大常委会交办的议案", []),
        ("会议听取《关于修路的议案》", []),
        ("列席市人大会议。议案质量提高", ["议案"]),
    ],
)
def test_motions_are_the_peoples_congress_s(text, names):
    assert [words for sort, words in found(text) if sort == "motion"] == names


def test_every_old_form_is_a_whole_entry_and_right_words_hold_the_old_ones():
    forms = old_forms()
    assert len({one.old for one in forms}) == len(forms) > 10
    for one in forms:
        assert one.since.year > 2000
        assert all(one.old in longer for longer in one.right_in)
