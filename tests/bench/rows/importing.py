"""How fast does a clerk's ledger become events, beside raw inserts of as many?"""

import time
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from io import BytesIO
from itertools import islice
from typing import Any
from uuid import uuid4

import asyncpg
import openpyxl
from bench.apart import alone
from bench.load import rate
from bench.proposing import CODE, NAMES, OPENS, proposals, settle
from bench.row import Goal, Place, Row, Seen
from bench.story import story

from kernel.testing.running import client

HEADINGS = (
    *("序号", "案号", "案由", "提案形式", "第一提案人", "联名人", "界别", "类别", "提交日期"),
    *("审查意见", "主办单位", "会办单位", "交办日期", "答复日期", "办理结果", "委员意见"),
)
UNITS = ("市教育局", "市交通运输局", "市卫生健康委员会", "市民政局")
CATEGORIES = ("经济建设", "社会建设", "文化建设", "生态文明建设")
A_ROW = 5
"""Events a row: submitted, filed, assigned, replied, feedback."""
BATCH = 1000
RAW = (
    """create table raw (origin int, position bigint, event_id uuid unique, stream text,
       version int, type text, occurred_on date, recorded_at timestamptz, actor text,
       correlation_id uuid, source text, data text, hash bytea,
       primary key (origin, position), unique (stream, version))""",
)
INSERT = """insert into raw select * from unnest($1::int[], $2::bigint[], $3::uuid[], $4::text[],
            $5::int[], $6::text[], $7::date[], $8::timestamptz[], $9::text[], $10::uuid[],
            $11::text[], $12::text[], $13::bytea[])"""


def ledger(rows: int) -> bytes:
    """A proposals ledger as clerks keep it, .xlsx."""
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("提案台账")
    sheet.append(["云岭市政协五届三次会议提案台账"])
    sheet.append(HEADINGS)
    for number in range(1, rows + 1):
        sheet.append(_row(number))
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _row(number: int) -> list[Any]:
    first, other = NAMES[number % len(NAMES)], NAMES[(number * 7 + 1) % len(NAMES)]
    joint = number % 4 == 0 and first != other
    assigned = OPENS + timedelta(days=60)
    return [
        *(number, number, f"关于完善第{number}号社区食堂运营机制的提案"),
        *("委员联名" if joint else "委员个人", first, other if joint else None, "教育"),
        *(CATEGORIES[number % 4], OPENS.isoformat(), "立案", UNITS[number % 4], None),
        *(assigned.isoformat(), (assigned + timedelta(days=40 + number % 30)).isoformat()),
        *(("A", "B", "A", "C")[number % 4], "满意"),
    ]


async def ours(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The upload over HTTP: read in a child process, planned, decided, committed."""
    data = ledger(amount // A_ROW)
    async with proposals(place.fresh[0]) as started, client(started) as http:
        await settle(started)
        path, files = f"/committees/{CODE}/imports/proposals", {"file": ("提案台账.xlsx", data)}
        began = time.perf_counter()
        told = await http.post(path, params={"plenary": "5/3"}, files=files, timeout=1200)
        took_s = time.perf_counter() - began
        assert told.status_code == 200, told.text
        outcome = told.json()["outcome"]
        assert outcome["good"] == amount // A_ROW, outcome["bad"][:3]
        yield rate(await _events(place.fresh[0].owner), took_s)


async def _events(url: str) -> int:
    connection = await asyncpg.connect(url)
    count = await connection.fetchval("select count(*) from events")
    await connection.close()
    assert isinstance(count, int)
    return count


async def unnested(place: Place, amount: int) -> AsyncIterator[Seen]:
    """The floor: as many rows of about the same size, in transactions of 1,000."""
    connection = await asyncpg.connect(place.fresh[0].owner)
    for statement in RAW:
        await connection.execute(statement)
    rows = _rows(amount)
    pages = list(iter(lambda: list(islice(rows, BATCH)), []))
    began = time.perf_counter()
    for page in pages:
        await connection.execute(INSERT, *(list(column) for column in zip(*page, strict=True)))
    yield rate(amount, time.perf_counter() - began)
    await connection.close()


def _rows(amount: int) -> Iterator[tuple[Any, ...]]:
    for position, one in enumerate(story(amount), 1):
        source = '{"file":"提案台账.xlsx","row":17,"sha256":"' + "0" * 64 + '","sheet":"提案台账"}'
        yield (
            *(
                1,
                position,
                uuid4(),
                f"{one.origin.service}/{one.stream}",
                one.version,
                one.type,
            ),
            *(one.occurred_on, one.recorded_at, one.actor, one.correlation_id, source, one.data),
            one.hash,
        )


IMPORT = Row(
    id="import",
    group="record",
    what="ledger import, .xlsx to committed events",
    against="raw `unnest` inserts of as many, 1,000 a transaction",
    floor=alone("bench.rows.importing:unnested"),
    ours=alone("bench.rows.importing:ours"),
    goals=(Goal("per_s", least=0.25),),
    amount=15_000,
    quick=500,
)
