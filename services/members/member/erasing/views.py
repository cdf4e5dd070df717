"""How does an erasure become a row that explains what is not there any more? Pure."""

from contracts.members.member import PersonErased
from kernel.log.chain import Recorded
from kernel.view import View
from members.member.erasing.tables import ErasureRow, erasures


def row(before: ErasureRow | None, event: PersonErased, recorded: Recorded) -> ErasureRow:
    """One row an erasure; it stays when the person is admitted again."""
    return ErasureRow(
        erasure=recorded.event_id,
        committee=recorded.origin.committee,
        member=event.member,
        erased_on=event.erased_on,
        ground=event.ground,
        basis=event.basis,
        items=len(event.forgotten),
        decided_by=recorded.actor,
        on_behalf_of=recorded.on_behalf_of,
        decided_at=recorded.recorded_at,
    )


ERASURES = View(
    erasures, ErasureRow, (PersonErased,), lambda event, recorded: recorded.event_id, row
)
