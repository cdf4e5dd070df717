"""How does a host process serve a home until nobody needs it?"""

import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn

from kernel.ending import Ending
from kernel.infra.owner import HomeOwner
from kernel.infra.ports import LOOPBACK
from kernel.infra.server import InfraFailed
from kernel.infra.settings import HomeSettings

# uvicorn takes any ASGI application; it gives the callable no narrower type either.
MakeApp = Callable[[HomeOwner], Any]


def run_host(
    settings: HomeSettings,
    make_app: MakeApp,
    *,
    address: tuple[str, int] = (LOOPBACK, 0),
    token_file: Path | None = None,
    versions: Mapping[str, str] | None = None,
    ending: Ending | None = None,
) -> None:
    """Own the home and serve one ASGI application, until SIGTERM, SIGINT or the last client.

    Returns after everything has been stopped in order; the process then ends with 0.

    Args:
        settings: the home and its servers.
        make_app: the application for these servers; its lifespan starts and stops the services.
        address: interface and port of HTTP; port 0 takes a free one.
        token_file: where a command of the same user finds its token; goes into `run.json`.
        versions: of the program and what it runs; go into `run.json`.
        ending: the grace period of the application; the servers end after it.

    Raises:
        HomeIsOwned: another host is alive.
        InfraFailed: a server, or the application's lifespan, could not start.
    """
    ending = ending or Ending()
    with _ending_by_signals() as asked, HomeOwner(settings) as owner:
        if asked.is_set():
            return
        with _listening(address) as listener:
            url = "http://{}:{}".format(*listener.getsockname()[:2])
            server = _Http(
                make_app(owner),
                on_ready=lambda: owner.announce(url, token_file, versions),
                on_end=owner.home.retract,
                ending=ending,
            )
            _relay(asked, owner)
            _end_with(owner, server, ending)
            try:
                server.run(sockets=[listener])
            finally:
                ending.done()
            if not server.started:
                raise InfraFailed("服务未能启动，原因见日志。", "The services did not start.")


class _Http(uvicorn.Server):
    """uvicorn that says when it answers and when it will no longer."""

    def __init__(
        self,
        app: Any,
        *,
        on_ready: Callable[[], None],
        on_end: Callable[[], None],
        ending: Ending,
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="on",
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=ending.requests_s,
            )
        )
        self._on_ready = on_ready
        self._on_end = on_end
        self._ending = ending

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started and not self.should_exit:
            self._on_ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Commands that come while requests are being finished wait for the next host."""
        self._ending.begin()
        self._on_end()
        super().handle_exit(sig, frame)


@contextlib.contextmanager
def _ending_by_signals() -> Iterator[threading.Event]:
    """SIGTERM and SIGINT set the event; uvicorn, which borrows them, hands them on to us."""
    asked = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        asked.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def _listening(address: tuple[str, int]) -> Iterator[socket.socket]:
    # By name as TCP: asyncio's own loop does not know it for that, and answers wait for an ACK.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
        except OSError as error:
            where = "{}:{}".format(*address)
            raise InfraFailed(
                f"无法在 {where} 监听：{error}", f"Cannot listen on {where}: {error}"
            ) from error
        yield listener


def _relay(asked: threading.Event, owner: HomeOwner) -> None:
    def wait() -> None:
        asked.wait()
        owner.end()

    threading.Thread(target=wait, daemon=True).start()


def _end_with(owner: HomeOwner, server: uvicorn.Server, ending: Ending) -> None:
    def wait() -> None:
        owner.until_unneeded()
        owner.home.retract()
        ending.begin()
        server.should_exit = True

    threading.Thread(target=wait, daemon=True).start()
