"""Who is expected at an activity, as far as it is known?"""

from uuid import UUID

from contracts.people import people_of
from kernel.fetching import Database
from sectors.belonging import Belonging
from sectors.doings import Doings, Held
from sectors.sheet.signing import Expected, SignIn, of_the_register, of_those_recorded, sign_in


async def sheet_of(
    database: Database, committee: UUID, doings: Doings, activity: UUID, body: UUID | None
) -> SignIn | None:
    """The sheet of an activity, if there is one of that id."""
    held = await doings.held(database, committee)
    found = next((one for one in held if one.activity == activity), None)
    if found is None:
        return None
    return sign_in(found, await _expected(database, committee, doings, found, body))


async def _expected(
    database: Database, committee: UUID, doings: Doings, held: Held, body: UUID | None
) -> list[Expected]:
    """Those recorded for it; of nobody the members of the body asked for, else of the host's.

    Where the host is no body with members, it is everybody on the roll of the first day.
    """
    belonging = Belonging(await people_of(database, committee))
    day = held.starts_on
    stood = await doings.stood(database, committee, held.activity)
    if stood and body is None:
        return of_those_recorded(stood, belonging, day)
    wanted = [body] if body else [host.id for host in held.hosts]
    members = of_the_register(belonging, day, wanted) if wanted else []
    return members if members or body else of_the_register(belonging, day)
