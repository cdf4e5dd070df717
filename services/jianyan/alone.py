"""How does one service run as a process of its own?"""

import contextlib
import signal
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import FrameType
from typing import Any
from uuid import uuid4

import uvicorn

from jianyan.failed import Failed
from jianyan.host import begin, not_started
from jianyan.keys import keys_of
from jianyan.link import Host, connected
from jianyan.node import Node, Share
from jianyan.settings import NodeSettings
from jianyan.show import plain
from jianyan.words import say
from kernel.ending import Ending
from kernel.http.following import in_flight
from kernel.infra.databases import given_databases
from kernel.infra.home import Home
from kernel.infra.owner import Urls
from kernel.infra.server import DatabaseUrls, InfraFailed
from kernel.infra.settings import HomeSettings

LOOK_S = 1.0


@dataclass(frozen=True, slots=True)
class Alone:
    """Which service, which half of it, and whether the broker is away."""

    name: str
    http: bool = True
    worker: bool = True
    without_nats: bool = False


def run_alone(home: Home, alone: Alone, address: tuple[str, int]) -> None:
    """Serve until SIGTERM or SIGINT, on given servers or on those of the home's host.

    Raises:
        Failed: the service did not start, or the home's servers moved.
        InfraFailed: the servers could not be started.
    """
    settings = NodeSettings.from_environment()
    begin(home.root / "log" / f"{alone.name}.log", settings, alone.name)
    ending = Ending(settings.grace_s, in_flight)
    with _servers(home, alone) as urls:
        keys = keys_of(home.root)
        holder = f"{keys.holder}/{uuid4()}"
        share = Share(
            (alone.name,),
            holder,
            http=alone.http,
            worker=alone.worker,
            below=settings.below,
            hosts=settings.hosts,
        )
        node = Node(urls, keys, share, ending)
        _serve(node, alone, address, ending)


def _serve(node: Node, alone: Alone, address: tuple[str, int], ending: Ending) -> None:
    bind, port = address
    config = uvicorn.Config(
        node.app(dict), host=bind, port=port, lifespan="on", log_level="warning", access_log=False,
        timeout_graceful_shutdown=ending.requests_s,
    )  # fmt: skip
    server = _Told(config, f"{alone.name} http://{bind}:{port}/{alone.name}", ending)
    try:
        with _signals_are_ends(), contextlib.suppress(SystemExit):  # uvicorn's: it cannot start
            server.run()
    finally:
        ending.done()
    if server.started:
        return
    if node.failure is not None:
        raise not_started(node.failure)
    raise InfraFailed(f"无法在 {bind}:{port} 监听", f"cannot listen on {bind}:{port}")


class _Told(uvicorn.Server):
    """uvicorn that says on stdout when it answers."""

    def __init__(self, config: uvicorn.Config, where: str, ending: Ending) -> None:
        super().__init__(config)
        self._where, self._ending = where, ending

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._ending.begin()
        super().handle_exit(sig, frame)

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets=sockets)
        if self.started and not self.should_exit:
            plain(say(f"已就绪 {self._where}", f"ready: {self._where}"))


@contextlib.contextmanager
def _servers(home: Home, alone: Alone) -> Iterator[Urls]:
    """The servers given in the environment, or those that the home's host runs meanwhile."""
    given = HomeSettings.from_environment(home.root, without_nats=alone.without_nats)
    if given.database_url is not None and (given.nats_url is not None or alone.without_nats):
        nats = None if alone.without_nats else given.nats_url
        yield Urls(given_databases(given.database_url, given.services), nats)
        return
    words = ["--at-request", *(["--without-nats"] if alone.without_nats else [])]
    with connected(home.root, *words) as host:
        urls = _urls(host.get("/servers"), alone)
        stop = threading.Event()
        watch = threading.Thread(target=_keep_alive, args=(host, stop), daemon=True)
        watch.start()
        try:
            yield urls
        finally:
            stop.set()
            watch.join()


def _urls(told: Mapping[str, Any], alone: Alone) -> Urls:
    nats = None if alone.without_nats else told["nats"]
    if nats is None and not alone.without_nats:
        raise Failed(
            "本数据目录正在不带 NATS 运行，请加 --without-nats，或待其结束",
            "this home runs without NATS: add --without-nats, or wait until that has ended",
        )
    return Urls({name: DatabaseUrls(**one) for name, one in told["databases"].items()}, nats)


def _keep_alive(host: Host, stop: threading.Event) -> None:
    """A host that was killed is replaced; its servers come back at the same ports."""
    while not stop.wait(LOOK_S):
        with contextlib.suppress(InfraFailed, Failed):
            host.alive()


@contextlib.contextmanager
def _signals_are_ends() -> Iterator[None]:
    """uvicorn raises the signal that ended it once more; an ordered end is no failure."""
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, lambda *told: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
