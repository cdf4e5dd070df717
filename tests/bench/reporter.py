"""How does a round run reporting: its tables, the service, and until when?"""

from contextlib import AbstractAsyncContextManager
from urllib.parse import urlsplit

import asyncpg
from bench.row import Urls
from bench.story import CODE, NAME, committee

from kernel.infra.server import DatabaseUrls
from kernel.running import Running
from kernel.schema import prepare
from kernel.testing.running import eventually, running
from reporting.app import REPORTING

PATIENCE_S = 1200.0
KNOWN = """insert into directory (committee, code, name, subject)
           values ($1, $2, $3, '99.99.00.000')"""


async def tables(urls: Urls) -> None:
    """Reporting's tables, in which the story's committee is known."""
    await prepare(urls.owner, REPORTING, urlsplit(urls.service).username)
    connection = await asyncpg.connect(urls.owner)
    await connection.execute(KNOWN, committee(), CODE, NAME)
    await connection.close()


def reporting(urls: Urls, nats_url: str | None = None) -> AbstractAsyncContextManager[Running]:
    """Reporting, started."""
    return running(REPORTING, DatabaseUrls(urls.owner, urls.service), nats_url)


async def until_folded(url: str, arrivals: int) -> None:
    """Until the cases contain so many arrivals."""
    connection = await asyncpg.connect(url)
    seen = "select 1 from case_cursor where arrival >= $1"

    async def so() -> bool:
        return bool(await connection.fetchval(seen, arrivals))

    await eventually(so, PATIENCE_S, f"{arrivals} arrivals in the cases")
    await connection.close()
