"""How is one thing made to go wrong, and well again: processes that freeze, disks that are full?"""

import contextlib
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import asyncpg

from kernel.infra.passwords import passwords_of

FILLER = "filler"
MOST_FILES = 40


def postmaster(home: Path) -> int:
    return int((home / "postgres" / "data" / "postmaster.pid").read_text().split()[0])


def nats_pid(home: Path) -> int:
    return int((home / "nats" / "server.pid").read_text())


def with_children(pid: int) -> list[int]:
    """A process and those that it started."""
    found = [pid]
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if stat.read_text().rpartition(")")[2].split()[1] == str(pid):
                found.append(int(stat.parent.name))
    return found


@contextlib.contextmanager
def frozen(pids: Sequence[int]) -> Iterator[None]:
    """They stand still, as under a debugger or on a machine that is out of memory."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)


@contextlib.contextmanager
def full(disk: Path) -> Iterator[None]:
    """No room is left, to the last byte; what a server lets go of is taken at once."""
    over = threading.Event()
    filling = threading.Thread(target=_keep_full, args=(disk, over), daemon=True)
    _fill(disk)
    filling.start()
    try:
        yield
    finally:
        over.set()
        filling.join()
        (disk / FILLER).unlink()


def _keep_full(disk: Path, over: threading.Event) -> None:
    """Or a server that ended finds what its own drafts took, and room enough to go on."""
    while not over.wait(0.02):
        _fill(disk)


def _fill(disk: Path) -> None:
    with (disk / FILLER).open("ab", buffering=0) as file:
        for size in (1024**2, 4096):
            with contextlib.suppress(OSError):
                while True:
                    file.write(bytes(size))


def small_disk(at: Path, megabytes: int) -> bool:
    """Mount a disk of that size there; False without the right to."""
    at.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", str(at)]
    if shutil.which("mount") is None:
        return False
    return subprocess.run(mount, capture_output=True).returncode == 0


def unmounted(at: Path) -> None:
    subprocess.run(["umount", "--lazy", str(at)], check=True)


async def new_log_file(home: Path) -> None:
    """PostgreSQL begins another file of its write-ahead log; without room it gives itself up."""
    word = passwords_of(home, fresh=False).of("postgres")
    port = (home / "postgres.port").read_text().strip()
    url = f"postgresql://postgres:{word}@127.0.0.1:{port}/postgres"
    with contextlib.suppress(asyncpg.PostgresError, OSError):
        connection = await asyncpg.connect(url, timeout=5, command_timeout=5)
        try:
            for _ in range(MOST_FILES):
                await connection.execute("select pg_logical_emit_message(true, 'chaos', 'x')")
                await connection.execute("select pg_switch_wal()")
        finally:
            connection.terminate()
