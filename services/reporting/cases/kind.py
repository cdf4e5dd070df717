"""What is a kind of case, and how are its versions kept?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Column, Date, Index, MetaData, Table, Text, Uuid

from kernel.event import Event
from kernel.rows import columns_of

C = TypeVar("C", bound=tuple[Any, ...])
STILL = 2**62
"""`known_to` of the version that still holds."""

tables = MetaData()


class Act(Protocol):
    """What a case may know of an event beside what it says."""

    @property
    def event_id(self) -> UUID:
        """The event's own."""

    @property
    def arrival(self) -> int:
        """Where it stands in the archive: of two events of one origin the later is higher."""

    @property
    def position(self) -> int:
        """Where it stands in its origin's log."""

    @property
    def occurred_on(self) -> date:
        """The day of the act."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[C]):
    """One kind of case.

    Attributes:
        name: e.g. `proposal`; its versions are in `case_<name>`.
        title: the Chinese noun, as figures and evidence speak of it.
        row: the named tuple of what figures count and cut by.
        events: what it is folded from.
        keys: the cases an event touches, each once, as text ids.
        evolve: the case after an event; None before the first and after the last. Pure.
    """

    name: str
    title: str
    row: type[C]
    events: tuple[type[Event], ...]
    keys: Callable[[Any, Act], Sequence[str]]
    evolve: Callable[[C | None, Any, Act, str], C | None]
    table: Table = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", _versions(self.name, self.row))


def _versions(name: str, row: type[Any]) -> Table:
    """`known_from`, `known_to` are arrivals; `events` those arrivals that set the columns."""
    return Table(
        f"case_{name}",
        tables,
        Column("case_id", Text, primary_key=True),
        Column("known_from", BigInteger, primary_key=True, autoincrement=False),
        Column("known_to", BigInteger, nullable=False),
        Column("committee", Uuid, nullable=False),
        Column("happened_on", Date, nullable=False),
        Column("events", ARRAY(BigInteger), nullable=False),
        *columns_of(row),
        Index(f"case_{name}_known", "committee", "known_to", "known_from"),
        Index(f"case_{name}_open", "case_id", "known_to"),
    )


def told_once(values: Iterable[str]) -> tuple[str, ...]:
    """Each value of a list once, in the order in which it was told."""
    return tuple(dict.fromkeys(values))


def once(*ids: object) -> Sequence[str]:
    """One case: its id from one or several parts."""
    return (":".join(map(str, ids)),)
