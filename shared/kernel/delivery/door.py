"""How does a reader that missed something ask the origin's log for it?"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.clock import today
from kernel.delivery.bus import Bus
from kernel.delivery.envelope import Arrived, Marker, arrived, headers, marker, outgoing
from kernel.identity import Principal, Role, permission
from kernel.log.chain import Origin
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


@dataclass(frozen=True, slots=True)
class Door:
    """Answers `{"origin", "after"}` with the next events, at most 256 KiB a page."""

    engine: AsyncEngine
    service: str
    authenticate: Authenticate

    async def open(self, bus: Bus) -> None:
        """Listen for requests about any committee's log in this service."""
        await bus.answer(f"log.*.{self.service}", self.answer)

    async def answer(self, body: bytes, told: dict[str, str]) -> bytes:
        """One page, as JSON: `{"events": [[headers, data], ...], "head": n}` or a refusal."""
        asker = await self.authenticate(told.get("authorization", ""))
        if asker is None:
            return _text({"refused": "not signed in; 未登录"})
        try:
            asked = json.loads(body)
            origin, after = Origin.parse(asked["origin"]), int(asked["after"])
        except (KeyError, TypeError, ValueError):
            return _text({"refused": "asked for is `{origin, after}`; 请求无法识别"})
        return _text(await self._page(origin, after, asker))

    async def _page(self, origin: Origin, after: int, asker: Principal) -> dict[str, Any]:
        wanted = select(log_head.c.origin, log_head.c.position).where(
            log_head.c.committee == origin.committee,
            log_head.c.service == origin.service,
            log_head.c.incarnation == origin.incarnation,
        )
        async with self.engine.connect() as connection:
            head = (await connection.execute(wanted)).first()
            if head is None:
                return {"refused": "no such log here; 此处没有该日志"}
            events = await page(connection, head.origin, origin, after, 500)
        may_read = _may_read(asker, origin)
        found: list[tuple[dict[str, str], str]] = []
        size = len(_text({"events": [], "head": head.position}))
        for event in events:
            out = outgoing(event) if may_read else marker(event)
            entry = (headers(out), "" if isinstance(out, Marker) else out.data)
            size += len(_text(entry)) + 2
            if found and size > PAGE_BYTES:
                break
            found.append(entry)
        return {"events": found, "head": head.position}


def _text(told: Any) -> bytes:
    """JSON as it travels: Chinese takes half of what its escapes would."""
    return json.dumps(told, ensure_ascii=False).encode()


def _may_read(asker: Principal, origin: Origin) -> bool:
    return bool(asker.roles(origin.committee, today()) & READ_LOG.roles)


async def ask_door(bus: Bus, origin: Origin, after: int, token: str) -> list[Arrived]:
    """The next events of an origin after a position, straight from its log.

    Raises:
        DoorClosed: nobody answered in time, or the door refused.
    """
    body = json.dumps({"origin": str(origin), "after": after}).encode()
    try:
        told = json.loads(await bus.ask(door_of(origin), body, {"authorization": token}))
    except Exception as cause:
        raise DoorClosed(f"{origin}: {type(cause).__name__}") from cause
    if "refused" in told:
        raise DoorClosed(f"{origin}: {told['refused']}")
    return [arrived(found, data) for found, data in told["events"]]
