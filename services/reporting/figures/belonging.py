"""How does each kind of case belong to one body, one unit, one member? One table says it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Date, exists, literal, or_, select, tuple_

from reporting.cases.activities import ACTIVITIES, ATTENDANCES
from reporting.cases.attention import ATTENTIONS
from reporting.cases.contacts import CONTACTS
from reporting.cases.handling import FEEDBACKS, HANDLINGS, REPLIES
from reporting.cases.kind import Kind
from reporting.cases.leads import SUGGESTIONS
from reporting.cases.members import MEMBERS, MEMBERSHIPS
from reporting.cases.occasions import NOTES, OCCASIONS
from reporting.cases.proposals import PROPOSALS, SPONSORINGS
from reporting.cases.reports import INSTRUCTIONS, REPORTS, USES
from reporting.cases.research import OUTCOMES, RESEARCH
from reporting.cases.spoken import FIRST_CONTACTS, UNIT_CONTACTS
from reporting.figures.attribution import belonged, during
from reporting.figures.figure import Breakdown, Count, Days, DaysBy, Figure, Ratio, Sense
from reporting.figures.heads import kept
from reporting.figures.lens import Sort
from reporting.figures.scope import Scope
from reporting.figures.ways import AnyOf, ByPersons, Itself, Person, Through, Way, as_written

UNNARROWED = frozenset({Sort.COMMITTEE, Sort.BELOW})
"""Every kind of case belongs to these."""

SPONSORED = ByPersons(PROPOSALS, itself="sponsors")
REPORTED = ByPersons(REPORTS, itself="first_reporter")
ATTENDED, NOTED, REACHED = ByPersons(ATTENDANCES), ByPersons(NOTES), ByPersons(CONTACTS)
BY_PERSONS = (SPONSORED, REPORTED, ATTENDED, NOTED, REACHED)
HOSTED = Itself("hosts")
BY_HOST = Through("case_id", OCCASIONS, HOSTED)
RESEARCHED = AnyOf((Itself("department"), Through("activities", OCCASIONS, HOSTED)))
LED = Through("case_id", HANDLINGS, Itself("leading"))
OF_LED = Through("proposal", HANDLINGS, Itself("leading"))

BODY: Mapping[str, Way] = {
    PROPOSALS.name: SPONSORED,
    SPONSORINGS.name: Through("case_id", PROPOSALS, SPONSORED),
    **{
        kind.name: Through("proposal", PROPOSALS, SPONSORED)
        for kind in (HANDLINGS, REPLIES, FEEDBACKS, FIRST_CONTACTS, UNIT_CONTACTS, ATTENTIONS)
    },
    SUGGESTIONS.name: Through("proposal", PROPOSALS, SPONSORED),
    REPORTS.name: REPORTED,
    USES.name: Through("report", REPORTS, REPORTED),
    INSTRUCTIONS.name: Through("report", REPORTS, REPORTED),
    ACTIVITIES.name: BY_HOST,
    OCCASIONS.name: HOSTED,
    ATTENDANCES.name: ATTENDED,
    NOTES.name: NOTED,
    CONTACTS.name: REACHED,
    RESEARCH.name: RESEARCHED,
    OUTCOMES.name: AnyOf(
        (Through("research", RESEARCH, RESEARCHED), Through("activity", OCCASIONS, HOSTED))
    ),
}
UNIT: Mapping[str, Way] = {
    HANDLINGS.name: Itself("units"),
    REPLIES.name: Itself("unit"),
    FIRST_CONTACTS.name: OF_LED,
    UNIT_CONTACTS.name: Itself("unit"),
    PROPOSALS.name: LED,
    FEEDBACKS.name: OF_LED,
}
MEMBER: Mapping[str, Way] = {
    PROPOSALS.name: Person("sponsors"),
    SPONSORINGS.name: Person("persons"),
    **{
        kind.name: Through("proposal", PROPOSALS, Person("sponsors"))
        for kind in (HANDLINGS, REPLIES, FIRST_CONTACTS, UNIT_CONTACTS, ATTENTIONS, SUGGESTIONS)
    },
    FEEDBACKS.name: Person("sponsor"),
    REPORTS.name: Person("reporters"),
    USES.name: Through("report", REPORTS, Person("reporters")),
    INSTRUCTIONS.name: Through("report", REPORTS, Person("reporters")),
    ATTENDANCES.name: Person("person"),
    NOTES.name: Person("member"),
    CONTACTS.name: Person("reached"),
}
BELONGING: Mapping[Sort, Mapping[str, Way]] = {
    Sort.BODY: BODY,
    Sort.UNIT: UNIT,
    Sort.MEMBER: MEMBER,
}
"""By sort of lens and kind of case; a kind that is missing does not belong.

