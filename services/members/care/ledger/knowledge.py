"""What must be known to plan a ledger of material, once a file?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.committees import rules_of
from contracts.roll import Names, OnRoll, roll_of
from kernel.clock import today
from kernel.fetching import fetch
from kernel.importing.plan import Terms
from members.care.material.tables import MaterialRow, materials


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the service knows before it reads the first row.

    Attributes:
        kinds: what the committee's rules call them, by every way of writing it.
    """

    today: date
    names: Names
    members: Sequence[OnRoll]
    materials: Sequence[MaterialRow]
    kinds: Mapping[str, str]


async def know(engine: AsyncEngine, terms: Terms) -> Knowledge:
    """Read it; words adopted later read an earlier year's ledger too."""
    rows = await roll_of(engine, terms.committee)
    rules = await rules_of(engine, terms.committee, date.max)
    wanted = select(materials).where(materials.c.committee == terms.committee)
    listed = rules.material_kinds if rules else ()
    return Knowledge(
        today=today(),
        names=Names(rows),
        members=rows,
        materials=await fetch(engine, wanted.order_by(materials.c.material), MaterialRow),
        kinds={word: one.name for one in listed for word in (one.name, *one.words)},
    )
