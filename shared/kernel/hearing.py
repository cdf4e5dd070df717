"""How does a service hear others: views of their events, and reactions to them?"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.beside import turn
from kernel.command import Asked
from kernel.decider import NotKnownHereYet
from kernel.delivery.envelope import Arrived
from kernel.delivery.forks import READER
from kernel.delivery.parking import (
    blocked_streams,
    keep_aside,
    park,
    parked_events,
    set_aside,
    unpark,
)
from kernel.event import event_class
from kernel.identity import Principal
from kernel.lease import hold_still
from kernel.log.answer import Answer
from kernel.log.append import Appender
from kernel.log.chain import Recorded
from kernel.reactions import Reaction, asked_by
from kernel.telemetry import here, span
from kernel.view import Told, View, fold_live

PATIENCE_S = 5.0
REACTING = "read by now; its reactions are under way"
HEARD = "heard"
"""The turn of whoever moves views of others' events."""

log = logging.getLogger(__name__)


class ReactionFailed(Exception):
    """What a reaction asked for met a mistake in the program; it waits, and all after it."""


class Hearing:
    """Takes what a service listens to; what it cannot read is parked, with what follows it."""

    def __init__(
        self,
        engine: AsyncEngine,
        views: Sequence[View[Any]],
        reactions: Sequence[Reaction],
        appender: Appender,
        principal: Principal,
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        self._beat = beat
        self._engine, self._views, self._reactions = engine, views, reactions
        self._appender, self._principal = appender, principal
        folded = [event for view in views for event in view.events]
        self.names = {event.event_name for event in folded}
        self.names |= {reaction.event.event_name for reaction in reactions}

    async def take(self, connection: AsyncConnection, arrived: Sequence[Arrived]) -> None:
        """Fold what concerns this service into its views."""
        told = await self._readable(connection, arrived)
        if told:
            await turn(connection, HEARD)
            await fold_live(connection, self._views, told)

    async def _readable(
        self, connection: AsyncConnection, arrived: Sequence[Arrived]
    ) -> list[Told]:
        heard = [one for one in arrived if isinstance(one, Recorded) and one.type in self.names]
        blocked = await blocked_streams(connection) if heard else set()
        told: list[Told] = []
        for one in heard:
            reason = "behind a parked event" if one.stream in blocked else None
            try:
                event = read(one)
            except ValidationError as cause:
                reason = f"{one.type} cannot be read: {cause.error_count()} errors"
            if reason is not None:
                blocked.add(one.stream)
                await park(connection, one, reason)
            else:
                told.append((event, one))
        return told

    async def react(self, arrived: Sequence[Arrived]) -> None:
        """Ask what these events call for, and wait for the answers.

        What is parked calls for nothing yet; its reactions come with its replay.
        """
        heard = [one for one in arrived if isinstance(one, Recorded) and one.type in self.names]
        async with self._engine.connect() as connection:
            aside = await set_aside(connection, heard)
        for one in heard:
            if one.event_id not in aside:
                await self._react_to(one)

    async def replay(self) -> None:
        """Read parked events again with today's classes: fold them, then react to them.

        Each stream in order; one that still cannot be read keeps those behind it waiting. A replay
        that is cut short is finished by the next.
        """
        while read_now := await self._fold_parked():
            for event in read_now:
                await self._react_to(event)
            async with self._engine.begin() as connection:
                await unpark(connection, read_now)

    async def _fold_parked(self) -> list[Recorded]:
        """Fold what can be read by now; all whose reactions are still to come."""
        told: list[Told] = []
        reacting: list[Recorded] = []
        async with self._engine.begin() as connection:
            await hold_still(connection, READER)
            blocked: set[str] = set()
            for event, reason in await parked_events(connection):
                if event.stream in blocked:
                    continue
                if reason == REACTING:
                    reacting.append(event)
                elif (known := self._known(event)) is not None:
                    told.append((known, event))
                else:
                    blocked.add(event.stream)
            if told:
                await turn(connection, HEARD)
                await fold_live(connection, self._views, told)
                await keep_aside(connection, [event for _, event in told], REACTING)
        return [*reacting, *(event for _, event in told)]

    def _known(self, event: Recorded) -> Any:
        """What a parked event says, if this service listens to it and can read it by now."""
        if event.type not in self.names:
            return None
        try:
            return read(event)
        except ValidationError:
            return None

    async def _react_to(self, one: Recorded) -> None:
        for reaction in self._reactions:
            if reaction.event.event_name == one.type:
                # Each may wait 5 s for what is not known here yet: slow is not dead.
                self._beat()
                await self._react(reaction, one)

    async def _react(self, reaction: Reaction, recorded: Recorded) -> None:
        """What came up from a node below is reacted to there."""
        try:
            event = read(recorded)
        except ValidationError:
            return
        if not self._appender.settings.hosted(reaction.whose(event, recorded)):
            return
        async with self._engine.connect() as connection:
            known = await reaction.knowing(connection, event, recorded)
        try:
            commands = reaction.commands(event, known, recorded)
        except ValidationError as cause:
            await self._set_aside(reaction, recorded, cause)
            return
        if not commands:
            return
        service = self._appender.settings.service
        told = [recorded.traceparent]
        with span(f"react {reaction.name}", told, service=service, commands=len(commands)):
            for one in asked_by(reaction, recorded, commands, self._principal):
                await self._patiently(reaction, replace(one, traceparent=here()))

    async def _set_aside(
        self, reaction: Reaction, recorded: Recorded, cause: ValidationError
    ) -> None:
        """What calls for something that no command can say waits for a program that can say it."""
        service, problems = self._appender.settings.service, cause.error_count()
        log.error("%s: reaction %s cannot be asked: %d", service, reaction.name, problems)
        async with self._engine.begin() as connection:
            await park(connection, recorded, REACTING)

    async def _patiently(self, reaction: Reaction, asked: Asked) -> None:
        """Ask; what is not known here yet may come within 5 s."""
        deadline = time.monotonic() + PATIENCE_S
        answer = await self._appender.submit(asked)
        while _not_here_yet(answer) and time.monotonic() < deadline:
            await asyncio.sleep(0.1)
            answer = await self._appender.submit(asked)
        if answer.outcome == "failed":
            raise ReactionFailed(reaction.name)
        if answer.outcome == "refused":
            log.warning("reaction %s refused: %s", reaction.name, answer.refusal.get("type"))


class Readable(Protocol):
    """An event as it was written."""

    @property
    def type(self) -> str:
        """Its name for ever."""

    @property
    def data(self) -> str:
        """The exact text."""


def read(recorded: Readable) -> Any:
    """An event through its class.

    Raises:
        LookupError: this program has no class of that name.
        ValidationError: the class cannot read the data.
    """
    known = event_class(recorded.type)
    if known is None:
        raise LookupError(f"unknown event type {recorded.type}; 未知的事件类型")
    return known.read(recorded.data)


def _not_here_yet(answer: Answer) -> bool:
    return answer.refusal.get("type") == NotKnownHereYet.__name__
