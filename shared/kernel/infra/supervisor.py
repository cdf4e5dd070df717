"""What happens when a server ends although nobody asked it to?"""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from kernel.infra.server import Server

LOOK_S = 0.1
FIRST_WAIT_S = 0.2
LONGEST_WAIT_S = 10.0


class NamedServer(Server, Protocol):
    """A server that health can name."""

    @property
    def name(self) -> str: ...

    def trouble(self) -> str: ...


class Condition(StrEnum):
    """How a server is, as health reports it."""

    RUNNING = "running"
    STUCK = "stuck"
    RESTARTING = "restarting"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ServerHealth:
    """One server: its condition, how often it was started again, and why the last try failed.

    A server that is stuck runs and cannot do its work; the error says why.
    """

    condition: Condition
    restarts: int = 0
    error: str | None = None


class Supervisor:
    """Starts servers together, restarts at the same address what dies, stops them together.

    A restart is tried after 0.2 s, then after twice as long each time, at most 10 s, for ever;
    meanwhile health says `restarting`. Stopping wins over restarting.
    """

    def __init__(self, servers: Sequence[NamedServer]) -> None:
        self._servers = tuple(servers)
        self._health = {server.name: ServerHealth(Condition.STOPPED) for server in servers}
        self._ending = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Returns when all answer; when one cannot start, the others are stopped again."""
        try:
            self._all("start")
        except BaseException:
            self._all("stop")
            raise
        for server in self._servers:
            self._health[server.name] = ServerHealth(Condition.RUNNING)
            self._threads.append(threading.Thread(target=self._keep, args=(server,), daemon=True))
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Returns when all have gone in order."""
        self._ending.set()
        for thread in self._threads:
            thread.join()
        self._all("stop")
        for name, health in self._health.items():
            self._health[name] = replace(health, condition=Condition.STOPPED)

    def health(self) -> dict[str, ServerHealth]:
        return dict(self._health)

    def _all(self, act: str) -> None:
        if not self._servers:
            return
        with ThreadPoolExecutor(len(self._servers)) as pool:
            done = [pool.submit(getattr(server, act)) for server in self._servers]
        for result in done:
            result.result()

    def _keep(self, server: NamedServer) -> None:
        while not self._ending.wait(LOOK_S):
            if not server.running():
                self._revive(server)
            elif trouble := server.trouble():
                before = self._health[server.name]
                self._health[server.name] = replace(
                    before, condition=Condition.STUCK, error=trouble
                )

    def _revive(self, server: NamedServer) -> None:
        before = self._health[server.name]
        self._health[server.name] = replace(before, condition=Condition.RESTARTING)
        wait_s = FIRST_WAIT_S
        while not self._ending.wait(wait_s):
            try:
                server.start()
            except Exception as error:  # whatever it is, health names it and we try again
                self._health[server.name] = replace(self._health[server.name], error=str(error))
                wait_s = min(2 * wait_s, LONGEST_WAIT_S)
            else:
                self._health[server.name] = ServerHealth(Condition.RUNNING, before.restarts + 1)
                return
