"""What must be known to plan a ledger of material, once a file?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.committees import rules_of
from contracts.people import People, people_of
from kernel.clock import today
from kernel.importing.plan import Terms
from members.care.material.queries import pages_of_materials
from members.care.material.tables import MaterialRow


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the service knows before it reads the first row.

    Attributes:
        kinds: what the committee's rules call them, by every way of writing it.
    """

    today: date
    people: People
    materials: Sequence[MaterialRow]
    kinds: Mapping[str, str]


async def know(engine: AsyncEngine, terms: Terms) -> Knowledge:
    """Read it; words adopted later read an earlier year's ledger too."""
    rules = await rules_of(engine, terms.committee, date.max)
    listed = rules.material_kinds if rules else ()
    return Knowledge(
        today=today(),
        people=await people_of(engine, terms.committee),
        materials=sorted(
            [one async for page in pages_of_materials(engine, terms.committee) for one in page],
            key=lambda one: one.material,
        ),
        kinds={word: one.name for one in listed for word in (one.name, *one.words)},
    )
