"""What must be known to plan a ledger of contacts, once a file?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.contacts import ListedRule, PairKindRule
from contracts.people import People, people_of
from kernel.clock import today
from kernel.importing.plan import Terms
from members.contact.queries import (
    Sight,
    Texts,
    Wanted,
    pages_of_contacts,
    pairs_of,
    rules_on,
    texts_of,
)
from members.contact.tables import ContactRow, PairRow


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the service knows before it reads the first row.

    Attributes:
        ways, kinds: what the committee's rules call them, by every way of writing it.
    """

    today: date
    people: People
    pairs: Sequence[PairRow]
    contacts: Sequence[ContactRow]
    texts: Mapping[UUID, Texts]
    ways: Mapping[str, str]
    kinds: Mapping[str, str]


async def know(engine: AsyncEngine, terms: Terms) -> Knowledge:
    """Read it; words adopted later read an earlier year's ledger too."""
    here = terms.committee
    people = await people_of(engine, here)
    rules = await rules_on(engine, here, date.max)
    made = [one async for page in pages_of_contacts(engine, here, Wanted()) for one in page]
    return Knowledge(
        today=today(),
        people=people,
        pairs=await pairs_of(engine, here, Sight(everything=True), None),
        contacts=made,
        texts=await texts_of(engine, made),
        ways=_words(rules.contact_ways) if rules else {},
        kinds=_words(rules.pair_kinds) if rules else {},
    )


def _words(listed: Sequence[ListedRule | PairKindRule]) -> dict[str, str]:
    return {word: one.name for one in listed for word in (one.name, *one.words)}
