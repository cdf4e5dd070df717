"""How does an event become a row of what was handed out? Pure."""

from kernel.log.chain import Recorded
from kernel.view import View
from members.member.disclosure.events import PrivateParticularsDisclosed
from members.member.disclosure.tables import DisclosureRow, disclosures


def row(
    before: DisclosureRow | None, event: PrivateParticularsDisclosed, recorded: Recorded
) -> DisclosureRow:
    """One row a handing out."""
    return DisclosureRow(
        event.disclosure,
        recorded.origin.committee,
        event.purpose,
        event.kinds,
        event.members,
        event.reason,
        recorded.actor,
        recorded.recorded_at,
    )


DISCLOSURES = View(
    disclosures,
    DisclosureRow,
    (PrivateParticularsDisclosed,),
    lambda event, recorded: event.disclosure,
    row,
)
