"""Which attachments has a proposal? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from contracts.values import Named
from kernel.secret import Sealed
from proposals.proposal.papers.events import AttachmentAdded, AttachmentRemoved, Part


@dataclass(frozen=True, slots=True)
class Attached:
    """One attachment that is listed."""

    part: Part
    of: Named | None
    content: Sealed
    file_name: Sealed


Attachments = Mapping[UUID, Attached]
AttachmentEvent = AttachmentAdded | AttachmentRemoved


def attached(held: Attachments, event: AttachmentEvent) -> Attachments:
    """The attachments after an event, in the order in which they were added."""
    match event:
        case AttachmentAdded():
            one = Attached(event.part, event.of, event.content, event.file_name)
            return {**held, event.attachment: one}
        case AttachmentRemoved():
            return {name: one for name, one in held.items() if name != event.attachment}
