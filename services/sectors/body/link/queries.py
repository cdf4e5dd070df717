"""Who is linked to which body, and what did each link do in a time, or not do?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from contracts.merges import heads_of
from kernel.fetching import Database, fetch
from rules.dates import Window
from sectors.body.book import Book
from sectors.body.link.tables import LinkRow, LinkUseRow, links, uses
from sectors.body.queries import book_of
from sectors.body.tables import BodyRow


@dataclass(frozen=True, slots=True)
class UseTold:
    """One thing that a link did."""

    use: UUID
    way: str
    used_on: date
    activity: UUID | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Spent:
    """One time of a link; None where the day is not known, or it lasts."""

    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class LinkTold:
    """One link to a body, with what it did in the time asked for.

    Attributes:
        times: how often it did something then. last_on: when it last did, up to the end of then.
    """

    link: UUID
    body: UUID
    body_name: str
    kind: str
    party: UUID
    name: str
    member: bool
    spells: tuple[Spent, ...]
    times: int
    last_on: date | None
    uses: tuple[UseTold, ...]


async def links_of(
    database: Database, committee: UUID, window: Window, body: UUID | None = None
) -> list[LinkTold]:
    """The links that existed on some day of a time, by body, kind and name."""
    book = await book_of(database, committee, window.last)
    rows = await fetch(database, select(links).where(links.c.committee == committee), LinkRow)
    here = (uses.c.committee == committee) & (uses.c.used_on <= window.last)
    wanted = select(uses).where(here).order_by(uses.c.used_on, uses.c.use)
    done: dict[UUID, list[LinkUseRow]] = defaultdict(list)
    for one in await fetch(database, wanted, LinkUseRow):
        done[one.link].append(one)
    heads = await heads_of(database, committee)
    found = [
        _told(row, book, window, done.get(row.link, []), heads.meant(row.party))
        for row in rows
        if _existed(row, book.get(row.body), window)
        and (body is None or book.id(row.body) == book.id(body))
    ]
    return sorted(found, key=lambda one: (one.body_name, one.kind, one.name, one.link))


def _existed(row: LinkRow, body: BodyRow | None, window: Window) -> bool:
    """On some day of the time on which the body was there too."""
    if body is not None and not body.lasts(window.first):
        return False
    days = zip(row.sinces, row.untils, strict=True)
    return any(since <= window.last and until >= window.first for since, until in days)


def _told(
    row: LinkRow, book: Book, window: Window, done: Sequence[LinkUseRow], party: UUID
) -> LinkTold:
    body = book.get(row.body)
    then = [one for one in done if one.used_on in window]
    return LinkTold(
        link=row.link,
        body=book.id(row.body),
        body_name=body.name_on(window.last) if body else str(row.body),
        kind=row.kind,
        party=party,
        name=row.name,
        member=row.member,
        spells=tuple(Spent(since, until) for since, until in row.days()),
        times=len(then),
        last_on=done[-1].used_on if done else None,
        uses=tuple(UseTold(u.use, u.way, u.used_on, u.activity, u.subject) for u in then),
    )


async def link_of(database: Database, committee: UUID, link: UUID) -> LinkRow | None:
    """One link, if it is this committee's."""
    mine = (links.c.committee == committee) & (links.c.link == link)
    found = await fetch(database, select(links).where(mine), LinkRow)
    return found[0] if found else None
