"""How does a round use processes of its own, so that one side's memory is not the other's?"""

import asyncio
import json
import os
import sys
from asyncio import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.row import Fill, Place, Seen, Side

TESTS = Path(__file__).parents[1]
PATIENCE_S = 1800.0
LONGEST_LINE = 2**20


class Failed(Exception):
    """A process of a round ended before it had said everything."""


class Child:
    """A process that runs one function and says JSON lines; it waits to be told to go on."""

    def __init__(self, process: subprocess.Process, name: str) -> None:
        self._process, self._name = process, name

    async def hear(self) -> dict[str, Any]:
        """What it says next.

        Raises:
            Failed: it ended instead.
        """
        assert self._process.stdout is not None
        line = await asyncio.wait_for(self._process.stdout.readline(), PATIENCE_S)
        if not line:
            raise Failed(f"{self._name} ended with {await self._process.wait()}")
        told: dict[str, Any] = json.loads(line)
        return told

    def go(self) -> None:
        """Let it go on after what it said."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"\n")

    async def end(self) -> dict[str, Any]:
        """Let it finish; its peak memory."""
        self.go()
        told = await self.hear()
        await self._process.wait()
        return told


@asynccontextmanager
async def child(name: str, place: Place, **given: Any) -> AsyncIterator[Child]:
    """A process that runs `module:function(place, **given)`, gone afterwards."""
    told = {"place": asdict(place), "given": given}
    path = os.pathsep.join([str(TESTS), str(TESTS / "worlds")])
    process = await subprocess.create_subprocess_exec(
        sys.executable, "-m", "bench.child", name,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, limit=LONGEST_LINE,
        env={**os.environ, "PYTHONPATH": path, "BENCH_TOLD": json.dumps(told)},
    )  # fmt: skip
    await _spied(name, process)
    try:
        yield Child(process, name)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def alone(name: str, **given: Any) -> Side:
    """A side that is one process: what it yields first, and its peak memory."""

    async def side(place: Place, amount: int) -> Seen:
        async with child(name, place, amount=amount, **given) as process:
            seen = await process.hear()
            return seen | await process.end()

    return side


def filling(name: str, **given: Any) -> Fill:
    """Fill a row's databases in a process that yields once, when it is done."""
    run = alone(name, **given)

    async def fill(place: Place, amount: int) -> None:
        await run(place, amount)

    return fill


async def _spied(name: str, process: subprocess.Process) -> None:
    """py-spy beside the process until it ends, when `--profile FOLDER` asked for it."""
    folder = os.environ.get("BENCH_PROFILE")
    if folder:
        target = str(Path(folder) / f"{name.replace(':', '-')}-{process.pid}.txt")
        spy = ("py-spy", "record", "--format", "raw", "--threads", "--rate", "100")
        await subprocess.create_subprocess_exec(
            *spy, "-d", "3600", "-o", target, "-p", str(process.pid), stdout=subprocess.DEVNULL
        )
