"""What does a service ask of itself when others' events come?"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.command import Asked, Command
from kernel.event import Event
from kernel.identity import Principal
from kernel.log.chain import Recorded

Knowing = Callable[[AsyncConnection, Any, Recorded], Awaitable[Any]]


async def nothing(connection: AsyncConnection, event: Any, recorded: Recorded) -> None:
    """The knowledge of a reaction that needs none beyond the event and its committee."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """A pure function from an event and what is known to commands; its name is for ever."""

    name: str
    event: type[Event]
    knowing: Knowing
    commands: Callable[[Any, Any, Recorded], Sequence[Command]]


def listens(
    event: type[Event], knowing: Knowing = nothing
) -> Callable[[Callable[[Any, Any, Recorded], Sequence[Command]]], Reaction]:
    """Declare a reaction: `(event, known, recorded) -> commands`, pure."""

    def declare(commands: Callable[[Any, Any, Recorded], Sequence[Command]]) -> Reaction:
        return Reaction(commands.__name__, event, knowing, commands)

    return declare


def asked_by(
    reaction: Reaction, event: Recorded, commands: Sequence[Command], principal: Principal
) -> list[Asked]:
    """The commands under keys that make a repetition harmless: `<event id>/<reaction>/<n>`."""
    return [
        Asked(
            command=command,
            principal=principal,
            key=f"{event.event_id}/{reaction.name}/{index}",
            correlation=event.correlation_id,
            causation=event.event_id,
            derived_ids=True,
            traceparent=event.traceparent,
        )
        for index, command in enumerate(commands)
    ]
