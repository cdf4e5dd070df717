"""What do the checks look at: the cases of one committee's window at a cut?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from contracts.members.rules import CommitteeRules
from reporting.cases.activities import ActivityCase
from reporting.cases.context import PlenaryCase
from reporting.cases.handling import HandlingCase
from reporting.cases.members import MemberCase, MembershipCase
from reporting.cases.proposals import ProposalCase, SponsoringCase
from reporting.cases.reports import ReportCase
from rules.dates import Window


class Attended(NamedTuple):
    """How many members are recorded by name at an activity, and how many of them came."""

    expected: int
    came: int


@dataclass(frozen=True, slots=True)
class Known:
    """All that is checked, read once; every mapping is in the order in which it is listed.

    Attributes:
        day: the named day of stocks; what happens later is not missing yet.
        proposals: by proposal, those that entered in the window, and of the plenary those without
            a day of submission, which no window by days holds.
        sponsorings, handlings: by proposal.
        members: by member, everyone who was ever on the register; duplicates are left out.
        merged: by duplicate, the member who is kept for it.
        attended: by activity, those with attendance by name.
        eventful: the first days of months in which anything happened.
        names: of persons that the register does not know, as the papers call them.
    """

    rules: CommitteeRules
    day: date
    months: Sequence[Window] = ()
    plenaries: Mapping[UUID, PlenaryCase] = field(default_factory=dict)
    proposals: Mapping[UUID, ProposalCase] = field(default_factory=dict)
    sponsorings: Mapping[UUID, SponsoringCase] = field(default_factory=dict)
    handlings: Mapping[UUID, HandlingCase] = field(default_factory=dict)
    members: Mapping[UUID, MemberCase] = field(default_factory=dict)
    memberships: Sequence[MembershipCase] = ()
    merged: Mapping[UUID, UUID] = field(default_factory=dict)
    reports: Mapping[UUID, ReportCase] = field(default_factory=dict)
    activities: Mapping[UUID, ActivityCase] = field(default_factory=dict)
    attended: Mapping[UUID, Attended] = field(default_factory=dict)
    eventful: frozenset[date] = frozenset()
    names: Mapping[UUID, str] = field(default_factory=dict)

    def kept(self, person: UUID) -> UUID:
        """Whom an id means: of a duplicate the one that is kept."""
        seen: set[UUID] = set()
        while person in self.merged and person not in seen:
            seen.add(person)
            person = self.merged[person]
        return person

    def name(self, person: UUID) -> str:
        """What a person is called."""
        member = self.members.get(self.kept(person))
        return member.name if member is not None else self.names.get(person, "（姓名不详）")

    def on_roll(self) -> Mapping[UUID, MemberCase]:
        """The members of the named day."""
        return {id: one for id, one in self.members.items() if held_on(self.day, one)}


def held_on(day: date, one: MemberCase | MembershipCase) -> bool:
    """Whether it held on a day; both its ends are inclusive, an open one holds for ever."""
    began = one.since is None or one.since <= day
    return began and (one.until is None or one.until >= day)
