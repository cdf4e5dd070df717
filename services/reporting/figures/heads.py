"""How is a person counted once who stands on the register twice (重复委员)?"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, Uuid, case, distinct, func, select
from sqlalchemy import column as sql_column

from reporting.cases.activities import ATTENDANCES
from reporting.cases.contacts import CONTACTS
from reporting.cases.members import MEMBERS, MEMBERSHIPS
from reporting.cases.occasions import NOTES
from reporting.figures.scope import Scope


def kept(scope: Scope, person: ColumnElement[Any]) -> ColumnElement[Any]:
    """Whom an id means: of a duplicate the one that is kept; any other id means itself."""
    if not scope.merged or not isinstance(person.type, Uuid):
        return person
    duplicates = sorted(scope.merged, key=str)
    return case(*((person == one, _end(scope, one)) for one in duplicates), else_=person)


def _end(scope: Scope, person: UUID) -> UUID:
    seen = set[UUID]()
    while person in scope.merged and person not in seen:
        seen.add(person)
        person = scope.merged[person]
    return person


def once_on_the_roll(scope: Scope, table: Table) -> list[ColumnElement[bool]]:
    """The days on the roll are those of the entry that is kept."""
    if not scope.merged or table is not MEMBERS.table:
        return []
    return [table.c.member.not_in(sorted(scope.merged, key=str))]


def sum_of(scope: Scope, table: Table, column: str) -> ColumnElement[Any]:
    """A column added up; who was reached under two entries at once was reached once."""
    if not scope.merged or table is not CONTACTS.table or column != "times":
        return func.sum(table.c[column])
    reached = func.unnest(table.c.reached).table_valued(sql_column("one", Uuid))
    reached = reached.render_derived("reached_each")
    persons = select(func.count(distinct(kept(scope, reached.c.one)))).select_from(reached)
    return func.sum(persons.scalar_subquery())


def heads_of(scope: Scope, table: Table) -> ColumnElement[Any] | None:
    """A person at an activity, in a body or with notes, under either entry; None: rows count."""
    if scope.merged and table is ATTENDANCES.table:
        return func.row(table.c.activity, kept(scope, table.c.person))
    if scope.merged and table is NOTES.table:
        return func.row(table.c.activity, kept(scope, table.c.member))
    if scope.merged and table is MEMBERSHIPS.table:
        return func.row(table.c.body, kept(scope, table.c.member))
    return None
