"""Which vault items has a proposal named so far, and which of them were forgotten? Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from contracts.proposals.content import ContentPart, ContentWithdrawn
from contracts.proposals.handling import CoOpinionSent
from contracts.proposals.proposal import ProposalReplied, ProposalSubmitted, TextReplaced
from kernel.event import Event
from proposals.proposal.drafting.events import DraftSaved
from proposals.proposal.handling.events import ReplyDrafted
from proposals.proposal.papers.events import AttachmentAdded, Part


@dataclass(frozen=True, slots=True)
class Content:
    """What an item is.

    Attributes:
        whose: the attachment, or the unit; None for a text.
        sponsors: it is the proposal's own, not a unit's or the scan of a form.
        gone: it was forgotten.
    """

    part: ContentPart
    whose: UUID | None
    sponsors: bool
    gone: bool = False


Contents = Mapping[UUID, Content]
"""By vault item, earlier versions and what was taken off the list included."""


def contained(held: Contents, event: Event) -> Contents:
    """The contents after an event; most change nothing."""
    if isinstance(event, ContentWithdrawn):
        gone = set(event.forgotten)
        return {item: replace(one, gone=one.gone or item in gone) for item, one in held.items()}
    named = dict(_named(event))
    return {**held, **named} if named else held


def _named(event: Event) -> Iterator[tuple[UUID, Content]]:
    match event:
        case DraftSaved() | ProposalSubmitted() | TextReplaced():
            if event.text is not None:
                yield event.text.id, Content("text", None, sponsors=True)
        case AttachmentAdded():
            own = event.part is Part.PROPOSAL
            for item in (event.content, event.file_name):
                yield item.id, Content("attachment", event.attachment, own)
        case ReplyDrafted() | ProposalReplied():
            if event.text is not None:
                yield event.text.id, Content("reply", event.unit.id, sponsors=False)
        case CoOpinionSent():
            if event.text is not None:
                yield event.text.id, Content("opinion", event.unit.id, sponsors=False)
