"""What does the process do that owns a home?"""

import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from kernel.infra.databases import given_databases
from kernel.infra.home import Home, HomeIsOwned, RunningHost
from kernel.infra.locks import FileLock
from kernel.infra.nats import EmbeddedNats
from kernel.infra.postgres import EmbeddedPostgres
from kernel.infra.server import DatabaseUrls
from kernel.infra.settings import HomeSettings
from kernel.infra.supervisor import NamedServer, ServerHealth, Supervisor

LOOK_S = 0.1
# Longer than a host needs to end in order.
OWNERSHIP_S = 45.0


@dataclass(frozen=True, slots=True)
class Urls:
    """Where the services find their servers; nats is None when the node runs without a broker."""

    databases: Mapping[str, DatabaseUrls]
    nats: str | None


class HomeOwner:
    """Owns a home: locks it, runs the servers that no one else runs, watches the clients.

    Used as a context manager. Entering raises HomeIsOwned when another host is alive and
    InfraFailed when a server cannot start; leaving stops everything in order.
    """

    def __init__(self, settings: HomeSettings) -> None:
        self._settings = settings
        self._home = Home.at(settings.directory)
        self._lock = FileLock(self._home.host_lock)
        self._door = FileLock(self._home.clients_lock)
        self._ending = threading.Event()
        self._postgres, self._nats = _servers(settings, self._home.root)
        ours: list[NamedServer] = [s for s in (self._postgres, self._nats) if s is not None]
        self._supervisor = Supervisor(ours)

    def __enter__(self) -> Self:
        self._take()
        try:
            self._home.retract()
            self._supervisor.start()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()
        self._home.retract()
        try:
            self._supervisor.stop()
        finally:
            self._lock.release()
            self._door.release()

    def _take(self) -> None:
        """A host that is ending is waited for; one that answers is not."""
        deadline = time.monotonic() + OWNERSHIP_S
        while not self._lock.hold(patience_s=LOOK_S):
            if self._home.running() is not None or time.monotonic() > deadline:
                raise HomeIsOwned(self._home.root)

    @property
    def home(self) -> Home:
        return self._home

    @property
    def urls(self) -> Urls:
        """Known once entered; they do not change while the home is owned."""
        given = self._settings.database_url
        services = self._settings.services
        databases = self._postgres.databases if self._postgres else {}
        if given is not None:
            databases = given_databases(given, services)
        return Urls(databases, self._nats.url if self._nats else self._settings.nats_url)

    def health(self) -> dict[str, ServerHealth]:
        """The servers run here, by name; those of others are not ours to judge."""
        return self._supervisor.health()

    def announce(
        self, url: str, token_file: Path | None = None, versions: Mapping[str, str] | None = None
    ) -> None:
        """Tell commands where the host answers; to be called when it does."""
        self._home.announce(
            RunningHost(
                pid=os.getpid(),
                url=url,
                token_file=token_file,
                started_at=datetime.now(UTC),
                stays=self._settings.stays,
                versions=versions or {},
            )
        )

    def end(self) -> None:
        """Let `until_unneeded` return; callable from any thread and from a signal handler."""
        self._ending.set()

    def until_unneeded(self) -> None:
        """Blocks until the last client has been gone for the grace period, or `end` is called.

        From then on no client gets in: it waits until this host has gone and starts another.
        """
        since: float | None = None
        while not self._ending.wait(LOOK_S):
            if self._settings.stays or not self._door.hold():
                since = None
                continue
            since = since or time.monotonic()
            if time.monotonic() - since >= self._settings.grace_s:
                return
            self._door.release()


def _servers(
    settings: HomeSettings, root: Path
) -> tuple[EmbeddedPostgres | None, EmbeddedNats | None]:
    """The servers that nobody else runs for us."""
    postgres = nats = None
    if settings.database_url is None:
        postgres = EmbeddedPostgres(root, settings.services, programs=settings.pg_bin)
    if settings.nats_url is None and not settings.without_nats:
        nats = EmbeddedNats(
            root, domain=settings.domain, program=settings.nats_server_bin, leaf=settings.leaf
        )
    return postgres, nats
