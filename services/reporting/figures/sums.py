"""How is a column of the cases counted added up?"""

from typing import Any

from sqlalchemy import ColumnElement, Uuid, distinct, func, select
from sqlalchemy import column as sql_column

from reporting.cases.contacts import CONTACTS
from reporting.figures.belonging import UNNARROWED, person_belongs
from reporting.figures.figure import Count
from reporting.figures.heads import kept
from reporting.figures.scope import Scope
from reporting.figures.selection import Tables


def sum_of(scope: Scope, count: Count, tables: Tables) -> ColumnElement[Any]:
    """The column's sum; of who was reached (人次), only those who belong, each once a contact."""
    narrowed = scope.lens.sort not in UNNARROWED
    if count.what is CONTACTS and count.sums == "times" and (scope.merged or narrowed):
        return func.sum(_reached(scope, narrowed=narrowed))
    return func.sum(tables.column(count.sums or ""))


def _reached(scope: Scope, *, narrowed: bool) -> ColumnElement[Any]:
    """Different persons of one contact: one under two entries of the register is one."""
    reached = func.unnest(CONTACTS.table.c.reached).table_valued(sql_column("one", Uuid))
    reached = reached.render_derived("reached_each")
    person = kept(scope, reached.c.one)
    wanted = select(func.count(distinct(person))).select_from(reached)
    if narrowed:
        wanted = wanted.where(person_belongs(scope, CONTACTS, CONTACTS, person))
    return wanted.scalar_subquery()
