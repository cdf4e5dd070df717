"""How do events become the rows of contacts, and of who looked? Pure."""

from kernel.log.chain import Recorded
from kernel.view import View
from members.organisation.contact.domain import PERSON, TELEPHONE
from members.organisation.contact.events import ContactForgotten, ContactKept, ContactLookedUp
from members.organisation.contact.tables import ContactLookRow, ContactRow, contacts, looks


def contact_row(
    before: ContactRow | None, event: ContactKept | ContactForgotten, recorded: Recorded
) -> ContactRow | None:
    """One row an organisation of which a contact is kept."""
    if isinstance(event, ContactForgotten):
        return None
    kept = {item.kind: item.id for item in event.kept}
    here = recorded.origin.committee
    return ContactRow(event.organisation, here, kept.get(PERSON), kept.get(TELEPHONE))


def look_row(
    before: ContactLookRow | None, event: ContactLookedUp, recorded: Recorded
) -> ContactLookRow:
    """One row a look."""
    return ContactLookRow(
        look=recorded.event_id,
        committee=recorded.origin.committee,
        organisation=event.organisation,
        purpose=event.purpose,
        looked_by=recorded.actor,
        looked_at=recorded.recorded_at,
    )


CONTACTS = View(
    contacts,
    ContactRow,
    (ContactKept, ContactForgotten),
    lambda event, recorded: event.organisation,
    contact_row,
)
CONTACT_LOOKS = View(
    looks, ContactLookRow, (ContactLookedUp,), lambda event, recorded: recorded.event_id, look_row
)
