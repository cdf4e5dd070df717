"""What does a full door cost? Everybody checks in as fast as 32 telephones are answered."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import asyncpg
from bench.apart import child
from bench.load import rate, request, spread
from bench.row import Goal, Place, Row, Seen, Side
from bench.rows.http import served
from fastapi import FastAPI
from joserfc.jwk import ECKey
from pydantic import BaseModel

from contracts.committees import RulesRow, rules
from contracts.directory import DirectoryRow
from kernel.clock import today, wall_clock
from kernel.http.app import service_app
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id, derived
from kernel.infra.server import DatabaseUrls
from kernel.rows import as_values
from kernel.running import Running
from kernel.tables import directory
from kernel.testing.running import OPERATOR, client, running
from kernel.tokens import Tokens
from members.committee.presets import preset
from sectors.activity.tables import PersonRow, people
from sectors.app import SECTORS

CODE = "999900"
HERE = committee_id(CODE)
TELEPHONES = 32
PLANS = f"/committees/{CODE}/activity-plans"
BARE = "create table bare (person uuid primary key, code text not null, at timestamptz not null)"
Times = list[float]


class Entry(BaseModel):
    """What a bare door is told."""

    code: str
    person: UUID = UUID(int=0)


def who(number: int) -> UUID:
    """A member of the committee."""
    return derived("member", HERE, number)


async def ours(place: Place, crowd: int) -> AsyncIterator[dict[str, Any]]:
    """The service sectors, with one activity that everybody comes to."""
    key = ECKey.generate_key("P-256")
    urls = DatabaseUrls(place.fresh[0].owner, place.fresh[0].service)
    async with running(SECTORS, urls, tokens=Tokens(key)) as started:
        await _settle(started, crowd)
        one = await _announce(started)
        async with served(service_app(started)) as port:
            yield {"port": port, "path": f"{PLANS}/{one}", "key": key.as_dict(private=True)}


async def _settle(started: Running, crowd: int) -> None:
    adopted = RulesRow(uuid4(), HERE, date(2025, 1, 8), 1, preset("city")[0].model_dump_json())
    members = [
        PersonRow(who(n), HERE, f"委员{n}", None, None, None, None, ("教育",), ())
        for n in range(crowd)
    ]
    async with started.engine.begin() as connection:
        here = DirectoryRow(HERE, CODE, "云岭市政协", "99.99.00.000", None)
        await connection.execute(directory.insert(), [as_values(here)])
        await connection.execute(rules.insert(), [as_values(adopted)])
        await connection.execute(people.insert(), [as_values(one) for one in members])


async def _announce(started: Running) -> str:
    """An activity of today at which all are expected; its door is open all day."""
    plan = {"title": "全体委员集中学习", "kind": "学习", "starts_on": str(today())}
    async with client(started, OPERATOR) as http:
        told = await http.post(PLANS, json=plan | {"must_attend": True, "whole_committee": True})
        one = told.json()["stream"].removeprefix("activity-")
        for step in ("application", "approval", "announcement"):
            at = {"at-least": told.headers["jianyan-position"]}
            body = {"short_notice": "临时安排"} if step == "application" else None
            told = await http.post(f"{PLANS}/{one}/{step}", json=body, headers=at)
            assert told.status_code == 201, told.text
        at = {"at-least": told.headers["jianyan-position"]}
        assert (await http.get(f"{PLANS}/{one}", headers=at)).json()["phase"] == "announced"
    return str(one)


async def bare(place: Place, crowd: int) -> AsyncIterator[dict[str, Any]]:
    """FastAPI, and one insert on a pool that a second one of the same person does not repeat."""
    app = FastAPI()
    async with asyncpg.create_pool(place.fresh[0].owner, min_size=10, max_size=10) as pool:
        await pool.execute(BARE)

        @app.post("/door/entries", status_code=201)
        async def enter(body: Entry) -> dict[str, str]:
            insert = "insert into bare values ($1, $2, now()) on conflict do nothing"
            return {"outcome": await pool.execute(insert, body.person, body.code)}

        async with served(app) as port:
            yield {"port": port, "path": "/door", "key": None}


class Crowd:
    """Everybody who comes, with accounts of their own; every second one brings a pass."""

    def __init__(self, port: int, path: str, key: dict[str, Any] | None, crowd: int) -> None:
        self._port, self._path, self._crowd = port, path, crowd
        self._tokens = None if key is None else Tokens(ECKey.import_key(key))
        self._codes: dict[int, str] = {}
        self._door = ""

    async def come(self) -> Times:
        """Everybody checks in once; the seconds that each took."""
        return await self._all(201, 201)

    async def again(self) -> None:
        """Nobody gets in twice: a pass is used, and whoever is in is in already."""
        if self._tokens is not None:
            await self._all(200, 422)

    async def counted(self) -> int:
        """How many the service says are there."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        told = await self._get(reader, writer, self._path)
        writer.close()
        return int(told["checked_in"])

    async def ready(self) -> None:
        """The door shows its code, and who has a pass made it on the way."""
        if self._tokens is None:
            return
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._door = (await self._get(reader, writer, f"{self._path}/door-code"))["code"]
        for number in range(1, self._crowd, 2):
            writer.write(request(f"{self._path}/passes", self._account(number), {}))
            status, body = await _answer(reader)
            assert status == 200, body
            self._codes[number] = json.loads(body)["code"]
        writer.close()

    async def _all(self, by_door: int, by_pass: int) -> Times:
        waiting = iter(range(self._crowd))
        work = (self._telephone(waiting, (by_door, by_pass)) for _ in range(TELEPHONES))
        return [one for times in await asyncio.gather(*work) for one in times]

    async def _telephone(self, waiting: Any, expected: Sequence[int]) -> Times:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        took_s: Times = []
        for number in waiting:
            began = time.perf_counter()
            writer.write(self._entry(number))
            status, body = await _answer(reader)
            took_s.append(time.perf_counter() - began)
            assert status == expected[number in self._codes], (status, body)
        writer.close()
        return took_s

    def _entry(self, number: int) -> bytes:
        if self._tokens is None:
            body = {"code": "A" * 80, "person": str(who(number))}
            return request(f"{self._path}/entries", {}, body)
        if number in self._codes:
            path, body = f"{self._path}/scans", {"code": self._codes[number]}
            return request(path, self._signed(OPERATOR), body)
        return request(f"{self._path}/entries", self._account(number), {"code": self._door})

    def _account(self, number: int) -> dict[str, str]:
        return self._signed(Principal(f"member:{who(number)}", (Grant(Role.MEMBER, HERE),)))

    def _signed(self, principal: Principal) -> dict[str, str]:
        if self._tokens is None:
            return {}
        token = self._tokens.sign(principal, wall_clock(), timedelta(hours=1))
        return {"authorization": f"Bearer {token}"}

    async def _get(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str
    ) -> dict[str, Any]:
        told = "".join(f"{k}: {v}\r\n" for k, v in self._signed(OPERATOR).items())
        writer.write(f"GET {path} HTTP/1.1\r\nhost: bench\r\n{told}\r\n".encode())
        status, body = await _answer(reader)
        assert status == 200, body
        found: dict[str, Any] = json.loads(body)
        return found


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
    return int(head.split(b" ", 2)[1]), await reader.readexactly(length)


