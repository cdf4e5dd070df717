"""Which servers and databases may a test ask for by name? (a pytest plugin)"""

import contextlib
import itertools
import os
from collections.abc import Iterator

import pytest

from kernel.infra.databases import SERVICES, enter, execute, owner_of
from kernel.infra.server import DatabaseUrls, InfraFailed, PostgresServer, Server
from kernel.testing.servers import Infra, chosen, nats_server, postgres_server

TESTS = "tests"
_numbers = itertools.count(1)
_infra = pytest.StashKey[Infra]()


def pytest_configure(config: pytest.Config) -> None:
    try:
        config.stash[_infra] = chosen(os.environ.get("TEST_INFRA", "auto"))
    except InfraFailed as failure:
        raise pytest.UsageError(str(failure)) from failure


def pytest_report_header(config: pytest.Config) -> str:
    return f"servers: {config.stash[_infra]} (TEST_INFRA=auto|embedded|docker)"


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if terminalreporter.verbosity < 0:  # pytest -q prints no header
        terminalreporter.write_line(pytest_report_header(config))


@pytest.fixture(scope="session")
def infra(pytestconfig: pytest.Config) -> Infra:
    return pytestconfig.stash[_infra]


@pytest.fixture(scope="session")
def postgres(infra: Infra, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """One PostgreSQL for the whole session, with a database for each service.

    A test that kills it starts it again before it ends.
    """
    home = tmp_path_factory.mktemp("postgres")
    with postgres_server(infra, home, (*SERVICES, TESTS)) as server:
        yield server


@pytest.fixture(scope="session")
def nats(infra: Infra, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One NATS with JetStream for the whole session; streams are the test's own to name."""
    with nats_server(infra, tmp_path_factory.mktemp("nats")) as server:
        yield server


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[DatabaseUrls]:
    """An empty database of the test's own (about 50 ms)."""
    with fresh_database(postgres) as urls:
        yield urls


@contextlib.contextmanager
def fresh_database(postgres: PostgresServer) -> Iterator[DatabaseUrls]:
    """An empty database: `.owner` migrates, `.service` works.

    The roles are `tests_owner` and `tests`; the database is dropped afterwards, with whoever is
    still connected.
    """
    name = f"test_{os.getpid()}_{next(_numbers)}"
    execute(
        postgres.url,
        f'create database "{name}" owner "{owner_of(TESTS)}"',
        f'revoke all on database "{name}" from public',
        f'grant connect on database "{name}" to "{TESTS}"',
    )
    urls = postgres.databases[TESTS]
    yield DatabaseUrls(owner=enter(urls.owner, name), service=enter(urls.service, name))
    execute(postgres.url, f'drop database "{name}" with (force)')
