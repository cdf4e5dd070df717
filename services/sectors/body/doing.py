"""What do the slices that count what bodies did learn of bodies?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.values import BodyKind
from rules.dates import Window
from sectors.body.queries import bodies_of, standing_in
from sectors.body.tables import BodyRow
from sectors.doings import BodyThen


async def bodies_then(engine: AsyncEngine, committee: UUID, on: date) -> Sequence[BodyThen]:
    """The bodies of a day, by kind and name."""
    found = await bodies_of(engine, committee, on)
    return [
        BodyThen(one.body, one.kind, one.name, one.provisional, one.since, one.until)
        for one in found
    ]


async def bodies_in(engine: AsyncEngine, committee: UUID, window: Window) -> Sequence[BodyThen]:
    """The bodies of some day of a time; those there on its last day first, by kind and name."""
    found = [_then(row, window.last) for row in await standing_in(engine, committee, window)]
    return sorted(found, key=lambda one: (not one.stands(window.last), one.kind, one.name))


def _then(row: BodyRow, on: date) -> BodyThen:
    last = on if row.until is None else min(row.until, on)
    kind, name = BodyKind(row.kind), row.name_on(last)
    return BodyThen(row.body, kind, name, row.provisional, row.since, row.until)
