"""How does an event become a row of who looked? Pure."""

from kernel.log.chain import Recorded
from kernel.view import View
from members.member.telephone.events import TelephoneLookedUp
from members.member.telephone.tables import LookRow, looks


def row(before: LookRow | None, event: TelephoneLookedUp, recorded: Recorded) -> LookRow:
    """One row a look."""
    return LookRow(
        look=recorded.event_id,
        committee=recorded.origin.committee,
        member=event.member,
        proposal=event.proposal,
        unit=event.unit,
        looked_by=recorded.actor,
        looked_at=recorded.recorded_at,
    )


LOOKS = View(looks, LookRow, (TelephoneLookedUp,), lambda event, recorded: recorded.event_id, row)
