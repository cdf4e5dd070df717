"""Where do things go wrong? In one home under load, which is looked at meanwhile."""

import contextlib
import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from asking import CLIENTS, SEED, Client, Plain, Problems, ask, enough_of, plain
from calm import Calm
from outcome import Outcome
from prometheus_client.parser import text_string_to_metric_families
from proving import proven
from work import SETTING

from jianyan.names import NAMES, WRITERS
from kernel.infra.home import Home
from kernel.infra.link import HostLink

CLOCKED = Path(__file__).with_name("clocked.py")
WORKS_S = 30.0
PAUSE_S = 0.1
"""All of it is asked for once more where nothing goes wrong, one after another."""

AFTER = 10
"""So many more must be acknowledged once the fault is over, before it counts as over."""


class StartClocked:
    """Starts a host whose clock a test sets."""

    def __init__(self, home: Path) -> None:
        self._home, self._file = home, home / "clock"
        self.set(0)

    def set(self, hours: float) -> None:
        """From now on its clock is so far ahead."""
        self.hours = hours
        draft = self._file.with_suffix(".new")
        draft.write_text(str(3600 * hours))
        draft.replace(self._file)

    def __call__(self) -> subprocess.Popen[bytes]:
        with (self._home / "log" / "host.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, str(CLOCKED), str(self._file), str(self._home)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._home,
                env=dict(os.environ),
                start_new_session=True,
            )


@dataclass
class Seen:
    """What a fault did under load."""

    acked: int = 0
    lasted_s: float = 0.0
    problems: Problems = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)

    def named(self, *patterns: str) -> list[str]:
        """What health or metrics said that begins so; one of each at least."""
        found = []
        for pattern in patterns:
            said = sorted(word for word in self.words if re.match(pattern, word))
            assert said, f"CHAOS_SEED={SEED}: nothing named {pattern!r} in {dict(self.words)}"
            found.append(said[-1])
        return found


Look = Callable[[Plain, Seen], None]


class City:
    """A home under load, and what was acknowledged there."""

    def __init__(self, home: Path, link: HostLink, start: StartClocked, calm: Calm) -> None:
        self.home, self.link, self.start, self.calm = home, link, start, calm
        self.clients = [Client(number) for number in range(CLIENTS)]
        self.setting = {step.key: ask(link, step, {}, Counter()) for step in SETTING}
        self.whole_stream = True

    @property
    def acked(self) -> dict[str, dict]:
        """Every answer so far."""
        answers = (client.answers for client in self.clients)
        return self.setting | {key: told for one in answers for key, told in one.items()}

    @contextlib.contextmanager
    def under_load(self) -> Iterator[Seen]:
        """Clients work before, during and after what happens inside; health is looked at."""
        seen, over, before = Seen(), threading.Event(), len(self.acked)
        told = sum((one.problems for one in self.clients), Counter())
        connect = lambda: plain(self.home)  # noqa: E731
        threads = [client.work(connect, over.is_set, PAUSE_S) for client in self.clients]
        looking = [
            threading.Thread(target=self._look, args=(look, seen, over), daemon=True)
            for look in (look_at_health, look_at_metrics)
        ]
        for one in looking:
            one.start()
        try:
            self.works()
            began = time.monotonic()
            yield seen
            seen.lasted_s = time.monotonic() - began
            self.works()
        finally:
            over.set()
            for one in [*threads, *looking]:  # or it would still work beside the next fault's
                one.join()
        enough_of(self.clients, threads)
        seen.acked = len(self.acked) - before
        seen.problems = sum((one.problems for one in self.clients), Counter()) - told

    def works(self, more: int = AFTER) -> None:
        """Wait until so many more are acknowledged."""
        wanted, deadline = len(self.acked) + more, time.monotonic() + WORKS_S
        while len(self.acked) < wanted:
            failures = [repr(one.failure) for one in self.clients if one.failure]
            assert not failures, f"CHAOS_SEED={SEED}: {failures}"
            assert time.monotonic() < deadline, f"CHAOS_SEED={SEED}: nothing is acknowledged"
            time.sleep(0.05)

    def prove(self, outcome: Outcome, fault: str, seen: Seen, *named: str) -> None:
        """Everything holds, health is good again, and the fault was named."""
        words = seen.named(*named)
        counted = proven(self.link, self.acked, whole_stream=self.whole_stream)
        self.calm.follow([step for client in self.clients for step in client.asked])
        self.calm.compare(self.link, counted)
        self.is_well()
        outcome.fault(fault, seen.lasted_s, seen.acked, seen.problems, words)

    def is_well(self) -> None:
        """Wait until health says so."""
        deadline = time.monotonic() + WORKS_S
        while not (told := self.link.request("GET", "/health").json())["ok"]:
            wrong = list(health_words(told))
            assert time.monotonic() < deadline, f"CHAOS_SEED={SEED}: still not well: {wrong}"
            time.sleep(0.2)

    def metric(self, name: str) -> float:
        """The sum of a metric over all services."""
        total = 0.0
        for service in NAMES:
            shown = self.link.request("GET", f"/{service}/metrics").text
            families = text_string_to_metric_families(shown)
            samples = (one for family in families for one in family.samples)
            total += sum(one.value for one in samples if one.name == name)
        return total

    def _look(self, look: Look, seen: Seen, over: threading.Event) -> None:
        with plain(self.home) as line:
            while not over.is_set():
                with contextlib.suppress(httpx.TransportError):
                    look(line, seen)
                over.wait(0.2)
            with contextlib.suppress(httpx.TransportError):
                look(line, seen)


