"""Which cases are meant? One language for figures, findings, scores and plans."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, any_, false, func, literal, not_, or_, true

from contracts.members.rules import CommitteeRules
from kernel.rows import names_of
from reporting.cases.kind import Kind
from reporting.figures.answers import unanswered


class UnknownColumn(ValueError):
    """A selection names a column that its kind of case does not have."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables a selection may speak of: the case's own, and that of the case it belongs to.

    Attributes:
        standing: by id the organisation that it counts for, where that is another one.
    """

    own: Table
    through: Table | None = None
    through_name: str = ""
    standing: Mapping[UUID, UUID] = field(default_factory=dict)

    def column(self, name: str) -> ColumnElement[Any]:
        """`state`, or `proposal.state` of the case it belongs to."""
        owner, _, column = name.rpartition(".")
        table = self.through if owner and owner == self.through_name else self.own
        if table is None or column not in table.c or (owner and owner != self.through_name):
            raise UnknownColumn(name)
        return table.c[column]


class Where(Protocol):
    """A condition on a case: SQL, the columns it speaks of, and its Chinese sentence."""

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]: ...
    def columns(self) -> Iterable[str]: ...
    def zh(self) -> str: ...


@dataclass(frozen=True, slots=True)
class All:
    """Every case."""

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        return true()

    def columns(self) -> Iterable[str]:
        return ()

    def zh(self) -> str:
        return "全部"


@dataclass(frozen=True, slots=True)
class OneOf:
    """The column holds one of these values."""

    column: str
    values: tuple[Any, ...]
    said: str

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        return tables.column(self.column).in_(self.values)

    def columns(self) -> Iterable[str]:
        return (self.column,)

    def zh(self) -> str:
        return self.said


@dataclass(frozen=True, slots=True)
class Yes:
    """The column is true."""

    column: str
    said: str

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        return tables.column(self.column).is_(True)

    def columns(self) -> Iterable[str]:
        return (self.column,)

    def zh(self) -> str:
        return self.said


@dataclass(frozen=True, slots=True)
class Told:
    """The column is known."""

    column: str
    said: str

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        return tables.column(self.column).is_not(None)

    def columns(self) -> Iterable[str]:
        return (self.column,)

    def zh(self) -> str:
        return self.said


@dataclass(frozen=True, slots=True)
class Has:
    """The column, a list, contains a value."""

    column: str
    value: Any
    said: str

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        return literal(self.value) == any_(tables.column(self.column))

    def columns(self) -> Iterable[str]:
        return (self.column,)

    def zh(self) -> str:
        return self.said


@dataclass(frozen=True, slots=True)
class Filled:
    """The column, a list, is not empty."""

    column: str
    said: str

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        return func.cardinality(tables.column(self.column)) > 0

    def columns(self) -> Iterable[str]:
        return (self.column,)

    def zh(self) -> str:
        return self.said


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A unit of a list has not answered, under any of its names.

    Attributes:
        waiting, answered: lists of units as they were named.
    """

    waiting: str
    answered: str
    said: str

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        waiting, answered = tables.column(self.waiting), tables.column(self.answered)
        return unanswered(tables.standing, waiting, answered)

    def columns(self) -> Iterable[str]:
        return (self.waiting, self.answered)

    def zh(self) -> str:
        return self.said


@dataclass(frozen=True, slots=True)
class InOrder:
    """Both are known, days or arrivals, and the later one is not before the earlier one."""

    earlier: str
    later: str
    said: str

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        # Of a day that is not known nothing is so, and its opposite neither: coalesced, it is no.
        return func.coalesce(tables.column(self.later) >= tables.column(self.earlier), false())

    def columns(self) -> Iterable[str]:
        return (self.earlier, self.later)

    def zh(self) -> str:
        return self.said


@dataclass(frozen=True, slots=True)
class Not:
    """The other cases."""

    of: Where

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        return not_(self.of.sql(tables, rules))

    def columns(self) -> Iterable[str]:
        return self.of.columns()

    def zh(self) -> str:
        return f"非{self.of.zh()}"


@dataclass(frozen=True, slots=True)
class Both:
    """All these conditions."""

    of: tuple[Where, ...]

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        return and_(true(), *(one.sql(tables, rules) for one in self.of))

    def columns(self) -> Iterable[str]:
        return (column for one in self.of for column in one.columns())

    def zh(self) -> str:
        return "且".join(one.zh() for one in self.of)


@dataclass(frozen=True, slots=True)
class Either:
    """One of these conditions."""

    of: tuple[Where, ...]

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        return or_(false(), *(one.sql(tables, rules) for one in self.of))

    def columns(self) -> Iterable[str]:
        return (column for one in self.of for column in one.columns())

    def zh(self) -> str:
        return "或".join(one.zh() for one in self.of)


@dataclass(frozen=True, slots=True)
class ByRule:
    """What the committee's own rule says: a yes-or-no rule chooses between two conditions."""

    rule: str
    yes: Where
    no: Where

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        chosen = self.yes if getattr(rules, self.rule) else self.no
        return chosen.sql(tables, rules)

    def columns(self) -> Iterable[str]:
        return (*self.yes.columns(), *self.no.columns())

    def zh(self) -> str:
        title = CommitteeRules.model_fields[self.rule].title
        return f"{self.no.zh()}（本委员会规则“{title}”时为{self.yes.zh()}）"


@dataclass(frozen=True, slots=True)
class ListedByRule:
    """The column holds one of the values that a rule of the committee lists."""

    column: str
    rule: str

    def sql(self, tables: Tables, rules: CommitteeRules) -> ColumnElement[bool]:
        return tables.column(self.column).in_(getattr(rules, self.rule))

    def columns(self) -> Iterable[str]:
        return (self.column,)

    def zh(self) -> str:
        return f"本委员会规则“{CommitteeRules.model_fields[self.rule].title}”所列"


def check(where: Where, kind: Kind[Any], through: Kind[Any] | None = None) -> None:
    """Make sure that a selection speaks only of columns its kinds have.

    Raises:
        UnknownColumn: with the column.
    """
    own = set(names_of(kind.row))
    upper = {f"{through.name}.{name}" for name in names_of(through.row)} if through else set()
    for column in where.columns():
        if column not in own | upper:
            raise UnknownColumn(f"{kind.name}: {column}")
