"""How does HTTP ask about links to bodies, what they did, and which did nothing?"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from contracts.naming import Organisations
from contracts.organisations import organisations_of
from contracts.sectors.body import body_id
from contracts.sectors.link import LinkKind
from contracts.values import BodyKind, Named
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import Problem, unknown
from rules.dates import Window
from rules.names import clean
from sectors.body.api import KEEP
from sectors.body.bodies import End
from sectors.body.link.bodies import Make, Party, Use
from sectors.body.link.commands import EndLink, MakeLink, StrikeUse, UseLink
from sectors.body.link.queries import LinkTold, link_of, links_of
from sectors.body.people import person_meant

READ = permission("sectors.body.read_links", *Role)
HERE = "/committees/{committee}/bodies"
LINK = "/committees/{committee}/body-links/{link}"
Year = Annotated[int | None, Query(ge=1950, le=2100)]

router = APIRouter(tags=["界别与机构 body"])


@router.post(HERE + "/{body}/links", summary="建立联系 make a link", status_code=201)
async def make(
    committee: str, body: UUID, told: Make, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """A leader, special committee or department is linked to a body."""
    day = told.since or today()
    if told.leader is not None:
        party, member = await person_meant(asking, told.leader, day)
    else:
        assert told.party is not None
        party, member = await _party(asking, told.kind, told.party, day), False
    command = MakeLink(
        committee=asking.here,
        body=body,
        kind=told.kind,
        party=party,
        member=member,
        since=told.since,
        on=told.since,
    )
    return await asking.ask(command)


async def _party(asking: Asking, kind: LinkKind, told: Party, day: date) -> Named:
    """A special committee of that name; the unit that bears the name on the day."""
    name = clean(told.name)
    if told.id is not None:
        return Named(id=told.id, name=name)
    if kind is LinkKind.SPECIAL_COMMITTEE:
        return Named(id=body_id(asking.here, BodyKind.SPECIAL_COMMITTEE, name), name=name)
    rows = await organisations_of(asking.engine, asking.here)
    return Named(id=Organisations(asking.here, rows).find(name, day).organisation, name=name)


@router.get(HERE + "/{body}/links", summary="机构的联系 links of a body")
async def read(
    committee: str, body: UUID, year: Year = None, asking: Asking = allowed(READ)
) -> Sequence[LinkTold]:
    """Who was linked to it in a year (this one), and what each did then."""
    return await links_of(asking.engine, asking.here, _window(year), body)


@router.get("/committees/{committee}/body-links", summary="联系一览 all links")
async def read_all(
    committee: str,
    first: date | None = None,
    last: date | None = None,
    unused: bool = False,
    kind: LinkKind | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[LinkTold]:
    """Links that existed between two days (this year so far); `unused`: those that did nothing."""
    day = last or today()
    begin = first or day.replace(month=1, day=1)
    if day < begin:
        raise Problem(422, "BadWindow", "终点早于起点", "the last day is before the first")
    found = await links_of(asking.engine, asking.here, Window(begin, day))
    return [
        one for one in found if (kind is None or one.kind == kind) and not (unused and one.times)
    ]


@router.post(LINK + "/end", summary="解除联系 end a link", status_code=201)
async def end(
    committee: str, link: UUID, told: End, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The last day; with `mistaken` there never was one."""
    about = {"committee": asking.here, "link": link}
    return await asking.ask(EndLink(**about, **told.model_dump(), on=told.until))


@router.post(LINK + "/uses", summary="登记联系活动 record what it did", status_code=201)
async def use(
    committee: str, link: UUID, told: Use, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """A report heard, an activity joined, guidance, help with a problem."""
    return await _use(asking, link, asking.new_id("link-use"), told)


@router.put(LINK + "/uses/{use}", summary="更正联系活动 correct it", status_code=201)
async def correct(
    committee: str, link: UUID, use: UUID, told: Use, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The particulars, whole."""
    return await _use(asking, link, use, told)


@router.post(LINK + "/uses/{use}/retraction", summary="撤销联系活动 strike it", status_code=201)
async def strike(
    committee: str, link: UUID, use: UUID, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """There was no such thing."""
    return await asking.ask(StrikeUse(committee=asking.here, link=link, use=use))


async def _use(asking: Asking, link: UUID, use: UUID, told: Use) -> JSONResponse:
    if await link_of(asking.engine, asking.here, link) is None:
        raise unknown("联系", link)
    particulars = told.model_dump()
    command = UseLink(committee=asking.here, link=link, use=use, on=told.used_on, **particulars)
    return await asking.ask(command)


def _window(year: int | None) -> Window:
    of = year or today().year
    return Window(date(of, 1, 1), date(of, 12, 31))
