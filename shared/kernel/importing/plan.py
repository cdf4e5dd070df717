"""What does a slice make of a ledger before anything is written?"""

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.command import Command
from kernel.ledgers import BadRow, Ledger, Row, Shape


@dataclass(frozen=True, slots=True)
class Entry:
    """One row and what it asks for.

    Attributes:
        key: the row's own number, else its normalised title or name, first date, first sponsor
            or host; the same in the next file. Equal keys are told apart by their order.
        stream: the stream that the row is about.
        commands: in the order in which they must happen; all are accepted, or none. Without any
            the row says what is so already.
    """

    row: Row
    key: str
    stream: str
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a row says otherwise than the books; `column` is the printed heading."""

    row: int
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one ledger asks for.

    Attributes:
        before: commands that are not a row's own (units and persons that become known).
        after: commands asked once every row holds; when one comes back none of them is asked.
        happening: its rows are of records that are kept here, told by who does the work: commands
            answer to all rules of today, and every row with commands changes something.
        differences: what the rows change, where planning can tell.
        blames: by a refusal's type the field that it is about.
        bad: rows that come back, with reasons; a row may be named several times.
        not_on_roster: names that the roster does not know, each once, in order.
        warnings: what the clerk should see, in Chinese.
    """

    entries: tuple[Entry, ...]
    bad: tuple[BadRow, ...] = ()
    not_on_roster: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    before: tuple[Command, ...] = ()
    after: tuple[Command, ...] = ()
    happening: bool = False
    differences: tuple[Difference, ...] = ()
    blames: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which terms a ledger is imported.

    Attributes:
        ledger: what the same rows are looked for in next time, e.g. `proposals/5/3`.
        plenary: the plenary it belongs to, if it belongs to one.
        history: the past is filled in; rules of time and right only warn.
    """

    committee: UUID
    ledger: str
    plenary: UUID | None = None
    history: bool = False


Know = Callable[[AsyncEngine, Terms], Awaitable[Any]]
MakePlan = Callable[[Ledger, Any, Terms], Plan]
TurnOver = Callable[[Plan, Any, Terms], Plan]
Retract = Callable[[str, Terms, str], Command]


@dataclass(frozen=True, slots=True)
class LedgerKind:
    """One kind of ledger, as its slice declares it.

    Attributes:
        shapes: its arrangements, best first. others: kinds it could be mistaken for.
        know: reads what planning must know (people, units, rules), once a file.
        plan: rows to entries; pure, may take long, runs beside the loop.
        retract: takes back what a row asked for that is missing from the next file:
            (stream, terms, reason).
        turn_over: what a plan means when the ledger is told to begin a term (换届): who is not in
            it has ended; None for kinds that say nothing of that.
    """

    name: str
    shapes: tuple[Shape, ...]
    know: Know
    plan: MakePlan
    retract: Retract
    others: tuple[Shape, ...] = field(default=())
    turn_over: TurnOver | None = None


def parts_of(entry: Entry, key: bytes) -> list[bytes]:
    """One digest a command: what tells a changed row's new commands from the old ones."""
    return [command.digest(key) for command in entry.commands]


def whole(parts: Sequence[bytes]) -> bytes:
    """One digest for a row's meaning, from those of its commands."""
    return hashlib.sha256(b"".join(parts)).digest()


def numbered(entries: Sequence[Entry]) -> list[tuple[str, Entry]]:
    """Entries under keys that differ: the n-th of equal ones gets `#n` from the second on."""
    seen: dict[str, int] = {}
    found: list[tuple[str, Entry]] = []
    for entry in entries:
        seen[entry.key] = nth = seen.get(entry.key, 0) + 1
        found.append((entry.key if nth == 1 else f"{entry.key}#{nth}", entry))
    return found
