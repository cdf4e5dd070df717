"""Is every administrative code read as the standard means it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.codes import Level, check_code, level, lies_below_by_code, subject_parts
from rules.invalid import Invalid

NATION, PROVINCE, CITY, DISTRICT, TOWNSHIP = "000000", "410000", "410100", "410102", "410102001"
LADDER = [NATION, PROVINCE, CITY, DISTRICT, TOWNSHIP]


@pytest.mark.parametrize(("code", "stands_for"), list(zip(LADDER, Level, strict=True)))
def test_the_level_follows_from_the_zeros(code, stands_for):
    assert level(code) is stands_for


def test_a_city_without_districts_has_townships_directly_below():
    assert level("441900003") is Level.TOWNSHIP
    assert lies_below_by_code("441900003", "441900")


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        (NATION, ("00", "00", "00", "000")),
        (CITY, ("41", "01", "00", "000")),
        (TOWNSHIP, ("41", "01", "02", "001")),
    ],
)
def test_a_subject_always_has_four_tokens(code, parts):
    assert subject_parts(code) == parts


@pytest.mark.parametrize(
    "code",
    [
        "",
        "4101",
        "41010",
        "4101020",
        "41010a",
        "４１０１００",
        "410100 ",
        "410100\n",
        "410102001001",
    ],
)
def test_a_code_of_another_shape_is_refused_in_two_languages(code):
    with pytest.raises(Invalid) as refused:
        check_code(code)
    assert "6位数字" in refused.value.zh
    assert "6 digits" in refused.value.en


@pytest.mark.parametrize("code", ["000100", "000001", "410001", "410102000", "410000001"])
def test_a_code_with_a_missing_rung_is_refused(code):
    with pytest.raises(Invalid):
        check_code(code)


def test_each_rung_lies_below_all_above_it_and_no_other():
    for low, lower in enumerate(LADDER):
        for high, upper in enumerate(LADDER):
            assert lies_below_by_code(lower, upper) is (low > high)


def test_neighbours_do_not_lie_below_each_other():
    assert not lies_below_by_code("410103", "410102")
    assert not lies_below_by_code("410203", "410100")
    assert not lies_below_by_code("420100", "410000")


@given(st.from_regex(r"[0-9]{6}([0-9]{3})?", fullmatch=True))
def test_a_code_is_refused_or_has_a_level_and_its_own_digits_back(code):
    try:
        check_code(code)
    except Invalid:
        return
    assert "".join(subject_parts(code)).startswith(code)
    assert lies_below_by_code(code, NATION) is (level(code) is not Level.NATIONAL)
