"""Is everything that was acknowledged held exactly once, sent, and proven; and what is counted?"""

import asyncio
import time
from collections.abc import Mapping

import asyncpg
import nats
from work import CODE

from jianyan.link import Host
from jianyan.names import NAMES, WRITERS
from jianyan.settling import settle
from kernel.delivery.bus import STREAM
from kernel.delivery.envelope import arrived
from kernel.infra.link import HostLink

Answers = Mapping[str, dict]
GAPS = """
select origin from events group by origin
having count(*) <> max(position) or min(position) <> 1 or count(distinct position) <> count(*)
"""


def figures(link: HostLink, **how: str) -> dict:
    """The year's figures, once reporting has taken everything."""
    settle(Host(link))
    path = f"/reporting/committees/{CODE}/figures"
    told = link.request("GET", path, params={"plenary": "5/3", **how}).json()
    assert told["partial"] is None, told["partial"]
    return told["figures"]


def proven(link: HostLink, acked: Answers, *, whole_stream: bool) -> dict[str, int]:
    """Hold everything against the acknowledgements; how many events of each type there are.

    Args:
        whole_stream: the stream was never lost: every event must be in it, not only have arrived.
    """
    settle(Host(link))
    for service in NAMES:
        told = link.request("GET", f"/{service}/log/verify", read_s=600).json()
        assert told["ok"], told
    servers = link.request("GET", "/servers").json()
    return asyncio.run(_evidence(servers, acked, whole_stream))


BY_THE_CLOCK = ("proposals.deadline.near", "proposals.deadline.passed")
"""What is noted when the clock looks at it: in a disturbed home at other moments."""

UNSENT = """select h.origin, h.position, c.position as sent
from log_head h left join cursors c on c.origin = h.origin and c.reader = 'relay'
where h.service = $1 and h.position > coalesce(c.position, 0)"""

SENT_WITHIN_S = 30.0
"""A relay waits ten seconds for the answer of a server that was started again meanwhile; the
archive may have asked the log itself by then."""

TOLD_TWICE = """select 1 from events
where type in ('proposals.deadline.near', 'proposals.deadline.passed')
group by type, data::json->>'deadline', data::json->>'due_on' having count(*) > 1"""


async def _evidence(servers: dict, acked: Answers, whole_stream: bool) -> dict[str, int]:
    logged: set[str] = set()
    counted: dict[str, int] = {}
    for service in WRITERS:
        connection = await asyncpg.connect(servers["databases"][service]["service"])
        assert await connection.fetch(GAPS) == [], f"{service}: gaps or doubles"
        await _held_once(connection, service, acked)
        rows = await connection.fetch("select type, count(*) n from events group by type")
        counted |= {row["type"]: row["n"] for row in rows if row["type"] not in BY_THE_CLOCK}
        assert await connection.fetch(TOLD_TWICE) == [], f"{service}: the clock told it twice"
        await _all_sent(connection, service)
        logged |= {str(row[0]) for row in await connection.fetch("select event_id from events")}
        await connection.close()
    assert logged - await _archived(servers) == set(), "in a log and not in the archive"
    if whole_stream:
        assert logged - await _sent(servers["nats"]) == set(), "in a log and never sent"
    return counted


async def _held_once(connection: asyncpg.Connection, service: str, acked: Answers) -> None:
    held = await connection.fetch("select key, count(*) n from answers group by key")
    times = {row["key"]: row["n"] for row in held}
    mine = [key for key, told in acked.items() if f".{service}." in told["position"]]
    wrong = {key: times.get(key, 0) for key in mine if times.get(key) != 1}
    assert wrong == {}, f"{service}: acknowledged, and held so often"


async def _all_sent(connection: asyncpg.Connection, service: str) -> None:
    deadline = time.monotonic() + SENT_WITHIN_S
    while unsent := await connection.fetch(UNSENT, service):
        assert time.monotonic() < deadline, f"{service}: not sent {[dict(one) for one in unsent]}"
        await asyncio.sleep(0.1)


async def _archived(servers: dict) -> set[str]:
    """The ids of all events that reporting took."""
    connection = await asyncpg.connect(servers["databases"]["reporting"]["service"])
    rows = await connection.fetch("select event_id, count(*) n from archive group by event_id")
    await connection.close()
    assert [row for row in rows if row["n"] != 1] == [], "archived twice"
    return {str(row["event_id"]) for row in rows}


async def _sent(url: str) -> set[str]:
    """The ids of all events in the stream."""
    connection = await nats.connect(url)
    stream = connection.jetstream()
    total = (await stream.stream_info(STREAM)).state.messages
    reader = await stream.subscribe("cppcc.>", ordered_consumer=True)
    found = set()
    for _ in range(total):
        message = await reader.next_msg(timeout=10)
        found.add(str(arrived(message.headers, message.data.decode()).event_id))
    await connection.close()
    return found
