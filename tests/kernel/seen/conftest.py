"""Which services do these tests look at from outside?"""

import pytest

from kernel.exporting import Exports
from kernel.infra.databases import enter, execute, owner_of
from kernel.infra.server import DatabaseUrls
from kernel.testing.collecting import collector

ESTABLISH = {"code": "999900", "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 4,
    "opens": "2025-01-08",
    "closes": "2025-01-11",
    "cut_off": "2025-01-09T18:00:00+08:00",
}
MEMBER = {
    "name": "岑知远",
    "term": 5,
    "since": "2025-01-08",
    "bodies": [{"kind": "special_committee", "name": "数字经济委员会"}],
}
PATH = "/committees/999900"


@pytest.fixture
def more_databases(postgres):
    """`more_databases(2)`: databases beside the test's own."""
    urls, made = postgres.databases["tests"], []

    def make(number):
        for n in range(number):
            made.append(f"test_seen_{n}")
            execute(postgres.url, f'create database "{made[-1]}" owner "{owner_of("tests")}"')
            yield DatabaseUrls(enter(urls.owner, made[-1]), enter(urls.service, made[-1]))

    yield make
    for name in made:
        execute(postgres.url, f'drop database "{name}" with (force)')


@pytest.fixture
def collected():
    """An OTLP receiver that this process tells everything, every 0.1 s."""
    with collector() as got:
        exports = Exports(got.endpoint, "tests", every_s=0.1).start()
        got.end = exports.stop
        yield got
        exports.stop()


@pytest.fixture
def established():
    """`await established(office)`: a committee with a plenary, asked for at members."""

    async def establish(office):
        for path, body in (("/committees", ESTABLISH), (f"{PATH}/plenaries", PLENARY)):
            told = await office.post(path, json=body)
            assert told.status_code == 201, told.text

    return establish


@pytest.fixture
def admitting():
    """The body that admits a member of a special committee."""
    return MEMBER
