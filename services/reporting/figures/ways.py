"""In which ways may a case belong to one body, one unit, one member? Conditions on its table."""

from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    FromClause,
    Text,
    Uuid,
    and_,
    any_,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy import column as sql_column
from sqlalchemy.dialects.postgresql import ARRAY as PG_ARRAY

from reporting.cases.kind import Kind
from reporting.figures.attribution import ACTS, SECTOR, belonged
from reporting.figures.heads import kept
from reporting.figures.scope import Scope


class Way(Protocol):
    """How a case belongs to what the scope looks at."""

    def sql(self, scope: Scope, own: FromClause) -> ColumnElement[bool]: ...


@dataclass(frozen=True, slots=True)
class ByPersons:
    """Somebody who acted in it was in the body on the day of the act, or the body itself acted.

    A sector has also what the ledger wrote under its name, where the roster places nobody who
    acted in any sector. What `with_acting` found already is not looked for again.

    Attributes:
        itself: the column that may name the body itself, a list or one.
    """

    kind: Kind[Any]
    itself: str | None = None

    def sql(self, scope: Scope, own: FromClause) -> ColumnElement[bool]:
        if (acting := scope.acting.get(self.kind.name)) is not None:
            return own.c.case_id.in_(select(func.unnest(cast(acting, PG_ARRAY(Text)))))
        found = belonged(scope, self.kind).subquery("belonged")
        ways: list[ColumnElement[bool]] = [
            own.c.case_id.in_(select(found.c.case_id).where(found.c.body == scope.lens.id))
        ]
        if self.itself is not None:
            ways.append(names(own.c[self.itself], (_looked_at(scope),)))
        return or_(*ways, as_written(scope, self.kind, own))


def as_written(scope: Scope, kind: Kind[Any], own: FromClause) -> ColumnElement[bool]:
    """The ledger wrote the sector that is looked at, and the roster knows none of the day."""
    written = ACTS[kind.name].written
    if written is None or scope.lens.body_kind != SECTOR:
        return literal(False)
    placed = belonged(scope, kind, SECTOR).subquery("placed")
    unplaced = own.c.case_id.not_in(select(placed.c.case_id))
    return and_(own.c[written[0]] == scope.lens.id, unplaced)


@dataclass(frozen=True, slots=True)
class Through:
    """As the case belongs whose id stands in a column, or one of those in a list."""

    column: str
    kind: Kind[Any]
    way: Way

    def sql(self, scope: Scope, own: FromClause) -> ColumnElement[bool]:
        upper = self.kind.table.alias(f"through_{self.kind.name}")
        belongs = and_(scope.known(upper), self.way.sql(scope, upper))
        named: ColumnElement[Any] = own.c[self.column]
        if not isinstance(named.type, ARRAY):
            return cast(named, Text).in_(select(upper.c.case_id).where(belongs))
        cases = select(cast(upper.c.case_id, Uuid)).where(belongs).scalar_subquery()
        return named.op("&&", return_type=None)(func.array(cases, type_=ARRAY(Uuid)))


@dataclass(frozen=True, slots=True)
class Itself:
    """A column names the body or the unit itself, a list or one; a unit under any of its names."""

    column: str

    def sql(self, scope: Scope, own: FromClause) -> ColumnElement[bool]:
        return names(own.c[self.column], same_unit(scope))


@dataclass(frozen=True, slots=True)
class Person:
    """A column names the member, a list or one; under either entry of the register."""

    column: str

    def sql(self, scope: Scope, own: FromClause) -> ColumnElement[bool]:
        named: ColumnElement[Any] = own.c[self.column]
        if not isinstance(named.type, ARRAY):
            return kept(scope, named) == scope.lens.id
        one = func.unnest(named).table_valued(sql_column("one", Uuid)).render_derived("person")
        theirs = kept(scope, one.c.one) == scope.lens.id
        return exists(select(literal(1)).select_from(one).where(theirs))


@dataclass(frozen=True, slots=True)
class AnyOf:
    """In one of several ways."""

    ways: tuple[Way, ...]

    def sql(self, scope: Scope, own: FromClause) -> ColumnElement[bool]:
        return or_(*(one.sql(scope, own) for one in self.ways))


def same_unit(scope: Scope) -> tuple[UUID, ...]:
    """The ids that count for the one looked at: its own, its other names, whom it carries on."""
    here = _looked_at(scope)
    others = (id for id, unit in scope.standing.items() if unit == here)
    return (here, *sorted(others, key=str))


def names(column: ColumnElement[Any], ids: tuple[UUID, ...]) -> ColumnElement[bool]:
    """Whether a column, a list or one, names one of these."""
    if not isinstance(column.type, ARRAY):
        return column.in_(ids)
    if len(ids) == 1:
        return literal(ids[0], Uuid) == any_(column)
    listed = cast(list(ids), PG_ARRAY(Uuid))
    overlaps: ColumnElement[bool] = column.bool_op("&&")(listed)
    return overlaps


def _looked_at(scope: Scope) -> UUID:
    """Which body, unit or member: only the committee's own scopes have none."""
    assert scope.lens.id is not None
    return scope.lens.id
