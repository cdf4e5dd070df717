"""How is an event chained to the one before it, and does a chain hold?"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from kernel.canonical import canonical

DIGESTS = {"sha256": hashlib.sha256}
DIGEST = "sha256"
GENESIS = bytes(32)
"""The hash before the first event of an origin."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One committee's log in one service, wherever it runs."""

    committee: UUID
    service: str
    incarnation: str

    def __str__(self) -> str:
        return f"{self.committee}.{self.service}.{self.incarnation}"

    @classmethod
    def parse(cls, text: str) -> "Origin":
        """The origin that its text names.

        Raises:
            ValueError: not three parts with a UUID first.
        """
        committee, service, incarnation = text.split(".")
        return cls(UUID(committee), service, incarnation)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One event as the log keeps it: the metadata, the exact data, and its place in the chain."""

    origin: Origin
    position: int
    event_id: UUID
    stream: str
    version: int
    type: str
    schema_number: int
    published: bool
    occurred_on: date
    occurred_at: datetime | None
    recorded_at: datetime
    actor: str
    on_behalf_of: str | None
    correlation_id: UUID
    causation_id: UUID | None
    source: str | None
    traceparent: str | None
    data: str
    prevhash: bytes
    hash: bytes

    def sealed_text(self) -> str:
        """The canonical text of everything that the hash covers, but the hash before it."""
        return canonical(
            {
                "origin": str(self.origin),
                "position": self.position,
                "event_id": str(self.event_id),
                "stream": self.stream,
                "version": self.version,
                "type": self.type,
                "schema_number": self.schema_number,
                "published": self.published,
                "occurred_on": self.occurred_on.isoformat(),
                "occurred_at": instant(self.occurred_at),
                "recorded_at": instant(self.recorded_at),
                "actor": self.actor,
                "on_behalf_of": self.on_behalf_of,
                "correlation_id": str(self.correlation_id),
                "causation_id": None if self.causation_id is None else str(self.causation_id),
                "source": self.source,
                "data": self.data,
            }
        )

    def holds(self) -> bool:
        """Whether the hash follows from the content and the hash before."""
        return self.hash == chained(self.prevhash, self.sealed_text())


def chained(previous: bytes, text: str, digest: str = DIGEST) -> bytes:
    """The hash of an event: digest over the previous hash and the event's sealed text."""
    return DIGESTS[digest](previous + text.encode()).digest()


def named(digest_value: bytes, digest: str = DIGEST) -> str:
    """A hash as others read it: `sha256:<hex>`."""
    return f"{digest}:{digest_value.hex()}"


def unnamed(text: str) -> bytes:
    """The bytes of a named hash.

    Raises:
        ValueError: the digest is unknown or the rest is no hex.
    """
    digest, _, value = text.partition(":")
    if digest not in DIGESTS:
        raise ValueError(f"unknown digest {digest!r}")
    return bytes.fromhex(value)


def instant(at: datetime | None) -> str | None:
    """An instant as it is hashed: UTC, to the microsecond."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="microseconds")
