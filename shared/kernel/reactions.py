"""What does a service ask of itself when others' events come?"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.command import Asked, Command
from kernel.event import Event
from kernel.identity import Principal
from kernel.log.chain import Recorded

Knowing = Callable[[AsyncConnection, Any, Recorded], Awaitable[Any]]
Whose = Callable[[Any, Recorded], UUID]


async def nothing(connection: AsyncConnection, event: Any, recorded: Recorded) -> None:
    """The knowledge of a reaction that needs none beyond the event and its committee."""


def its_own(event: Any, recorded: Recorded) -> UUID:
    """The committee whose event it is."""
    return recorded.origin.committee


@dataclass(frozen=True, slots=True)
class Reaction:
    """A pure function from an event and what is known to commands; its name is for ever.

    `whose` is the committee in which something is asked: it happens where that one is hosted.
    """

    name: str
    event: type[Event]
    knowing: Knowing
    commands: Callable[[Any, Any, Recorded], Sequence[Command]]
    whose: Whose = its_own


def listens(
    event: type[Event], knowing: Knowing = nothing, whose: Whose = its_own
) -> Callable[[Callable[[Any, Any, Recorded], Sequence[Command]]], Reaction]:
    """Declare a reaction: `(event, known, recorded) -> commands`, pure."""

    def declare(commands: Callable[[Any, Any, Recorded], Sequence[Command]]) -> Reaction:
        return Reaction(commands.__name__, event, knowing, commands, whose)

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
