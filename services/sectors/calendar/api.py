"""How does HTTP ask for the calendar, and for its feeds?"""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from kernel.clock import today, wall_clock
from kernel.fetching import Database
from kernel.http.asking import Asking, allowed
from kernel.http.whose import is_office, own_id
from kernel.identity import Role, permission
from kernel.problems import Problem, unknown
from sectors.calendar.bodies import FeedBody, FeedShown
from sectors.calendar.commands import OpenFeed, RevokeFeed
from sectors.calendar.entries import CalendarDay, by_day
from sectors.calendar.ical import MEDIA, calendar
from sectors.calendar.letting_in import ByAddress, by_address
from sectors.calendar.queries import Sources, Wanted, entries_of, feed_of, feeds_of
from sectors.calendar.tables import FeedRow

READ = permission("sectors.calendar.read", *Role)
KEEP = permission("sectors.calendar.keep_feed", Role.CLERK, Role.MEMBER)
READ_FEEDS = permission("sectors.calendar.read_feeds", Role.CLERK, Role.MEMBER)
FOLLOW = permission("sectors.calendar.follow", *Role)
BY_ADDRESS = by_address(FOLLOW)

HERE = "/committees/{committee}"
FEEDS = HERE + "/calendar-feeds"
LONGEST, BACK, AHEAD = timedelta(days=400), timedelta(days=366), timedelta(days=731)
NAME = "政协活动日历"
EDGE = (date(1900, 1, 1), date(9000, 1, 1))


def calendar_routes(sources: Sources) -> APIRouter:
    """The routes, reading what the other slices remember."""
    router = APIRouter(tags=["活动日历 calendar"])
    _signed_in(router, sources)
    _followed(router, sources)
    return router


def _signed_in(router: APIRouter, sources: Sources) -> None:
    @router.get(HERE + "/calendar", summary="活动日历 calendar")
    async def read(
        committee: str,
        first: date | None = None,
        last: date | None = None,
        body: UUID | None = None,
        member: UUID | None = None,
        asking: Asking = allowed(READ),
    ) -> Sequence[CalendarDay]:
        """Days (this month's) with what is planned or held: all, of a body, or of a member."""
        wanted = _wanted(asking, first, last, body, member)
        found = await entries_of(asking.engine, asking.here, sources, wanted)
        return list(by_day(found, wanted.first, wanted.last))

    @router.get(HERE + "/calendar.ics", summary="日历文件 iCalendar", response_class=Response)
    async def read_ics(
        committee: str,
        first: date | None = None,
        last: date | None = None,
        body: UUID | None = None,
        member: UUID | None = None,
        asking: Asking = allowed(READ),
    ) -> Response:
        """The same as a file that other calendars read."""
        wanted = _wanted(asking, first, last, body, member)
        return await _written(asking.engine, asking.here, sources, wanted)


def _followed(router: APIRouter, sources: Sources) -> None:
    @router.get(
        FEEDS + "/{token}.ics", summary="日历订阅 a feed by its address", response_class=Response
    )
    async def follow(committee: str, token: str, asking: ByAddress = BY_ADDRESS) -> Response:
        """A year back and two ahead; whoever has the address may read it, until it is revoked."""
        feed = asking.feed
        body, member = (feed.of if feed.whose == one else None for one in ("body", "member"))
        wanted = Wanted(today() - BACK, today() + AHEAD, body, member)
        return await _written(asking.running.engine, feed.committee, sources, wanted)


feed_routes = APIRouter(tags=["活动日历 calendar"])


@feed_routes.post(FEEDS, summary="开通日历订阅 open a feed", status_code=201)
async def open_feed(committee: str, body: FeedBody, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """Of a body, by the office; of a member, by the office or the member. Then read its address."""
    if not is_office(asking) and (body.member is None or own_id(asking) != body.member):
        raise _not_for_others()
    whose = "member" if body.member is not None else "body"
    command = OpenFeed(committee=asking.here, whose=whose, of=body.of(asking.here))
    return await asking.ask(command)


@feed_routes.get(FEEDS, summary="日历订阅列表 feeds")
async def read_feeds(committee: str, asking: Asking = allowed(READ_FEEDS)) -> Sequence[FeedShown]:
    """With their addresses: for the office all; for a member one's own, and those of bodies."""
    key = asking.running.settings.lookup_key
    found = await feeds_of(asking.engine, asking.here)
    return [FeedShown.of_row(row, key) for row in found if _may_see(asking, row)]


@feed_routes.post(FEEDS + "/{feed}/revocation", summary="撤销日历订阅 revoke", status_code=201)
async def revoke(committee: str, feed: UUID, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """Its address leads nowhere any more; opened again it has another."""
    if not is_office(asking):
        row = await feed_of(asking.engine, feed)
        if row is None or row.of != own_id(asking):
            raise unknown("日历订阅", feed)
    return await asking.ask(RevokeFeed(committee=asking.here, feed=feed))


async def _written(
    database: Database, committee: UUID, sources: Sources, wanted: Wanted
) -> Response:
    found = await entries_of(database, committee, sources, wanted)
    return Response(calendar(NAME, found, wall_clock()), media_type=MEDIA)


def _wanted(
    asking: Asking, first: date | None, last: date | None, body: UUID | None, member: UUID | None
) -> Wanted:
    """The days that are asked for: this month's, or a month from the one that is given.

    Raises:
        Problem: 422 for days that are too many or none, 403 for the calendar of somebody else.
    """
    begins = first or (min(last, today()) if last else today()).replace(day=1)
    begins = min(max(begins, EDGE[0]), EDGE[1])
    ends = min(max(last, EDGE[0]), EDGE[1]) if last else begins + timedelta(days=30)
    if not begins <= ends <= begins + LONGEST:
        zh, en = "日期范围应为一至四百天", "name one to 400 days"
        raise Problem(422, "NotThoseDays", zh, en)
    if member is not None and not _may_ask(asking, member):
        raise _not_for_others()
    return Wanted(begins, ends, body, member, unannounced=is_office(asking))


def _may_ask(asking: Asking, member: UUID) -> bool:
    roles = asking.principal.roles(asking.here, today())
    return is_office(asking) or Role.LEADER in roles or own_id(asking) == member


def _may_see(asking: Asking, row: FeedRow) -> bool:
    return is_office(asking) or row.whose == "body" or row.of == own_id(asking)


def _not_for_others() -> Problem:
    return Problem(403, "NotForOthers", "只能为本人办理", "only for oneself")