async def crowded(
    place: Place, port: int, path: str, key: dict[str, Any] | None, crowd: int
) -> AsyncIterator[Seen]:
    """Everybody comes within a minute, without an error, and nobody is there twice."""
    people_there = Crowd(port, path, key, crowd)
    await people_there.ready()
    began = time.perf_counter()
    took_s = await people_there.come()
    whole_s = time.perf_counter() - began
    assert whole_s < 60, f"{crowd} people took {whole_s:.0f} s"
    await people_there.again()
    if key is not None:
        deadline = time.monotonic() + 10
        while (there := await people_there.counted()) != crowd:
            assert there < crowd, "somebody is there twice"
            assert time.monotonic() < deadline, f"{there} of {crowd} are there"
            await asyncio.sleep(0.1)
    yield rate(len(took_s), whole_s) | spread(took_s)


def stood(server: str) -> Side:
    """A side: a server in one process, everybody else in another."""

    async def side(place: Place, amount: int) -> Seen:
        async with child(server, place, crowd=amount) as serving:
            given = await serving.hear() | {"crowd": amount}
            async with child("bench.rows.door:crowded", place, **given) as clients:
                seen = await clients.hear()
                await clients.end()
            return seen | await serving.end()

    return side


DOOR = Row(
    id="door",
    group="record",
    what="people at one door, half of them by a pass, from 32 telephones at once",
    against="bare FastAPI + asyncpg insert of a person once",
    floor=stood("bench.rows.door:bare"),
    ours=stood("bench.rows.door:ours"),
    goals=(Goal("per_s"), Goal("p50_ms"), Goal("p99_ms", of="ours", most=500)),
    amount=500,
    quick=60,
)
