"""Are shares printed as published reports print them, and numerals as officials write them?"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.invalid import Invalid
from rules.numbers import (
    numeral_zh,
    ordinal_zh,
    parse_numeral,
    parse_term_session,
    share,
    term_session_zh,
)

PUBLISHED = [
    (5006, 5898, 1, "84.9%"),
    (4534, 5006, 1, "90.6%"),
    (472, 5006, 1, "9.4%"),
    (1985, 5006, 1, "39.7%"),
    (663, 5006, 1, "13.2%"),
    (22, 92, 2, "23.91%"),
    (68, 92, 2, "73.91%"),
    (2, 92, 2, "2.17%"),
    (4502, 5005, 1, "90.0%"),
    (503, 5005, 1, "10.0%"),
    (1, 8, 2, "12.50%"),
    (1, 8, 1, "12.5%"),
    (1, 8, 0, "13%"),
    (1, 2000, 1, "0.1%"),
    (1, 2001, 1, "0.0%"),
    (3, 2, 1, "150.0%"),
    (10**30 + 1, 2 * 10**30, 1, "50.0%"),
]


@pytest.mark.parametrize(("part", "whole", "digits", "text"), PUBLISHED)
def test_a_share_prints_as_the_published_reports_print_it(part, whole, digits, text):
    assert share(part, whole, digits) == text


@pytest.mark.parametrize("digits", [0, 1, 2, 5])
def test_exactly_nothing_and_exactly_all_print_without_decimals(digits):
    assert share(0, 92, digits) == "0%"
    assert share(92, 92, digits) == "100%"


def test_almost_all_keeps_its_decimals():
    assert share(99999, 100000, 2) == "100.00%"


def test_a_share_of_nothing_is_a_dash():
    assert share(0, 0, 1) == "—"


@pytest.mark.parametrize("bad", [(-1, 5, 1), (1, -5, 1), (1, 5, -1)])
def test_negative_arguments_are_refused(bad):
    with pytest.raises(ValueError, match="share"):
        share(*bad)


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 6))
def test_a_share_is_the_exact_fraction_rounded_half_up(part, whole, digits):
    text = share(part, whole, digits)
    if part == whole:
        assert text == "100%"
        return
    printed = Fraction(text.removesuffix("%"))
    exact, unit = Fraction(100 * part, whole), Fraction(1, 10**digits)
    assert -unit / 2 <= exact - printed < unit / 2
    assert len(text.partition(".")[2].removesuffix("%")) == digits


@given(st.integers(1, 9999), st.integers(0, 4))
def test_a_share_of_ten_thousand_agrees_with_decimal_rounding(part, digits):
    exact = (Decimal(part) / 100).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert share(part, 10000, digits) == f"{exact}%"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (14, "十四"),
        (20, "二十"),
        (23, "二十三"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (999, "九百九十九"),
    ],
)
def test_numbers_are_written_as_officials_write_them(number, text):
    assert numeral_zh(number) == text


@given(st.integers(1, 999))
def test_every_numeral_reads_back(number):
    assert parse_numeral(numeral_zh(number)) == number
    assert parse_numeral(str(number)) == number


@pytest.mark.parametrize("number", [0, 1000, -3])
def test_numbers_without_a_numeral_are_refused(number):
    with pytest.raises(ValueError, match="1 to 999"):
        numeral_zh(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [("２３", 23), (" 一百十 ", 110), ("二〇二六", 2026), ("两百", 200), ("零", 0)],
)
def test_numerals_are_read_in_every_usual_form(text, number):
    assert parse_numeral(text) == number


@pytest.mark.parametrize(
    "text", ["", "百", "十十", "二三十", "一百二三", "一百五", "甲", "1.5", "-3", "三百百"]
)
def test_what_is_no_numeral_is_refused_in_two_languages(text):
    with pytest.raises(Invalid) as refused:
        parse_numeral(text)
    assert "不是数字" in refused.value.zh
    assert "not a number" in refused.value.en


def test_an_ordinal_says_what_it_counts():
    assert ordinal_zh(14, "届") == "第十四届"


@pytest.mark.parametrize(
    "text",
    [
        "十四届二次",
        "十四届二次会议",
        "第十四届委员会第二次会议提案登记台账",
        "上海市虹口区政协十四届二次会议",
        "14届2次",
        "１４届２次全体会议",
        "14/2",
    ],
)
def test_a_term_and_session_is_found_however_it_is_written(text):
    assert parse_term_session(text) == (14, 2)


@pytest.mark.parametrize("text", ["", "十四届", "二次会议", "14-2", "0/1", "十四届零次"])
def test_what_names_no_plenary_is_refused(text):
    with pytest.raises(Invalid):
        parse_term_session(text)


@given(st.integers(1, 99), st.integers(1, 9))
def test_the_short_name_of_a_plenary_reads_back(term, session):
    assert parse_term_session(term_session_zh(term, session)) == (term, session)


def test_the_short_name_of_a_plenary():
    assert term_session_zh(14, 2) == "十四届二次会议"
