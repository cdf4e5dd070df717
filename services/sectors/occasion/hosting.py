"""Which bodies hosted activities together, as it was told of them?"""

import json
from uuid import UUID

from sqlalchemy import select

from contracts.values import Named
from kernel.fetching import Database, fetch
from sectors.occasion.tables import OccasionRow, occasions


async def joint_hosts(database: Database, committee: UUID) -> dict[UUID, list[Named]]:
    """By activity, for those that several hosted."""
    c = occasions.c
    wanted = select(occasions).where(c.committee == committee, c.stands, c.hosts != [])
    return {one.activity: _named(one) for one in await fetch(database, wanted, OccasionRow)}


def _named(one: OccasionRow) -> list[Named]:
    told = json.loads(one.parts).get("hosts", [])
    return [Named.model_validate(host["body"]) for host in told]
