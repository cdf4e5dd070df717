"""How is a count parted by the values of a column: its own, or of the cases that a list names?"""

import typing
from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Date,
    Integer,
    Select,
    Table,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    not_,
    null,
    true,
)
from sqlalchemy import column as sql_column
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.selectable import TableValuedAlias

from contracts.members.rules import CommitteeRules
from reporting.cases.handling import AFTER
from reporting.figures.answers import has_answered
from reporting.figures.counting import (
    Counted,
    cases_of,
    meant,
    member_of,
    selected,
    tables_of,
    value_of,
    with_members,
)
from reporting.figures.figure import Breakdown, Count, Each, OnTheDay, Weighed
from reporting.figures.heads import kept
from reporting.figures.placing import place_of, with_places
from reporting.figures.scope import Scope

WAS = "原"
"""What stands before the name of an organisation that is no more."""


class Parting(Protocol):
    """What parts the cases of a count: a column's values, or what is known of whom it names."""

    @property
    def of(self) -> Count: ...
    @property
    def by(self) -> str: ...
    @property
    def each(self) -> Each | OnTheDay | Weighed | None: ...


async def broken_down(
    connection: AsyncConnection, scope: Scope, figure: Breakdown
) -> dict[Any, Counted]:
    """A count by the values of a column; a list counts once for each of its members."""
    by = by_of(scope, figure)
    if isinstance(by.type, ARRAY):
        by = _members(by, with_none=figure.blank is not None)
    cases = cases_of(figure.of)
    value = _value_of(scope, figure, cases)
    columns = [by.label("by"), value.label("v"), cases.label("c")]
    rows = await connection.execute(parted(scope, figure, columns).group_by(by))
    return {row.by: Counted(int(row.v or 0), row.c) for row in rows}


def _value_of(scope: Scope, figure: Breakdown, cases: ColumnElement[Any]) -> ColumnElement[Any]:
    """What one part comes to, as an aggregate."""
    match figure.each:
        case None:
            value: ColumnElement[Any] = value_of(scope, figure.of)
            return value
        case OnTheDay():
            return func.count()
        case Weighed():
            return func.sum(_weighed(figure.of, figure.each).c.weight)
        case Each():
            return cases


def called(scope: Scope, figure: Breakdown, value: Any) -> str | None:
    """What a value is called in print; None leaves its cases out."""
    if value is None:
        return figure.blank
    if figure.asked:
        return spelled(scope.rules, value)
    if figure.ages:
        age = scope.stock_day.year - value
        return next(name for name, highest in figure.ages if age <= highest)
    return str(dict(figure.names).get(value, value))


def spelled(rules: CommitteeRules, ticked: str) -> str:
    """A choice with its question in the committee's words, or with the id of one it dropped."""
    question, _, choice = ticked.partition(AFTER)
    words = next((one.words for one in rules.questions if one.id == question), question)
    return f"{words}：{choice}"


def _members(listed: ColumnElement[Any], with_none: bool) -> ColumnElement[Any]:
    """One row a member of a list; an empty one has a member that is none, when it is asked for."""
    if with_none:
        nothing = cast(array([null()]), listed.type)
        listed = case((func.cardinality(listed) == 0, nothing), else_=listed)
    return func.unnest(listed)


def by_of(scope: Scope, figure: Parting) -> ColumnElement[Any]:
    """The column whose values part the count, or the value of the day."""
    each = figure.each
    if each is None:
        return tables_of(figure.of).column(figure.by)
    if isinstance(each, OnTheDay):
        return place_of(figure.of, each)
    if isinstance(each, Weighed):
        return _weighed(figure.of, each).c.member
    named, own = each.kind.table, figure.of.what.table
    listing = _listing(figure.of, each)
    value: ColumnElement[Any] = named.c[figure.by]
    last = literal(scope.naming_day, Date)
    if each.days is not None:
        day = last if each.act is None else func.coalesce(own.c[each.act], last)
        place = func.width_bucket(day, named.c[each.days], type_=Integer)
        value = func.nullif(named.c[figure.by][func.greatest(place, 1)], "", type_=Text)
    if each.gone is not None:
        was = literal(WAS, Text).concat(value)
        value = case((named.c[each.gone] <= last, was), else_=value)
    if each.named is not None:
        value = func.coalesce(value, _named(listing, each.named, member_of(listing, each.column)))
    return value


def _named(own: Table, named: tuple[str, str], one: ColumnElement[Any]) -> ColumnElement[Any]:
    """What the counted case itself calls one that it names."""
    ids, names = (own.c[column] for column in named)
    if not isinstance(ids.type, ARRAY):
        return names
    return names[func.array_position(ids, one, type_=Integer)]


def parted(scope: Scope, figure: Parting, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
    """Columns of the cases counted, and of the cases that their list names if it parts them."""
    wanted = selected(scope, figure.of, columns)
    if figure.each is None:
        return wanted
    if isinstance(figure.each, OnTheDay):
        return with_places(wanted, scope, figure.of, figure.each)
    if isinstance(figure.each, Weighed):
        return wanted.join(_weighed(figure.of, figure.each), true())
    named, listed, via = figure.each.kind.table, figure.each.column, figure.each.via
    listing = _listing(figure.of, figure.each)
    if via is not None:
        of_it = cast(figure.of.what.table.c.proposal, Text) == listing.c.case_id
        wanted = wanted.outerjoin(listing, and_(of_it, scope.known(listing)))
    is_meant = cast(kept(scope, meant(listing, listed)), Text) == named.c.case_id
    wanted = with_members(wanted, scope, listing, listed, or_none=via is not None)
    if figure.each.but is not None and scope.standing:
        named_so = has_answered(scope.standing, meant(listing, listed), listing.c[figure.each.but])
        wanted = wanted.where(not_(named_so))
    return wanted.outerjoin(named, and_(is_meant, scope.known(named)))


def _listing(count: Count, each: Each) -> Table:
    """The table whose list names whom the cases are parted by."""
    return count.what.table if each.via is None else each.via.table


@cache
def _weighed(count: Count, each: Weighed) -> TableValuedAlias:
    """(member, weight), one row for each place of the two lists of a case."""
    own = count.what.table.c
    columns = (sql_column("member", Text), sql_column("weight", BigInteger))
    listed = func.unnest(own[each.column], own[each.weights]).table_valued(*columns)
    return typing.cast(TableValuedAlias, listed.render_derived("weighed").lateral())
