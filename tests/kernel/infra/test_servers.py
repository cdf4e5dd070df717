"""Do the embedded servers keep what they acknowledged, and keep strangers out?"""

import asyncio
import contextlib
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncpg
import nats
import pytest
from nats.js.api import StorageType

from kernel.infra.databases import enter
from kernel.infra.server import NotRunning, ServerFailed
from kernel.infra.servers import EmbeddedNats, EmbeddedPostgres
from kernel.infra.supervisor import Condition, Supervisor


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Longer than the 107 bytes of a unix socket path, and not open to other users.
    deep = tmp_path_factory.mktemp("home") / "深" / ("d" * 100)
    deep.mkdir(parents=True)
    deep.parent.chmod(0o700)
    return deep


@pytest.fixture(scope="module")
def postgres(home: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(home, databases=("members", "proposals"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def broker(home: Path) -> Iterator[EmbeddedNats]:
    server = EmbeddedNats(home, domain="town")
    server.start()
    yield server
    server.stop()


async def one(url: str, query: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


async def test_a_fresh_database_has_checksums_durability_and_a_builtin_locale(
    postgres: EmbeddedPostgres,
) -> None:
    asked = {
        "show fsync": "on",
        "show synchronous_commit": "on",
        "show full_page_writes": "on",
        "show data_checksums": "on",
        "show server_encoding": "UTF8",
        "show listen_addresses": "127.0.0.1",
        "show unix_socket_directories": "",
        "select datlocprovider::text || datlocale from pg_database where datname='members'": (
            "bC.UTF-8"
        ),
    }
    for query, expected in asked.items():
        assert await one(enter(postgres.url, "members"), query) == expected, query


async def test_a_service_may_only_what_its_owner_granted(postgres: EmbeddedPostgres) -> None:
    urls = postgres.databases["proposals"]
    await one(urls.owner, "create table if not exists kept (n int)")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await one(urls.service, "select count(*) from kept")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await one(urls.service, "create table mine (n int)")
    await one(urls.owner, "grant select on kept to proposals")
    assert await one(urls.service, "select count(*) from kept") == 0


async def test_no_service_enters_anothers_database(postgres: EmbeddedPostgres) -> None:
    for url in (postgres.databases["members"].service, postgres.databases["members"].owner):
        for elsewhere in ("proposals", "postgres"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await one(enter(url, elsewhere), "select 1")


async def test_a_wrong_password_is_refused(
    postgres: EmbeddedPostgres, broker: EmbeddedNats
) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await one(enter(postgres.url, "postgres", "postgres", "guess"), "select 1")
    with pytest.raises(nats.errors.Error):
        await nats.connect(
            broker.url.replace("jianyan:", "jianyan:x"),
            allow_reconnect=False,
            max_reconnect_attempts=0,
        )


async def test_a_killed_postgres_comes_back_at_the_same_address_with_every_commit(
    postgres: EmbeddedPostgres,
) -> None:
    url = postgres.databases["members"].owner
    connection = await asyncpg.connect(url)
    await connection.execute("create table acknowledged as select generate_series(1, 500) n")
    postgres.kill()
    assert not postgres.running()
    with pytest.raises((OSError, asyncpg.PostgresError)):
        await one(url, "select 1")
    postgres.start()
    assert postgres.databases["members"].owner == url
    assert await one(url, "select sum(n) from acknowledged") == 125250


async def test_a_killed_broker_comes_back_with_every_acknowledged_message(
    broker: EmbeddedNats,
) -> None:
    client = await nats.connect(broker.url)
    stream = client.jetstream()
    await stream.add_stream(name="EV", subjects=["ev.>"], storage=StorageType.FILE)
    for number in range(50):
        await stream.publish("ev.a", str(number).encode())
    await client.close()
    broker.kill()
    assert not broker.running()
    broker.start()
    client = await nats.connect(broker.url)
    info = await client.jetstream().stream_info("EV")
    assert info.state.messages == 50
    assert (await client.jetstream().account_info()).domain == "town"
    await client.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A home whose NATS store lies on a disk of 48 MB."""
    store = tmp_path / "nats"
    store.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(store)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk is a tmpfs, which only root may mount")
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(store)], check=True)


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


async def test_a_broker_whose_disk_was_full_is_named_and_starts_again_when_there_is_room(
    small: Path,
) -> None:
    server = EmbeddedNats(small)
    supervisor = Supervisor([server])
    supervisor.start()
    try:
        client = await nats.connect(server.url, reconnect_time_wait=0.1)
        stream = client.jetstream(timeout=1)
        await stream.add_stream(name="EV", subjects=["ev.>"])
        await stream.publish("ev.a", b"1")
        filler = fill(small / "nats" / "filler")
        with pytest.raises(nats.errors.TimeoutError):
            await asyncio.gather(*(stream.publish("ev.a", bytes(1000)) for _ in range(50)))
        await asyncio.to_thread(eventually, lambda: condition(supervisor) is Condition.STUCK)
        assert "no space left" in (supervisor.health()[server.name].error or "")
        await asyncio.sleep(0.5)
        assert supervisor.health()[server.name].restarts == 0, "without room it would fail again"
        filler.unlink()
        await asyncio.to_thread(eventually, lambda: condition(supervisor) is Condition.RUNNING)
        assert supervisor.health()[server.name].error is None
        await client.close()
        client = await nats.connect(server.url)
        assert (await client.jetstream().publish("ev.a", b"2")).seq > 1
        await client.close()
    finally:
        supervisor.stop()


def condition(supervisor: Supervisor) -> Condition:
    (health,) = supervisor.health().values()
    return health.condition


def fill(path: Path) -> Path:
    """A file that takes all the room there is."""
    with path.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    return path


def test_starting_twice_and_stopping_twice_changes_nothing(
    home: Path, broker: EmbeddedNats
) -> None:
    pid = broker.pid
    broker.start()
    assert broker.pid == pid
    broker.stop()
    broker.stop()
    broker.kill()
    assert not broker.running()
    broker.start()
    assert broker.running()


def test_an_address_is_not_known_before_the_start(tmp_path: Path) -> None:
    with pytest.raises(NotRunning, match="尚未启动"):
        _ = EmbeddedPostgres(tmp_path).url


def test_a_server_that_cannot_start_says_what_its_log_says(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path, settings={"shared_buffers": "a lot"})
    with pytest.raises(ServerFailed, match="shared_buffers"):
        server.start()
    assert not server.running()
