"""What is decided of a member's proposed changes so far? Pure."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from kernel.event import Event
from members.member.changes.events import (
    ChangesApproved,
    ChangesProposed,
    ChangesRefused,
    ChangesSuperseded,
    ChangesWithdrawn,
    PrivateChangesLookedAt,
)

ChangeEvent = (
    ChangesProposed
    | ChangesSuperseded
    | ChangesWithdrawn
    | ChangesApproved
    | ChangesRefused
    | PrivateChangesLookedAt
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What waits, and what became of the earlier ones.

    Attributes:
        settled: by change, what was approved of it; None for one withdrawn or superseded.
    """

    waiting: ChangesProposed | None = None
    settled: dict[UUID, frozenset[str] | None] = field(default_factory=dict)


NO_CHANGES = Changes()


def evolve_changes(changes: Changes, event: Event) -> Changes:
    """The changes after an event."""
    match event:
        case ChangesProposed():
            return replace(changes, waiting=event)
        case ChangesSuperseded() | ChangesWithdrawn():
            return Changes(None, {**changes.settled, event.change: None})
        case ChangesApproved():
            approved = frozenset(event.particulars)
            return Changes(None, {**changes.settled, event.change: approved})
        case ChangesRefused():
            before = changes.settled.get(event.change) or frozenset()
            return Changes(None, {**changes.settled, event.change: before})
        case _:
            return changes


def without_private(changes: Changes) -> Changes:
    """What waits, when the vault has forgotten the person: its public ones alone."""
    if changes.waiting is None:
        return changes
    return replace(changes, waiting=changes.waiting.model_copy(update={"kept": ()}))
