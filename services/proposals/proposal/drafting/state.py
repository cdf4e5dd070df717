"""How far has a draft come? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from contracts.values import Named
from proposals.proposal.drafting.events import CosignAnswered, CosignersInvited, DraftSaved


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody was asked to stand behind it too; `joins` is None until answered."""

    person: Named
    expires_at: datetime | None
    joins: bool | None = None


@dataclass(frozen=True, slots=True)
class ProposalDraft:
    """A draft as saved last, and who was invited, in order."""

    saved: DraftSaved
    invitations: Mapping[UUID, Invitation] = field(default_factory=dict)

    def joined(self) -> tuple[Named, ...]:
        """Who stands behind it beside the first sponsor."""
        return tuple(one.person for one in self.invitations.values() if one.joins)


def _saved(draft: ProposalDraft, event: DraftSaved) -> ProposalDraft:
    """Who joined, joined what it said then: of another title or text everybody is asked again."""
    if (event.title, event.text) == (draft.saved.title, draft.saved.text):
        return replace(draft, saved=event)
    asked = {who: replace(one, joins=None) for who, one in draft.invitations.items()}
    return ProposalDraft(event, asked)


DraftEvent = DraftSaved | CosignersInvited | CosignAnswered


def drafted(draft: ProposalDraft | None, event: DraftEvent) -> ProposalDraft | None:
    """The draft after an event about it."""
    if isinstance(event, DraftSaved):
        return ProposalDraft(event) if draft is None else _saved(draft, event)
    if draft is None:
        return None
    match event:
        case CosignersInvited():
            fresh = {one.id: Invitation(one, event.expires_at) for one in event.invited}
            return replace(draft, invitations={**draft.invitations, **fresh})
        case CosignAnswered():
            held = draft.invitations.get(event.person.id)
            if held is None:
                return draft
            answered = replace(held, joins=event.joins)
            return replace(draft, invitations={**draft.invitations, event.person.id: answered})
