"""What is a service made of, and how does it run here?"""

from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import MetaData
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.delivery.reacting import Take
from kernel.log.registry import Ruled
from kernel.reactions import Reaction
from kernel.refill import Refill
from kernel.shown import Shown
from kernel.tokens import Tokens
from kernel.view import View
from kernel.watching import Measure

if TYPE_CHECKING:
    from kernel.running import Running

Background = Callable[["Running"], Coroutine[Any, Any, None]]
Refold = Callable[[AsyncEngine, Collection[UUID]], Awaitable[None]]
"""How a service that folds by itself reads parked events of these committees again."""
Acting = Callable[[AsyncEngine, UUID, str, str, str, date], Awaitable[bool]]
"""Whether an account (third) acts for another (fourth) in a permission of a committee on a day."""
Check = Callable[[AsyncEngine], Awaitable[list[str]]]
"""What `GET /log/verify` asks a service beside its log: what is wrong, in words."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service, declared: what it decides, remembers, hears and answers.

    Attributes:
        tables: its own tables; the kernel's come beside them.
        views: folds of its own log. heard: folds of others' events.
        take: what it does with others' events besides folding them (reporting's archive).
        statements: SQL run once its tables are there (triggers).
        background: what else runs in a worker for as long as the service does.
        measures: how far its own readers (those in `background`) are behind.
        refold: what it does with parked events beside reading them into what it heard.
        checks: what else must prove itself when the log is verified.
        shown: what else readers know by name and is made anew beside; `refills` says from where.
        migrations: the folder of its schema's versions; without one its tables are made as they
            are declared, which is enough for a service that lives for a test.
        acting: whether somebody may act for somebody else; without it nobody may.
    """

    name: str
    title: str
    tables: tuple[MetaData, ...]
    ruled: tuple[Ruled, ...] = ()
    views: tuple[View[Any], ...] = ()
    heard: tuple[View[Any], ...] = ()
    reactions: tuple[Reaction, ...] = ()
    routers: tuple[APIRouter, ...] = ()
    take: Take | None = None
    background: tuple[Background, ...] = ()
    statements: tuple[str, ...] = ()
    refold: Refold | None = None
    checks: tuple[Check, ...] = ()
    measures: tuple[Measure, ...] = ()
    shown: tuple[Shown, ...] = ()
    refills: Callable[["Running"], Sequence[Refill]] = lambda running: ()
    migrations: Path | None = None
    acting: Acting | None = None

    def all_shown(self) -> tuple[Shown, ...]:
        """Everything that readers know by name, each once."""
        views = {view.name: view.shown for view in (*self.views, *self.heard)}
        return (*views.values(), *self.shown)


@dataclass(frozen=True, slots=True)
class Settings:
    """How one service runs here.

    Attributes:
        database_url: `postgresql://user:password@host:port/name`.
        nats_url: None runs without the broker: taking and showing go on, delivery waits.
        holder: who holds leases; the same text across restarts of an exclusive owner.
        below: JetStream domains of the nodes whose feeds come up to this one.
        hosts: the committees whose logs are written here; all of them when empty.
        http, worker: which halves of the service run in this process.
    """

    database_url: str
    tokens: Tokens
    lookup_key: bytes
    nats_url: str | None = None
    holder: str = ""
    below: tuple[str, ...] = ()
    hosts: frozenset[UUID] = frozenset()
    http: bool = True
    worker: bool = True
