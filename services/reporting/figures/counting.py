"""How are figures counted: one statement a kind of case, whatever number of figures?"""

import typing
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    Table,
    Text,
    Uuid,
    and_,
    cast,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy import column as sql_column
from sqlalchemy import distinct as different
from sqlalchemy.dialects.postgresql import ARRAY as PG_ARRAY
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.selectable import TableValuedAlias

from reporting.figures.answers import last_answers
from reporting.figures.belonging import UNNARROWED, cases_belong, counted_belong, counts
from reporting.figures.figure import Breakdown, Count, Days, DaysBy, Figure, Ratio, Sense
from reporting.figures.heads import heads_of, kept, once_on_the_roll
from reporting.figures.lens import WHOLE, Sort
from reporting.figures.placing import with_places
from reporting.figures.scope import Scope
from reporting.figures.selection import Tables
from reporting.figures.sums import sum_of

STANDING = "standing"
"""What the ids that stand for other organisations are called in a statement."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count's value, and the number of cases it rests on."""

    value: int
    cases: int


def counts_of(figures: Iterable[Figure], sort: Sort = Sort.COMMITTEE) -> list[Count]:
    """All counts that figures need of such a scope, each once."""
    found: dict[str, Count] = {}
    for figure in figures:
        for count in _counts(figure):
            found[count.id] = count
            if count.plus is not None and counts(count.plus, sort):
                found[count.plus.id] = count.plus
    return list(found.values())


def _counts(figure: Figure) -> Sequence[Count]:
    match figure:
        case Count():
            return (figure,)
        case Ratio():
            return (figure.of, figure.over)
        case Breakdown() | Days() | DaysBy():
            return (figure.of,)


async def counted(
    connection: AsyncConnection, scope: Scope, counts: Sequence[Count]
) -> dict[str, Counted]:
    """All counts: those over the same tables in one statement."""
    groups: dict[tuple[str, ...], list[Count]] = {}
    for count in counts:
        through = count.through.name if count.through else ""
        apart = _is_list(count) or count.among or count.without or count.for_each
        alone = count.id if apart else ""
        groups.setdefault((count.what.name, through, alone), []).append(count)
    found: dict[str, Counted] = {}
    for together in groups.values():
        found |= await _together(connection, scope, together)
    return {count.id: _summed(count, found) for count in counts}


def _summed(count: Count, found: Mapping[str, Counted]) -> Counted:
    """A count with what is added to it; numbers without names are no member's."""
    own = found[count.id]
    if count.plus is None or count.plus.id not in found:
        return own
    more = _summed(count.plus, found)
    return Counted(own.value + more.value, own.cases + more.cases)


async def _together(
    connection: AsyncConnection, scope: Scope, counts: Sequence[Count]
) -> dict[str, Counted]:
    columns: list[ColumnElement[Any]] = []
    for place, count in enumerate(counts):
        condition = condition_of(scope, count)
        columns.append(value_of(scope, count).filter(condition).label(f"v{place}"))
        columns.append(cases_of(count).filter(condition).label(f"c{place}"))
    row = (await connection.execute(_from(scope, counts[0], columns))).one()._mapping
    return {
        count.id: Counted(int(row[f"v{place}"] or 0), row[f"c{place}"])
        for place, count in enumerate(counts)
    }


def condition_of(scope: Scope, count: Count) -> ColumnElement[bool]:
    """The count's own condition, its place in time, and whose persons count."""
    tables = replace(tables_of(count), standing=scope.standing)
    found = and_(count.where.sql(tables, scope.rules), _in_time(scope, count, tables))
    value = None if count.distinct is None else _each(scope, count)
    mine = counted_belong(scope, count, value)
    once = (*once_on_the_roll(scope, count.what.table), *last_answers(scope, count.what.table))
    return and_(found, *once, *mine)


def tables_of(count: Count) -> Tables:
    """The tables that a count's selection may speak of."""
    if count.through is None:
        return Tables(count.what.table)
    return Tables(count.what.table, count.through.table, count.through.name)


