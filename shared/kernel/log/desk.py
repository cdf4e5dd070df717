"""What does one batch of commands stand on: states, numbers, claims and vault items so far?"""

import hashlib
import hmac
import secrets
from collections import ChainMap
from collections.abc import Callable, Collection, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kernel.decider import AlreadyTaken, Decider
from kernel.event import Event
from kernel.forgetting import Lying
from kernel.ids import uuid7
from kernel.secret import Hidden, Sealed, VaultItem


@dataclass(slots=True)
class Stream:
    """A stream as the batch left it: its decider, state and version, and its last event's hash.

    Attributes:
        committee: whose it is: of the committee in whose log it began; None before it does.
    """

    decider: Decider[Any]
    state: Any
    version: int = 0
    hash: bytes = b""
    committee: UUID | None = None

    def copy(self) -> "Stream":
        """The same, which stays as it is when this one moves on."""
        return Stream(self.decider, self.state, self.version, self.hash, self.committee)

    def of(self, committee: UUID) -> bool:
        """Whether it is this committee's, or nobody's yet."""
        return self.committee in (None, committee)

    def take(self, events: tuple[Event, ...], hash: bytes, committee: UUID) -> None:
        """Fold what a command just decided; the hash is that of the last event."""
        self.committee = self.committee or committee
        self.state = self.decider.fold(events, self.state)
        self.version += len(events)
        self.hash = hash


@dataclass(frozen=True, slots=True)
class Kept:
    """A vault item that lies there already: enough to recognise an equal text."""

    sealed: Sealed
    salt: bytes
    about: UUID | None = None


@dataclass(slots=True)
class Books:
    """What one origin's batch has drawn and taken; filled from the database, then by commands."""

    series: MutableMapping[str, int] = field(default_factory=dict)
    claims: MutableMapping[str, str] = field(default_factory=dict)

    def opened(self) -> "Books":
        """Books over these: what is written there leaves these as they are until it is entered."""
        return Books(ChainMap({}, self.series), ChainMap({}, self.claims))

    def enter(self, over: "Books") -> None:
        """Enter what was written in books over these."""
        assert isinstance(over.series, ChainMap)
        assert isinstance(over.claims, ChainMap)
        self.series.update(over.series.maps[0])
        self.claims.update(over.claims.maps[0])


def nothing_lies(person: UUID) -> Sequence[Lying]:
    """An empty vault."""
    return ()


@dataclass(slots=True)
class CommandDesk:
    """The desk of one command: what it drew, took and kept counts only once it is accepted.

    Attributes:
        gone: items that earlier commands of the batch forgot.
        lying: what lies in the vault about a person, as the batch left it.
    """

    stream: str
    books: Books
    kept: list[Kept]
    states: Callable[[str], Any]
    lookup_key: bytes
    gone: Collection[UUID] = ()
    lying: Callable[[UUID], Sequence[Lying]] = nothing_lies
    drawn: dict[str, int] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    items: list[VaultItem] = field(default_factory=list)

    def next(self, series: str) -> int:
        """The next number of a series."""
        self.drawn[series] = self._last(series) + 1
        return self.drawn[series]

    def reserve(self, series: str, number: int) -> None:
        """The series goes on after `number` at the earliest."""
        if number > self._last(series):
            self.drawn[series] = number

    def _last(self, series: str) -> int:
        return self.drawn.get(series, self.books.series.get(series, 0))

    def holder(self, claim: str) -> str | None:
        """The stream that holds a claim."""
        return self.stream if claim in self.taken else self.books.claims.get(claim)

    def claim(self, claim: str) -> None:
        """Take a claim, or refuse when another stream has it."""
        holder = self.holder(claim)
        if holder is None:
            self.taken.append(claim)
        elif holder != self.stream:
            raise AlreadyTaken(claim)

    def state(self, stream: str) -> Any:
        """The state of a stream that the command named."""
        return self.states(stream)

    def keep(
        self, secret: Hidden, kind: str, lookup: str | None = None, about: UUID | None = None
    ) -> Sealed:
        """Stage a vault item, or recognise the one that holds the same bytes."""
        body = secret.vault_bytes()
        for kept in self.kept:
            same_shape = kept.sealed.kind == kind and kept.sealed.length == len(body)
            same_person = kept.about == about and kept.sealed.id not in self.gone
            if same_shape and same_person and kept.sealed.digest == _digest(kept.salt, body):
                return kept.sealed
        salt = secrets.token_bytes(16)
        sealed = Sealed(id=uuid7(), kind=kind, length=len(body), digest=_digest(salt, body))
        index = None if lookup is None else lookup_index(self.lookup_key, kind, lookup)
        self.items.append(VaultItem(sealed, self.stream, salt, body, index, about))
        return sealed

    def about(self, person: UUID) -> Sequence[Lying]:
        """What lies in the vault about a person."""
        return self.lying(person)

    def accept(self) -> None:
        """The command was accepted: what it drew, took and kept holds for those after it."""
        self.books.series.update(self.drawn)
        self.books.claims.update(dict.fromkeys(self.taken, self.stream))
        self.kept += [Kept(item.sealed, item.salt, item.about) for item in self.items]


def lookup_index(key: bytes, kind: str, value: str) -> bytes:
    """The blind index under which a vault item is found again: HMAC-SHA256, 32 bytes."""
    return hmac.digest(key, f"{kind}\x1f{value}".encode(), "sha256")


def _digest(salt: bytes, body: bytes) -> str:
    digest = hashlib.sha256(salt)
    digest.update(body)  # A file is not copied for it.
    return digest.hexdigest()
