"""How do events become the rows of pairs and contacts? Pure."""

from dataclasses import replace
from typing import Any

from contracts.members.contact import (
    ContactCorrected,
    ContactMade,
    ContactRetracted,
    FollowUpAsked,
    FollowUpDone,
    PairEnded,
    PairFormed,
    PairRetracted,
)
from kernel.log.chain import Recorded
from kernel.view import View
from members.contact.events import ContactNoted
from members.contact.quota import OPEN
from members.contact.tables import ContactRow, PairRow, contacts, pairs

PairEvent = PairFormed | PairEnded | PairRetracted
ContactEvent = (
    ContactMade | ContactCorrected | ContactNoted | FollowUpAsked | FollowUpDone | ContactRetracted
)
COLUMNS = {"contact.said": "said", "contact.asked": "wanted", "contact.done": "outcome"}
"""Under which column the row knows a text of a kind; also one that was forgotten."""


def pair_row(before: PairRow | None, event: PairEvent, recorded: Recorded) -> PairRow | None:
    """One row a pair; one entered by mistake leaves none."""
    match event:
        case PairFormed():
            return _formed(before, event, recorded)
        case PairEnded() if before is not None:
            return replace(before, untils=(*before.untils[:-1], event.until))
        case _:
            return None


def _formed(before: PairRow | None, event: PairFormed, recorded: Recorded) -> PairRow:
    earlier = 0
    if before is not None:
        earlier = len(before.untils) - (before.untils[-1] == OPEN)
    sinces = () if before is None else before.sinces[:earlier]
    untils = () if before is None else before.untils[:earlier]
    return PairRow(
        pair=event.pair,
        committee=recorded.origin.committee,
        kind=event.kind,
        contacting_kind=str(event.contacting.kind),
        contacting=event.contacting.id,
        contacting_name=event.contacting.name,
        contacted_kind=str(event.contacted.kind),
        contacted=event.contacted.id,
        contacted_name=event.contacted.name,
        sinces=(*sinces, event.since),
        untils=(*untils, OPEN),
    )


def contact_row(
    before: ContactRow | None, event: ContactEvent, recorded: Recorded
) -> ContactRow | None:
    """One row a contact; one taken back leaves none."""
    if isinstance(event, ContactMade):
        told = _told(event)
        return ContactRow(committee=recorded.origin.committee, number=event.number, **told)
    if before is None:
        return None
    match event:
        case ContactCorrected():
            return replace(before, **_told(event))
        case ContactNoted():
            kept: dict[str, Any] = {COLUMNS[item.kind]: item.id for item in event.kept}
            return replace(before, **kept)
        case FollowUpAsked():
            return replace(before, asked_on=event.asked_on, due_on=event.due_on)
        case FollowUpDone():
            return replace(before, done_on=event.done_on)
        case ContactRetracted():
            return None


def _told(event: ContactMade | ContactCorrected) -> dict[str, Any]:
    counted = event.counted
    return {
        "contact": event.contact,
        "made_on": event.made_on,
        "way": event.way,
        "pair": counted.pair if counted else None,
        "kind": counted.kind if counted else None,
        "counts": counted is not None and counted.counts,
        "by_kind": str(event.by.kind),
        "by": event.by.id,
        "by_name": event.by.name,
        "reached": event.reached,
    }


PAIRS = View(
    pairs,
    PairRow,
    (PairFormed, PairEnded, PairRetracted),
    lambda event, recorded: event.pair,
    pair_row,
)
CONTACTS = View(
    contacts,
    ContactRow,
    (
        ContactMade,
        ContactCorrected,
        ContactNoted,
        FollowUpAsked,
        FollowUpDone,
        ContactRetracted,
    ),
    lambda event, recorded: event.contact,
    contact_row,
)
