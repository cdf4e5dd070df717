"""How do waiting commands become one transaction, and how are clients kept from piling up?"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

import asyncpg

from kernel.clock import Clock, wall_clock
from kernel.command import Asked, Unit
from kernel.decider import NotHostedHere
from kernel.faults import crash_point
from kernel.log.answer import Answer, refusal_of
from kernel.log.failing import BUSY, LOST, NoRoom, OutcomeUnknown, culprit, overtaken
from kernel.log.queue import Queue, Waiting
from kernel.log.registry import Registry
from kernel.log.transaction import Connection, LogSettings, Transactions
from kernel.metrics import APPEND_BATCH
from kernel.pulse import Pulse, State
from kernel.tables import READING
from kernel.telemetry import span, works_for

FROZEN = "2s"
"""How long a process may hold the head without a word before the server ends its transaction."""

PAUSES_S = (0.05, 0.2, 0.5, 1.0, 2.0, 4.0)
log = logging.getLogger(__name__)

ELSEWHERE = Answer("refused", refusal=refusal_of(NotHostedHere()))

Ask = Callable[[Sequence[Unit]], Awaitable[list[list[Answer]]]]


class Appender:
    """A service's writer: one task with one connection, one transaction a batch."""

    def __init__(
        self,
        settings: LogSettings,
        registry: Registry,
        clock: Clock = wall_clock,
        pulse: Pulse | None = None,
    ) -> None:
        self.pulse = pulse or Pulse(settings.service, "append", rounds=False)
        self.settings = settings
        self._transactions = Transactions(settings, registry, clock)
        self._connection: Connection | None = None
        self._queue = Queue(settings.service)
        self._serving: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start the writer in the running loop; the connection opens with the first batch."""
        self._serving = asyncio.create_task(self._serve(), name=f"{self.settings.service} append")

    @property
    def alive(self) -> bool:
        """Whether the writer takes what is asked."""
        return self._serving is not None and not self._serving.done()

    async def stop(self) -> None:
        """Write what still waits, then end."""
        self._queue.close()
        if self._serving is not None:
            await asyncio.wait([self._serving])

    async def submit(self, asked: Asked) -> Answer:
        """Put one command in the queue and wait for its answer.

        Raises:
            TooBusy: the queue is full.
        """
        return (await self.submit_units([[asked]]))[0][0]

    async def submit_units(self, units: Sequence[Unit]) -> list[list[Answer]]:
        """Put units in the queue, in order, and wait for all their answers.

        Raises:
            TooBusy: the queue is full.
            OutcomeUnknown: the database went away meanwhile.
            NoRoom: its disk is full.
        """
        return await self._hosted_only(units, self._queue.ask)

    async def submit_bulk(self, units: Sequence[Unit]) -> list[list[Answer]]:
        """Any number of units, in order, taking turns with everybody else who asks.

        Raises:
            TooBusy: the writer is being stopped.
            OutcomeUnknown, NoRoom: as submit_units; what was written before holds.
        """
        return await self._hosted_only(units, self._queue.ask_in_turns)

    async def preview(self, units: Sequence[Unit]) -> list[list[Answer]]:
        """What the answers would be now; nothing is locked and nothing is written."""
        return await self._hosted_only(units, self._previewed)

    async def _hosted_only(self, units: Sequence[Unit], ask: Ask) -> list[list[Answer]]:
        """Ask what concerns a log that is written here; of the rest there would be two logs."""
        here = [self._is_hosted(unit) for unit in units]
        told = iter(await ask([unit for unit, hosted in zip(units, here, strict=True) if hosted]))
        return [
            next(told) if hosted else [ELSEWHERE] * len(unit)
            for unit, hosted in zip(units, here, strict=True)
        ]

    def _is_hosted(self, unit: Unit) -> bool:
        return all(self.settings.hosted(one.command.committee) for one in unit)

    async def _previewed(self, units: Sequence[Unit]) -> list[list[Answer]]:
        return await asyncio.to_thread(lambda: asyncio.run(self._preview(units)))

    async def _preview(self, units: Sequence[Unit]) -> list[list[Answer]]:
        connection = await asyncpg.connect(self.settings.dsn, timeout=10, server_settings=READING)
        try:
            return await self._transactions.preview(connection, units)
        finally:
            await connection.close()

    async def _serve(self) -> None:
        works_for(self.settings.service)
        async for batch in self._queue.batches():
            await self._answer(batch)
        if self._connection is not None:
            await self._connection.close()

    async def _answer(self, batch: list[Waiting]) -> None:
        APPEND_BATCH.labels(self.settings.service).observe(len(batch))
        try:
            answers = await self._until_known([unit for unit, _ in batch])
        except Exception as failed:
            if not isinstance(failed, OutcomeUnknown | NoRoom):
                log.exception("a batch of %d commands failed", len(batch))
            for _, promise in batch:
                if not promise.done():
                    promise.set_exception(failed)
            return
        crash_point("append.before_answer")
        for (_, promise), told in zip(batch, answers, strict=True):
            if not promise.done():
                promise.set_result(told)

    async def _until_known(self, batch: list[Unit]) -> list[list[Answer]]:
        """Write; when the connection is lost, ask again under the same keys."""
        for pause_s in (*PAUSES_S, None):
            try:
                answers = await self._write(batch)
                self.pulse.beat(State.WAITING)
                return answers
            except NoRoom as full:
                log.error("no room for %d commands in the database", len(batch))
                self.pulse.failed(full)
                raise
            except LOST as lost:
                self.pulse.failed(lost)
                log.warning("connection lost while appending (%s)", type(lost).__name__)
                self._hang_up()
            except BUSY as busy:
                self.pulse.failed(busy)
                log.warning("the log's head is held (%s)", type(busy).__name__)
            if pause_s is not None:
                await asyncio.sleep(pause_s)
        raise OutcomeUnknown

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
        self._connection = None

    async def _write(self, asked: list[Unit]) -> list[list[Answer]]:
        """One transaction; what fails halves the batch until the culprit stands alone."""
        connection = await self._connected()
        try:
            commands = [one for unit in asked for one in unit]
            told = [one.traceparent for one in commands]
            with span("append", told, service=self.settings.service, commands=len(commands)):
                return await self._transactions.write(connection, asked)
        except (*LOST, *BUSY):
            await _undo(connection)
            raise
        except asyncpg.DiskFullError as full:
            await _undo(connection)
            if connection.is_closed():
                raise ConnectionAbortedError("the server gave itself up") from full
            raise NoRoom from full
        except Exception as failed:
            await _undo(connection)
            if overtaken(failed):
                return await self._write(asked)
            if len(asked) == 1:
                return [[culprit(failed)] * len(asked[0])]
            half = len(asked) // 2
            return await self._write(asked[:half]) + await self._write(asked[half:])
        except BaseException:
            await _undo(connection)
            raise

    async def _connected(self) -> Connection:
        if self._connection is None or self._connection.is_closed():
            self._connection = await asyncpg.connect(
                self.settings.dsn,
                timeout=10,
                command_timeout=30,
                server_settings={
                    **READING,
                    "application_name": f"{self.settings.service}.append",
                    "lock_timeout": "5s",
                    "idle_in_transaction_session_timeout": FROZEN,
                    "tcp_keepalives_idle": "10",
                },
            )
        return self._connection


async def _undo(connection: Connection) -> None:
    if not connection.is_closed():
        await connection.execute("rollback")
