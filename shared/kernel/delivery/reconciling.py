"""Does a reader hold what its origins recorded? Held against their manifests, day by day."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kernel.delivery.bus import Bus
from kernel.delivery.door import DoorClosed, ask_manifest
from kernel.delivery.manifest import Counted, Manifest, differing
from kernel.log.chain import Origin
from kernel.metrics import RECONCILED_MISSING

Held = Callable[[Origin, int, int], Awaitable[Mapping[str, Counted]]]
"""What a reader counts of an origin between two positions, both included."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One origin and day: what was recorded there, what is held here.

    Attributes:
        there: the origin's manifest; None when it could not be asked, and `failure` says why.
        differs: the prefixes in which the two are not equal.
    """

    origin: Origin
    day: date
    there: Manifest | None
    held: int = 0
    differs: tuple[str, ...] = ()
    failure: str | None = None

    @property
    def equal(self) -> bool:
        """Whether this day is complete and the same."""
        return self.there is not None and not self.differs

    @property
    def missing(self) -> int:
        """How many positions of this day the reader lacks, as far as the origin could say."""
        return 0 if self.there is None else max(self.there.count - self.held, 0)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reconciles: a service, its token, what it holds, the prefixes it takes (None: all)."""

    service: str
    token: str
    held: Held
    only: Collection[str] | None = None


async def reconcile(
    bus: Bus, reader: Reader, origins: Iterable[Origin], days: Collection[date]
) -> list[Reconciled]:
    """Hold every origin and day against its manifest, and show how much is missing of each."""
    told: list[Reconciled] = []
    for origin in origins:
        found = [await _one(bus, reader, origin, day) for day in days]
        missing = sum(one.missing for one in found)
        RECONCILED_MISSING.labels(reader.service, str(origin)).set(missing)
        told += found
    return told


async def _one(bus: Bus, reader: Reader, origin: Origin, day: date) -> Reconciled:
    try:
        there = await ask_manifest(bus, origin, day, reader.token)
    except DoorClosed as closed:
        return Reconciled(origin, day, None, failure=str(closed))
    here = await reader.held(origin, there.first, there.last)
    held = sum(one.count for one in here.values())
    return Reconciled(origin, day, there, held, tuple(differing(there.counted, here, reader.only)))
