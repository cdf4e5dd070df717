"""Which streams does the writer remember from batch to batch, and are they still so?"""

from collections.abc import Iterable, Mapping

from kernel.log.desk import Stream

KEPT = 2_000
"""So many streams; the one that was longest not asked for goes first."""


class Otherwise(Exception):
    """The log does not hold what is remembered of it: it was put back behind this process."""


class Memory:
    """The streams of earlier batches as they were committed.

    A log is never changed, so what was folded once need not be read again: only what another
    process wrote since. The last event remembered is read with it, to see that it is there still.
    """

    def __init__(self) -> None:
        self._kept: dict[str, Stream] = {}

    def of(self, names: Iterable[str]) -> dict[str, Stream]:
        """Copies of those that are remembered."""
        return {name: self._kept[name].copy() for name in names if name in self._kept}

    def keep(self, streams: Mapping[str, Stream]) -> None:
        """Remember how a committed batch left its streams; it may not touch them any more."""
        for name, stream in streams.items():
            self._kept.pop(name, None)
            if stream.version:
                self._kept[name] = stream
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]

    def forget(self) -> None:
        """Read everything again."""
        self._kept.clear()
