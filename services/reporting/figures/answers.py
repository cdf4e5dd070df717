"""Which units have answered, when one of them goes by several names?"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, Uuid, case, exists, func, literal, not_, select
from sqlalchemy import column as sql_column
from sqlalchemy.sql.selectable import TableValuedAlias

from reporting.cases.handling import REPLIES
from reporting.figures.scope import Scope

Standing = Mapping[UUID, UUID]
"""By id the organisation that it counts for; ids that count for themselves are missing."""


def unanswered(
    standing: Standing, waiting: ColumnElement[Any], answered: ColumnElement[Any]
) -> ColumnElement[bool]:
    """Whether one of a list of units has no answer under any of its names.

    Args:
        waiting: those without an answer under the very id by which they were asked.
    """
    if not standing:
        return func.cardinality(waiting) > 0
    one = _each(waiting, "waits")
    left = not_(has_answered(standing, _meant(standing, one.c.one), answered))
    return exists(select(literal(1)).select_from(one).where(left))


def has_answered(
    standing: Standing, unit: ColumnElement[Any], answered: ColumnElement[Any]
) -> ColumnElement[bool]:
    """Whether a unit is among those that answered, under any name.

    Args:
        unit: as it stands today, whatever it was called.
    """
    one = _each(answered, "answers")
    same = _meant(standing, one.c.one) == unit
    return exists(select(literal(1)).select_from(one).where(same))


def last_answers(scope: Scope, table: Table) -> Sequence[ColumnElement[bool]]:
    """Of several answers that one unit gave under several names only the last one counts."""
    if not scope.standing or table is not REPLIES.table:
        return ()
    own, later = table.c, table.alias("later")
    standing = scope.standing
    same = (
        later.c.proposal == own.proposal,
        _meant(standing, later.c.unit) == _meant(standing, own.unit),
        later.c.told_at > own.told_at,
        scope.known(later),
    )
    return (not_(exists(select(literal(1)).select_from(later).where(*same))),)


def _meant(standing: Standing, unit: ColumnElement[Any]) -> ColumnElement[Any]:
    """The organisation that an id counts for."""
    if not standing:
        return unit
    pairs = sorted(standing.items(), key=str)
    return case(*((unit == id, literal(one, Uuid)) for id, one in pairs), else_=unit)


def _each(units: ColumnElement[Any], name: str) -> TableValuedAlias:
    return func.unnest(units).table_valued(sql_column("one", Uuid)).render_derived(name)
