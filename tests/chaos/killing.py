"""How are hosts killed: at named points between two durable steps, or at any moment?"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

POINTS = (
    "append.before_commit",
    "append.committed",
    "append.before_answer",
    "relay.published",
    "inbox.before_position",
    "inbox.before_ack",
    "inbox.reacted",
    "cases.before_cursor",
)


class Killer:
    """Starts hosts of a home, each with its end planned, until enough were killed."""

    def __init__(self, home: Path, kills: int, seed: int) -> None:
        self._home, self._drawn, self._lock = home, random.Random(seed), threading.Lock()
        self.plan = self._planned(kills)
        self.hosts: list[tuple[str, subprocess.Popen[bytes]]] = []
        self.missed: list[str] = []

    def _planned(self, kills: int) -> list[str]:
        """Every point at least once when there are kills enough; else at any moment, by turns."""
        named = [f"{point}:{self._drawn.randint(1, 3)}" for point in POINTS]
        self._drawn.shuffle(named)
        plan = named[:kills]
        while len(plan) < kills:
            point = f"{self._drawn.choice(POINTS)}:{self._drawn.randint(1, 6)}"
            plan.append(self._drawn.choice(("moment", "moment", point)))
        return plan

    def __call__(self) -> subprocess.Popen[bytes]:
        """Start a host whose end is planned next; without plan it lives on."""
        with self._lock:
            number = len(self.hosts)
            end = self.plan[number] if number < len(self.plan) else ""
            started = self._start("" if end == "moment" else end)
            self.hosts.append((end, started))
        if end:
            delay_s = self._drawn.uniform(1.5, 5.0) if end == "moment" else 20.0
            late = (started, delay_s, end)
            threading.Thread(target=self._later, args=late, daemon=True).start()
        return started

    def _start(self, crash_at: str) -> subprocess.Popen[bytes]:
        environment = os.environ | {"JIANYAN_CRASH_AT": crash_at}
        with (self._home / "log" / "host.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "jianyan.host", str(self._home)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._home,
                env=environment,
                start_new_session=True,
            )

    def _later(self, host: subprocess.Popen[bytes], delay_s: float, end: str) -> None:
        """Kill at a moment; also a host that does not pass its point within 20 s: it missed it."""
        time.sleep(delay_s)
        if host.poll() is None:
            if end != "moment":
                self.missed.append(end)
            host.send_signal(signal.SIGKILL)

    def killed(self) -> int:
        """How many planned ends have come."""
        return sum(1 for end, host in self.hosts if end and host.poll() == -signal.SIGKILL)

    def done(self) -> bool:
        """Whether all planned ends have come."""
        return self.killed() >= len(self.plan)
