"""What can be read of bodies?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from contracts.bodies import BodyRules
from contracts.committees import rules_of
from contracts.merges import Heads, heads_of
from contracts.people import people_of
from contracts.values import BodyKind
from kernel.fetching import Database, fetch
from rules.dates import Window
from sectors.body.book import Book, InBody
from sectors.body.sizes import Sized, sizes_of
from sectors.body.tables import (
    CONVENOR,
    BodyRow,
    PlacingRow,
    PostRow,
    bodies,
    placings,
    posts,
)


@dataclass(frozen=True, slots=True)
class BodyListed:
    """One body with how many members on the roll belong to it on a day, each counted once.

    Attributes:
        members: its own, and those of the bodies under it.
        under: the body under which it stands that day.
    """

    body: UUID
    kind: BodyKind
    name: str
    provisional: bool
    convenors: tuple[str, ...]
    members: int
    form: str | None
    under: UUID | None
    until: date | None
    since: date | None


@dataclass(frozen=True, slots=True)
class NameTold:
    """A name, and the first day of it; None for the first name."""

    name: str
    since: date | None


@dataclass(frozen=True, slots=True)
class PostTold:
    """One time of somebody in a post; `until` None is still."""

    post: str
    holder: UUID
    name: str
    member: bool
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PlacingTold:
    """One time under another body."""

    body: UUID
    name: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class BodyTold:
    """One body, with its history: names, posts, where it stood, what stood under it.

    Attributes:
        since, until: its first and last days; None where not told, or not over.
    """

    body: UUID
    kind: BodyKind
    name: str
    form: str | None
    provisional: bool
    since: date | None
    until: date | None
    basis: str | None
    names: tuple[NameTold, ...]
    posts: tuple[PostTold, ...]
    under: tuple[PlacingTold, ...]
    below: tuple[PlacingTold, ...]


async def bodies_of(
    database: Database, committee: UUID, on: date, kind: BodyKind | None = None
) -> Sequence[BodyListed]:
    """A committee's bodies of a day by kind and name."""
    book = await book_of(database, committee, on)
    held = await _posts(database, committee, on)
    rows = [row for row in book.listed() if kind is None or row.kind == kind]
    rows.sort(key=lambda row: (row.kind, row.name_on(on)))
    return [_listed(row, book, held, on) for row in rows]


async def named_bodies(database: Database, committee: UUID) -> Sequence[tuple[UUID, BodyKind, str]]:
    """Every name that a body ever bore, later ones first; what is no more too."""
    rows, placed = await _rows(database, committee)
    book = Book(date.max, rows, placed)
    own = [row for row in rows if book.id(row.body) == row.body]
    return [(row.body, BodyKind(row.kind), name) for row in own for name in reversed(row.names)]


def _listed(row: BodyRow, book: Book, held: Sequence[PostRow], on: date) -> BodyListed:
    convenors = [one for one in held if one.post == CONVENOR and book.id(one.body) == row.body]
    convenors.sort(key=lambda one: (one.sinces[-1], one.name))
    return BodyListed(
        body=row.body,
        kind=BodyKind(row.kind),
        name=row.name_on(on),
        provisional=row.provisional,
        convenors=tuple(dict.fromkeys(one.name for one in convenors)),
        members=len(book.members(row.body)),
        form=row.form,
        under=book.above(row.body),
        until=row.until,
        since=row.since,
    )


async def book_of(database: Database, committee: UUID, on: date) -> Book:
    """The committee's bodies of a day with their members."""
    rows, placed = await _rows(database, committee)
    return Book(on, rows, placed, await people_of(database, committee))


async def book_of_names(database: Database, committee: UUID, on: date) -> Book:
    """The committee's bodies of a day, of whose members nothing is read."""
    rows, placed = await _rows(database, committee)
    return Book(on, rows, placed)


async def bodies_between(
    database: Database, committee: UUID, window: Window
) -> list[tuple[BodyRow, int]]:
    """Those that lasted on some day of a time, each with its members on the last such day."""
    rows, placed = await _rows(database, committee)
    members = await people_of(database, committee)
    by_day: dict[date, list[BodyRow]] = defaultdict(list)
    for row in rows:
        if row.stood_in(window):
            by_day[min(row.until or window.last, window.last)].append(row)
    found = []
    for day, ending in by_day.items():
        book = Book(day, rows, placed, members)
        own = [row for row in ending if book.id(row.body) == row.body]
        found += [(row, len(book.members(row.body))) for row in own]
    return found


