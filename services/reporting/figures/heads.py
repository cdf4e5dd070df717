"""How is a person counted once who stands on the register twice (重复委员)?"""

from typing import Any

from sqlalchemy import ColumnElement, Table, Uuid, case, func

from reporting.cases.activities import ATTENDANCES
from reporting.cases.members import MEMBERS, MEMBERSHIPS
from reporting.cases.occasions import NOTES
from reporting.figures.scope import Scope


def kept(scope: Scope, person: ColumnElement[Any]) -> ColumnElement[Any]:
    """Whom an id means: of a duplicate the one that is kept; any other id means itself."""
    if not scope.merged or not isinstance(person.type, Uuid):
        return person
    duplicates = sorted(scope.merged, key=str)
    return case(*((person == one, scope.who(one)) for one in duplicates), else_=person)


def once_on_the_roll(scope: Scope, table: Table) -> list[ColumnElement[bool]]:
    """The days on the roll are those of the entry that is kept."""
    if not scope.merged or table is not MEMBERS.table:
        return []
    return [table.c.member.not_in(sorted(scope.merged, key=str))]


def heads_of(scope: Scope, table: Table) -> ColumnElement[Any] | None:
    """A person at an activity, in a body or with notes, under either entry; None: rows count."""
    if scope.merged and table is ATTENDANCES.table:
        return func.row(table.c.activity, kept(scope, table.c.person))
    if scope.merged and table is NOTES.table:
        return func.row(table.c.activity, kept(scope, table.c.member))
    if scope.merged and table is MEMBERSHIPS.table:
        return func.row(table.c.body, kept(scope, table.c.member))
    return None
