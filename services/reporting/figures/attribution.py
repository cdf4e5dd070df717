"""To which bodies did the persons behind a case belong on the day of the act?"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    FromClause,
    Select,
    Subquery,
    Text,
    Uuid,
    and_,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy import column as sql_column
from sqlalchemy.dialects.postgresql import array

from reporting.cases.activities import ACTIVITIES, ATTENDANCES
from reporting.cases.contacts import CONTACTS
from reporting.cases.context import PLENARIES
from reporting.cases.kind import Kind
from reporting.cases.members import MEMBERSHIPS
from reporting.cases.occasions import NOTES
from reporting.cases.proposals import PROPOSALS
from reporting.cases.reports import REPORTS
from reporting.figures.heads import kept
from reporting.figures.scope import Scope


@dataclass(frozen=True, slots=True)
class Act:
    """What persons did in a case of a kind.

    Attributes:
        persons: the column that names them, a list or one.
        day: the column with the day of the act.
        of: the case that has that day instead, named by the column of its kind's name.
        opening: where the day is not known, the one on which the case's plenary opened stands.
        written: (id, name) of the sector that the ledger wrote, for whom the roster knows none.
    """

    persons: str
    day: str
    of: Kind[Any] | None = None
    opening: bool = False
    written: tuple[str, str] | None = None


WRITTEN = ("sector", "sector_name")
ACTS: dict[str, Act] = {
    PROPOSALS.name: Act("sponsors", "submitted_on", opening=True, written=WRITTEN),
    REPORTS.name: Act("reporters", "received_on", written=WRITTEN),
    ATTENDANCES.name: Act("person", "starts_on", of=ACTIVITIES),
    NOTES.name: Act("member", "handed_on"),
    CONTACTS.name: Act("reached", "made_on"),
}
"""By kind of case: who acted, and when."""
SECTOR = "sector"


def belonged(scope: Scope, kind: Kind[Any], body_kind: str | None = None) -> Select[Any]:
    """(case_id, person, body, events): whom a case names, and where each belonged on its day.

    One row for each of them and each body, of this kind or of any; who belonged nowhere has none.
    """
    membership, acted = MEMBERSHIPS.table.alias("membership"), _acted(scope, kind)
    person = kept(scope, acted.c.one)
    is_theirs = and_(kept(scope, membership.c.member) == person, scope.known(membership))
    columns = (acted.c.case_id, person.label("person"), membership.c.body, membership.c.events)
    wanted = (
        select(*columns)
        .select_from(acted)
        .join(membership, and_(is_theirs, during(membership, acted.c.day)))
    )
    return wanted if body_kind is None else wanted.where(membership.c.body_kind == body_kind)


def _acted(scope: Scope, kind: Kind[Any]) -> Subquery:
    """(case_id, one, day): one row for each person whom a case names.

    Unnested beside the columns: joined laterally, the memberships would be read anew for each case.
    """
    act, own = ACTS[kind.name], kind.table.alias("act")
    named: ColumnElement[Any] = own.c[act.persons]
    listed = named if isinstance(named.type, ARRAY) else array([named])
    one = func.unnest(listed, type_=Uuid).label("one")
    day = _day(scope, own, act).label("day")
    return select(own.c.case_id, one, day).where(scope.known(own)).subquery("acted")


def during(membership: FromClause, day: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a membership held on a day: the last time, or one before it."""
    own = membership.c
    last = and_(
        or_(own.since.is_(None), own.since <= day), or_(own.until.is_(None), own.until >= day)
    )
    columns = (sql_column("first", Date), sql_column("last", Date))
    time = func.unnest(own.earlier_from, own.earlier_until).table_valued(*columns)
    time = time.render_derived("earlier")
    within = select(literal(1)).select_from(time).where(day.between(time.c.first, time.c.last))
    # The day is a column of a table outside: of nothing but the times is this a query.
    return or_(last, exists(within.correlate_except(time)))


def _day(scope: Scope, own: FromClause, act: Act) -> ColumnElement[Any]:
    """The day of the act, an expression over the case; it may stand in a condition's subquery."""
    if act.of is not None:
        upper = act.of.table.alias("upper")
        is_upper = upper.c.case_id == cast(own.c[act.of.name], Text)
        day = select(upper.c[act.day]).where(is_upper, scope.known(upper))
        return day.correlate(own).scalar_subquery()
    if not act.opening:
        return own.c[act.day]
    plenary = PLENARIES.table.alias("plenary")
    is_its = and_(plenary.c.plenary == own.c.plenary, scope.known(plenary))
    opened = select(func.min(plenary.c.opens)).where(is_its).correlate(own).scalar_subquery()
    return func.coalesce(own.c[act.day], opened)