async def standing_in(database: Database, committee: UUID, window: Window) -> list[BodyRow]:
    """Those that were there on some day of a time; what is only another name of one is none."""
    return (await book_of_names(database, committee, window.last)).standing_in(window)


async def _rows(database: Database, committee: UUID) -> tuple[list[BodyRow], list[PlacingRow]]:
    wanted = select(bodies).where(bodies.c.committee == committee).order_by(bodies.c.body)
    placed = select(placings).where(placings.c.committee == committee).order_by(placings.c.id)
    return await fetch(database, wanted, BodyRow), await fetch(database, placed, PlacingRow)


async def _posts(database: Database, committee: UUID, on: date) -> list[PostRow]:
    """Who holds which post on a day."""
    wanted = select(posts).where(posts.c.committee == committee).order_by(posts.c.id)
    return [one for one in await fetch(database, wanted, PostRow) if one.on(on)]


async def row_of(database: Database, committee: UUID, body: UUID) -> BodyRow | None:
    """One body as it is remembered, if it is this committee's."""
    mine = (bodies.c.committee == committee) & (bodies.c.body == body)
    found = await fetch(database, select(bodies).where(mine), BodyRow)
    return found[0] if found else None


async def body_of(database: Database, committee: UUID, body: UUID, on: date) -> BodyTold | None:
    """One body with all that was ever told of it."""
    rows, placed = await _rows(database, committee)
    book = Book(on, rows, placed)
    row = book.get(body)
    if row is None:
        return None
    one = row.body
    mine = select(posts).where(posts.c.committee == committee, posts.c.body == one)
    held = await fetch(database, mine.order_by(posts.c.post, posts.c.id), PostRow)
    heads = await heads_of(database, committee)
    return BodyTold(
        body=one,
        kind=BodyKind(row.kind),
        name=row.name_on(on),
        form=row.form,
        provisional=row.provisional,
        since=row.since,
        until=row.until,
        basis=row.basis,
        names=_names(row),
        posts=_told(held, heads),
        under=_placed(book, on, [(p.under, p) for p in placed if book.id(p.body) == one]),
        below=_placed(book, on, [(p.body, p) for p in placed if book.id(p.under) == one]),
    )


def _names(row: BodyRow) -> tuple[NameTold, ...]:
    days = [None, *row.named_from[1:]]
    return tuple(NameTold(name, day) for name, day in zip(row.names, days, strict=True))


def _told(held: Sequence[PostRow], heads: Heads) -> tuple[PostTold, ...]:
    """Every time in a post; who stands there twice, once under a duplicate's entry, is one."""
    found = [
        PostTold(one.post, heads.meant(one.holder), one.name, one.member, since, until)
        for one in held
        for since, until in one.days()
    ]
    once = {(one.post, one.holder, one.since, one.until): one for one in found}
    return tuple(sorted(once.values(), key=lambda one: (one.post, one.since or date.min, one.name)))


def _placed(
    book: Book, on: date, found: Sequence[tuple[UUID, PlacingRow]]
) -> tuple[PlacingTold, ...]:
    told = []
    for other, placing in found:
        row = book.get(other)
        name = row.name_on(on) if row else str(other)
        told += [PlacingTold(book.id(other), name, s, u) for s, u in placing.days()]
    return tuple(sorted(told, key=lambda one: (one.since or date.min, one.name)))


async def members_of(database: Database, committee: UUID, body: UUID, on: date) -> list[InBody]:
    """Who is in a body on a day, of its own or through what stands under it."""
    return (await book_of(database, committee, on)).members(body)


async def sizes(database: Database, committee: UUID, on: date) -> list[Sized]:
    """Every body's size beside the rules of the day."""
    adopted = await rules_of(database, committee, on)
    rules = (adopted.bodies if adopted else None) or BodyRules()
    return sizes_of(await book_of(database, committee, on), rules, on)
