"""How is one thing made to go wrong, and well again: processes that freeze, disks that are full?"""

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import asyncpg

from kernel.infra.passwords import passwords_of

FILLER = "filler"


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


@contextlib.contextmanager
def as_superuser(home: Path) -> Iterator[Callable[[str], None]]:
    """SQL over one connection that is there before anything goes wrong.

    On a full disk none can be made where a database's `pg_internal.init` was just thrown away.
    What the server cannot do, and that it ends, is no failure here.
    """
    word = passwords_of(home, fresh=False).of("postgres")
    port = (home / "postgres.port").read_text().strip()
    url = f"postgresql://postgres:{word}@127.0.0.1:{port}/postgres"
    with asyncio.Runner() as runner:
        connection = runner.run(asyncpg.connect(url, command_timeout=5))

        def execute(sql: str) -> None:
            with contextlib.suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
                runner.run(connection.execute(sql))

        yield execute
        connection.terminate()
