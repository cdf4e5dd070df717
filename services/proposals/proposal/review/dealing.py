"""How are many proposals dealt out evenly, to nobody who has an interest in one? Pure."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from contracts.values import Named


class Dealer:
    """Deals to whoever has least so far; of equals, to whoever was named first."""

    def __init__(self, reviewers: Sequence[Named], loads: Mapping[UUID, int]) -> None:
        self._reviewers = list(reviewers)
        self._loads = {one.id: loads.get(one.id, 0) for one in reviewers}

    def fitting(self, sponsors: Sequence[UUID]) -> Iterator[Named]:
        """Who may have a proposal of these sponsors, the best first."""
        by_load = sorted(self._reviewers, key=lambda one: self._loads[one.id])
        return (one for one in by_load if one.id not in sponsors)

    def dealt(self, reviewer: Named) -> None:
        """One more for a reviewer."""
        self._loads[reviewer.id] += 1
