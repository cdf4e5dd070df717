"""How is a feed carried away as a file, and brought in?"""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response, UploadFile

from kernel.delivery.door import READ_LOG, may_read
from kernel.delivery.envelope import marker, outgoing
from kernel.delivery.forks import forks_now
from kernel.delivery.inbox import PackageGap
from kernel.delivery.package import MOST, BadPackage, Package, packed, unpacked
from kernel.http.asking import Asking, allowed
from kernel.identity import permission
from kernel.lease import LeaseLost
from kernel.log.reading import heads, page
from kernel.problems import Problem, unknown

BRING_IN = permission("feed.import")
feed_routes = APIRouter(tags=["house"])


@feed_routes.get("/committees/{committee}/feed", summary="导出事件包 the feed as a file")
async def export_feed(
    committee: str,
    after: Annotated[int, Query(ge=0, lt=2**63)] = 0,
    asking: Asking = allowed(READ_LOG),
) -> Response:
    """The committee's newest log in this service after a position, at most 20,000 positions."""
    running = asking.running
    async with asking.engine.connect() as connection:
        found = await heads(connection, running.service.name)
        mine = [one for one in found if one[1].committee == asking.here and one[2] > after]
        if not mine:
            raise unknown("后续事件 events after", after)
        number, origin, head = mine[-1]
        events = await page(connection, number, origin, after, MOST)
    out = outgoing if may_read(asking.principal, origin) else marker
    data = packed(origin, head, [out(event) for event in events], running.settings.tokens)
    told = {"Jianyan-Position": f"{origin}@{events[-1].position}", "Jianyan-Head": str(head)}
    return Response(data, media_type="application/jsonl", headers=told)


@feed_routes.post("/feed", summary="导入事件包 take a feed from a file")
async def import_feed(file: UploadFile, asking: Asking = allowed(BRING_IN)) -> dict[str, Any]:
    """Take a package as if it had come by the broker: `{"origin", "taken", "forked"}`.

    Raises:
        Problem: not signed by a trusted node or damaged (422); begins after what is held (409);
            this process does not read for its service (503).
    """
    try:
        package = unpacked(await file.read(), asking.running.settings.tokens)
    except BadPackage as bad:
        raise Problem(422, "BadPackage", bad.zh, str(bad)) from None
    taken = await _taken(asking, package)
    async with asking.engine.connect() as connection:
        forks = {fork.origin: fork.sides for fork in await forks_now(connection)}
    origin = str(package.origin)
    return {"origin": origin, "taken": taken, "forked": forks.get(origin)}


async def _taken(asking: Asking, package: Package) -> int:
    inbox = asking.running.inbox
    try:
        if inbox is not None and inbox.reads():
            return await inbox.take_package(package.events)
    except PackageGap as gap:
        zh = f"此处只收到第{gap}位，事件包从第{package.first}位开始，请先导入前一包"
        en = f"held is {gap}, the package begins at {package.first}: bring the one before it first"
        raise Problem(409, "PackageGap", zh, en) from None
    except LeaseLost:
        pass
    zh, en = "本进程此刻不收取事件，请稍后再试", "this process does not read events now"
    raise Problem(503, "NotReading", zh, en)
