"""Which piece of a cell is whose, where it names them: 市教育局：A类；市财政局：B类?"""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from contracts.values import Named
from kernel.ledgers import Cell, Hints, Reader, Unreadable, passage

T = TypeVar("T")
W = TypeVar("W")
ByName = dict[UUID, T]
"""What is said of each one that is named, in the order of the cell."""


def by_name(text: str, named: Sequence[Named]) -> ByName[str] | None:
    """The piece behind each name; None where the text does not begin with one of the names.

    A piece goes as far as the next ；or line that begins with a name, so it may hold both signs.

    Raises:
        Unreadable: one is named twice, or nothing stands behind a name.
    """
    ids = {_bare(one.name): one.id for one in named}
    names = "|".join(r"\s*".join(map(re.escape, one)) for one in sorted(ids, key=len, reverse=True))
    if not names:
        return None
    found = list(re.finditer(rf"(?:^|[;；\n])\s*({names})\s*[:：]", text))
    if not found or found[0].start() != 0:
        return None
    ends = [*(one.start() for one in found[1:]), len(text)]
    told: ByName[str] = {}
    for one, end in zip(found, ends, strict=True):
        who, said = ids[_bare(one[1])], text[one.end() : end].strip()
        if who in told or not said:
            zh = f"“{one[1]}”之后没有内容，或写了两次，请每个名称写一次"
            raise Unreadable(zh, f"{one[1]!r} is named twice, or nothing stands behind it")
        told[who] = said
    return told


def each_or(named: Sequence[Named], each: Reader[T], otherwise: Reader[W]) -> Reader[ByName[T] | W]:
    """A reader of what is said by name, else of what the whole cell says."""

    def read(cell: Cell, hints: Hints) -> ByName[T] | W:
        told = by_name(passage(cell, hints), named) if isinstance(cell, str) else None
        if told is None:
            return otherwise(cell, hints)
        return {who: each(said, hints) for who, said in told.items()}

    return read


def told_by_name(told: Sequence[tuple[UUID, str]], names: Mapping[UUID, str]) -> str | None:
    """The cell that is read so again; who has no name here is left out."""
    return "；".join(f"{names[who]}：{said}" for who, said in told if who in names) or None


def _bare(name: str) -> str:
    return "".join(name.split())
