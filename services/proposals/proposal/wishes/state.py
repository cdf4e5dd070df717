"""What is wished so far? Pure."""

from dataclasses import dataclass, replace

from contracts.proposals.wishes import CosigningSettled, UnitsSuggested
from contracts.values import Named

WishEvent = UnitsSuggested | CosigningSettled


@dataclass(frozen=True, slots=True)
class Wishes:
    """The last of each; `cosigning` is None as long as nobody said."""

    units: tuple[Named, ...] = ()
    cosigning: bool | None = None


def wished(held: Wishes, event: WishEvent) -> Wishes:
    """The wishes after an event."""
    match event:
        case UnitsSuggested():
            return replace(held, units=event.units)
        case CosigningSettled():
            return replace(held, cosigning=event.open)