Members belong to a body by the day that a count asks about: `counted_belong` says it.
"""
PERSONS: Mapping[str, tuple[Kind[Any], tuple[str, ...]]] = {
    PROPOSALS.name: (PROPOSALS, ("first_sponsor", "member")),
    SPONSORINGS.name: (PROPOSALS, ("persons",)),
    REPORTS.name: (REPORTS, ("reporters",)),
    CONTACTS.name: (CONTACTS, ("reached",)),
}
"""By kind: the columns of persons, and the kind whose act it was. Of several only those count who
belong."""


def belongs(figure: Figure, sort: Sort) -> bool:
    """Whether a figure can be counted of such a scope; what cannot is absent, never zero."""
    match figure:
        case Count():
            return counts(figure, sort)
        case Ratio():
            return counts(figure.of, sort) and counts(figure.over, sort)
        case Breakdown() | Days() | DaysBy():
            return counts(figure.of, sort)


def counts(count: Count, sort: Sort) -> bool:
    """Whether a count can be narrowed: by its cases, or by the roll among which it looks."""
    if sort in UNNARROWED:
        return True
    kind = count.what if count.among is None else count.among.what
    return kind.name in BELONGING[sort] or (kind is MEMBERS and sort is Sort.BODY)


def deciding(scope: Scope) -> Sequence[tuple[Kind[Any], ColumnElement[bool]]]:
    """The cases that say what belongs to a body or unit, beside those that are counted."""
    match scope.lens.sort:
        case Sort.BODY:
            hosted = HOSTED.sql(scope, OCCASIONS.table)
            return (MEMBERSHIPS, MEMBERSHIPS.table.c.body == scope.lens.id), (OCCASIONS, hosted)
        case Sort.UNIT:
            return ((HANDLINGS, Itself("leading").sql(scope, HANDLINGS.table)),)
        case _:
            return ()


def cases_belong(scope: Scope, count: Count) -> Sequence[ColumnElement[bool]]:
    """Which cases of a count's kind belong; of those among the roll, the roll decides alone."""
    if scope.lens.sort in UNNARROWED or count.among is not None or count.what is MEMBERS:
        return ()
    return (BELONGING[scope.lens.sort][count.what.name].sql(scope, count.what.table),)


def counted_belong(
    scope: Scope, count: Count, value: ColumnElement[Any] | None
) -> Sequence[ColumnElement[bool]]:
    """Which members belong on the day asked about, and which persons that a case names.

    Args:
        value: the person that is counted, where a count is of different values.
    """
    if scope.lens.sort in UNNARROWED or count.among is not None:
        return ()
    if count.what is MEMBERS:
        return (_in_body(scope, count),)
    if value is None or count.distinct is None:
        return ()
    kind, columns = PERSONS.get(count.what.name, (count.what, ()))
    if count.distinct not in columns:
        return ()
    return (person_belongs(scope, kind, count.what, value),)


def person_belongs(
    scope: Scope, act: Kind[Any], kind: Kind[Any], person: ColumnElement[Any]
) -> ColumnElement[bool]:
    """Whether a person that a case names belongs, by the act that this was.

    Args:
        act: the kind of case whose act it was.
        kind: the kind that is counted; its cases bear the same ids.
    """
    if scope.lens.sort is Sort.MEMBER:
        return person == scope.lens.id
    if scope.lens.sort is Sort.UNIT:
        return literal(True)
    found = belonged(scope, act).subquery("acting")
    those = select(found.c.case_id, found.c.person).where(found.c.body == scope.lens.id)
    own = act.table.alias("written")
    written = select(own.c.case_id).where(scope.known(own), as_written(scope, act, own))
    case = kind.table.c.case_id
    return or_(tuple_(case, person).in_(those), case.in_(written))


def _in_body(scope: Scope, count: Count) -> ColumnElement[bool]:
    """On the roll's named day; for who came and went, on that day."""
    own, membership = count.what.table, MEMBERSHIPS.table.alias("in_body")
    stock = count.time.sense is Sense.STOCK
    day = literal(scope.stock_day, Date) if stock else own.c[count.time.day]
    theirs = kept(scope, membership.c.member) == own.c.member
    in_it = (membership.c.body == scope.lens.id, scope.known(membership), during(membership, day))
    return exists(select(literal(1)).select_from(membership).where(theirs, *in_it))
