"""Under what is a figure counted again: which days, which plenary, which rules, who means whom?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from contracts.members.rules import CommitteeRules
from reporting.recheck.cards import Proposal, Record
from reporting.recheck.register import Membership, Organisation, Plenary
from rules.dates import PLENARY, Window, parse_window


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figures are asked for, without any answer to it.

    Attributes:
        on: the day of the cut.
        named_as_of: the day whose names units bear, when it is not the window's last.
    """

    committee: UUID
    term: int
    session: int
    window: str
    on: date
    named_as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """The cards, and all that a window and the committee's rules say of them.

    Attributes:
        first, last: the days of the window, both included; no last one while the next plenary is
            not convened.
        plenary: in the window of a plenary, that one.
        day: the named day of stocks. naming_day: the day whose names units bear.
        received: the proposals that entered, picked out once for all that is counted of them.
        in_bodies: by person what they are or were in. called: by body and kind the membership
            whose name of it was told last.
    """

    record: Record
    rules: CommitteeRules
    first: date
    last: date | None
    plenary: UUID | None
    day: date
    naming_day: date
    received: list[Proposal] = field(default_factory=list)
    in_bodies: dict[UUID, list[Membership]] = field(default_factory=dict)
    called: dict[tuple[UUID, str], Membership] = field(default_factory=dict)

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
        """在册委员: those on the roll on the named day, each person once."""
        return {
            member.id
            for member in self.record.members.values()
            if self.stands(member.since, member.until)
            and member.id not in self.record.merged_members
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


def year_of(record: Record, asked: Asked) -> Year:
    """The window of a plenary or of days, under the rules in force when the plenary closed."""
    plenaries: Mapping[UUID, Plenary] = record.plenaries
    (plenary,) = (
        one for one in plenaries.values() if (one.term, one.session) == (asked.term, asked.session)
    )
    window = parse_window(asked.window)
    if isinstance(window, Window):
        first, which = window.first, None
        last: date | None = window.last
    else:
        assert window == PLENARY
        later = [one.opens for one in plenaries.values() if one.opens > plenary.opens]
        first, which = plenary.opens, plenary.id
        last = min(later) - timedelta(days=1) if later else None
    day = asked.on if last is None else min(last, asked.on)
    rules = _rules(record, plenary.closes)
    year = Year(record, rules, first, last, which, day, asked.named_as_of or day)
    for proposal in record.proposals.values():
        if year.entered(proposal.plenary, proposal.submitted_on):
            year.received.append(proposal)
    for one in record.memberships.values():
        year.in_bodies.setdefault(year.person(one.member), []).append(one)
        before = year.called.setdefault((one.body, one.kind), one)
        if before.told_at < one.told_at:
            year.called[one.body, one.kind] = one
    return year


def _rules(record: Record, on: date) -> CommitteeRules:
    """The last that took effect by a day; before any did, the first."""
    told = sorted(record.rules, key=lambda one: one[:2])
    in_force = [rules for since, _, rules in told if since <= on]
    return in_force[-1] if in_force else told[0][2]
