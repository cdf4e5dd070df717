"""Which record bears a mark that can be given back, and taken again? Pure; claims are for ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kernel.decider import Known

TIMES = 9
"""So often a mark may go from one record to another."""


@dataclass(frozen=True, slots=True)
class Lent:
    """A number or another mark, of which a record takes one claim for each time that it is borne.

    Attributes:
        kind: what sort of mark. which: whose, and which one.
    """

    kind: str
    which: str

    def claims(self) -> Sequence[str]:
        """All claims that a command may look at or take; its decider's `claims` names them."""
        times = range(1, TIMES + 1)
        return [*(self._taken(time) for time in times), *(self._left(time) for time in times)]

    def bearer(self, known: Known[Any]) -> str | None:
        """The stream of the record that bears it now."""
        time = self._times(known)
        if time == 0 or known.holder(self._left(time)) is not None:
            return None
        return known.holder(self._taken(time))

    def used_up(self, known: Known[Any]) -> bool:
        """Whether it was given back so often that nobody can take it any more."""
        return self._times(known) == TIMES and self.bearer(known) is None

    def take(self, known: Known[Any]) -> int:
        """The record that asks bears it from now on; for which time it is borne."""
        time = self._times(known) + 1
        known.claim(self._taken(time))
        return time

    def give_back(self, known: Known[Any], time: int) -> None:
        """No record bears it from now on; the one that asks took it for that time."""
        known.claim(self._left(time))

    def _times(self, known: Known[Any]) -> int:
        held = (known.holder(self._taken(time)) for time in range(1, TIMES + 1))
        return sum(one is not None for one in held)

    def _taken(self, time: int) -> str:
        return f"{self.kind}/{self.which}/{time}"

    def _left(self, time: int) -> str:
        return f"{self.kind}-left/{self.which}/{time}"
