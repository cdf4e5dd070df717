"""Who comes in by the address of a feed alone?"""

from dataclasses import dataclass
from typing import Any

from fastapi import Depends, Request

from kernel.canonical import storable
from kernel.http.asking import allowed
from kernel.identity import Permission
from kernel.problems import Problem, unknown
from kernel.running import Running
from sectors.calendar.addresses import named, opens
from sectors.calendar.queries import feed_of
from sectors.calendar.tables import FeedRow


@dataclass(frozen=True, slots=True)
class ByAddress:
    """One request for a feed whose address holds."""

    running: Running
    feed: FeedRow


def by_address(permission: Permission) -> Any:
    """A dependency: the address lets in, since calendars do not sign in.

    Whoever signs in all the same needs the permission besides.
    """
    signed_in = allowed(permission).dependency

    async def asking(request: Request) -> ByAddress:
        signed = "authorization" in request.headers
        if signed:
            await signed_in(request)
        running: Running = request.app.state.running
        found = await _feed(running, request)
        if found is not None:
            return ByAddress(running, found)
        if signed:
            raise unknown("日历订阅", "")
        zh, en = "日历订阅地址无效或已撤销", "this address is none, or was revoked"
        raise Problem(401, "NoSuchAddress", zh, en)

    asking.permission = permission  # type: ignore[attr-defined]  # read by the walk over all routes
    return Depends(asking)


async def _feed(running: Running, request: Request) -> FeedRow | None:
    name, text = (str(request.path_params.get(one, "")) for one in ("committee", "token"))
    which = named(text)
    if which is None or not storable(name):
        return None
    found = await feed_of(running.engine, which)
    if found is None or not opens(running.settings.lookup_key, found, text):
        return None
    return found if await running.committee(name) == found.committee else None
