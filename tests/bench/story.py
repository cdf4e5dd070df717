"""Which events do the readers read? A committee's years, as its services would have logged them."""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from city_years import City

from kernel.log.chain import Recorded
from kernel.testing.feeding import Feed

CODE, NAME = "999900", "云岭市政协"
A_PROPOSAL = 4.1
"""Events a proposal of the invented city has on average."""


def story(amount: int, code: str = CODE) -> Iterator[Recorded]:
    """So many events of one committee: roster, plenaries, then proposals of two years."""
    proposals = int(amount / A_PROPOSAL / 1.9) + 1
    city = City(code, NAME, "city", members=min(400, 20 + amount // 20), proposals=proposals)
    feed = Feed()
    told = (feed.next(city.here, event, day) for event, day in city.events())
    return islice(told, amount)


def committee(code: str = CODE) -> UUID:
    """The committee of a story."""
    return City(code, NAME, "city", members=1, proposals=1).here
