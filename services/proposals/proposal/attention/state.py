"""How much has a proposal mattered so far? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from contracts.proposals.attention import (
    AdoptionEvidenced,
    KeyProposalDropped,
    KeyProposalNamed,
    PrioritiesNamed,
    ProposalAwarded,
    PublicationAnswered,
    SupervisionRecorded,
    UnitReminded,
)

AttentionEvent = (
    KeyProposalNamed
    | KeyProposalDropped
    | SupervisionRecorded
    | UnitReminded
    | AdoptionEvidenced
    | ProposalAwarded
    | PublicationAnswered
    | PrioritiesNamed
)


@dataclass(frozen=True, slots=True)
class Attention:
    """What was recorded of it; each record as its event, so that the same again is seen."""

    key: KeyProposalNamed | None = None
    supervised: tuple[SupervisionRecorded, ...] = ()
    reminded: tuple[UnitReminded, ...] = ()
    adopted: tuple[AdoptionEvidenced, ...] = ()
    awarded: tuple[ProposalAwarded, ...] = ()
    publication: Mapping[UUID, PublicationAnswered] = field(default_factory=dict)
    priorities: tuple[str, ...] = ()


def noticed(held: Attention, event: AttentionEvent) -> Attention:
    """The attention after an event."""
    match event:
        case KeyProposalNamed():
            return replace(held, key=event)
        case KeyProposalDropped():
            return replace(held, key=None)
        case SupervisionRecorded():
            return replace(held, supervised=(*held.supervised, event))
        case UnitReminded():
            return replace(held, reminded=(*held.reminded, event))
        case AdoptionEvidenced():
            return replace(held, adopted=(*held.adopted, event))
        case ProposalAwarded():
            return replace(held, awarded=(*held.awarded, event))
        case PrioritiesNamed():
            return replace(held, priorities=event.priorities)
        case PublicationAnswered():
            return replace(held, publication={**held.publication, event.sponsor.id: event})
