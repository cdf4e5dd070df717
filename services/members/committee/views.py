"""How do events become the rows that are read? Pure."""

from dataclasses import replace
from uuid import UUID

from contracts.members.committee import PlenaryConvened, PlenaryRescheduled
from kernel.follow import View
from kernel.log.chain import Recorded
from members.committee.tables import PlenaryRow, plenaries

Sat = PlenaryConvened | PlenaryRescheduled


def key(event: Sat, recorded: Recorded) -> UUID:
    """One row a plenary."""
    return event.plenary


def row(before: PlenaryRow | None, event: Sat, recorded: Recorded) -> PlenaryRow | None:
    """A plenary with its days."""
    match event:
        case PlenaryConvened():
            return PlenaryRow(**event.model_dump())
        case PlenaryRescheduled() if before is not None:
            return replace(before, opens=event.opens, closes=event.closes, cut_off=event.cut_off)
        case _:
            return before


PLENARIES = View(plenaries, PlenaryRow, (PlenaryConvened, PlenaryRescheduled), key, row)
