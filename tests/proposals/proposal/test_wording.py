"""Does a text come apart into the words it is found by, and do rare ones make two alike? Pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.canonical import storable
from proposals.proposal.wording.choosing import BY_TITLE, chosen
from proposals.proposal.wording.scoring import ALIKE, Rarity, similarity, weighed
from proposals.proposal.wording.vector import Often, query, read, vector, wording
from proposals.proposal.wording.words import asked, asked_grams, empty, grams, runs, words

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).filter(storable)


def whole(text):
    return [word for word, is_whole in words(text) if is_whole]


def test_empty_words_and_punctuation_are_left_out():
    assert whole("关于进一步加强老旧小区加装电梯工作的建议！") == ["老旧", "小区", "加装", "电梯"]
    assert not {"关于", "建议", "提案", "进一步", "加强", "的"} - empty()


def test_width_and_case_make_no_difference():
    assert whole("５Ｇ ＣＯＶＩＤ－19 3.5万元") == whole("5g covid-19 3.5 万元")
    assert whole("5G覆盖") == ["5g", "覆盖"]


def test_a_long_word_comes_with_those_inside_it():
    assert ("国务院", False) in list(words("国务院办公厅"))
    assert asked("国务院办公厅") == {"国务院办公厅"}


@pytest.mark.parametrize("name", ["㙍頔", "𠮷田", "张翯", "\ue863\ue864"])
def test_what_no_dictionary_has_comes_in_pairs_and_singly(name):
    assert list(words(name)) == [(name, True), (name[0], False), (name[1], False)]


@given(TEXTS, TEXTS)
def test_a_kept_vector_gives_back_the_wording(title, text):
    assert read(vector(title, text)) == wording(title, text)


@given(TEXTS)
def test_a_title_has_what_any_part_of_it_asks_for(title):
    for run in runs(title):
        for at in range(len(run)):
            assert asked_grams(run[at : at + 3]) <= grams(title)


@given(TEXTS)
def test_a_query_is_nothing_but_quoted_words(text):
    told = query(text)
    assert told is None or "\\" not in told
    for quoted in (told or "").split("'")[1::2]:
        assert quoted
        assert not set(quoted) & set("!&|()<>:* ")


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_likeness_is_symmetric_and_between_nothing_and_one(title, text, other_title, other):
    one, two = wording(title, text), wording(other_title, other)
    rarity = Rarity(10, {}).of((*one, *two))
    mine, theirs = weighed(one, rarity), weighed(two, rarity)
    score = similarity(mine, theirs)
    assert 0.0 <= score <= 1.0
    assert score == pytest.approx(similarity(theirs, mine))
    if one:
        assert similarity(mine, mine) == pytest.approx(1.0)


def score(one, other, rarity=None):
    told = [wording(*one), wording(*other)]
    weights = (rarity or Rarity(0, {})).of(word for each in told for word in each)
    return similarity(*(weighed(each, weights) for each in told))


def test_the_words_of_the_genre_make_nothing_alike():
    first = ("关于进一步加强城市内涝治理工作的建议", None)
    second = ("关于进一步加强电梯维保治理工作的建议", None)
    assert score(first, second) == 0.0


def test_rare_words_count_more_than_those_of_every_proposal():
    lift, river = ("社区电梯", None), ("社区运河", None)
    common = Rarity(1000, {"社区": 900, "电梯": 3, "运河": 3})
    rare = Rarity(1000, {"社区": 3, "电梯": 900, "运河": 900})
    assert score(lift, river, common) < ALIKE < score(lift, river, rare)


def test_a_title_without_a_text_is_compared_with_titles():
    long = "低层住户反对，费用分摊难，审批慢，管线迁改贵，维护责任不清。"
    assert score(("加装电梯", None), ("小区加装电梯", long)) > 0.5
    assert score(("加装电梯", "采光受影响"), ("小区加装电梯", long)) < 0.5


def test_candidates_are_looked_up_by_few_entries_the_rarest_words_of_the_title_first():
    mine = {
        "很": Often(1, 0, True),
        "常见": Often(1, 0, True),
        "电梯": Often(1, 0, True),
        "分摊": Often(0, 1, True),
        "没有": Often(1, 0, True),
    }
    counts = {"很": BY_TITLE, "常见": BY_TITLE - 100, "电梯": 90, "分摊": 5}
    found = chosen(mine, counts, dict.fromkeys(mine, 1.0))
    assert found == [("电梯", 2.0), ("常见", 2.0), ("分摊", 1.0)]


def test_one_common_word_alone_is_looked_up_all_the_same():
    mine, counts = {"桥": Often(1, 0, True)}, {"桥": BY_TITLE * 10}
    assert chosen(mine, counts, {"桥": 1.0}) == [("桥", 2.0)]
