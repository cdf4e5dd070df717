"""How are rows fetched as the dataclasses they hold?"""

from collections.abc import AsyncGenerator
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.rows import as_row

R = TypeVar("R")
PAGE = 500
Database: TypeAlias = AsyncEngine
"""A service's database, for those who read it only through `fetch`."""


async def fetch(database: Database, wanted: Select[Any], row: type[R]) -> list[R]:
    """All rows that a select finds, in its order; its columns are named like the row's fields."""
    async with database.connect() as connection:
        found = (await connection.execute(wanted)).mappings().all()
    return [as_row(row, one) for one in found]


async def pages(
    database: Database, wanted: Select[Any], row: type[R], size: int | None = None
) -> AsyncGenerator[list[R]]:
    """The same rows through a cursor of the server's, so that one page alone is held here."""
    size = size or PAGE
    async with database.connect() as connection:
        found = await connection.stream(wanted, execution_options={"yield_per": size})
        async for page in found.mappings().partitions(size):
            yield [as_row(row, one) for one in page]
