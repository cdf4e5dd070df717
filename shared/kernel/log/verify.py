"""Does what this service keeps still prove itself: every chain, stream, answer and vault item?"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from kernel.log.chain import DIGESTS, GENESIS, Origin, Recorded
from kernel.log.reading import page

PAGE = 500
MOST = 100
"""So many problems of one kind are named; the rest would not tell more."""

Committees = frozenset[UUID] | None
"""Whose logs to look at; None is all of them."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found.

    Attributes:
        problems: in words. origins: how far each was read.
        forgotten: vault items that events name and that were forgotten on purpose, which is no
            loss: origin, the naming position, kind, item.
    """

    problems: list[str]
    origins: dict[str, int]
    forgotten: list[str] = field(default_factory=list)


async def verified(engine: AsyncEngine, service: str, committees: Committees = None) -> Verified:
    """Recompute everything, page by page, each origin in one snapshot of the database."""
    problems: list[str] = []
    forgotten: list[str] = []
    told: dict[str, int] = {}
    for head in await _heads(engine, service, committees):
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="REPEATABLE READ")
            chain = await _chain(connection, head["origin"])
            problems += chain.problems
            forgotten += chain.forgotten
            problems += await _books(connection, head["origin"], str(chain.origin))
            told[str(chain.origin)] = chain.at
    async with engine.connect() as connection:
        problems += await _forks(connection, committees)
    return Verified(list(dict.fromkeys(problems)), told, forgotten)


@dataclass(slots=True)
class Chain:
    """One origin while it is read from its first event on."""

    origin: Origin
    at: int = 0
    hash: bytes = GENESIS
    recorded_at: datetime | None = None
    problems: list[str] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)

    def take(self, event: Recorded) -> None:
        """Hold the next event against what came before it."""
        if event.position != self.at + 1:
            span = f"{self.at + 1}" if event.position == self.at + 2 else f"{self.at + 1}..."
            self.says(f"{span}-{event.position - 1}", "缺失", "missing")
        elif not event.holds():
            self.says(event.position, "内容与散列不符", "content and hash disagree")
        if self.recorded_at is not None and event.recorded_at < self.recorded_at:
            self.says(event.position, "记录时间早于前一事件", "recorded before its predecessor")
        self.at, self.hash, self.recorded_at = event.position, event.hash, event.recorded_at

    def ends(self, head: Any) -> None:
        """Hold the last event against what the head says."""
        if head["digest"] not in DIGESTS:
            self.says(self.at, "散列算法未知", f"unknown digest {head['digest']}")
        if (self.at, self.hash) != (head["position"], head["hash"]):
            there = head["position"]
            self.says(
                self.at, f"日志头为第{there}位或散列不同", f"the head says {there} or differs"
            )

    def says(self, where: object, zh: str, en: str) -> None:
        """Name a problem."""
        self.problems.append(f"{self.origin} 第{where}位{zh} position {where}: {en}")


async def _heads(engine: AsyncEngine, service: str, committees: Committees) -> Sequence[Any]:
    wanted = text("select origin, committee from log_head where service = :service order by origin")
    async with engine.connect() as connection:
        rows = (await connection.execute(wanted, {"service": service})).mappings().all()
    return [row for row in rows if committees is None or row["committee"] in committees]


async def _chain(connection: AsyncConnection, number: int) -> Chain:
    """Read an origin's events in order; with too many problems it ends early."""
    wanted = text("select * from log_head where origin = :number")
    head = (await connection.execute(wanted, {"number": number})).mappings().one()
    chain = Chain(Origin(head["committee"], head["service"], head["incarnation"]))
    while found := await page(connection, number, chain.origin, chain.at, PAGE):
        for event in found:
            chain.take(event)
        await _items(connection, chain, found)
        if len(chain.problems) > MOST:
            chain.problems[MOST:] = [
                f"{chain.origin}：问题过多，未再核验 too many problems to go on"
            ]
            return chain
    chain.ends(head)
    return chain


ITEMS = text("""
select id::text, octet_length(body) length, encode(sha256(salt || body), 'hex') digest
from vault where id = any(cast(:ids as uuid[]))
""")


FORGOTTEN = text("""
select f.item::text, e.position, e.data from forgotten f join events e using (origin, position)
where f.item = any(cast(:ids as uuid[]))
""")


