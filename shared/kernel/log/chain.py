"""How is an event chained to the one before it, and does a chain hold?"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from json.encoder import encode_basestring
from uuid import UUID

from kernel.canonical import quoted

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
    @lru_cache(maxsize=4096)
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
    hash: bytes = b""

    def sealed_text(self) -> str:
        """The canonical text of everything that the hash covers, but the hash before it."""
        # Keys in canonical order, put down by hand: this text is made for every event, and the
        # general way takes three times as long. A test holds both against each other.
        # The data are canonical text already: nothing that cannot be stored got into them.
        return (
            f'{{"actor":{quoted(self.actor)}'
            f',"causation_id":{_or_null(self.causation_id)}'
            f',"correlation_id":"{self.correlation_id}"'
            f',"data":{encode_basestring(self.data)}'
            f',"event_id":"{self.event_id}"'
            f',"occurred_at":{_or_null(instant(self.occurred_at))}'
            f',"occurred_on":"{self.occurred_on.isoformat()}"'
            f',"on_behalf_of":{_text_or_null(self.on_behalf_of)}'
            f',"origin":"{self.origin}"'
            f',"position":{self.position}'
            f',"published":{"true" if self.published else "false"}'
            f',"recorded_at":"{instant(self.recorded_at)}"'
            f',"schema_number":{self.schema_number}'
            f',"source":{_text_or_null(self.source)}'
            f',"stream":{quoted(self.stream)}'
            f',"type":{quoted(self.type)}'
            f',"version":{self.version}}}'
        )

    def sealed(self) -> "Recorded":
        """This event with its hash; it is nobody else's yet, so it is completed in place."""
        object.__setattr__(self, "hash", chained(self.prevhash, self.sealed_text()))
        return self

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


@lru_cache(maxsize=256)
def instant(at: datetime | None) -> str | None:
    """An instant as it is hashed: UTC, to the microsecond."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="microseconds")


def _or_null(plain: object) -> str:
    return "null" if plain is None else f'"{plain}"'


def _text_or_null(text: str | None) -> str:
    return "null" if text is None else quoted(text)
