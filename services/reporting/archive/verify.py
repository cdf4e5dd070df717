"""Does the archive still prove itself: every arrival, every origin's chain, every event's hash?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.delivery.envelope import MARKER
from kernel.log.chain import GENESIS, named
from kernel.tables import inbox
from reporting.archive.arrival import recorded
from reporting.archive.tables import archive, archive_head

PAGE = 500
MOST = 100


@dataclass(slots=True)
class Arrivals:
    """The archive while it is read: its own chain, and where each origin stands."""

    at: int = 0
    chain: bytes = GENESIS
    origins: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def take(self, row: Any) -> None:
        """Hold the next arrival against what came before it."""
        if row["arrival"] != self.at + 1:
            self.says(f"{self.at + 1}-{row['arrival'] - 1}", "缺失", "missing")
        elif row["chain"] != sha256(self.chain + row["origin"].encode() + row["hash"]).digest():
            self.says(row["arrival"], "不接前一到达", "does not follow the arrival before it")
        position, hash = self.origins.get(row["origin"], (0, GENESIS))
        if (row["position"], row["prevhash"]) != (position + 1, hash):
            where = f"{row['origin']}@{row['position']}"
            self.says(
                row["arrival"], f"{where} 不接前一事件", f"{where} does not follow {position}"
            )
        if row["type"] != MARKER and not recorded(row).holds():
            self.says(row["arrival"], "内容与散列不符", "content and hash disagree")
        self.at, self.chain = row["arrival"], row["chain"]
        self.origins[row["origin"]] = (row["position"], row["hash"])

    def says(self, where: object, zh: str, en: str) -> None:
        """Name a problem."""
        self.problems.append(f"存档第{where}条{zh} arrival {where}: {en}")


async def check_archive(engine: AsyncEngine) -> list[str]:
    """What is wrong with the archive, in words; read page by page in one snapshot."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        arrivals = Arrivals()
        while rows := await _page(connection, arrivals.at):
            for row in rows:
                arrivals.take(row)
            if len(arrivals.problems) > MOST:
                return [*arrivals.problems[:MOST], "存档：问题过多 too many problems to go on"]
        await _ends(connection, arrivals)
    return arrivals.problems


async def _page(connection: AsyncConnection, after: int) -> Sequence[Any]:
    wanted = select(archive).where(archive.c.arrival > after).order_by(archive.c.arrival)
    return (await connection.execute(wanted.limit(PAGE))).mappings().all()


async def _ends(connection: AsyncConnection, arrivals: Arrivals) -> None:
    """Hold the last arrival against the head, and each origin against the inbox."""
    head = (await connection.execute(select(archive_head))).first()
    told = (0, GENESIS) if head is None else (head.arrival, head.chain)
    if told != (arrivals.at, arrivals.chain):
        en = f"the head says {told[0]} or differs"
        arrivals.says(arrivals.at, f"存档头为第{told[0]}条或散列不同", en)
    for row in await connection.execute(select(inbox).order_by(inbox.c.origin)):
        position, hash = arrivals.origins.get(row.origin, (0, GENESIS))
        if (row.position, row.hash) != (position, named(hash)):
            place = f"{row.origin}@{position}"
            en = f"the inbox stands at {row.position}, the archive at {place}"
            arrivals.says(arrivals.at, f"{place} 与收件位置{row.position}不符", en)
