"""How is a case set beside the bodies in which those who acted were on that day?"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Text,
    Uuid,
    and_,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB, distinct_on

from reporting.cases.members import MEMBERSHIPS
from reporting.figures.attribution import ACTS, belonged
from reporting.figures.figure import Count, OnTheDay
from reporting.figures.scope import Scope

PLACED, CALLED = "placed", "called"
"""What the bodies of a case, and their names, are called in a statement."""


def with_places(wanted: Select[Any], scope: Scope, count: Count, each: OnTheDay) -> Select[Any]:
    """One row for each of these bodies; one for a case that has none."""
    placed, called = _placed(scope, count, each), _called(scope, each)
    own = count.what.table
    wanted = wanted.outerjoin(placed, placed.c.case_id == own.c.case_id)
    return wanted.outerjoin(called, called.c.body == _body(count, each))


def place_of(count: Count, each: OnTheDay) -> ColumnElement[Any]:
    """What the body is called: on the roster, else as the ledger wrote the sector."""
    name: ColumnElement[Any] = literal_column(f"{CALLED}.body_name", Text)
    if not each.written:
        return name
    return func.coalesce(name, count.what.table.c[_written(count)[1]])


def proof_of_place() -> ColumnElement[Any]:
    """The events of the memberships that put a case there: lists of arrivals in one list."""
    return literal_column(f"{PLACED}.events", JSONB)


def _placed(scope: Scope, count: Count, each: OnTheDay) -> Subquery:
    """(case_id, body, events): each body of a case once."""
    one = belonged(scope, count.what, each.body_kind).subquery("belonged")
    events = func.jsonb_agg(one.c.events).label("events")
    wanted = select(one.c.case_id, one.c.body, events).group_by(one.c.case_id, one.c.body)
    return wanted.subquery(PLACED)


def _called(scope: Scope, each: OnTheDay) -> Subquery:
    """(body, body_name): one name for each, as the roster told it last."""
    roster = MEMBERSHIPS.table.alias("roster")
    known = and_(scope.known(roster), roster.c.body_kind == each.body_kind)
    last = select(roster.c.body, roster.c.body_name).where(known)
    last = last.ext(distinct_on(roster.c.body))
    ordered = last.order_by(roster.c.body, roster.c.told_at.desc(), roster.c.case_id)
    return ordered.subquery(CALLED)


def _body(count: Count, each: OnTheDay) -> ColumnElement[Any]:
    body: ColumnElement[Any] = literal_column(f"{PLACED}.body", Uuid)
    return func.coalesce(body, count.what.table.c[_written(count)[0]]) if each.written else body


def _written(count: Count) -> tuple[str, str]:
    written = ACTS[count.what.name].written
    assert written is not None, count.id
    return written
