"""How many events a second can sixteen writers record until all are visible in the cases?"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import asyncpg
import nats
from bench.apart import child
from bench.load import rate
from bench.proposing import HERE, NAMES, OPENS, PLENARY, proposals, settle
from bench.reporter import reporting, until_folded
from bench.reporter import tables as reporting_tables
from bench.row import Goal, Place, Row, Seen, Side
from nats.js.api import AckPolicy, ConsumerConfig

from contracts.proposals.proposal import SponsorKind
from contracts.values import Named, Satisfaction
from kernel.command import Asked, Command
from kernel.identity import Principal
from kernel.running import Running
from proposals.proposal.commands import (
    FileProposal,
    SubmitProposal,
)
from proposals.proposal.handling.commands import AssignProposal, GiveFeedback, ReplyToProposal
from rules.names import derived_id

WRITERS = 16
A_LIFE = 5
WHO = Principal("office:bench")
UNIT = Named(id=derived_id(HERE, "organisation", "市教育局"), name="市教育局")
RAW = (
    "create table log (position bigserial primary key, id uuid unique, data text not null)",
    "create table relayed (position bigint not null)",
    "create table facts (proposal uuid primary key, state text not null, steps int not null)",
    "create table taken (position bigint not null)",
    "insert into relayed values (0)",
    "insert into taken values (0)",
)
FOLD = """insert into facts
          select p, s, n from unnest($1::uuid[], $2::text[], $3::int[]) as u(p, s, n)
          on conflict (proposal) do update set state = excluded.state,
          steps = facts.steps + excluded.steps"""
STATES = ("submitted", "filed", "assigned", "replied", "said")


def life(number: int) -> list[Command]:
    """What is asked of one proposal, step by step."""
    name = NAMES[number % len(NAMES)]
    person = Named(id=derived_id(HERE, "person", name), name=name)
    one: dict[str, Any] = {"committee": HERE, "proposal": uuid4()}
    later = [{**one, "on": OPENS + timedelta(days=days)} for days in (1, 5, 20, 60, 80)]
    said = {"satisfaction": Satisfaction("satisfied"), "printed": "满意"}
    return [
        SubmitProposal(
            **later[0],
            plenary=PLENARY,
            title=f"关于完善第{number}号社区食堂运营机制的提案",
            sponsor_kind=SponsorKind.INDIVIDUAL,
            first_sponsor=person,
            category="社会建设",
        ),
        FileProposal(**later[1]),
        AssignProposal(**later[2], leading=(UNIT,), mode="single"),
        ReplyToProposal(**later[3], unit=UNIT, grade="A"),
        GiveFeedback(**later[4], sponsor=person, **said),
    ]


async def writing(place: Place, amount: int) -> AsyncIterator[dict[str, Any]]:
    """Proposals: sixteen writers, and its relay."""
    async with proposals(place.fresh[0], place.nats) as started:
        await settle(started)
        yield {}
        work = (_writer(started, n, amount // WRITERS // A_LIFE) for n in range(WRITERS))
        await asyncio.gather(*work)
        yield {}


async def _writer(started: Running, number: int, amount: int) -> None:
    for turn in range(amount):
        for command in life(turn * WRITERS + number):
            asked = Asked(command, WHO, str(uuid4()), uuid4(), backfilled=True)
            answer = await started.appender.submit(asked)
            assert answer.outcome == "recorded", answer


async def reading(place: Place, amount: int) -> AsyncIterator[dict[str, Any]]:
    """Reporting, until everything is in the cases."""
    await reporting_tables(place.fresh[1])
    async with reporting(place.fresh[1], place.nats):
        yield {}
        await until_folded(place.fresh[1].owner, amount)
        yield {}


async def raw_writing(place: Place, amount: int) -> AsyncIterator[dict[str, Any]]:
    """The floor: an insert a step on a pool of sixteen, and a loop that publishes what is new."""
    connection = await asyncpg.connect(place.fresh[0].owner)
    for statement in RAW:
        await connection.execute(statement)
    stream = (await nats.connect(place.nats)).jetstream()
    await stream.add_stream(name="EVENTS", subjects=["cppcc.>"])
    relaying = asyncio.create_task(_relay(connection, stream, amount))
    async with asyncpg.create_pool(place.fresh[0].owner, min_size=16, max_size=16) as pool:
        yield {}
        each = amount // WRITERS // A_LIFE
        await asyncio.gather(*(_raw_writer(pool, each) for _ in range(WRITERS)))
        await relaying
        yield {}


async def _raw_writer(pool: Any, amount: int) -> None:
    insert = "insert into log (id, data) values ($1, $2)"
    for _ in range(amount):
        proposal = uuid4()
        for state in STATES:
            told = {"proposal": str(proposal), "state": state, "title": "关于社区食堂" * 20}
            await pool.execute(insert, uuid4(), json.dumps(told, ensure_ascii=False))


async def _relay(connection: Any, stream: Any, amount: int) -> None:
    """Up to the first position that is not there yet: commits of a plain serial come unordered."""
    ahead: set[int] = set()
    wanted = "select position, id, data from log where position > $1 order by position limit 500"
    at = 0
    while at < amount:
        rows = [row for row in await connection.fetch(wanted, at) if row["position"] not in ahead]
        publish = (
            stream.publish(
                "cppcc.raw", row["data"].encode(), headers={"Nats-Msg-Id": str(row["id"])}
            )
            for row in rows
        )
        await asyncio.gather(*publish)
        ahead |= {row["position"] for row in rows}
        while at + 1 in ahead:
            at += 1
            ahead.remove(at)
        await connection.execute("update relayed set position = $1", at)
        await asyncio.sleep(0 if rows else 0.002)


async def raw_reading(place: Place, amount: int) -> AsyncIterator[dict[str, Any]]:
    """The floor: fetch, fold a batch into facts with its position, commit, acknowledge."""
    connection = await asyncpg.connect(place.fresh[0].owner)
    stream = (await nats.connect(place.nats)).jetstream()
    config = ConsumerConfig(ack_policy=AckPolicy.EXPLICIT, max_ack_pending=5000)
    pull = await stream.pull_subscribe("cppcc.>", "raw", "EVENTS", config=config)
    yield {}
    taken = 0
    while taken < amount:
        messages = await pull.fetch(500, timeout=30)
        taken += len(messages)
        await _fold(connection, [json.loads(message.data) for message in messages])
        await asyncio.gather(*(message.ack() for message in messages))
    assert await connection.fetchval("select sum(steps) from facts") == amount
    yield {}


async def _fold(connection: Any, told: list[dict[str, str]]) -> None:
    states: dict[str, tuple[str, int]] = {}
    for one in told:
        before = states.get(one["proposal"], ("", 0))
        states[one["proposal"]] = (one["state"], before[1] + 1)
    async with connection.transaction():
        columns = [list(states), *map(list, zip(*states.values(), strict=True))]
        await connection.execute(FOLD, *columns)
        await connection.execute("update taken set position = position + $1", len(told))


def both(write: str, read: str) -> Side:
    """A side: one process writes and relays, another reads; until the reader has seen it all."""

    async def side(place: Place, amount: int) -> Seen:
        whole = amount // WRITERS // A_LIFE * WRITERS * A_LIFE
        async with child(write, place, amount=whole) as writer:
            await writer.hear()
            async with child(read, place, amount=whole) as reader:
                await reader.hear()
                began = time.perf_counter()
                reader.go()
                writer.go()
                await writer.hear()
                wrote_s = time.perf_counter() - began
                await reader.hear()
                seen = rate(whole, time.perf_counter() - began)
                peaks = [await one.end() for one in (reader, writer)]
        told = {"reader_mb": peaks[0]["peak_mb"], "writer_mb": peaks[1]["peak_mb"]}
        return {**seen, "written_per_s": whole / wrote_s, **told}

    return side


LIVE = Row(
    id="live",
    group="report",
    what="live, 16 writers, until visible in the cases",
    against="raw relay + JetStream + SQL loop",
    floor=both("bench.rows.live:raw_writing", "bench.rows.live:raw_reading"),
    ours=both("bench.rows.live:writing", "bench.rows.live:reading"),
    goals=(Goal("per_s", least=0.7),),
    amount=12_000,
    quick=480,
)
