"""What must a decision about a member know beyond its stream?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.members.rules import CommitteeRules
from members.cases import CaseRow


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lookups found.

    Attributes:
        committee: whose member it is; None for one who is not on the register yet.
        other: whose member the other entry is, of which a merge speaks.
        keeps: who is merged into the member, for a command that must know.
        rules: those in force on the day of the act, where a command needs them.
        ended_on: the first day without the committee, of an admission to one that has ended.
        cases: the case for which somebody looks, and the one that is answered for it.
    """

    committee: UUID | None = None
    cases: tuple[CaseRow, ...] = ()
    rules: CommitteeRules | None = None
    other: UUID | None = None
    keeps: tuple[UUID, ...] = ()
    ended_on: date | None = None


NOTHING = Facts()
