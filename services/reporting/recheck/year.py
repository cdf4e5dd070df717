"""Under what is a figure counted again: which days, which rules, whose work, who means whom?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from contracts.members.rules import CommitteeRules
from reporting.recheck.cards import Proposal, Record
from reporting.recheck.register import Membership, Organisation


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals of whose work is counted; of a unit they are not the same for each question.

    Attributes:
        own: what it sponsored, or leads. handled: what it has to answer in whatever part.
        answering: with those answers and contacts that are its own. judged: with those forms that
            are asked about.
    """

    own: list[Proposal]
    handled: list[Proposal]
    answering: list[Proposal]
    judged: list[Proposal]

    def those(self, wanted: Callable[[Proposal], bool]) -> "Proposals":
        """Only these."""
        lists = (self.own, self.handled, self.answering, self.judged)
        return Proposals(*([one for one in each if wanted(one)] for each in lists))


@dataclass(frozen=True, slots=True)
class Year:
    """The cards, and all that a window and the committee's rules say of them.

    Attributes:
        first, last: the days of the window, both included; no last one while the next plenary is
            not convened.
        plenary: in the window of a plenary, that one.
        day: the named day of stocks. naming_day: the day whose names units bear.
        proposals: all of them. entering: those that entered, picked out once for all that is
            counted of them.
        in_bodies: by person what they are or were in. called: by body and kind the membership
            whose name of it was told last.
        body, member: whose work alone is counted. persons: by case those who acted in it for the
            body. elsewhere: the same of the whole committee, where only a part is looked at.
    """

    record: Record
    rules: CommitteeRules
    first: date
    last: date | None
    plenary: UUID | None
    day: date
    naming_day: date
    proposals: Proposals
    entering: Proposals
    in_bodies: dict[UUID, list[Membership]] = field(default_factory=dict)
    called: dict[tuple[UUID, str], Membership] = field(default_factory=dict)
    body: UUID | None = None
    member: UUID | None = None
    persons: dict[str, set[UUID]] = field(default_factory=dict)
    elsewhere: "Year | None" = None

    @property
    def anywhere(self) -> "Year":
        """What was done for whomever: who is on a roll is looked for there."""
        return self if self.elsewhere is None else self.elsewhere

    def counts(self, case: str, person: UUID) -> bool:
        """Whether a person of a case counts: of one body those of it, of one member that one."""
        if self.member is not None:
            return person == self.member
        return self.body is None or person in self.persons.get(case, ())

    def is_here(self, person: UUID, day: date | None) -> bool:
        """Whether a person was in the body on a day; everybody where none is looked at."""
        return self.body is None or any(
            one.body == self.body and one.held_on(day) for one in self.memberships(person)
        )

    def within(self, day: date | None) -> bool:
        """Whether a day is known and lies in the window."""
        return day is not None and self.first <= day and (self.last is None or day <= self.last)

    def entered(self, plenary: UUID, day: date | None) -> bool:
        """Whether something entered: in a plenary's window what belongs to it, else by its day."""
        return plenary == self.plenary if self.plenary is not None else self.within(day)

    def stands(self, since: date | None, until: date | None) -> bool:
        """Whether something stands on the named day."""
        return (since is None or since <= self.day) and (until is None or until >= self.day)

    def is_filed(self, proposal: Proposal) -> bool:
        """立案: merged ones too where the committee's rule says so."""
        merged = self.rules.merged_counts_as_filed and proposal.state == "merged"
        return proposal.state == "filed" or merged

    def person(self, id: UUID) -> UUID:
        """Whom an entry of the register means: of a duplicate the one that is kept."""
        seen = [id]
        while (id := self.record.merged_members.get(id, id)) not in seen:
            seen.append(id)
        return id

    def on_roll(self) -> set[UUID]:
        """在册委员: those on the roll on the named day, each person once, of the body that day."""
        return {
            member.id
            for member in self.record.members.values()
            if self.stands(member.since, member.until)
            and member.id not in self.record.merged_members
            and self.is_here(member.id, self.day)
        }

    def memberships(self, person: UUID) -> list[Membership]:
        """What a person is or was in, under either entry of the register."""
        return self.in_bodies.get(self.person(person), [])

    def body_name(self, body: UUID, kind: str) -> str:
        """What the roster called a body last; "" for one in which it has nobody."""
        told = self.called.get((body, kind))
        return "" if told is None else told.name

    def unit(self, id: UUID) -> UUID:
        """Whom the id of a unit means: another name's organisation, or by the rule its successor.

        Where that leads in a circle, the last one before it closes.
        """
        passed = [id]
        while (after := self._next(passed[-1])) is not None and after not in passed:
            passed.append(after)
        return passed[-1]

    def _next(self, id: UUID) -> UUID | None:
        merger = self.record.mergers.get(id) if self.rules.successor_counts_for_merged else None
        if merger is not None and merger[1] <= self.naming_day:
            return merger[0]
        return self.record.aliases.get(id)

    def unit_name(self, id: UUID, told: str) -> str:
        """What a unit is called on the naming day, 原 before one that is no more.

        Args:
            told: what it was called where it was named, for one that nobody registered.
        """
        card = self.record.organisations.get(self.unit(id))
        if card is None:
            return told
        name = _on(card.names, self.naming_day)
        gone = card.ended_on is not None and card.ended_on <= self.naming_day
        return f"原{name}" if gone else str(name)

    def family(self, id: UUID, on: date | None) -> str | None:
        """The family of a unit on a day, else on the naming day; None where nobody told."""
        card: Organisation | None = self.record.organisations.get(self.unit(id))
        return None if card is None else _on(card.families, on or self.naming_day) or None


def _on(told: list[tuple[date, str]] | list[tuple[date, str | None]], day: date) -> str | None:
    """What held on a day: the last that was told from then or before, else the first."""
    found = told[0][1]
    for since, value in told:
        if since <= day:
            found = value
    return found
