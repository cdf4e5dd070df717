"""Which organisation does a name mean that somebody wrote into a form?"""

from datetime import date
from uuid import UUID

from contracts.naming import Organisations
from contracts.organisations import organisations_of
from contracts.values import Named
from kernel.fetching import Database


async def unit_named(database: Database, committee: UUID, name: str, on: date) -> Named:
    """Who bore the name on that day, under the name that was written."""
    known = Organisations(committee, await organisations_of(database, committee))
    return Named(id=known.find(name, on).organisation, name=name)
