"""On what was it measured? CPU, cores, memory and versions; no host name, no path."""

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import asyncpg
import nats


async def machine(postgres_url: str, nats_url: str) -> dict[str, str]:
    """What the table says of the machine and its servers."""
    return {
        **facts(),
        "PostgreSQL": await _postgres(postgres_url),
        "nats-server": await _nats(nats_url),
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
    }


def facts() -> dict[str, str]:
    """What is known of the machine without asking a server."""
    return {
        "CPU": _cpu(),
        "cores": str(os.cpu_count()),
        "memory": f"{_memory_gb():.1f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": sys.version.split()[0],
    }


PACKAGES = ("asyncpg", "faststream", "nats-py", "sqlalchemy", "fastapi", "uvicorn", "uvloop")


def _cpu() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3


async def _postgres(url: str) -> str:
    connection = await asyncpg.connect(url)
    try:
        kept = [await connection.fetchval(f"show {name}") for name in ("fsync", "shared_buffers")]
        found = await connection.fetchval("show server_version")
    finally:
        await connection.close()
    return f"{found} (fsync {kept[0]}, shared_buffers {kept[1]})"


async def _nats(url: str) -> str:
    connection = await nats.connect(url)
    try:
        return str(connection.connected_server_version)
    finally:
        await connection.close()
