"""How are hosts killed: at named points between two durable steps, or at any moment?"""

import random
import signal
import threading
import time
from collections import Counter
from pathlib import Path

from forking import ForkedHost

from kernel.infra.home import Home

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
STARTING, WORKING = "while starting", "while working"
PASSED_S = 10.0
READY_S = 30.0


class Killer:
    """Starts hosts of a home, each with its end planned, until enough were killed."""

    def __init__(self, home: Path, kills: int, seed: int) -> None:
        self._home, self._drawn, self._lock = home, random.Random(seed), threading.Lock()
        self._kills, self.plan = kills, self._planned(kills)
        self._started = 0
        self.killed: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.ended_otherwise: Counter[str] = Counter()

    def _planned(self, kills: int) -> list[str]:
        """Every point at least once when there are kills enough; else at any moment, by turns."""
        named = [f"{point}:{self._drawn.randint(1, 3)}" for point in POINTS]
        self._drawn.shuffle(named)
        plan = named[:kills]
        while len(plan) < kills:
            point = f"{self._drawn.choice(POINTS)}:{self._drawn.randint(1, 4)}"
            plan.append(self._drawn.choice((STARTING, WORKING, WORKING, point, point)))
        return plan

    def __call__(self) -> ForkedHost:
        """Start a host whose end is planned next; after enough were killed it lives on."""
        with self._lock:
            end = self.plan[self._started] if self._started < len(self.plan) else WORKING
            self._started += 1
            host = ForkedHost(self._home, "" if end in (STARTING, WORKING) else end)
            delay_s = self._drawn.uniform(0.0, 1.5)
        late = (host, end, delay_s)
        threading.Thread(target=self._see_its_end, args=late, daemon=True).start()
        return host

    def _see_its_end(self, host: ForkedHost, end: str, delay_s: float) -> None:
        """Kill at a moment; also a host that does not pass its point in time: it missed it."""
        if end != STARTING:
            self._until_ready(host)
        _gone(host, delay_s if end in (STARTING, WORKING) else PASSED_S)
        if self.done():
            return
        if host.poll() is None:
            if end not in (STARTING, WORKING):
                self.missed[end.partition(":")[0]] += 1
            host.kill()
        code, what = host.wait(), end.partition(":")[0]
        with self._lock:
            if code == -signal.SIGKILL:
                self.killed[what] += 1
            else:
                self.ended_otherwise[f"{what}, exit code {code}"] += 1

    def _until_ready(self, host: ForkedHost) -> None:
        home, deadline = Home.at(self._home), time.monotonic() + READY_S
        while host.poll() is None and time.monotonic() < deadline:
            running = home.running()
            if running is not None and running.pid == host.pid:
                return
            time.sleep(0.02)

    def done(self) -> bool:
        """Whether all planned ends have come."""
        with self._lock:
            return self.killed.total() >= self._kills


def _gone(host: ForkedHost, within_s: float) -> None:
    deadline = time.monotonic() + within_s
    while host.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
