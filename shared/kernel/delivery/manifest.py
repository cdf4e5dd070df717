"""What must a reader hold of one origin and day: how many events of which kind, and which?"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from kernel.delivery.envelope import MARKER, Arrived, Marker
from kernel.log.chain import Origin, named


@dataclass(frozen=True, slots=True)
class Counted:
    """How many positions, and the digest of their hashes in order: `sha256:<hex>`."""

    count: int
    hash: str


def prefix_of(type: str) -> str:
    """The kind under which an event is counted: `proposals.proposal`; markers are one kind."""
    return type if type == MARKER else type.rsplit(".", 1)[0]


class Tally:
    """Counts positions as they come, in order; the same at the origin and at any reader."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._digests: dict[str, Any] = {}

    def take(self, type: str, hash: bytes) -> None:
        """Count one position; what the reader may not see is told as a marker."""
        prefix = prefix_of(type)
        self._counts[prefix] = self._counts.get(prefix, 0) + 1
        self._digests.setdefault(prefix, hashlib.sha256()).update(hash)

    def told(self) -> dict[str, Counted]:
        """What was counted, by prefix."""
        return {
            prefix: Counted(count, named(self._digests[prefix].digest()))
            for prefix, count in sorted(self._counts.items())
        }


def counted(arrived: Iterable[Arrived]) -> dict[str, Counted]:
    """What a reader counts of what it took, in order of position."""
    tally = Tally()
    for one in arrived:
        tally.take(MARKER if isinstance(one, Marker) else one.type, one.hash)
    return tally.told()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an origin recorded on a day, as one reader may see it.

    Attributes:
        first, last: the day's positions; `last` is `first` - 1 when nothing was recorded.
        hash: the chain's hash at the day's end, named.
        counted: by prefix of the event type; what the reader may not see, under the marker's.
    """

    origin: Origin
    day: date
    first: int
    last: int
    hash: str
    counted: Mapping[str, Counted]

    @property
    def count(self) -> int:
        """How many positions the day has."""
        return self.last - self.first + 1

    def as_json(self) -> dict[str, Any]:
        """How it travels."""
        return {
            "origin": str(self.origin),
            "day": self.day.isoformat(),
            "first": self.first,
            "last": self.last,
            "count": self.count,
            "hash": self.hash,
            "counted": {
                prefix: {"count": one.count, "hash": one.hash}
                for prefix, one in self.counted.items()
            },
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        """The manifest that travelled.

        Raises:
            KeyError, TypeError, ValueError: it is none.
        """
        return cls(
            Origin.parse(told["origin"]),
            date.fromisoformat(told["day"]),
            int(told["first"]),
            int(told["last"]),
            str(told["hash"]),
            {
                prefix: Counted(int(one["count"]), str(one["hash"]))
                for prefix, one in told["counted"].items()
            },
        )


def differing(
    there: Mapping[str, Counted],
    here: Mapping[str, Counted],
    only: Collection[str] | None = None,
) -> list[str]:
    """The prefixes in which two counts differ.

    Args:
        only: the prefixes that the reader takes; None is all, markers among them.
    """
    prefixes = sorted(there.keys() | here.keys()) if only is None else sorted(only)
    return [prefix for prefix in prefixes if there.get(prefix) != here.get(prefix)]
