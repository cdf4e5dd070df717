"""What must be read to tell how the work is spread?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.people import people_of
from kernel.fetching import Database
from rules.dates import Window
from sectors.balance.counting import Visit, visits_of
from sectors.belonging import Belonging
from sectors.doings import BodyThen, Doings, Held


@dataclass(frozen=True, slots=True)
class Year:
    """Bodies of the last day, activities by day, and who was expected at those of the window."""

    window: Window
    bodies: Sequence[BodyThen]
    held: Sequence[Held]
    visits: Sequence[Visit]
    belonging: Belonging


async def read(database: Database, committee: UUID, doings: Doings, window: Window) -> Year:
    """Everything of a window."""
    held = await doings.held(database, committee)
    stood = await doings.stood(database, committee, None)
    belonging = Belonging(await people_of(database, committee))
    past = [one for one in held if one.starts_on <= window.last]
    return Year(
        window=window,
        bodies=await doings.bodies(database, committee, window.last),
        held=past,
        visits=visits_of(past, stood, belonging, window),
        belonging=belonging,
    )


def since_ever(last: date) -> Window:
    """Everything until a day."""
    return Window(date.min, last)
