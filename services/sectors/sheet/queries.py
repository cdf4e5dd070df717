"""Who is expected at an activity, as far as it is known?"""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from contracts.people import people_of
from kernel.fetching import Database
from sectors.belonging import Belonging
from sectors.doings import Doings, Held, Planned, Stood
from sectors.sheet.signing import Expected, SignIn, of_the_register, of_those_recorded, sign_in


async def sheet_of(
    database: Database, committee: UUID, doings: Doings, activity: UUID, body: UUID | None
) -> SignIn | None:
    """The sheet of an activity that was held or is still to come, if there is one of that id."""
    belonging = Belonging(await people_of(database, committee))
    planned = await doings.planned(database, committee, activity)
    if planned is not None:
        return sign_in(planned.held, _invited(belonging, planned, body))
    held = await doings.held(database, committee)
    found = next((one for one in held if one.activity == activity), None)
    if found is None:
        return None
    stood = await doings.stood(database, committee, activity)
    return sign_in(found, _expected(belonging, found, stood, body))


def _invited(belonging: Belonging, planned: Planned, body: UUID | None) -> list[Expected]:
    """Who signed up for it, or of whom it is expected; those on leave say so."""
    day = planned.held.starts_on
    if body is None and not planned.must_attend and planned.told:
        return of_those_recorded(planned.told, belonging, day)
    away = {belonging.kept(one.person) for one in planned.told if not one.came}
    hosts = [] if planned.whole_committee else [host.id for host in planned.held.hosts]
    return _members(belonging, day, hosts, body, away)


def _expected(
    belonging: Belonging, held: Held, stood: Sequence[Stood], body: UUID | None
) -> list[Expected]:
    """Those recorded for it; of nobody the members of the body asked for, else of the hosts'."""
    if stood and body is None:
        return of_those_recorded(stood, belonging, held.starts_on)
    hosts = [host.id for host in held.hosts]
    return _members(belonging, held.starts_on, hosts, body, ())


def _members(
    belonging: Belonging,
    day: date,
    hosts: Sequence[UUID],
    body: UUID | None,
    away: Collection[UUID],
) -> list[Expected]:
    """Where no host is a body with members, it is everybody on the roll that day."""
    wanted = [body] if body else hosts
    members = of_the_register(belonging, day, wanted, away) if wanted else []
    return members if members or body else of_the_register(belonging, day, (), away)
