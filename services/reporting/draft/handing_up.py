"""When may a body's summary be handed up, returned, accepted? Pure."""

from collections.abc import Sequence

from kernel.event import Event
from reporting.draft.commands import AcceptDraft, HandUp, ReturnDraft
from reporting.draft.events import DraftAccepted, DraftHandedUp, DraftReturned
from reporting.draft.refusals import AlreadyApproved, NotHandedUp, OnlyABodysSummary
from reporting.draft.state import BEFORE_APPROVAL, Draft, Handing


def hand_up(command: HandUp, draft: Draft) -> Sequence[Event]:
    """A body's summary, which its body changes no more until it is returned."""
    if draft.opened is None or draft.opened.whose.sort != "body":
        raise OnlyABodysSummary(command.draft)
    if draft.handing in (Handing.UP, Handing.ACCEPTED):
        return []
    if draft.phase not in BEFORE_APPROVAL:
        raise AlreadyApproved(command.draft)
    return [DraftHandedUp(draft=command.draft, by=command.by)]


def send_back(command: ReturnDraft, draft: Draft) -> Sequence[Event]:
    """One that was handed up, or accepted and not approved yet."""
    if draft.handing is Handing.RETURNED and draft.returned == command.reason:
        return []
    if draft.handing not in (Handing.UP, Handing.ACCEPTED):
        raise NotHandedUp(draft.handing.value)
    if draft.phase not in BEFORE_APPROVAL:
        raise AlreadyApproved(command.draft)
    return [DraftReturned(draft=command.draft, reason=command.reason)]


def accept(command: AcceptDraft, draft: Draft) -> Sequence[Event]:
    """One that was handed up."""
    if draft.handing is Handing.ACCEPTED:
        return []
    if draft.handing is not Handing.UP:
        raise NotHandedUp(draft.handing.value)
    return [DraftAccepted(draft=command.draft)]
