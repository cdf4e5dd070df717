"""How does a command reach the host of a home, start a missing one, and outlive a killed one?"""

import contextlib
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from kernel.infra.home import Home, RunningHost
from kernel.infra.locks import FileLock
from kernel.infra.server import InfraFailed

LOOK_S = 0.03
# A host that is ending keeps clients out until its servers have stopped in order.
ENTRY_S = 45.0
READY_S = 120.0
READ_S = 900.0
ATTEMPTS = 6
LONGEST_PAUSE_S = 5.0
TAIL_BYTES = 4000
# A host that someone kills while it starts is started again; one that ends by itself is not.
KILLED_HOSTS = 3

StartHost = Sequence[str] | Callable[[], subprocess.Popen[bytes]]

_LOST = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.ReadError,
    httpx.WriteError,
    httpx.CloseError,
    httpx.RemoteProtocolError,
)


class HostFailed(InfraFailed):
    """The host ended before it was ready; carries the end of its log."""

    def __init__(self, log: Path, said: str) -> None:
        super().__init__(
            f"后台主进程未能启动，日志见 {log}：\n{said}",
            f"The host process could not start; see {log}:\n{said}",
        )


class HostLost(InfraFailed):
    """The connection broke again and again although hosts were started."""

    def __init__(self, log: Path) -> None:
        super().__init__(
            f"与后台主进程的连接多次中断，日志见 {log}。",
            f"The connection to the host broke repeatedly; see {log}.",
        )


class HostLink:
    """A command's line to the host of a home; while it is open, the host stays.

    Not to be shared between threads.
    """

    def __init__(self, home: Home, start: StartHost, ready_s: float) -> None:
        self._home = home
        self._start = start
        self._ready_s = ready_s
        self._presence = FileLock(home.clients_lock)
        self._started: subprocess.Popen[bytes] | None = None
        self._host: RunningHost | None = None
        self._client: httpx.Client | None = None
        self._closed = False

    @property
    def host(self) -> RunningHost:
        """The host that is asked now; another one after the first was lost."""
        if self._host is None:
            raise RuntimeError("the link is closed")
        return self._host

    def request(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        read_s: float = READ_S,
        **content: Any,
    ) -> httpx.Response:
        """Ask the host; when it is killed meanwhile, start another and ask again.

        A repeated request carries the same Idempotency-Key (one is made up when a writing request
        has none), so the host answers what it answered before. The content must be repeatable:
        bytes, json or params, not a stream. 503 with Retry-After is waited out.

        Args:
            read_s: seconds to wait for an answer; then httpx.ReadTimeout, and nothing is repeated.
            content: what httpx.Client.request takes: json, content, params, files as bytes.

        Raises:
            HostLost: six attempts broke off.
            HostFailed: no host could be started. After either, the next request connects anew.
        """
        sent = dict(headers or {})
        if method.upper() not in ("GET", "HEAD", "OPTIONS"):
            sent.setdefault("Idempotency-Key", str(uuid4()))
        for pause_s in _pauses():
            try:
                answer = self._ask(method, path, headers=sent, read_s=read_s, **content)
            except _LOST:
                time.sleep(pause_s)
                self._hang_up()
                continue
            if answer.status_code == 503 and "Retry-After" in answer.headers:
                time.sleep(max(pause_s, _seconds(answer.headers["Retry-After"])))
                continue
            return answer
        raise HostLost(self._home.host_log)

    def close(self) -> None:
        """The host may go if no other client needs it."""
        self._closed = True
        self._hang_up()
        self._presence.release()
        if self._started is not None:
            self._started.poll()

    def __enter__(self) -> "HostLink":
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _ask(
        self, method: str, path: str, *, headers: dict[str, str], read_s: float, **content: Any
    ) -> httpx.Response:
        if self._client is None:
            self._connect()
        assert self._client is not None
        timeout = httpx.Timeout(5.0, read=read_s, write=read_s)
        return self._client.request(method, path, headers=headers, timeout=timeout, **content)

    def _connect(self) -> None:
        """Be counted as a client, then find or start the host."""
        if self._closed:
            raise RuntimeError("the link is closed")
        if not self._presence.held and not self._presence.hold(shared=True, patience_s=ENTRY_S):
            raise HostFailed(self._home.host_log, _since(self._home.host_log, 0))
        self._hang_up()
        self._host = self._find_or_start()
        # Loopback must never go through a proxy of the environment.
        self._client = httpx.Client(
            base_url=self._host.url, headers=_bearer(self._host.token_file), trust_env=False
        )

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client, self._host = None, None

    def _find_or_start(self) -> RunningHost:
        """Commands that come at once take turns: one starts, the others find its host."""
        turn = FileLock(self._home.start_lock)
        attempt = _Attempt(self._home, self._spawn)
        deadline = time.monotonic() + self._ready_s
        try:
            while (host := self._home.running()) is None:
                if turn.held or turn.hold():
                    attempt.go_on()
                if time.monotonic() > deadline:
                    raise attempt.failure()
                time.sleep(LOOK_S)
            return host
        finally:
            turn.release()

    def _spawn(self) -> subprocess.Popen[bytes]:
        """Detached: neither Ctrl-C nor the end of this command reaches the host."""
        if callable(self._start):
            self._started = self._start()
            return self._started
        with self._home.host_log.open("ab") as log:
            self._started = subprocess.Popen(
                list(self._start),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._home.root,
                start_new_session=True,
            )
        return self._started


