"""On which PostgreSQL and NATS do tests run: containers, or the embedded programs?

`TEST_INFRA=docker` insists on a Docker engine, `embedded` on the wheels' programs, `auto` (the
default) takes Docker where an engine answers. Both give the same `Server` interface and the same
server versions.
"""

import contextlib
import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import docker  # type: ignore[import-untyped]  # the package ships no types
from testcontainers.core.container import DockerContainer

from kernel.infra.databases import SERVICES, database_urls, ensure_databases
from kernel.infra.nats import USER, admits
from kernel.infra.ports import LOOPBACK, any_free
from kernel.infra.server import DatabaseUrls, InfraFailed, NotRunning, PostgresServer, Server
from kernel.infra.servers import EmbeddedNats, EmbeddedPostgres

POSTGRES_IMAGE = "postgres:18.4"
NATS_IMAGE = "nats:2.15.1"
READY_S = 120.0


class Infra(StrEnum):
    """Where the servers of a test session run."""

    DOCKER = "docker"
    EMBEDDED = "embedded"


def chosen(wish: str) -> Infra:
    """`wish` is TEST_INFRA: auto, embedded or docker.

    Raises:
        InfraFailed: docker was demanded and no engine answers, or the word is another one.
    """
    match wish:
        case "embedded":
            return Infra.EMBEDDED
        case "docker":
            if (failure := engine_failure()) is not None:
                raise InfraFailed(
                    f"TEST_INFRA=docker，但 Docker 引擎没有应答：{failure}",
                    f"TEST_INFRA=docker, but no Docker engine answers: {failure}",
                )
            return Infra.DOCKER
        case "auto" | "":
            return Infra.DOCKER if engine_failure() is None else Infra.EMBEDDED
    raise InfraFailed(
        f"TEST_INFRA={wish} 无效，应为 auto、embedded 或 docker。",
        f"TEST_INFRA={wish} is not one of auto, embedded, docker.",
    )


def engine_failure() -> str | None:
    """Why no Docker engine answers within 3 s, or None when one does."""
    try:
        with contextlib.closing(docker.from_env(timeout=3)) as engine:
            engine.ping()
    except Exception as error:  # the client raises errors of four libraries
        return str(error)
    return None


@contextlib.contextmanager
def postgres_server(
    infra: Infra, home: Path, databases: Sequence[str] = SERVICES
) -> Iterator[PostgresServer]:
    """A started PostgreSQL with these databases, removed afterwards. `home` is for embedded."""
    if infra is Infra.DOCKER:
        with contextlib.closing(DockerPostgres(databases)) as contained:
            contained.start()
            yield contained
        return
    server = EmbeddedPostgres(home, databases)
    with _stopped_after(server):
        yield server


@contextlib.contextmanager
def nats_server(infra: Infra, home: Path) -> Iterator[Server]:
    """A started NATS with JetStream, removed afterwards. `home` is for embedded."""
    if infra is Infra.DOCKER:
        with contextlib.closing(DockerNats()) as contained:
            contained.start()
            yield contained
        return
    server = EmbeddedNats(home)
    with _stopped_after(server):
        yield server


@contextlib.contextmanager
def _stopped_after(server: Server) -> Iterator[None]:
    server.start()
    try:
        yield
    finally:
        server.stop()


class _Contained:
    """A container that survives stop and kill, at one address as long as it lives."""

    def __init__(self, image: str, inner_port: int) -> None:
        # A port chosen here: Docker's own choice changes with every start of a container.
        self._container = DockerContainer(image).with_bind_ports(inner_port, any_free())
        self._inner_port = inner_port
        self._address: tuple[str, int] | None = None

    def start(self) -> None:
        """Also from inside a container, where it may be reached at another address and port."""
        if self._address is not None:
            self._wrapped().start()
            return
        self._container.start()
        host = self._container.get_container_host_ip()
        port = int(self._container.get_exposed_port(self._inner_port))
        self._address = (LOOPBACK if host == "localhost" else host, port)

    def stop(self) -> None:
        if self.running():
            self._wrapped().stop()

    def kill(self) -> None:
        if self.running():
            self._wrapped().kill("SIGKILL")
            self._wrapped().wait()

    def running(self) -> bool:
        if self._address is None:
            return False
        self._wrapped().reload()
        return bool(self._wrapped().status == "running")

    def close(self) -> None:
        """Remove the container with its data."""
        self._container.stop()

    @property
    def address(self) -> tuple[str, int]:
        if self._address is None:
            raise NotRunning(self._container.image)
        return self._address

    def _wrapped(self) -> Any:  # docker's own classes are untyped
        return self._container.get_wrapped_container()


class DockerPostgres(_Contained):
    """The same PostgreSQL as the embedded one, in a container."""

    def __init__(self, databases: Sequence[str] = SERVICES) -> None:
        super().__init__(POSTGRES_IMAGE, 5432)
        self._services = tuple(databases)
        self._password = secrets.token_hex(16)
        locale = "--no-locale --locale-provider=builtin --builtin-locale=C.UTF-8"
        self._container.with_envs(
            POSTGRES_PASSWORD=self._password,
            POSTGRES_INITDB_ARGS=f"--encoding=UTF8 --data-checksums {locale}",
        )

    @property
    def url(self) -> str:
        return "postgresql://postgres:{}@{}:{}/postgres".format(self._password, *self.address)

    @property
    def databases(self) -> Mapping[str, DatabaseUrls]:
        return database_urls(self.url, self._services, self._password_of)

    def start(self) -> None:
        super().start()
        _until_ready(self._try)

    def _password_of(self, role: str) -> str:
        return f"{role}-{self._password}"

    def _try(self) -> bool:
        """The image starts its server twice; only the second is reachable from outside."""
        try:
            ensure_databases(self.url, self._services, self._password_of)
        except OSError:
            return False
        except Exception as error:
            if getattr(error, "sqlstate", None) == "57P03":  # cannot_connect_now
                return False
            raise
        return True


class DockerNats(_Contained):
    """The same NATS as the embedded one, in a container."""

    def __init__(self) -> None:
        super().__init__(NATS_IMAGE, 4222)
        self._password = secrets.token_hex(16)
        self._container.with_command(
            ["--jetstream", "--store_dir", "/data", "--user", USER, "--pass", self._password]
        )

    @property
    def url(self) -> str:
        return "nats://{}:{}@{}:{}".format(USER, self._password, *self.address)

    def start(self) -> None:
        super().start()
        host, port = self.address
        _until_ready(lambda: admits(port, self._password, host))


def _until_ready(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + READY_S
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError("the container did not become ready")
        time.sleep(0.1)
