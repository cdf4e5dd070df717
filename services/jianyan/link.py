"""How does a command ask the services, and what becomes of their refusals?"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from jianyan.failed import Failed, problem
from jianyan.show import working
from jianyan.words import say
from kernel.infra.home import RunningHost
from kernel.infra.link import HostLink, attach

Query = Mapping[str, Any]


class Host:
    """A command's line to the host of a home. Every answer that is no success is a Failed."""

    def __init__(self, link: HostLink) -> None:
        self._link = link

    @property
    def about(self) -> RunningHost:
        """The host that is asked now."""
        return self._link.host

    def get(self, path: str, **query: Any) -> Any:
        """What lies there; parameters that are None are left out."""
        return self._told(self._link.request("GET", path, params=_given(query)))

    def post(self, path: str, body: Any = None, **query: Any) -> Any:
        """Ask for something to be done; repeated under one key when the host is lost."""
        return self._told(self._link.request("POST", path, json=body, params=_given(query)))

    def put(self, path: str, body: Any) -> Any:
        """Have something be so; repeated under one key when the host is lost."""
        return self._told(self._link.request("PUT", path, json=body))

    def upload(self, path: str, name: str, data: bytes, **query: Any) -> Any:
        """Send a file."""
        files = {"file": (name, data)}
        return self._told(self._link.request("POST", path, files=files, params=_given(query)))

    def file(self, path: str, **query: Any) -> bytes:
        """A file that lies there."""
        answer = self._link.request("GET", path, params=_given(query))
        return answer.content if answer.is_success else self._failed(answer)

    def alive(self) -> Any:
        """How everything is, well or not; a host that was killed is replaced meanwhile."""
        return self._link.request("GET", "/health", read_s=30.0).json()

    def _told(self, answer: httpx.Response) -> Any:
        return answer.json() if answer.is_success else self._failed(answer)

    def _failed(self, answer: httpx.Response) -> Any:
        try:
            told = answer.json()
        except ValueError:
            told = {}
        raise problem(answer.status_code, told if isinstance(told, dict) else {})


class StartHost:
    """Starts a host of a home; a fault that a test asked for strikes the first one only."""

    def __init__(self, home: Path, *words: str) -> None:
        self._home, self._words = home, words
        self._environment = dict(os.environ)

    def __call__(self) -> subprocess.Popen[bytes]:
        """Detached: neither Ctrl-C nor the end of this command reaches the host."""
        command = [sys.executable, "-m", "jianyan.host", str(self._home), *self._words]
        with (self._home / "log" / "host.log").open("ab") as log:
            started = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._home,
                env=self._environment,
                start_new_session=True,
            )
        self._environment.pop("JIANYAN_CRASH_AT", None)
        return started


@contextmanager
def connected(home: Path, *words: str) -> Iterator[Host]:
    """Find or start the home's host and keep it while inside.

    Args:
        words: how a host is started, if none runs: `--at-request`, `--without-nats`.
    """
    root = home.absolute()
    with working(say("正在启动后台服务……", "starting the services ...")):
        link = attach(root, StartHost(root, *words))
    with link:
        try:
            yield Host(link)
        except httpx.TimeoutException:
            zh, en = "后台服务长时间没有应答", "the host did not answer in time"
            raise Failed(zh, en) from None


def _given(query: Query) -> dict[str, Any]:
    return {name: value for name, value in query.items() if value is not None}
