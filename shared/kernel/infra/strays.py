"""Is a server of an earlier, killed host still at work on this directory?"""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

# The watchdog of a killed host ends its server within 4 s.
PATIENCE_S = 5.0


def end_strays(directory: Path, pid_file: Path) -> None:
    """Wait for servers of a dead host to go, kill those that do not, drop their pid file.

    Only the owner of the home may call this: whatever still works there has lost its host.
    A pid file whose number now belongs to an unrelated process is simply removed.
    """
    deadline = time.monotonic() + PATIENCE_S
    while strays := strays_in(directory, pid_file):
        if time.monotonic() > deadline:
            for pid in strays:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)
    pid_file.unlink(missing_ok=True)


def strays_in(directory: Path, pid_file: Path) -> list[int]:
    """Processes at work in `directory`: all of them on Linux, elsewhere the one in the pid file."""
    if Path("/proc/self/cwd").exists():
        return [pid for pid in _process_ids() if _works_in(pid, directory)]
    pid = _pid_in(pid_file)
    return [pid] if pid is not None and _is_a_server(pid) else []


def _process_ids() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]  # noqa: PTH208


def _works_in(pid: int, directory: Path) -> bool:
    try:
        return os.path.samefile(f"/proc/{pid}/cwd", directory)  # noqa: PTH121
    except OSError:
        return False


def _pid_in(pid_file: Path) -> int | None:
    try:
        return int(pid_file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None


def _is_a_server(pid: int) -> bool:
    asked = subprocess.run(
        ["ps", "-o", "comm=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return "postgres" in asked.stdout or "nats-server" in asked.stdout