async def _items(connection: AsyncConnection, chain: Chain, found: Sequence[Recorded]) -> None:
    """Every vault item that an event names lies there, as long as and with the digest it says.

    One is missing rightly when an event says that it was forgotten; and then it has to be.
    """
    named = [(event.position, item) for event in found for item in _sealed(event.data)]
    said = [(event.position, item) for event in found for item in _forgotten(event.data)]
    if not named and not said:
        return
    ids = list({item["id"] for _, item in named} | {item for _, item in said})
    rows = await connection.execute(ITEMS, {"ids": ids})
    held = {row.id: (row.length, row.digest) for row in rows}
    for position, gone in said:
        if gone in held:
            en = f"vault item {gone} was forgotten and lies there"
            chain.says(position, f"保管库条目{gone}已删除却仍在", en)
    rows = await connection.execute(FORGOTTEN, {"ids": list(set(ids) - held.keys())})
    told = {row.item for row in rows if row.item in _forgotten(row.data)}
    for position, item in named:
        if item["id"] in told:
            chain.forgotten.append(f"{chain.origin} {position} {item['kind']} {item['id']}")
        elif item["id"] not in held:
            chain.says(position, f"保管库缺少{item['id']}", f"vault item {item['id']} is gone")
        elif held[item["id"]] != (item["length"], item["digest"]):
            chain.says(position, f"保管库{item['id']}已变", f"vault item {item['id']} was changed")


def _forgotten(data: str) -> Sequence[str]:
    """The vault items that went with an event."""
    named = json.loads(data).get("forgotten") if '"forgotten":' in data else None
    return named if isinstance(named, list) else ()


def _sealed(data: str) -> Iterator[dict[str, Any]]:
    """What an event says of vault items, at any depth of its data."""
    if '"digest":' in data:
        yield from _within(json.loads(data))


def _within(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and value.keys() == {"id", "kind", "length", "digest"}:
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _within(inner)


BOOKS = {
    "流版本不连续 versions of a stream are not gapless": """
        select e.stream what from events e join log_head h using (origin) join log_head mine
          on (h.committee, h.service) = (mine.committee, mine.service)
        where mine.origin = :number group by e.stream
        having min(e.version) <> 1 or max(e.version) <> count(*)""",
    "保管库条目无事件提及 no event names a vault item": """
        select v.id::text what from vault v where v.origin = :number and not exists (
          select from events e where e.stream = v.stream and strpos(e.data, v.id::text) > 0)""",
    "答复所称事件不存在 an answer names what was not recorded": """
        select a.key what from (select key, body::json b from answers) a
        where a.b->>'outcome' = 'recorded' and a.b->>'origin' = :origin and not exists (
          select from events e
          where e.stream = a.b->>'stream' and e.version = (a.b->>'version')::int)""",
    "占用标记的流不存在 a claim is held by no stream": """
        select c.claim what from claims c where c.origin = :number
          and not exists (select from events e where e.stream = c.stream)""",
    "读者超出日志 a reader stands beyond the log": """
        select c.reader what from cursors c join log_head h using (origin)
        where c.origin = :number and c.position > h.position""",
}
"""What must find nothing, in SQL: `:number` is the origin here, `:origin` its name."""


async def _books(connection: AsyncConnection, number: int, origin: str) -> list[str]:
    problems: list[str] = []
    for says, query in BOOKS.items():
        values = {"number": number, "origin": origin}
        wanted = text(f"{query} order by 1 limit {MOST}").bindparams(
            **{name: value for name, value in values.items() if f":{name}" in query}
        )
        rows = await connection.execute(wanted)
        problems += [f"{origin} {says}: {row.what}" for row in rows]
    return problems


async def _forks(connection: AsyncConnection, committees: Committees) -> list[str]:
    """Origins of others that were stopped, since what came next did not follow."""
    stopped = "forked <> '' and not starts_with(forked, 'closed: ')"
    rows = await connection.execute(text(f"select origin, forked from inbox where {stopped}"))
    return [
        f"{row.origin} 分叉 forked: {row.forked}"
        for row in rows
        if committees is None or Origin.parse(row.origin).committee in committees
    ]
