"""What does a process of its own do for a round? It runs one function, and says what it took."""

import asyncio
import importlib
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import uvloop
from bench.row import Place, Urls


async def main(name: str, told: dict[str, Any]) -> None:
    """Say what the function yields, one line each; go on when the other side has read it."""
    module, _, function = name.partition(":")
    work = getattr(importlib.import_module(module), function)
    async for said in work(place_of(told["place"]), **told["given"]):
        say(said)
        await asyncio.to_thread(sys.stdin.readline)
    say({"peak_mb": peak_mb(), "cpu_s": time.process_time()})


def place_of(told: dict[str, Any]) -> Place:
    """A place, read from its JSON."""
    fresh, kept = ([Urls(**one) for one in told[name]] for name in ("fresh", "kept"))
    return Place(fresh, told["nats"], kept)


def say(said: Any) -> None:
    """One line of JSON, at once."""
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def peak_mb() -> float:
    """The most memory this process ever held (VmHWM; unlike ru_maxrss not the parent's)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise LookupError("no VmHWM")


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], json.loads(os.environ["BENCH_TOLD"])))
