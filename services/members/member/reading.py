"""How does HTTP read the register: filtered, searched, one member's page, as a spreadsheet?"""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from datetime import date
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from contracts.members.member import Gender
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.http.sheets import sheet
from kernel.identity import Role, permission
from kernel.ledgers.streaming import StreamedRow
from kernel.problems import unknown
from members.member import lists
from members.member.filtering import Filter
from members.member.forms import ByPhone
from members.member.ledger.export import SHEET, headings, line
from members.member.queries import (
    Among,
    MemberListed,
    MemberPage,
    page_of,
    register,
    whole,
    with_phone,
)
from rules.dates import add_months

READ = permission("members.member.read", Role.CLERK, Role.LEADER, Role.SERVICE)
READ_PAGE = permission("members.member.read_page", Role.CLERK, Role.LEADER, Role.MEMBER)
LISTS = permission("members.member.lists", Role.CLERK)
FIND = permission("members.member.find_by_phone", Role.CLERK)

router = APIRouter(tags=["委员 member"])
HERE = "/committees/{committee}"
Named: TypeAlias = Annotated[str | None, Query(min_length=1, max_length=200)]
Typed: TypeAlias = Annotated[
    str | None,
    Query(
        max_length=60,
        description="name, part of it, pinyin or initials 姓名、其中几字、拼音或首字母",
    ),
]


def narrowed(
    on: date | None = None,
    everyone: bool = False,
    sector: Named = None,
    special_committee: Named = None,
    group: Named = None,
    role: Named = None,
    party: Named = None,
    gender: Gender | None = None,
    nation: Named = None,
    term: Annotated[int | None, Query(ge=1, le=99)] = None,
    in_system: bool | None = None,
    how: Literal["resigned", "removed", "ceased"] | None = None,
    prefix: Named = None,
) -> Filter:
    """Who is on the roll on a day (today); or everyone who ever was, or left in some way."""
    day = None if everyone or (how is not None and on is None) else on or today()
    return Filter(
        on=day,
        sector=sector,
        special_committee=special_committee,
        group=group,
        role=role,
        party=party,
        gender=gender,
        nation=nation,
        term=term,
        in_system=in_system,
        how=how,
        prefix=prefix,
    )


Narrowed: TypeAlias = Annotated[Filter, Depends(narrowed)]


@router.get(HERE + "/members", summary="委员名册 the register")
async def read(
    committee: str,
    wanted: Narrowed,
    paging: InPages,
    q: Typed = None,
    asking: Asking = allowed(READ),
) -> Sequence[MemberListed]:
    """Who is on the roll on a day (today), filtered; with `q` those who are called so."""
    among = Among(committee=asking.here)
    return paging.told(await register(asking.engine, among, wanted, paging.turn, q))


@router.get("/members", summary="各级委员 members of all committees")
async def read_everywhere(
    wanted: Narrowed, paging: InPages, q: Typed = None, asking: Asking = allowed(READ)
) -> Sequence[MemberListed]:
    """The same among all committees that the asker may read, as names are read."""
    among = Among(scope=asking.scope())
    return paging.told(await register(asking.engine, among, wanted, paging.turn, q))


@router.post(HERE + "/members/by-phone", summary="按手机查找委员 find by telephone")
async def by_phone(
    committee: str, body: ByPhone, asking: Asking = allowed(FIND)
) -> Sequence[MemberListed]:
    """Whose telephone it is; the number itself is in no answer."""
    key = asking.running.settings.lookup_key
    return await with_phone(asking.engine, asking.here, body.phone, key)


@router.get(HERE + "/members/{member}", summary="委员 one member")
async def read_page(
    committee: str, member: UUID, asking: Asking = allowed(READ_PAGE)
) -> MemberPage:
    """One member with every membership and role; a member may read the own page."""
    found = await page_of(asking.engine, asking.here, member)
    # Who may not read a page is not told either whether there is one.
    if found is None or not _may_read(asking, member):
        raise unknown("委员", member)
    return found


@router.get(HERE + "/member-lists/ending", summary="届满名单 whose term ends")
async def read_ending(
    committee: str,
    term: Annotated[int | None, Query(ge=1, le=99)] = None,
    asking: Asking = allowed(LISTS),
) -> Sequence[MemberListed]:
    """Who needs a new appointment to stay beyond the committee's term, or beyond the one named."""
    return await lists.ending(asking.engine, asking.here, today(), term)


@router.get(HERE + "/member-lists/quiet", summary="未履职名单 no activity")
async def read_quiet(
    committee: str,
    months: Annotated[int | None, Query(ge=1, le=60)] = None,
    since: date | None = None,
    asking: Asking = allowed(LISTS),
) -> Sequence[lists.Quiet]:
    """Who handed in, reported and came to nothing for so many months (12), or since a day."""
    day = since or add_months(today(), -(months or 12))
    return await lists.quiet(asking.engine, asking.here, day, today())


@router.get(HERE + "/member-lists/without-sector", summary="未定界别名单 without a sector")
async def read_without_sector(
    committee: str, asking: Asking = allowed(LISTS)
) -> Sequence[MemberListed]:
    """Who is on the roll and in no sector."""
    return await lists.without_sector(asking.engine, asking.here, today())


@router.get(HERE + "/member-lists/without-telephone", summary="无电话名单 without a telephone")
async def read_without_telephone(
    committee: str, asking: Asking = allowed(LISTS)
) -> Sequence[MemberListed]:
    """Of whom no telephone is kept."""
    return await lists.without_telephone(asking.engine, asking.here, today())


@router.get(HERE + "/member-lists/too-many-committees", summary="专委会超限名单 over two")
async def read_too_many(committee: str, asking: Asking = allowed(LISTS)) -> Sequence[MemberListed]:
    """Who sits on more special committees than the rules of the day allow."""
    return await lists.in_too_many_committees(asking.engine, asking.here, today())


@router.get(HERE + "/exports/roster", summary="导出名册 export the roster")
async def export(
    committee: str, wanted: Narrowed, asking: Asking = allowed(READ)
) -> StreamingResponse:
    """The roll of a day as .xlsx, without private particulars; imported again, its edits alone."""
    return await sheet(SHEET, headings(), _lines(asking, wanted), file="roster")


async def _lines(asking: Asking, wanted: Filter) -> AsyncGenerator[Sequence[StreamedRow]]:
    found = whole(asking.engine, asking.here, wanted)
    async with aclosing(found):
        async for page in found:
            yield [line(one) for one in page]


def _may_read(asking: Asking, member: UUID) -> bool:
    others = READ_PAGE.roles - {Role.MEMBER}
    if asking.principal.roles(asking.here, today()) & others:
        return True
    return asking.principal.id == f"member:{member}"
