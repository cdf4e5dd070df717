"""Of which parts does what an activity was about consist, and which event tells each? Pure."""

from collections.abc import Mapping
from typing import Any

from contracts.sectors.occasion import (
    BeneficiariesCounted,
    DocumentsStudied,
    GuestsReceived,
    JointHostsNamed,
    LeadersAttended,
    MaterialHandedOut,
    MoneyCounted,
    PlacesVisited,
    PrioritiesServed,
)
from kernel.event import Event
from sectors.occasion.commands import (
    TellBeneficiaries,
    TellDocuments,
    TellGuests,
    TellHosts,
    TellLeaders,
    TellMaterial,
    TellMoney,
    TellPlaces,
    TellPriorities,
)

PARTS: Mapping[type[Any], type[Event]] = {
    TellDocuments: DocumentsStudied,
    TellMaterial: MaterialHandedOut,
    TellPlaces: PlacesVisited,
    TellBeneficiaries: BeneficiariesCounted,
    TellMoney: MoneyCounted,
    TellGuests: GuestsReceived,
    TellLeaders: LeadersAttended,
    TellHosts: JointHostsNamed,
    TellPriorities: PrioritiesServed,
}
"""By the command that tells it, the event of each part: both have the same fields."""

BESIDE = ("activity", "by_ledger")
"""Fields of a part's event that say of what and by whom, not what."""


def fields_of(event: type[Event]) -> tuple[str, ...]:
    """What a part consists of."""
    return tuple(name for name in event.model_fields if name not in BESIDE)


def part_of(told: Any, event: type[Event]) -> dict[str, Any]:
    """What a command or an event says of a part; nothing of None."""
    return {} if told is None else {name: getattr(told, name) for name in fields_of(event)}


NAMES = tuple(name for event in PARTS.values() for name in fields_of(event))
"""All that can be told, in this order."""
