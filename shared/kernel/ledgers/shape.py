"""What does a kind of ledger look like: its columns, and by which of them it is known?"""

import re
from dataclasses import asdict, dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from kernel.ledgers.cleaning import squeeze

NOTE = re.compile(r"\([^()]*\)|【[^【】]*】|\[[^\[\]]*\]")
MARKS = "*:#·"


class Further(Enum):
    """What columns mean that the shape does not name."""

    IGNORED = "ignored"
    KEPT = "kept"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Column:
    """One column and all that clerks call it.

    Attributes:
        field: the name by which a row is asked.
        heading: the heading in templates and, when the file lacks the column, in messages.
        aliases: other headings, in order of preference when a file has several of them.
        required: the file is refused without the column.
        repeated: may come several times, also numbered (所属专委会1, 所属专委会2).
        summed: the total row adds its numbers up, rather than counting rows.
        note, example: what the template says about it.
        only_read: why its cells are not taken, in Chinese; the template leaves it out.
    """

    field: str
    heading: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    repeated: bool = False
    summed: bool = False
    note: str = ""
    example: str = ""
    only_read: str = ""

    def rank(self, heading: str) -> int | None:
        """How well a printed heading is this column's: 0 is best, None is another column.

        Space, line breaks, width and notes in brackets do not count.
        """
        names = _squeezed(self.heading, *self.aliases)
        for rank, form in enumerate(heading_forms(heading)):
            for preference, name in enumerate(names):
                if self._is(form, name):
                    # 提案人 itself goes before 提案人(联名), whatever their order.
                    return rank * len(names) + preference
        return None

    def _is(self, form: str, name: str) -> bool:
        if form == name:
            return True
        return (
            self.repeated
            and re.fullmatch(rf"{re.escape(name)}[\d一二三四五六七八九十]+", form) is not None
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of ledger in one arrangement.

    Attributes:
        name: e.g. `proposals`.
        title_zh: e.g. 提案台账.
        columns: what it may have; others are passed over unless `further` says more.
        known_by: sets of fields; a heading with all fields of one set is of this kind.
            Empty means: the required ones together.
        foreign: headings that prove another kind (信息标题 in what looks like a roster).
        units: measure words of its rows (件), by which 共N件 is known to count them.
        further: whether further columns (persons, dates of a matrix) carry values.
    """

    name: str
    title_zh: str
    columns: tuple[Column, ...]
    known_by: tuple[tuple[str, ...], ...] = ()
    foreign: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    further: Further = Further.IGNORED

    def column(self, field: str) -> Column:
        """The column of a field; KeyError for a field the shape does not have."""
        for column in self.columns:
            if column.field == field:
                return column
        raise KeyError(field)

    def asked_for(self) -> tuple[Column, ...]:
        """The columns that a template offers."""
        return tuple(column for column in self.columns if not column.only_read)

    def required(self) -> tuple[Column, ...]:
        """The columns without which a file is refused."""
        return tuple(column for column in self.columns if column.required)

    def recognises(self, fields: frozenset[str]) -> bool:
        """Whether these fields together make a heading one of this kind."""
        sets = self.known_by or (tuple(column.field for column in self.required()),)
        return any(fields.issuperset(known) for known in sets)


def pack_shape(shape: Shape) -> dict[str, Any]:
    """A shape as plain JSON, for those who sort the sheets of a workbook before they send them."""
    return asdict(shape) | {"further": shape.further.value}


def unpack_shape(packed: dict[str, Any]) -> Shape:
    """The shape that `pack_shape` made this of."""
    columns = (Column(**one | {"aliases": tuple(one["aliases"])}) for one in packed["columns"])
    told = {
        "columns": tuple(columns),
        "known_by": tuple(map(tuple, packed["known_by"])),
        "foreign": tuple(packed["foreign"]),
        "units": tuple(packed["units"]),
        "further": Further(packed["further"]),
    }
    return Shape(**packed | told)


@lru_cache(maxsize=4096)
def _squeezed(*names: str) -> tuple[str, ...]:
    return tuple(squeeze(name) for name in names)


@lru_cache(maxsize=4096)
def heading_forms(heading: str) -> tuple[str, ...]:
    """A heading as it is compared: whole, and without its notes in brackets."""
    whole = squeeze(heading).strip(MARKS)
    bare = NOTE.sub("", whole).strip(MARKS)
    return (whole,) if bare in ("", whole) else (whole, bare)
