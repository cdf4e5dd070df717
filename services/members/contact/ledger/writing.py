"""How do contacts go out as .xlsx, some at a time?"""

from uuid import UUID

from fastapi.responses import StreamingResponse

from contracts.people import people_of
from kernel.fetching import Database
from kernel.http.sheets import Pages, sheet
from members.contact.ledger.export import HEADINGS, SHEET, line
from members.contact.queries import Sight, Wanted, pages_of_contacts, pairs_of, texts_of


async def exported(
    database: Database, committee: UUID, wanted: Wanted, *, texts: bool
) -> StreamingResponse:
    """The ledger of the contacts that a filter leaves, with or without their words."""
    return await sheet(SHEET, HEADINGS, _lines(database, committee, wanted, texts), (SHEET,))


async def _lines(database: Database, committee: UUID, wanted: Wanted, texts: bool) -> Pages:
    people = await people_of(database, committee)
    every = await pairs_of(database, committee, Sight(everything=True), None)
    pairs = {one.pair: one for one in every}
    async for page in pages_of_contacts(database, committee, wanted):
        words = await texts_of(database, page) if texts else {}
        yield [
            line(
                one,
                people,
                None if one.pair is None else pairs.get(one.pair),
                words.get(one.contact),
            )
            for one in page
        ]
