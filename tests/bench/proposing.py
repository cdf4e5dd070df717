"""How does a round run the service proposals: its tables, and what members would have told it?"""

from contextlib import AbstractAsyncContextManager
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from bench.row import Urls
from sqlalchemy import Table

from contracts.committees import PlenaryRow, RulesRow, plenaries, plenary_id, rules
from contracts.directory import DirectoryRow
from kernel.ids import committee_id
from kernel.infra.server import DatabaseUrls
from kernel.rows import as_values
from kernel.running import Running
from kernel.schema import prepare
from kernel.tables import directory
from kernel.testing.running import running
from members.committee.presets import preset
from proposals.app import PROPOSALS
from proposals.people import PersonRow, people
from rules.names import derived_id

CODE = "999900"
HERE = committee_id(CODE)
PLENARY = plenary_id(HERE, 5, 3)
OPENS = date(2025, 1, 8)
SURNAMES = "岑柏宁沈陆闻祁俞欧颜"
GIVEN = "知远若水望舒行舟清和"
NAMES = tuple(a + b + c for a in SURNAMES for b in GIVEN[:5] for c in GIVEN[5:])


def proposals(urls: Urls, nats_url: str | None = None) -> AbstractAsyncContextManager[Running]:
    """Proposals, started."""
    return running(PROPOSALS, DatabaseUrls(urls.owner, urls.service), nats_url)


async def tables(urls: Urls) -> None:
    """The tables of proposals."""
    await prepare(urls.owner, PROPOSALS, urlsplit(urls.service).username)


async def settle(started: Running) -> None:
    """A committee, a plenary, its rules, 250 members."""
    cut_off = datetime(2025, 1, 9, 10, tzinfo=UTC)
    sitting = PlenaryRow(PLENARY, HERE, 5, 3, OPENS, date(2025, 1, 11), cut_off)
    adopted = RulesRow(uuid4(), HERE, OPENS, 1, preset("city")[0].model_dump_json())
    rows: list[tuple[Table, Any]] = [
        (directory, DirectoryRow(HERE, CODE, "云岭市政协", "99.99.00.000", None)),
        (plenaries, sitting),
        (rules, adopted),
        *((people, _person(name)) for name in NAMES),
    ]
    async with started.engine.begin() as connection:
        for table, row in rows:
            await connection.execute(table.insert(), [as_values(row)])


def _person(name: str) -> PersonRow:
    return PersonRow(
        person=derived_id(HERE, "person", name),
        committee=HERE,
        name=name,
        member_no=None,
        party=None,
        employer=None,
        sector=derived_id(HERE, "sector", "教育"),
        sector_name="教育",
        since=None,
        until=None,
    )
