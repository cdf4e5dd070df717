"""How does the host start one server under its watchdog, and reach it afterwards?"""

import contextlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kernel.infra import watchdog
from kernel.infra.account import Account
from kernel.infra.locks import close_in_forks, forget
from kernel.infra.server import ServerFailed

LOG_LIMIT_BYTES = 8 * 1024 * 1024
PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Program:
    """One server's command line, where it runs, as whom, and the two signals that end it.

    directory: opened for a server whose account may not be able to walk to it (see watchdog.Order).
    """

    name: str
    argv: tuple[str, ...]
    cwd: Path
    log: Path
    account: Account | None
    stop_signal: signal.Signals = signal.SIGINT
    harsh_signal: signal.Signals = signal.SIGQUIT
    directory: Path | None = None


class WatchedProcess:
    """A running program and the watchdog between it and us."""

    def __init__(self, program: Program) -> None:
        self._program = program
        _roll(program.log)
        # A session of its own: Ctrl-C in a terminal must reach the host alone.
        self._watchdog = subprocess.Popen(
            [sys.executable, "-I", "-S", watchdog.__file__, json.dumps(_order(program))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert self._watchdog.stdin is not None
        self._line = self._watchdog.stdin.fileno()
        close_in_forks(self._line)
        self.pid = self._started()

    def running(self) -> bool:
        return self._watchdog.poll() is None

    def exit_code(self) -> int | None:
        """The program's exit code (128 + signal when killed), None while it runs."""
        return self._watchdog.poll()

    def wait(self, timeout_s: float) -> int:
        """Until the program ends by itself."""
        try:
            return self._watchdog.wait(timeout_s)
        finally:
            if not self.running():
                self._hang_up()

    def stop(self, patience_s: float = PATIENCE_S) -> None:
        """A stop in order; after `patience_s` seconds harshly, then by SIGKILL."""
        self._say(f"stop {patience_s}\n")

    def kill(self) -> None:
        """SIGKILL for the server itself; what it leaves behind is gone too on return."""
        self._say("kill\n")

    def _say(self, line: str) -> None:
        if self.running():
            with contextlib.suppress(BrokenPipeError):
                os.write(self._line, line.encode())
            self._watchdog.wait()
        self._hang_up()

    def _hang_up(self) -> None:
        assert self._watchdog.stdin is not None
        if not self._watchdog.stdin.closed:
            forget(self._line)
            self._watchdog.stdin.close()

    def _started(self) -> int:
        assert self._watchdog.stdout is not None
        with self._watchdog.stdout as said:
            line = said.readline()
        answer = json.loads(line) if line else {"error": "watchdog ended"}
        if "pid" in answer:
            return int(answer["pid"])
        self._watchdog.wait()
        self._hang_up()
        with self._program.log.open("a", encoding="utf-8") as log:
            log.write(f"{answer['error']}\n")
        raise ServerFailed(self._program.name, self._program.log)


def _order(program: Program) -> watchdog.Order:
    account = program.account
    return {
        "argv": list(program.argv),
        "cwd": str(program.cwd),
        "directory": str(program.directory) if program.directory else None,
        "env": _environment(),
        "log": str(program.log),
        "uid": account.uid if account else None,
        "gid": account.gid if account else None,
        "stop": program.stop_signal,
        "harsh_stop": program.harsh_signal,
        "host": os.getpid(),
    }


def _environment() -> dict[str, str]:
    """A server sees nothing of the caller's settings but where libraries are."""
    kept = {key: os.environ[key] for key in ("PATH", "LD_LIBRARY_PATH") if key in os.environ}
    return {"LC_ALL": "C", "TZ": "UTC"} | kept


def _roll(log: Path) -> None:
    """Two log files of bounded size are kept."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_LIMIT_BYTES:
        log.replace(log.with_suffix(log.suffix + ".1"))