def selected(scope: Scope, count: Count, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
    """Columns of the cases that a count counts."""
    return _from(scope, count, columns).where(condition_of(scope, count))


def _in_time(scope: Scope, count: Count, tables: Tables) -> ColumnElement[bool]:
    time, span = count.time, scope.span
    day = tables.column(time.day)
    if time.sense is Sense.STOCK:
        on = scope.stock_day
        until = tables.column(time.until or "")
        return and_(or_(day.is_(None), day <= on), or_(until.is_(None), until >= on))
    whole = scope.plenary_window
    if time.sense is Sense.COHORT and time.plenary is not None and whole is not None:
        return tables.column(time.plenary) == whole
    return day >= span.first if span.last is None else day.between(span.first, span.last)


def _from(scope: Scope, count: Count, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
    own = count.what.table
    wanted: Select[Any] = select(*columns).select_from(own).where(scope.known(own))
    wanted = wanted.where(*cases_belong(scope, count))
    if count.through is not None:
        upper = count.through.table
        belongs = cast(kept(scope, own.c[count.through.name]), Text) == upper.c.case_id
        wanted = wanted.join(upper, and_(belongs, scope.known(upper)))
    if count.for_each is not None:
        wanted = with_places(wanted, scope, count, count.for_each)
    if _is_list(count):
        wanted = with_members(wanted, scope, own, count.distinct or "")
    if count.among is not None:
        named = count.among.what.table.c[count.among.what.name]
        wanted = wanted.where(_whose(scope, count).in_(selected(scope, count.among, [named])))
    everywhere = anywhere(scope)
    for other in count.without:
        counted_there = selected(everywhere, other, [_each(everywhere, other)])
        wanted = wanted.where(_each(scope, count).not_in(counted_there))
    return wanted


def anywhere(scope: Scope) -> Scope:
    """Who did something did it, for whichever body that was."""
    return replace(scope, lens=WHOLE, acting={}) if scope.lens.sort not in UNNARROWED else scope


def value_of(scope: Scope, count: Count) -> Any:
    """What a count comes to, as an aggregate."""
    if count.sums is not None:
        return sum_of(scope, count, tables_of(count))
    if count.distinct is not None:
        return func.count(different(_each(scope, count)))
    heads = heads_of(scope, count.what.table)
    return func.count() if heads is None else func.count(different(heads))


def _each(scope: Scope, count: Count) -> ColumnElement[Any]:
    """The value that is counted once; an alias or duplicate stands for whom it means."""
    if _is_list(count):
        return kept(scope, meant(count.what.table, count.distinct or ""))
    return kept(scope, count.what.table.c[count.distinct or "case_id"])


def _whose(scope: Scope, count: Count) -> ColumnElement[Any]:
    """The value that is looked for among the cases of another count."""
    if count.whose is None:
        return _each(scope, count)
    return kept(scope, count.what.table.c[count.whose])


def with_members(
    wanted: Select[Any], scope: Scope, table: Table, column: str, *, or_none: bool = False
) -> Select[Any]:
    """One row for each member of a list column, with the organisation that it stands for.

    Args:
        or_none: an empty list has one row too.
    """
    member, stands = _member(table, column), _standing(scope)
    wanted = wanted.join(member, true(), isouter=or_none)
    return wanted.outerjoin(stands, stands.c.id == member.c.one)


def meant(table: Table, column: str) -> ColumnElement[Any]:
    """Whom a member of a list column means."""
    stands_for: ColumnElement[Any] = literal_column(f"{STANDING}.organisation", Uuid)
    return func.coalesce(stands_for, member_of(table, column))


def member_of(table: Table, column: str) -> ColumnElement[Any]:
    """A member of a list column, as the case names it."""
    return _member(table, column).c.one


def _standing(scope: Scope) -> TableValuedAlias:
    """The ids that stand for other organisations: few, and the same for all figures of a scope."""
    pairs = scope.standing
    lists = (cast(list(ids), PG_ARRAY(Uuid)) for ids in (pairs.keys(), pairs.values()))
    columns = (sql_column("id", Uuid), sql_column("organisation", Uuid))
    return func.unnest(*lists).table_valued(*columns).render_derived(STANDING)


@cache
def _member(own: Table, column: str) -> TableValuedAlias:
    """The members of a list column, one row each: of this case's list, not of every case's.

    A column that is no list has one member.
    """
    listed: ColumnElement[Any] = own.c[column]
    if not isinstance(listed.type, ARRAY):
        listed = array([listed])
    one = func.unnest(listed).table_valued(sql_column("one", Uuid))
    return typing.cast(TableValuedAlias, one.render_derived("member").lateral())


def cases_of(count: Count) -> Any:
    """How many cases it rests on, as an aggregate."""
    return func.count(different(count.what.table.c.case_id))


def _is_list(count: Count) -> bool:
    return count.distinct is not None and isinstance(count.what.table.c[count.distinct].type, ARRAY)
