"""What must a decision about a proposal know beyond its stream?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from contracts.committees import PlenaryRow
from contracts.members.rules import CommitteeRules
from contracts.proposals.forwarding import ProposalForwarded
from contracts.values import Adopted
from kernel.decider import Known, NotKnownHereYet, Refused
from kernel.event import Event
from kernel.secret import Secret
from proposals.proposal.about import Undated
from rules.working_days import WorkingDays, shipped


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lookups found.

    Attributes:
        plenary: the plenary that the command names.
        rules: the committee's rules on the day of the act; `under` says which adoption it is.
        calendar: the working days, as far as the committee knows of their announcement.
        employer: the unit for which the command's reviewer works, if the register tells.
        ended_on: the first day without the committee, of a submission to one that has ended.
        off_roll: names of the command's sponsors who were not on the roll on that day.
        offer: what another committee offers to this one under the command's id.
        offered_text: its text, if that is kept here.
    """

    plenary: PlenaryRow | None = None
    rules: CommitteeRules | None = None
    under: Adopted | None = None
    calendar: WorkingDays = field(default_factory=shipped)
    employer: UUID | None = None
    ended_on: date | None = None
    off_roll: tuple[str, ...] = ()
    offer: ProposalForwarded | None = None
    offered_text: Secret | None = None

    def known_plenary(self) -> PlenaryRow:
        """The plenary, which may be still on its way here."""
        if self.plenary is None:
            raise NotKnownHereYet("全体会议", "plenary")
        return self.plenary

    def known_rules(self) -> CommitteeRules:
        """The rules, which may be still on their way here."""
        if self.rules is None:
            raise NotKnownHereYet("委员会规则", "rules")
        return self.rules


NOTHING = Facts()


def day_told(command: Undated, known: Known[Facts]) -> date | None:
    """The day of the act, None when nobody wrote it down."""
    return None if command.day_unknown else known.today


def waived(known: Known[Facts], broken: Sequence[Refused]) -> tuple[str, ...]:
    """The rules of time and right that history is let off, by name; today they refuse."""
    if broken and not known.backfilled:
        raise broken[0]
    return tuple(type(rule).__name__ for rule in broken)


def under_rules(events: Sequence[Event], known: Known[Facts]) -> list[Event]:
    """Let what was decided by the committee's rules say which they were; a ledger's acts do not."""
    if not known.live or known.facts.under is None:
        return list(events)
    named = {"under": known.facts.under}
    return [
        event.model_copy(update=named) if "under" in type(event).model_fields else event
        for event in events
    ]
