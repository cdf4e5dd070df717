"""What does reporting know of what shows that a proposal mattered, and was answered once more?"""

from typing import Any, NamedTuple
from uuid import UUID

from contracts.proposals.attention import (
    KeyProposalDropped,
    KeyProposalNamed,
    PrioritiesNamed,
    ProposalAwarded,
    PublicationAnswered,
)
from contracts.proposals.handling import RehandlingOrdered
from contracts.proposals.proposal import ProposalRetracted, ReviewRevoked
from reporting.cases.kind import Act, Kind
from reporting.cases.proposals import proposal_keys


class AttentionCase(NamedTuple):
    """重点提案、评优、再办理、服务中心工作: `led` is a key proposal that a leader has in hand.

    `awarded` as a good proposal; an award of a unit is none of it. `agreed` and `declined` are the
    sponsors who answered whether it may be published.
    """

    proposal: UUID
    key: bool = False
    led: bool = False
    awarded: bool = False
    rehandled: bool = False
    priorities: tuple[str, ...] = ()
    agreed: tuple[UUID, ...] = ()
    declined: tuple[UUID, ...] = ()


def attention(
    case: AttentionCase | None, event: Any, recorded: Act, key: str
) -> AttentionCase | None:
    """What marks a proposal, after an event."""
    if isinstance(event, ProposalRetracted):
        return None
    if case is None and isinstance(event, ReviewRevoked | KeyProposalDropped):
        return None
    marked = case or AttentionCase(event.proposal)
    match event:
        case KeyProposalNamed():
            return marked._replace(key=True, led=bool(event.leaders))
        case KeyProposalDropped():
            return marked._replace(key=False, led=False)
        case ProposalAwarded() if event.unit is None:
            return marked._replace(awarded=True)
        case RehandlingOrdered():
            return marked._replace(rehandled=True)
        case ReviewRevoked():
            return marked._replace(rehandled=False)
        case PrioritiesNamed():
            return marked._replace(priorities=event.priorities)
        case PublicationAnswered():
            return _answered(marked, event)
        case _:
            return case


def _answered(case: AttentionCase, event: PublicationAnswered) -> AttentionCase:
    """The last answer of each sponsor counts."""
    who = event.sponsor.id
    agreed = tuple(one for one in case.agreed if one != who)
    declined = tuple(one for one in case.declined if one != who)
    if event.agrees:
        return case._replace(agreed=(*agreed, who), declined=declined)
    return case._replace(agreed=agreed, declined=(*declined, who))


ATTENTIONS = Kind(
    "attention",
    "提案标记",
    AttentionCase,
    (
        KeyProposalNamed,
        KeyProposalDropped,
        ProposalAwarded,
        RehandlingOrdered,
        ReviewRevoked,
        PrioritiesNamed,
        PublicationAnswered,
        ProposalRetracted,
    ),
    proposal_keys,
    attention,
)