class _Attempt:
    """One command's turn to start a host."""

    def __init__(self, home: Home, spawn: Callable[[], subprocess.Popen[bytes]]) -> None:
        self._home = home
        self._spawn = spawn
        self._log_before = _size(home.host_log)
        self._process: subprocess.Popen[bytes] | None = None
        self._killed = 0

    def go_on(self) -> None:
        """Start a host unless one is alive; raises HostFailed when ours ended by itself."""
        code = self._process.poll() if self._process is not None else 0
        if code is None or self._home.owned():
            return
        if code > 0:
            raise self.failure()
        self._killed += code < 0
        if self._killed > KILLED_HOSTS:
            raise self.failure()
        self._process = self._spawn()

    def failure(self) -> HostFailed:
        return HostFailed(self._home.host_log, _since(self._home.host_log, self._log_before))


def attach(home: Path, start: StartHost, *, ready_s: float = READY_S) -> HostLink:
    """The running host of this home, or a new one; several commands at once end with one host.

    Measured with a tiny application: joining a host 0.02 s, starting one 0.8 s in a used home and
    1.6 s in an empty one; after a kill -9 of the host its servers were gone in 0.04 s.

    Args:
        home: the directory, made when missing.
        start: the command line of a host (it runs inside the home: use absolute paths), or what
            starts it and returns the process.
        ready_s: seconds in which a host must have become ready.

    Raises:
        HostFailed: it ended or was not ready in time; the message ends with its log.
    """
    link = HostLink(Home.at(home), start, ready_s)
    try:
        link._connect()
    except BaseException:
        link.close()
        raise
    return link


def _pauses() -> Iterator[float]:
    """Seconds before each repetition: 0.1, 0.2, 0.4 ... at most 5."""
    for attempt in range(ATTEMPTS):
        yield min(0.1 * 2**attempt, LONGEST_PAUSE_S)


def _seconds(retry_after: str) -> float:
    with contextlib.suppress(ValueError):
        return min(float(retry_after), LONGEST_PAUSE_S)
    return LONGEST_PAUSE_S


def _bearer(token_file: Path | None) -> dict[str, str]:
    if token_file is None:
        return {}
    return {"Authorization": f"Bearer {token_file.read_text(encoding='utf-8').strip()}"}


def _size(log: Path) -> int:
    return log.stat().st_size if log.exists() else 0


def _since(log: Path, position: int) -> str:
    """What was logged after that byte, the last 4 KB of it."""
    try:
        with log.open("rb") as lines:
            lines.seek(max(position, _size(log) - TAIL_BYTES))
            return lines.read().decode("utf-8", errors="replace").strip()
    except OSError:
        return ""
