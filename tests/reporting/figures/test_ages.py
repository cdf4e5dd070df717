"""How old are those on the roll, and which kinds of consultation were held?"""

from datetime import date

import pytest
from counted import admitted, held, parts, told
from years import PEOPLE

SPRING = date(2025, 3, 2)
WANG, *_ = PEOPLE
AGE = "members.by_age"


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (1985, "40岁及以下"),
        (1984, "41至50岁"),
        (1975, "41至50岁"),
        (1965, "51至60岁"),
        (1964, "61岁及以上"),
        (1920, "61岁及以上"),
        (None, "未填出生年份"),
    ],
)
async def test_an_age_is_that_of_the_named_days_year(database, born, band):
    figures, proof = await told(database, [admitted(WANG, birth_year=born)], AGE, window="2025")
    assert parts(figures, AGE) == {band: 1}
    assert {one["part"] for one in proof["cases"]} == {None if born is None else band}


async def test_ages_stand_from_the_youngest_to_the_oldest(database):
    born = zip(PEOPLE, (1950, 1980, 1951, 1999), strict=True)
    events = [admitted(who, birth_year=year) for who, year in born]
    figures, *_ = await told(database, events, window="2025")
    assert list(parts(figures, AGE).items()) == [
        ("40岁及以下", 1),
        ("41至50岁", 1),
        ("61岁及以上", 2),
    ]


async def test_consultations_are_told_apart_by_the_committees_own_kinds(database):
    events = [
        held(1, SPRING, "consultation", kind="专题协商"),
        held(2, SPRING, "consultation", kind="专题协商"),
        held(3, SPRING, "consultation", kind="界别协商"),
        held(4, SPRING, "research", kind="调研"),
    ]
    figures, *_ = await told(database, events, window="2025")
    assert parts(figures, "sectors.consultations_by_kind") == {"专题协商": 2, "界别协商": 1}
