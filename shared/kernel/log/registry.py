"""Which decider answers which command, and what does it look up first?"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg
from sqlalchemy import ClauseElement
from sqlalchemy.dialects.postgresql import asyncpg as asyncpg_dialect

from kernel.command import Command
from kernel.decider import Decider

_DIALECT = asyncpg_dialect.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it bare


class Reader:
    """Runs SQLAlchemy Core selects on the append's own connection, inside its transaction."""

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        self._connection = connection

    async def rows(self, statement: ClauseElement) -> list[asyncpg.Record]:
        """All rows of a select."""
        compiled = statement.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
        names: Sequence[str] = compiled.positiontup or ()  # type: ignore[attr-defined]
        values = [compiled.params[name] for name in names]
        return await self._connection.fetch(str(compiled), *values)


Lookup = Callable[[Reader, Sequence[Any]], Awaitable[Sequence[Any]]]
"""Reads what a batch of commands must know: one value of facts a command, in order."""


async def nothing_known(reader: Reader, commands: Sequence[Any]) -> Sequence[Any]:
    """The lookup of a slice whose decisions need nothing beyond their stream."""
    return [None] * len(commands)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A decider with its lookup."""

    decider: Decider[Any]
    lookup: Lookup = nothing_known


class Registry:
    """Finds the decider of a command and of a stream."""

    def __init__(self, ruled: Iterable[Ruled]) -> None:
        self._by_command: dict[type[Command], Ruled] = {}
        self._by_category: dict[str, Ruled] = {}
        for one in ruled:
            self._by_category[one.decider.category] = one
            self._by_command |= dict.fromkeys(one.decider.commands, one)

    def of(self, command: Command) -> Ruled:
        """The decider that answers this command."""
        return self._by_command[type(command)]

    async def facts(
        self, connection: "asyncpg.Connection[asyncpg.Record]", commands: Sequence[Command]
    ) -> list[Any]:
        """What every command must know, one lookup a slice for the whole batch."""
        reader, found = Reader(connection), [None] * len(commands)
        places: dict[int, tuple[Ruled, list[int]]] = {}
        for place, command in enumerate(commands):
            ruled = self.of(command)
            places.setdefault(id(ruled), (ruled, []))[1].append(place)
        for ruled, held in places.values():
            facts = await ruled.lookup(reader, [commands[place] for place in held])
            for place, fact in zip(held, facts, strict=True):
                found[place] = fact
        return found

    def of_stream(self, stream: str) -> Ruled:
        """The decider of a stream, by the noun before the dash."""
        return self._by_category[stream.split("-", 1)[0]]
