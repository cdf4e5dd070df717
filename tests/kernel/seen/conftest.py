"""Which services do these tests look at from outside?"""

from contextlib import ExitStack

import pytest

from kernel.exporting import Exports
from kernel.testing.collecting import collector
from kernel.testing.plugin import fresh_database

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
    with ExitStack() as made:
        yield lambda number: [made.enter_context(fresh_database(postgres)) for _ in range(number)]


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