def look_at_health(line: Plain, seen: Seen) -> None:
    """What health says now."""
    seen.words.update(health_words(line.request("GET", "/health", read_s=20).json()))


def look_at_metrics(line: Plain, seen: Seen) -> None:
    """What metrics say now."""
    for service in WRITERS:
        answer = line.request("GET", f"/{service}/metrics", read_s=20)
        if answer.is_success:
            seen.words.update(metric_words(service, answer.text))


def health_words(told: dict) -> Iterator[str]:
    """What of health is not as it should be, a word each."""
    for name, one in told["servers"].items():
        if one["condition"] != "running":
            yield f"health: {name} {one['condition']}"
        if one["restarts"]:
            yield f"health: {name} restarts {one['restarts']}"
    for service, one in told["services"].items():
        for part in ("error", "broker"):
            if one[part]:
                yield f"health: {service} {part} {one[part]}"
        for reader, state in one["readers"].items():
            if state["state"] in ("failing", "dead"):
                yield f"health: {service} {reader} {state['state']} {state['why']}"
        if one["clock_behind_s"] > 60:
            yield f"health: {service} clock behind {one['clock_behind_s'] / 3600:.0f} h"


def metric_words(service: str, text: str) -> Iterator[str]:
    """Metrics that say by themselves that something happened."""
    for family in text_string_to_metric_families(text):
        for one in family.samples:
            if one.name == "jianyan_loop_lag_max_seconds" and one.value > 2:
                yield f"metric: {service} loop_lag_max_seconds {one.value:.0f}"
            if one.name == "jianyan_stream_made_total" and one.value:
                yield f"metric: {service} stream_made_total {one.value:.0f}"
            if one.name == "jianyan_clock_set_total" and one.value:
                yield f"metric: {service} clock_set_total {one.labels['direction']}"


def until(holds: Callable[[], object], within_s: float, what: object = "") -> None:
    """Wait for something that the load or the node does."""
    deadline = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < deadline, f"CHAOS_SEED={SEED}: not within {within_s} s {what}"
        time.sleep(0.1)


def host_pid(home: Path) -> int:
    """The host that owns a home."""
    running = Home.at(home).running()
    assert running is not None
    return running.pid
