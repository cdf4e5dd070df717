"""Are containers used where a Docker engine answers, and wired like the embedded servers?

No engine runs here: a fake one stands in for Docker's client alone. Its containers are the
embedded programs, started with exactly what a container would have been given.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import asyncpg
import docker  # type: ignore[import-untyped]  # the package ships no types
import pytest
from nats import connect
from testcontainers.core.config import ConnectionMode

from kernel.infra.programs import nats_server as nats_program
from kernel.infra.server import InfraFailed, NotRunning
from kernel.infra.servers import EmbeddedPostgres
from kernel.testing import servers
from kernel.testing.servers import (
    NATS_IMAGE,
    POSTGRES_IMAGE,
    DockerNats,
    DockerPostgres,
    Infra,
    chosen,
    engine_failure,
    nats_server,
    postgres_server,
)


class FakePostgres:
    """What the image does: the given superuser password, behind the given port."""

    def __init__(self, home: Path, port: int, environment: dict[str, str]) -> None:
        home.mkdir()
        (home / "postgres.port").write_text(str(port))
        self._server = EmbeddedPostgres(home, databases=())
        self._password = environment["POSTGRES_PASSWORD"]

    def start(self) -> None:
        with pytest.MonkeyPatch.context() as patch:
            given = SimpleNamespace(of=lambda role: self._password)
            patch.setattr("kernel.infra.postgres.passwords_of", lambda home, fresh: given)
            self._server.start()

    def kill(self) -> None:
        self._server.kill()

    def running(self) -> bool:
        return self._server.running()


class FakeNats:
    """What the image does: nats-server with the container's command, behind the given port."""

    def __init__(self, home: Path, port: int, command: list[str]) -> None:
        words = [str(home) if word == "/data" else word for word in command]
        self._line = [str(nats_program(None)), "--addr", "127.0.0.1", "--port", str(port), *words]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(self._line, stderr=subprocess.DEVNULL)

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None


class FakeContainer:
    """The part of docker.models.containers.Container that is used."""

    id = "0" * 64
    short_id = "0" * 12
    name = "fake"
    attrs: dict[str, Any] = {}  # noqa: RUF012

    def __init__(self, program: FakePostgres | FakeNats) -> None:
        self.program = program
        self.signals: list[str] = []
        self.removed = False

    def start(self) -> None:
        self.program.start()

    def stop(self) -> None:
        self.program.kill()

    def kill(self, signal: str) -> None:
        self.signals.append(signal)
        self.program.kill()

    def wait(self) -> None:
        assert not self.program.running()

    def reload(self) -> None:
        pass

    @property
    def status(self) -> str:
        return "running" if self.program.running() else "exited"

    def remove(self, force: bool, v: bool) -> None:
        if self.program.running():
            self.program.kill()
        self.removed = force and v


class FakeEngine:
    """docker.DockerClient, as far as it is used."""

    def __init__(self, home: Path) -> None:
        self.api = SimpleNamespace(
            headers={},
            base_url="http://127.0.0.1:2375",
            port=lambda container, port: self._mapped,
        )
        self.images = SimpleNamespace(get=lambda image: image)
        self.networks = SimpleNamespace(list=lambda filters: [])
        self.containers = self
        self._mapped: list[dict[str, str]] = []
        self.made: list[tuple[str, FakeContainer]] = []
        self._home = home

    def create(self, image: str, command: Any = None, **given: Any) -> FakeContainer:
        (port,) = given["ports"].values()
        self._mapped = [{"HostPort": str(port)}]
        home = self._home / f"container-{len(self.made)}"
        if image == POSTGRES_IMAGE:
            container = FakeContainer(FakePostgres(home, port, given["environment"]))
        else:
            container = FakeContainer(FakeNats(home, port, command))
        self.made.append((image, container))
        return container

    def ping(self) -> bool:
        return True

    def close(self) -> None:
        pass


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeEngine]:
    fake = FakeEngine(tmp_path)
    monkeypatch.setattr(docker, "from_env", lambda **given: fake)
    # The container that cleans up after a killed test run is testcontainers' own affair.
    monkeypatch.setattr("testcontainers.core.container.c.ryuk_disabled", True)
    # Also where these tests run in a container themselves.
    mode = ConnectionMode.docker_host
    monkeypatch.setattr("testcontainers.core.container.c.connection_mode_override", mode)
    yield fake
    for _, container in fake.made:
        container.remove(force=True, v=True)


def no_engine(**given: Any) -> None:
    raise docker.errors.DockerException("no engine")


def test_auto_takes_an_engine_that_answers(engine: FakeEngine) -> None:
    assert engine_failure() is None
    assert chosen("auto") is Infra.DOCKER
    assert chosen("docker") is Infra.DOCKER
    assert chosen("embedded") is Infra.EMBEDDED


def test_auto_does_without_an_engine_and_docker_fails_loudly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(docker, "from_env", no_engine)
    assert chosen("auto") is Infra.EMBEDDED
    with pytest.raises(InfraFailed, match="no engine") as failed:
        chosen("docker")
    assert "没有应答" in failed.value.zh


def test_another_word_is_refused() -> None:
    with pytest.raises(InfraFailed, match="TEST_INFRA=podman"):
        chosen("podman")


async def test_a_contained_postgres_is_used_like_the_embedded_one(
    engine: FakeEngine, tmp_path: Path
) -> None:
    with postgres_server(Infra.DOCKER, tmp_path, ["members"]) as server:
        assert isinstance(server, DockerPostgres)
        url = server.databases["members"].service
        await ask(url)
        server.kill()
        assert not server.running()
        with pytest.raises(OSError, match=r".*"):
            await ask(url)
        server.start()
        assert server.databases["members"].service == url, "the address survives a restart"
        await ask(url)
    ((image, container),) = engine.made
    assert image == "postgres:18.4"
    assert container.signals == ["SIGKILL"]
    assert container.removed


async def ask(url: str) -> None:
    connection = await asyncpg.connect(url)
    assert await connection.fetchval("select 1") == 1
    await connection.close()


async def test_a_contained_broker_is_used_like_the_embedded_one(
    engine: FakeEngine, tmp_path: Path
) -> None:
    with nats_server(Infra.DOCKER, tmp_path) as server:
        assert isinstance(server, DockerNats)
        for _ in range(2):
            client = await connect(server.url)
            assert (await client.jetstream().account_info()).streams == 0
            await client.close()
            server.stop()
            server.stop()
            assert not server.running()
            server.start()
    ((image, container),) = engine.made
    assert image == NATS_IMAGE == "nats:2.15.1"
    assert container.removed


def test_a_container_that_never_answers_is_given_up(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "READY_S", 0.2)
    monkeypatch.setattr(servers, "admits", lambda *address: False)
    with pytest.raises(TimeoutError):
        DockerNats().start()


def test_an_address_is_not_known_before_the_start(engine: FakeEngine) -> None:
    with pytest.raises(NotRunning):
        _ = DockerPostgres().url
