"""Which events do the readers read? A committee's years, as its services would have logged them."""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from city_years import City

from kernel.log.chain import Recorded
from kernel.testing.feeding import Feed

CODE, NAME = "999900", "云岭市政协"
AT_LEAST = 400
"""Events that even the smallest city has besides its proposals."""

TWO_YEARS = 7.2
"""Events of a proposal and of the next year's like it, at the least (8.3 on average)."""


def story(amount: int, code: str = CODE) -> Iterator[Recorded]:
    """So many events of one committee: roster, then two plenaries' years one after the other.

    Raises:
        LookupError: the city has fewer.
    """
    proposals = int(max(0, amount - AT_LEAST) / TWO_YEARS) + 12
    members = min(200, 15 + amount // 100)
    city = City(code, NAME, "city", members=members, proposals=proposals, a_month=1)
    feed, told = Feed(), 0
    for event, day in islice(city.events(), amount):
        told += 1
        yield feed.next(city.here, event, day)
    if told < amount:
        raise LookupError(f"the city has only {told} events, not {amount}")


def committee(code: str = CODE) -> UUID:
    """The committee of a story."""
    return City(code, NAME, "city", members=1, proposals=1).here
