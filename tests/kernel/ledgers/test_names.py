"""Whom do the names in a cell mean?"""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.ledgers import Hints, Names, Person, Unreadable, people, person


def listed(cell: str) -> list[str]:
    return [one.name for one in people(cell, Hints())]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("张　三", ["张三"]),
        ("张　三 李四", ["张三", "李四"]),
        ("张　三 李　四", ["张三", "李四"]),
        ("张三 李四", ["张三", "李四"]),
        ("王小明 李四　赵大宝", ["王小明", "李四", "赵大宝"]),
        ("王 小 明", ["王小明"]),
        ("欧阳 娜", ["欧阳娜"]),
        (
            "张三、李四,王五，赵六;钱七；孙八/周九\n吴十",
            ["张三", "李四", "王五", "赵六", "钱七", "孙八", "周九", "吴十"],
        ),
        ("张三和李四", ["张三", "李四"]),
        ("张三、李四和王五", ["张三", "李四", "王五"]),
        ("李和平", ["李和平"]),
        ("欧阳和平", ["欧阳和平"]),
        ("和小玉", ["和小玉"]),
        ("王和平和李建和", ["王和平", "李建和"]),
        ("阿不都·买买提", ["阿不都·买买提"]),
        ("阿不都•买买提、张三", ["阿不都·买买提", "张三"]),
        ("J·史密斯", ["J·史密斯"]),
        ("张三、李四等5人", ["张三", "李四"]),
        ("张三（民盟）、李四", ["张三", "李四"]),
        (" 张三 、", ["张三"]),
    ],
)
def test_a_cell_is_split_into_names(cell: str, read: list[str]) -> None:
    assert listed(cell) == read


def test_and_so_many_others_keeps_the_number() -> None:
    assert people("张三、李四等5人", Hints()).total == 5
    assert people("张三等五名委员", Hints()).total == 5
    assert people("张三、李四等", Hints()) == Names((Person("张三"), Person("李四")))


def test_what_stands_in_brackets_helps_to_tell_namesakes_apart() -> None:
    assert people("张三（民盟、妇联）", Hints()).people == (Person("张三", "民盟、妇联"),)
    assert person("张三(13800138000)", Hints()) == Person("张三", "13800138000")


def test_a_name_twice_counts_once_with_a_warning() -> None:
    hints = Hints()
    assert len(people("张三、李四、张　三", hints)) == 2
    assert "只计一次" in hints.said[0][0]


def test_everyone_is_not_a_name() -> None:
    assert people("全体委员", Hints()) == Names(everyone=True)


def test_other_joining_words_are_understood_with_a_warning() -> None:
    hints = Hints()
    assert [one.name for one in people("张三与李四", hints)] == ["张三", "李四"]
    assert hints.said


@pytest.mark.parametrize(
    "cell",
    ["张三1", "Zhang San", "张三?", "张□", "张三@李四", "张 三 李 四", "张三 李", "王"],
)
def test_digits_letters_symbols_and_unclear_spaces_come_back(cell: str) -> None:
    with pytest.raises(Unreadable):
        people(cell, Hints())


def test_exactly_one_person_is_asked_for() -> None:
    with pytest.raises(Unreadable):
        person("张三、李四", Hints())


@given(st.lists(st.text("赵钱孙李周吴郑王", min_size=2, max_size=3), min_size=1, unique=True))
def test_names_joined_by_any_separator_come_apart_again(names: list[str]) -> None:
    for separator in "、,，;；/\n":
        assert listed(separator.join(names)) == names


@given(st.text(max_size=40))
def test_any_text_is_names_or_unreadable(text: str) -> None:
    with suppress(Unreadable):
        assert all(len(one.name) > 1 for one in people(text, Hints()))
