"""How does a reader that missed something ask the origin's log for it?"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.clock import today
from kernel.delivery.bus import Bus
from kernel.delivery.envelope import MARKER, Arrived, Marker, arrived, headers, marker, outgoing
from kernel.delivery.manifest import Manifest, Tally
from kernel.identity import Principal, Role, permission
from kernel.log.chain import Origin, named
from kernel.log.days import hash_at, places, positions_of
from kernel.log.reading import page
from kernel.tables import log_head

READ_LOG = permission("log.read", Role.SERVICE, Role.SUBSCRIBER)
PAGE_BYTES = 256 * 1024
Authenticate = Callable[[str], Awaitable[Principal | None]]


class DoorClosed(Exception):
    """The log's door did not answer, or refused."""


def door_of(origin: Origin) -> str:
    """The subject of an origin's range door."""
    return f"log.{origin.committee}.{origin.service}"


def manifests_of(origin: Origin) -> str:
    """The subject at which an origin's daily manifests are asked for."""
    return f"manifest.{origin.committee}.{origin.service}"


@dataclass(frozen=True, slots=True)
class Door:
    """Two doors of one service's logs, under the asker's permission.

    `log.*` answers `{"origin", "after"}` with the next events, at most 256 KiB a page;
    `manifest.*` answers `{"origin", "day"}` with what a reader must hold of that day.

    Attributes:
        database: names the database behind it. Its processes take turns; a door of another node
            is asked as well, and the one that has no such log says so.
    """

    engine: AsyncEngine
    service: str
    authenticate: Authenticate
    database: str = ""

    async def open(self, bus: Bus) -> None:
        """Listen for requests about any committee's log in this service."""
        turns = f"{self.service}.{self.database}"
        await bus.answer(f"log.*.{self.service}", self.answer, turns)
        await bus.answer(f"manifest.*.{self.service}", self.answer_manifest, turns)

    async def answer(self, body: bytes, told: dict[str, str]) -> bytes:
        """One page, as JSON: `{"events": [[headers, data], ...], "head": n}` or a refusal."""
        asker = await self.authenticate(told.get("authorization", ""))
        if asker is None:
            return NOT_SIGNED_IN
        try:
            asked = json.loads(body)
            origin, after = Origin.parse(asked["origin"]), int(asked["after"])
        except (KeyError, TypeError, ValueError):
            return _text({"refused": "asked for is `{origin, after}`; 请求无法识别"})
        async with self.engine.connect() as connection:
            found = await self._page(connection, origin, after, asker)
        return ABSENT if found is None else _text(found)

    async def answer_manifest(self, body: bytes, told: dict[str, str]) -> bytes:
        """A manifest as JSON (`Manifest.as_json`), or a refusal."""
        asker = await self.authenticate(told.get("authorization", ""))
        if asker is None:
            return NOT_SIGNED_IN
        try:
            asked = json.loads(body)
            origin, day = Origin.parse(asked["origin"]), date.fromisoformat(asked["day"])
        except (KeyError, TypeError, ValueError):
            return _text({"refused": "asked for is `{origin, day}`; 请求无法识别"})
        async with self.engine.connect() as connection:
            found = await manifest(connection, origin, day, seen=may_read(asker, origin))
        return ABSENT if found is None else _text(found.as_json())

    async def _page(
        self, connection: AsyncConnection, origin: Origin, after: int, asker: Principal
    ) -> dict[str, Any] | None:
        head = await _head(connection, origin)
        if head is None:
            return None
        events = await page(connection, head.origin, origin, after, 500)
        seen = may_read(asker, origin)
        found: list[tuple[dict[str, str], str]] = []
        size = len(_text({"events": [], "head": head.position}))
        for event in events:
            out = outgoing(event) if seen else marker(event)
            entry = (headers(out), "" if isinstance(out, Marker) else out.data)
            size += len(_text(entry)) + 2
            if found and size > PAGE_BYTES:
                break
            found.append(entry)
        return {"events": found, "head": head.position}


async def manifest(
    connection: AsyncConnection, origin: Origin, day: date, *, seen: bool
) -> Manifest | None:
    """What an origin recorded on a day; None when no such log is here.

    Args:
        seen: the reader may see published events; otherwise all it gets are markers.
    """
    head = await _head(connection, origin)
    if head is None:
        return None
    first, last = await positions_of(connection, head.origin, head.position, day)
    tally = Tally()
    async for row in places(connection, head.origin, first, last):
        tally.take(row.type if seen and row.published else MARKER, row.hash)
    at_end = named(await hash_at(connection, head.origin, last))
    return Manifest(origin, day, first, last, at_end, tally.told())


async def _head(connection: AsyncConnection, origin: Origin) -> Any:
    wanted = select(log_head.c.origin, log_head.c.position).where(
        log_head.c.committee == origin.committee,
        log_head.c.service == origin.service,
        log_head.c.incarnation == origin.incarnation,
    )
    return (await connection.execute(wanted)).first()


def _text(told: Any) -> bytes:
    """JSON as it travels: Chinese takes half of what its escapes would."""
    return json.dumps(told, ensure_ascii=False).encode()


NOT_SIGNED_IN = _text({"refused": "not signed in; 未登录"})
ABSENT = _text({"refused": "no such log here; 此处没有该日志", "absent": True})


def may_read(asker: Principal, origin: Origin) -> bool:
    """Whether somebody sees an origin's published events, or their places alone."""
    return bool(asker.roles(origin.committee, today()) & READ_LOG.roles)


async def ask_door(bus: Bus, origin: Origin, after: int, token: str) -> list[Arrived]:
    """The next events of an origin after a position, straight from its log.

    Raises:
        DoorClosed: nobody answered in time, or the door refused.
    """
    asked = {"origin": str(origin), "after": after}
    told = await _asked(bus, door_of(origin), origin, asked, token)
    return [arrived(found, data) for found, data in told["events"]]


async def ask_manifest(bus: Bus, origin: Origin, day: date, token: str) -> Manifest:
    """An origin's manifest of a day, as the holder of the token may see it.

    Raises:
        DoorClosed: nobody answered in time, or the door refused.
    """
    asked = {"origin": str(origin), "day": day.isoformat()}
    return Manifest.from_json(await _asked(bus, manifests_of(origin), origin, asked, token))


async def _asked(
    bus: Bus, subject: str, origin: Origin, asked: dict[str, Any], token: str
) -> dict[str, Any]:
    try:
        body = json.dumps(asked).encode()
        answer = await bus.ask(subject, body, {"authorization": token}, _has_it)
        told: dict[str, Any] = json.loads(answer)
    except Exception as cause:
        raise DoorClosed(f"{origin}: {type(cause).__name__}") from cause
    if "refused" in told:
        raise DoorClosed(f"{origin}: {told['refused']}")
    return told


def _has_it(answer: bytes) -> bool:
    """Several nodes may serve logs of one service; those without this one are waited past."""
    return answer != ABSENT
