"""How do clients load a server without being the slow part? Raw sockets, one request at a time."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from statistics import quantiles
from typing import Any
from uuid import uuid4

from bench.counting import NOTE, lives
from bench.row import Place

WARM_UP = 10


async def load(
    place: Place, port: int, path: str, headers: dict[str, str], clients: int, amount: int
) -> AsyncIterator[dict[str, float]]:
    """So many requests by so many clients, after a few that are not counted."""
    await _asked(port, path, headers, clients, WARM_UP)
    began = time.perf_counter()
    took_s = await _asked(port, path, headers, clients, amount // clients)
    yield rate(len(took_s), time.perf_counter() - began) | spread(took_s)


async def _asked(
    port: int, path: str, headers: dict[str, str], clients: int, each: int
) -> list[float]:
    work = (_client(port, path, headers, each) for _ in range(clients))
    return [one for took_s in await asyncio.gather(*work) for one in took_s]


async def _client(port: int, path: str, headers: dict[str, str], amount: int) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    took_s = []
    for counter in lives(amount):
        began = time.perf_counter()
        writer.write(request(path, headers, {"counter": str(counter), "by": 1, "note": NOTE}))
        await _created(reader)
        took_s.append(time.perf_counter() - began)
    writer.close()
    return took_s


def request(path: str, headers: dict[str, str], body: dict[str, Any]) -> bytes:
    """A POST of JSON under a key and a trace of its own."""
    data = json.dumps(body).encode()
    key = uuid4()
    told = {
        "host": "bench",
        "content-type": "application/json",
        "content-length": str(len(data)),
        "idempotency-key": str(key),
        "traceparent": f"00-{key.hex}-{key.hex[:16]}-01",
        **headers,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + data


async def _created(reader: asyncio.StreamReader) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
    body = await reader.readexactly(length)
    status = head.split(b" ", 2)[1]
    assert status == b"201", (status, body)


def rate(done: int, took_s: float) -> dict[str, float]:
    """So many a second."""
    return {"per_s": done / took_s}


def spread(took_s: Sequence[float]) -> dict[str, float]:
    """The median and the 99th percentile, in milliseconds."""
    percent = quantiles(took_s, n=100, method="inclusive")
    return {
        "p50_ms": percent[49] * 1000,
        "p95_ms": percent[94] * 1000,
        "p99_ms": percent[98] * 1000,
    }
