"""Who goes on and who ends, as the register stands? Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from contracts.members.rules import CommitteeRules
from contracts.merges import MergeRow, meant
from members.member.tables import MemberRow
from members.member.turnover.commands import EndWithTerm, ServeOn

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Decided:
    """A change of term: into which one, from which day, and who goes on."""

    committee: UUID
    term: int
    opens: date
    carries_over: bool
    but: frozenset[UUID]

    @property
    def last_day(self) -> date:
        """The last day of the term before."""
        return self.opens - DAY

    def goes_on(self, member: UUID) -> bool:
        """Whether a member of the term before serves on."""
        return self.carries_over is not (member in self.but)


@dataclass(frozen=True, slots=True)
class GoesOn:
    """One who serves on, and what ends with the term before."""

    member: UUID
    name: str
    roles_end: tuple[str, ...]
    bodies_end: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ends:
    """One whose time ends with the term."""

    member: UUID
    name: str


@dataclass(frozen=True, slots=True)
class TermChange:
    """What is to be done: who goes on, who ends, after which last day."""

    term: int
    opens: date
    last_day: date
    goes_on: tuple[GoesOn, ...]
    ends: tuple[Ends, ...]


def concerned(rows: Iterable[MemberRow], term: int, opens: date) -> list[MemberRow]:
    """Those on the roll of the term before who are not in this one yet, by name."""
    found = [
        row
        for row in rows
        if row.how is None and row.term < term and (row.since or date.min) < opens
    ]
    return sorted(found, key=lambda row: (row.name, str(row.member)))


def planned(
    rows: Iterable[MemberRow],
    decided: Decided,
    rules: CommitteeRules | None,
    merged: Mapping[UUID, MergeRow],
) -> TermChange:
    """What a decision means for everybody on the register; for a person entered twice, once.

    Args:
        merged: by duplicate, the member who is kept; an exception made of the one is of the other.
    """
    persons = [row for row in rows if row.member not in merged]
    found = concerned(persons, decided.term, decided.opens)
    decided = replace(decided, but=frozenset(meant(one, merged) for one in decided.but))
    going = [row for row in found if decided.goes_on(row.member)]
    ending = [row for row in found if not decided.goes_on(row.member)]
    return TermChange(
        term=decided.term,
        opens=decided.opens,
        last_day=decided.last_day,
        goes_on=tuple(_going(row, rules) for row in going),
        ends=tuple(Ends(row.member, row.name) for row in ending),
    )


def _going(row: MemberRow, rules: CommitteeRules | None) -> GoesOn:
    rule = rules.change_of_term if rules else None
    if rule is None:
        return GoesOn(row.member, row.name, (), ())
    bodies = zip(row.body_kinds, row.body_names, strict=True)
    return GoesOn(
        row.member,
        row.name,
        tuple(role for role in row.roles if role not in rule.roles_kept),
        tuple(name for kind, name in bodies if kind not in rule.bodies_kept),
    )


def commands(change: TermChange, committee: UUID) -> Sequence[ServeOn | EndWithTerm]:
    """One a member; each changes nothing when it is so already."""
    opens, last = change.opens, change.last_day
    about = {"committee": committee, "term": change.term}
    return [
        *(ServeOn(member=one.member, since=opens, on=opens, **about) for one in change.goes_on),
        *(EndWithTerm(member=one.member, until=last, on=last, **about) for one in change.ends),
    ]
