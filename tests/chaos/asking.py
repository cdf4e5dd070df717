"""Who asks while things go wrong: until it is answered, under one key, and noting every problem?"""

import contextlib
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import httpx
from work import Step, lives

from kernel.infra.home import Home
from kernel.infra.link import HostFailed, HostLost

KILLS = int(os.environ.get("KILLS", "10"))
SEED = int(os.environ.get("CHAOS_SEED", "0")) or random.SystemRandom().randint(1, 10**9)
CLIENTS = 3
DEADLINE_S = 300.0
Problems = Counter[str]


class Line(Protocol):
    """What can be asked: a link that outlives hosts, or plain HTTP."""

    def request(self, method: str, path: str, **how: object) -> httpx.Response: ...


Connect = Callable[[], AbstractContextManager[Line]]


class Plain:
    """Plain HTTP to whichever host a home has, without the patience of a link."""

    def __init__(self, home: Path) -> None:
        self._home, self._http = home, httpx.Client(trust_env=False)

    def request(self, method: str, path: str, *, read_s: float = 60.0, **how) -> httpx.Response:
        """One attempt; an httpx.TransportError when there is no host, or it breaks off."""
        host = Home.at(self._home).running()
        if host is None:
            raise httpx.ConnectError("no host runs")
        token = host.token_file.read_text(encoding="utf-8").strip()
        headers = {"authorization": f"Bearer {token}"} | how.pop("headers", {})
        timeout = httpx.Timeout(5.0, read=read_s)
        return self._http.request(method, host.url + path, headers=headers, timeout=timeout, **how)


@contextlib.contextmanager
def plain(home: Path) -> Iterator[Plain]:
    """Plain HTTP to a home."""
    line = Plain(home)
    try:
        yield line
    finally:
        line._http.close()


def ask(line: Line, step: Step, known: dict[str, dict], problems: Problems) -> dict:
    """Ask until it is answered.

    Asked again, under the same key: what nobody answered, what was answered by 503 with
    Retry-After, what has not arrived elsewhere yet. Anything else is a failure.
    """
    path, deadline = step.path, time.monotonic() + DEADLINE_S
    if step.needs is not None:
        path = path.format(proposal=known[step.needs]["stream"].removeprefix("proposal-"))
    while True:
        told = _attempt(line, step, path, problems)
        if told is not None and told.status_code in (200, 201):
            return told.json()
        assert time.monotonic() < deadline, f"{step.key}: {told and told.text}"
        time.sleep(0.2)


def _attempt(line: Line, step: Step, path: str, problems: Problems) -> httpx.Response | None:
    key = {"idempotency-key": step.key}
    try:
        told = line.request("POST", path, json=step.body, headers=key, read_s=60)
    except (HostLost, HostFailed, httpx.TransportError) as lost:
        problems[type(lost).__name__] += 1
        return None
    if told.status_code == 503 and told.headers.get("retry-after"):
        problems["503 " + told.json()["type"].rpartition(":")[2]] += 1
        return None
    early = told.status_code == 404 or "NotKnownHereYet" in told.text
    assert early or told.is_success, f"{step.key}: {told.status_code} {told.text}"
    return told


class Client:
    """One client: its lives one after another, each to its end."""

    def __init__(self, number: int) -> None:
        self._lives = lives(SEED, number)
        self.asked: list[Step] = []
        self.answers: dict[str, dict] = {}
        self.problems: Problems = Counter()
        self.failure: BaseException | None = None
        self._next = next(self._lives)

    def work(
        self, connect: Connect, enough: Callable[[], bool], pause_s: float = 0.0
    ) -> threading.Thread:
        """Go on in a thread of its own until it is enough; rest so long after each answer."""
        how = (connect, enough, pause_s)
        thread = threading.Thread(target=self._work, args=how, daemon=True)
        thread.start()
        return thread

    def _work(self, connect: Connect, enough: Callable[[], bool], pause_s: float) -> None:
        try:
            with connect() as line:
                while not (self._next.key.endswith("/admit") and enough()):
                    step = self._next
                    self.answers[step.key] = ask(line, step, self.answers, self.problems)
                    self.asked.append(step)
                    self._next = next(self._lives)
                    time.sleep(pause_s)
        except BaseException as failure:
            self.failure = failure


def enough_of(clients: list[Client], threads: list[threading.Thread]) -> None:
    """Wait for the clients' ends; nothing may have failed."""
    for client, thread in zip(clients, threads, strict=True):
        thread.join()
        assert client.failure is None, f"CHAOS_SEED={SEED}: {client.failure!r}"
