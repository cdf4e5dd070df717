"""What is decided of a committee so far, and how does an event change it? Pure."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from contracts.members.committee import (
    CodeChanged,
    CommitteeEnded,
    CommitteeEstablished,
    CommitteeRenamed,
    EndTakenBack,
    HostChanged,
    PlenaryConvened,
    PlenaryRescheduled,
    RulesAdopted,
    WorkingDaysAnnounced,
)
from contracts.members.rules import CommitteeRules
from contracts.members.term import TermOpened
from kernel.event import Event

BEGINNING = date.min
"""Since when what a committee was established with holds."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A plenary's days and its cut-off."""

    opens: date
    closes: date
    cut_off: datetime


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee as decided so far; `name` is empty until it is established.

    Attributes:
        code_since, name_since, host_since: from which day the present one holds.
        ended: the first day without it, and who succeeds it; None while it lasts.
        sessions: (term, session) of each plenary. terms: those opened by themselves.
    """

    name: str = ""
    code: str = ""
    host: UUID | None = None
    code_since: date = BEGINNING
    name_since: date = BEGINNING
    host_since: date = BEGINNING
    ended: CommitteeEnded | None = None
    rules: CommitteeRules | None = None
    plenaries: dict[UUID, Sitting] = field(default_factory=dict)
    sessions: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    terms: dict[int, TermOpened] = field(default_factory=dict)
    years: dict[int, WorkingDaysAnnounced] = field(default_factory=dict)

    def sat(self, term: int) -> list[date]:
        """The days on which the plenaries of a term open, earliest first."""
        return sorted(
            self.plenaries[plenary].opens
            for plenary, (number, _) in self.sessions.items()
            if number == term
        )


def evolve(committee: Committee, event: Event) -> Committee:
    """The committee after an event."""
    match event:
        case CommitteeEstablished():
            return replace(committee, name=event.name, code=event.code, host=event.host)
        case RulesAdopted():
            return replace(committee, rules=event.rules)
        case PlenaryConvened() | PlenaryRescheduled():
            return _sitting(committee, event)
        case TermOpened():
            return replace(committee, terms={**committee.terms, event.term: event})
        case WorkingDaysAnnounced():
            return replace(committee, years={**committee.years, event.year: event})
        case _:
            return _identity(committee, event)


def _sitting(committee: Committee, event: PlenaryConvened | PlenaryRescheduled) -> Committee:
    sitting = Sitting(event.opens, event.closes, event.cut_off)
    sessions = committee.sessions
    if isinstance(event, PlenaryConvened):
        sessions = {**sessions, event.plenary: (event.term, event.session)}
    plenaries = {**committee.plenaries, event.plenary: sitting}
    return replace(committee, plenaries=plenaries, sessions=sessions)


def _identity(committee: Committee, event: Event) -> Committee:
    match event:
        case CodeChanged():
            return replace(committee, code=event.code, code_since=event.effective_on)
        case CommitteeRenamed():
            return replace(committee, name=event.name, name_since=event.effective_on)
        case HostChanged():
            return replace(committee, host=event.host, host_since=event.effective_on)
        case CommitteeEnded():
            return replace(committee, ended=event)
        case EndTakenBack():
            return replace(committee, ended=None)
        case _:
            return committee
