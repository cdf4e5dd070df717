"""How long do similar proposals and a search take, among a hundred thousand?"""

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from itertools import count, cycle, islice

import asyncpg
from bench.apart import alone, filling
from bench.load import spread
from bench.proposing import CODE, HERE, NAMES, proposals, settle
from bench.row import Goal, Place, Row, Seen
from bench.wordy import events, text_id, written
from httpx import AsyncClient, Response

from kernel.identity import Grant, Principal, Role
from kernel.tables import READING
from kernel.testing.running import client
from kernel.view import fold
from proposals.proposal.views import PROPOSALS as PROPOSAL_ROWS
from proposals.proposal.wording.views import WORDS
from rules.names import derived_id

BATCH = 500
ASKED = 200
WARM_UP = 10
ENOUGH = 50_000
SEED, OTHER = 1, 2
FIND = ("电梯", "老旧小区 补助", "5G基站", "红云桥村", "食堂 企业", "无人机", "桥", "停车难")
MEMBER = Principal(f"member:{derived_id(HERE, 'person', NAMES[0])}", (Grant(Role.MEMBER, HERE),))
OFFICE = Principal("office:clerk", (Grant(Role.CLERK, HERE),))
VAULT = """insert into vault (id, origin, stream, kind, salt, digest, body, at)
  select id, 1, '', 'text', '', '', body, now()
  from unnest($1::uuid[], $2::bytea[]) as told(id, body)"""
HEAD = """insert into log_head
  (committee, service, incarnation, digest, position, hash, recorded_at)
  values ($1, 'proposals', 'bench', 'sha256', 0, '', now())"""
CONTAINS = """select proposal, title from proposals where committee = $1
  and title like '%' || $2 || '%' order by plenary, case_no, serial_no, proposal limit 50"""


async def fill(place: Place, amount: int) -> AsyncIterator[Seen]:
    """So many proposals with their texts, folded by the service's own views."""
    urls = place.kept[0]
    async with proposals(urls) as started:
        await settle(started)
        connection = await asyncpg.connect(urls.owner)
        await connection.execute(HEAD, HERE)
        numbered = zip(count(1), written(SEED, amount), strict=False)
        while page := list(islice(numbered, BATCH)):
            bodies = [one.text.encode() for _, one in page]
            await connection.execute(VAULT, [text_id(number) for number, _ in page], bodies)
            told = [event for number, one in page for event in events(number, one)]
            async with started.engine.begin() as writing:
                for view in (PROPOSAL_ROWS, WORDS):
                    await fold(writing, view, told, 1)
        await connection.execute("vacuum analyze")
        await connection.close()
    yield {}


async def similar(place: Place, amount: int) -> AsyncIterator[Seen]:
    """Over HTTP, by a clerk and by a member in turns: title and text of one not submitted yet."""
    asked = ({"title": one.title, "text": one.text} for one in written(OTHER, ASKED + WARM_UP))
    async with proposals(place.kept[0]) as started:
        async with client(started, OFFICE) as clerk, client(started, MEMBER) as member:
            url, took_s, offered = f"/committees/{CODE}/proposals/similar", [], 0
            for who, body in zip(cycle((clerk, member)), asked, strict=False):
                with timed(took_s):
                    told = await who.post(url, json=body)
                assert told.status_code == 200, told.text
                offered += bool(told.json())
            # With fewer proposals than matters, most have nothing like them.
            expected = 0.8 if amount >= ENOUGH else 0.1
            assert offered > len(took_s) * expected, f"only {offered} were found"
        yield spread(took_s[WARM_UP:])


async def search(place: Place, amount: int) -> AsyncIterator[Seen]:
    """Over HTTP, by a clerk and by a member in turns: the first page, counted."""
    async with proposals(place.kept[0]) as started:
        async with client(started, OFFICE) as clerk, client(started, MEMBER) as member:
            took_s: list[float] = []
            for who, words in islice(zip(cycle((clerk, member)), found(), strict=False), ASKED):
                with timed(took_s):
                    told = await searched(who, words)
                assert told.status_code == 200, told.text
        yield spread(took_s[WARM_UP:])


def found() -> Iterator[str]:
    """Each of the words asked for by both in turn."""
    return (words for words in cycle(FIND) for _ in range(2))


async def searched(who: AsyncClient, words: str) -> Response:
    """A page of what is found."""
    return await who.get(f"/committees/{CODE}/proposals", params={"text": words})


@contextmanager
def timed(took_s: list[float]) -> Iterator[None]:
    """Add how long it takes."""
    began = time.perf_counter()
    yield
    took_s.append(time.perf_counter() - began)


async def contained(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The floor: the titles that contain a word, by a raw statement that reads all of them."""
    connection = await asyncpg.connect(place.kept[0].service, server_settings=READING)
    took_s: list[float] = []
    for words in islice(found(), ASKED // 2):
        with timed(took_s):
            await connection.fetch(CONTAINS, HERE, words)
    await connection.close()
    yield spread(took_s)


SIMILAR = Row(
    id="similar",
    group="words",
    what="similar proposals offered over HTTP for a title and a text of 300 characters",
    against="raw `title like '%word%'`, first 50",
    floor=alone("bench.rows.similar:contained"),
    ours=alone("bench.rows.similar:similar"),
    goals=(Goal("p95_ms", of="ours", most=50), Goal("p50_ms", of="ours")),
    amount=100_000,
    quick=1_000,
    keeps=1,
    fill=filling("bench.rows.similar:fill"),
)
SEARCH = Row(
    id="search",
    group="words",
    what="search over HTTP in titles and texts, first 50 of what is found, counted",
    against="raw `title like '%word%'`, first 50",
    floor=alone("bench.rows.similar:contained"),
    ours=alone("bench.rows.similar:search"),
    goals=(Goal("p95_ms", of="ours"), Goal("p50_ms", of="ours")),
    amount=100_000,
    quick=1_000,
    keeps=1,
    fill=filling("bench.rows.similar:fill"),
)
