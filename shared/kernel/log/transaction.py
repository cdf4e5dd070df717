"""How is one batch decided and written in one transaction?"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

import asyncpg

from kernel.clock import Clock
from kernel.command import Asked, Unit
from kernel.faults import crash_point
from kernel.log.answer import Answer
from kernel.log.batch import Batch, Head
from kernel.log.chain import DIGEST, GENESIS, Origin
from kernel.log.memory import Memory, Otherwise
from kernel.log.registry import Registry
from kernel.log.statements import HEAD_FOR, ORIGINS, READ, WRITE, begin_and_lock
from kernel.log.writing import columns
from kernel.telemetry import here, span

log = logging.getLogger(__name__)

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


@dataclass(frozen=True, slots=True)
class LogSettings:
    """Where a service writes: its database, its name, this log's incarnation, the vault's key.

    Attributes:
        hosts: the committees whose logs are written here; all of them when empty.
    """

    dsn: str
    service: str
    incarnation: str
    lookup_key: bytes
    hosts: frozenset[UUID] = frozenset()

    def hosted(self, committee: UUID) -> bool:
        """Whether this committee's log is written here, and not at another node."""
        return not self.hosts or committee in self.hosts


class Transactions:
    """One writer's transactions, and what it remembers from one to the next."""

    def __init__(self, settings: LogSettings, registry: Registry, clock: Clock) -> None:
        self._settings, self._registry, self._clock = settings, registry, clock
        self._numbers: dict[UUID, int] = {}
        self._memory = Memory()

    async def write(self, connection: Connection, units: Sequence[Unit]) -> list[list[Answer]]:
        """Lock the heads, decide, write, commit; whatever fails is the caller's to roll back."""
        committees = {one.command.committee for unit in units for one in unit}
        numbers = await self._origins(connection, committees)
        await connection.execute(begin_and_lock(list(numbers.values())))
        with span("decide", [here()]):
            batch, answers = await self._decided(connection, numbers, units, self._memory)
        with span("write", [here()], events=len(batch.events)):
            await connection.execute(WRITE, *columns(batch))
            crash_point("append.before_commit")
            await connection.execute("commit")
        self._memory.keep(batch.streams)
        crash_point("append.committed")
        return answers

    async def preview(self, connection: Connection, units: Sequence[Unit]) -> list[list[Answer]]:
        """What the answers would be now; nothing is locked, written or remembered."""
        committees = {one.command.committee for unit in units for one in unit}
        numbers = await self._origins(connection, committees)
        return (await self._decided(connection, numbers, units, Memory()))[1]

    async def _decided(
        self,
        connection: Connection,
        numbers: dict[UUID, int],
        units: Sequence[Unit],
        memory: Memory,
    ) -> tuple[Batch, list[list[Answer]]]:
        asked = [one for unit in units for one in unit]
        batch = self._batch(numbers)
        streams = self._streams(asked)
        batch.streams = memory.of(streams)
        *wanted, persons = self._wanted(asked, numbers, streams)
        since = [batch.streams[name].version if name in batch.streams else 1 for name in streams]
        try:
            batch.load(await connection.fetch(READ, *wanted, since, persons))
        except Otherwise as otherwise:
            log.error("the log was put back behind this process: %s", otherwise)
            memory.forget()
            return await self._decided(connection, numbers, units, memory)
        facts = iter(await self._registry.facts(connection, [one.command for one in asked]))
        return batch, [batch.answer_unit(unit, [next(facts) for _ in unit]) for unit in units]

    def _batch(self, numbers: dict[UUID, int]) -> Batch:
        settings = self._settings
        heads = {
            committee: Head(number, Origin(committee, settings.service, settings.incarnation))
            for committee, number in numbers.items()
        }
        return Batch(self._registry, heads, self._clock(), settings.lookup_key)

    def _streams(self, asked: list[Asked]) -> list[str]:
        """The streams on which these commands are decided, each once."""
        found: dict[str, None] = {}
        for one in asked:
            decider = self._registry.of(one.command).decider
            found |= dict.fromkeys((decider.stream(one.command), *decider.also(one.command)))
        return list(found)

    def _wanted(
        self, asked: list[Asked], numbers: dict[UUID, int], streams: list[str]
    ) -> tuple[Any, ...]:
        vaults: set[str] = set()
        persons: set[UUID] = set()
        claims: list[tuple[int, str]] = []
        for one in asked:
            decider = self._registry.of(one.command).decider
            number = numbers[one.command.committee]
            claims += [(number, claim) for claim in decider.claims(one.command)]
            persons |= set(decider.about(one.command))
            if one.command.secrets():
                vaults.add(decider.stream(one.command))
        return (
            list(numbers.values()),
            [one.principal.id for one in asked],
            [one.key for one in asked],
            streams,
            [number for number, _ in claims],
            [claim for _, claim in claims],
            list(vaults),
            list(persons),
        )

    async def _origins(self, connection: Connection, wanted: set[UUID]) -> dict[UUID, int]:
        missing = wanted - self._numbers.keys()
        if missing:
            settings = self._settings
            names = (settings.service, settings.incarnation)
            await connection.execute(HEAD_FOR, sorted(missing), *names, DIGEST, GENESIS)
            for row in await connection.fetch(ORIGINS, *names, list(missing)):
                self._numbers[row["committee"]] = row["origin"]
        return {committee: self._numbers[committee] for committee in wanted}
