"""How do events become the queue of proposed changes? Pure."""

from dataclasses import replace

from kernel.log.chain import Recorded
from kernel.view import View
from members.member.changes.events import (
    ChangesApproved,
    ChangesProposed,
    ChangesRefused,
    ChangesSuperseded,
    ChangesWithdrawn,
)
from members.member.changes.tables import ChangeRow, changes

Told = ChangesProposed | ChangesSuperseded | ChangesWithdrawn | ChangesApproved | ChangesRefused


def row(before: ChangeRow | None, event: Told, recorded: Recorded) -> ChangeRow | None:
    """One row a proposal."""
    if isinstance(event, ChangesProposed):
        return _proposed(event, recorded)
    if before is None:
        return None
    settled = replace(before, settled_by=recorded.actor, settled_at=recorded.recorded_at)
    match event:
        case ChangesSuperseded():
            return replace(settled, state="superseded", superseded_by=event.by)
        case ChangesWithdrawn():
            return replace(settled, state="withdrawn")
        case ChangesApproved():
            return replace(settled, state="approved", approved=event.particulars)
        case ChangesRefused():
            state = "partly" if before.approved else "refused"
            return replace(settled, state=state, reason=event.reason.id)


def _proposed(event: ChangesProposed, recorded: Recorded) -> ChangeRow:
    return ChangeRow(
        change=event.change,
        committee=recorded.origin.committee,
        member=event.member,
        proposed_by=recorded.actor,
        proposed_at=recorded.recorded_at,
        names=tuple(one.particular for one in event.changed),
        befores=tuple(one.before or "" for one in event.changed),
        afters=tuple(one.after or "" for one in event.changed),
        kinds=tuple(one.kind for one in event.kept),
        items=tuple(one.id for one in event.kept),
        state="waiting",
        approved=(),
        reason=None,
        superseded_by=None,
        settled_by=None,
        settled_at=None,
    )


CHANGES = View(
    changes,
    ChangeRow,
    (ChangesProposed, ChangesSuperseded, ChangesWithdrawn, ChangesApproved, ChangesRefused),
    lambda event, recorded: event.change,
    row,
)
