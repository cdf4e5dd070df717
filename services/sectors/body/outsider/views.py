"""How do events become the rows of contacts who are no members, and of looks at them? Pure."""

from dataclasses import replace
from typing import Any

from contracts.sectors.outsider import OutsiderEnded, OutsiderListed, OutsiderStruck
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.body.outsider.events import OutsiderForgotten, OutsiderKept, OutsiderLookedUp
from sectors.body.outsider.tables import OutsiderLookRow, OutsiderRow, looks, outsiders

Seen = OutsiderListed | OutsiderEnded | OutsiderStruck | OutsiderKept | OutsiderForgotten
COLUMNS = ("name", "employer", "telephone")


def row(before: OutsiderRow | None, event: Seen, recorded: Recorded) -> OutsiderRow | None:
    """One row a contact; one entered by mistake leaves none."""
    if isinstance(event, OutsiderListed):
        if before is not None:
            return replace(before, since=event.since)
        here = recorded.origin.committee
        return OutsiderRow(event.outsider, here, event.body, event.since)
    if before is None:
        return None
    match event:
        case OutsiderEnded():
            return replace(before, until=event.until)
        case OutsiderKept():
            kept: dict[str, Any] = {item.kind.split(".")[1]: item.id for item in event.kept}
            return replace(before, **kept)
        case OutsiderForgotten():
            gone = [name for name in COLUMNS if getattr(before, name) in event.forgotten]
            left: dict[str, Any] = dict.fromkeys(gone)
            return replace(before, **left)
        case OutsiderStruck():
            return None


def look_row(
    before: OutsiderLookRow | None, event: OutsiderLookedUp, recorded: Recorded
) -> OutsiderLookRow:
    """One row a look."""
    return OutsiderLookRow(
        look=recorded.event_id,
        committee=recorded.origin.committee,
        outsider=event.outsider,
        looked_by=recorded.actor,
        looked_at=recorded.recorded_at,
    )


OUTSIDERS = View(
    outsiders,
    OutsiderRow,
    (OutsiderListed, OutsiderEnded, OutsiderStruck, OutsiderKept, OutsiderForgotten),
    lambda event, recorded: event.outsider,
    row,
)
OUTSIDER_LOOKS = View(
    looks,
    OutsiderLookRow,
    (OutsiderLookedUp,),
    lambda event, recorded: recorded.event_id,
    look_row,
)
