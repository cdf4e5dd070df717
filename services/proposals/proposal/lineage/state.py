"""Where has a proposal been forwarded, and what was answered? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from contracts.proposals.forwarding import (
    ForwardedAccepted,
    ForwardedRefused,
    ForwardingAnswered,
    ProposalForwarded,
)

LineageEvent = ProposalForwarded | ForwardingAnswered | ForwardedAccepted | ForwardedRefused


@dataclass(frozen=True, slots=True)
class Lineage:
    """Attributes:
    forwarded: every offer to another committee, by its id.
    answered: what became of it.
    accepted, refused: what was answered to another committee that offered it here.
    """

    forwarded: Mapping[UUID, ProposalForwarded] = field(default_factory=dict)
    answered: Mapping[UUID, ForwardingAnswered] = field(default_factory=dict)
    accepted: bool = False
    refused: ForwardedRefused | None = None


def descended(held: Lineage, event: LineageEvent) -> Lineage:
    """The lineage after an event."""
    match event:
        case ProposalForwarded():
            return replace(held, forwarded={**held.forwarded, event.forwarding: event})
        case ForwardingAnswered():
            return replace(held, answered={**held.answered, event.forwarding: event})
        case ForwardedRefused():
            return replace(held, refused=event)
        case ForwardedAccepted():
            return replace(held, accepted=True)
