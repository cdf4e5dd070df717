"""Do a dataclass and a named tuple make the same columns, and come back as they were?"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

import pytest

from kernel.rows import as_row, as_values, columns_of


class Tuple(NamedTuple):
    id: UUID
    day: date | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Class:
    id: UUID
    day: date | None
    names: tuple[str, ...] = ()


def told(row):
    return [(one.name, str(one.type), one.nullable) for one in columns_of(row)]


def test_both_make_the_same_columns():
    assert told(Tuple) == told(Class)
    assert [name for name, _, _ in told(Tuple)] == ["id", "day", "names"]


@pytest.mark.parametrize("row", [Tuple, Class])
def test_a_row_comes_back_as_it_was(row):
    one = row(UUID(int=1), None, ("甲", "乙"))
    assert as_values(one) == {"id": UUID(int=1), "day": None, "names": ["甲", "乙"]}
    assert as_row(row, as_values(one)) == one


def test_what_is_neither_makes_none():
    with pytest.raises(TypeError):
        columns_of(str)
