"""How are rows fetched as the dataclasses they hold?"""

from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.rows import as_row

R = TypeVar("R")
Database: TypeAlias = AsyncEngine
"""A service's database, for those who read it only through `fetch`."""


async def fetch(database: Database, wanted: Select[Any], row: type[R]) -> list[R]:
    """All rows that a select finds, in its order; its columns are named like the row's fields."""
    async with database.connect() as connection:
        found = (await connection.execute(wanted)).mappings().all()
    return [as_row(row, one) for one in found]
