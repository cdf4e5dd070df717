"""Which numbers, phones and identity numbers do cells mean?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.ledgers import Hints, Numbered, Unreadable, count, id_number, number_of, phone

HINTS = Hints()
MOBILE = "13800138000"


@pytest.mark.parametrize(
    ("cell", "number", "year"),
    [
        ("第023号", 23, None),
        ("2023-45", 45, 2023),
        ("０２３", 23, None),
        ("0001", 1, None),
        (" 第 ２３ 号 ", 23, None),
        ("〔2023〕45号", 45, 2023),
        ("政提字〔2023〕第45号", 45, 2023),
        ("2023年第45号", 45, 2023),
        ("No.023", 23, None),
        ("提案第23号", 23, None),
        ("第02345号（财税金融类123号）", 2345, None),
        ("2023", 2023, None),
    ],
)
def test_a_number_is_read_and_its_printed_form_kept(
    cell: str, number: int, year: int | None
) -> None:
    read = number_of(cell, HINTS)
    assert (read.number, read.year) == (number, year)
    assert read.printed


def test_the_printed_form_is_the_clerk_s_own() -> None:
    assert number_of("第023号", HINTS).printed == "第023号"
    assert number_of(23.0, HINTS) == Numbered(23, "23")


@pytest.mark.parametrize("cell", ["二十三号", "A-2-3", 23.5, -1.0, "12-13", "待编", True, 1e300])
def test_what_is_no_number_comes_back(cell: object) -> None:
    with pytest.raises(Unreadable):
        number_of(cell, HINTS)  # type: ignore[arg-type]


def test_counts_are_read_with_their_measure_word() -> None:
    assert [count(c, HINTS) for c in (186.0, "186", "１８６人", "共92件")] == [186, 186, 186, 92]
    with pytest.raises(Unreadable):
        count("若干", HINTS)


@pytest.mark.parametrize(
    "cell",
    [
        13800138000.0,
        MOBILE,
        "138 0013 8000",
        "138-0013-8000",
        "+86 13800138000",
        "１３８００１３８０００",
        "1.3800138000E+10",
        "\u202d13800138000\u202c",
    ],
)
def test_a_phone_is_read_when_all_digits_are_there(cell: object) -> None:
    assert phone(cell, HINTS) == MOBILE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell",
    ["1.38E+10", "1.3800138E+10", 1380013800.0, 13800138000.5, 1.38e15, "1380013800", "无号"],
)
def test_a_phone_that_lost_digits_comes_back(cell: object) -> None:
    with pytest.raises(Unreadable):
        phone(cell, HINTS)  # type: ignore[arg-type]


def test_landlines_are_phones_too() -> None:
    assert phone("0571-87654321", HINTS) == "0571-87654321"
    assert phone("(0571)87654321", HINTS) == "0571-87654321"
    assert phone("87654321", HINTS) == "87654321"


def test_an_identity_number_is_text_or_comes_back() -> None:
    assert id_number("11010119780517001x", HINTS) == "11010119780517001X"
    for cell in (110101197805170010.0, "1.10101E+17", "1101011978"):
        with pytest.raises(Unreadable):
            id_number(cell, HINTS)


@given(st.integers(1, 99_999), st.sampled_from(["{}", "第{}号", "第{:05d}号", "2024-{}", "{:06d}"]))
def test_every_form_of_a_number_reads_back(number: int, form: str) -> None:
    assert number_of(form.format(number), HINTS).number == number
