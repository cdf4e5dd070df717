"""Whose name is it that somebody types: its beginning or a part, read aloud, or by initials?

What is found comes in tiers, each in its own order, so that the first page is read from the front
of an index however many more are found: names that begin so, then those whose initials do, then
those that have it further on or are read otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, cast, literal, not_, select
from sqlalchemy.dialects.postgresql import TSQUERY

from kernel.fetching import Database, fetch
from kernel.paging import BadCursor, By, Order, Page, Turn
from members.member.naming.tables import names
from members.member.naming.views import spelled
from members.member.tables import MemberRow, members

LAST = "\U0010ffff"
"""Comes after every character of a name."""


@dataclass(frozen=True, slots=True)
class FoundRow(MemberRow):
    """A member, and what the name was found by."""

    spelling: str
    reading: str
    initials: str


@dataclass(frozen=True, slots=True)
class Tier:
    """Some of those who are found, in an order."""

    order: Order
    where: ColumnElement[bool]


def typed(text: str) -> str:
    """What was typed, as names are kept: Cen Zhi'yuan is cenzhiyuan, 张　三 is 张三."""
    plain = spelled(text)
    if plain.isascii() or "ü" in plain:
        kept = (letter for letter in plain.replace("ü", "v") if letter.isalnum())
        return "".join(kept)
    return plain


def tiers(text: str) -> Sequence[Tier]:
    """How what was typed is looked for; nothing typed finds everybody, mere signs nobody."""
    asked, c = typed(text), names.c
    by_reading, by_spelling = By(c.reading), By(c.spelling)
    if not asked:
        everybody = literal(not text.strip())
        return (Tier(Order("members/all", (by_reading, By(c.member))), everybody),)
    within = c.parts.bool_op("@@")(cast(literal(f"{_quoted(asked)}:*"), TSQUERY))
    if not asked.isascii():
        begins = _begins(c.spelling, asked)
        return (
            Tier(Order("members/spelled", (by_spelling, By(c.member))), begins),
            Tier(
                Order("members/within", (by_spelling, By(c.member))),
                and_(within, not_(begins)),
            ),
        )
    read, shortly = _begins(c.reading, asked), _begins(c.initials, asked)
    by_initials = Order("members/initials", (By(c.initials), By(c.member)))
    # Whose initials begin with one letter is read so too: there is nobody else to look for.
    initials = (Tier(by_initials, and_(shortly, not_(read))),) if len(asked) > 1 else ()
    return (
        Tier(Order("members/read", (by_reading, By(c.member))), read),
        *initials,
        Tier(
            Order("members/otherwise", (by_reading, By(c.member))),
            and_(within, not_(read), not_(shortly)),
        ),
    )


async def search(
    database: Database, text: str, where: Sequence[ColumnElement[bool]], turn: Turn
) -> Page[FoundRow]:
    """One page of the members of that name among those for whom the conditions hold.

    Raises:
        BadCursor: the cursor is of another list.
    """
    asked = tiers(text)
    place = _reached(asked, turn.cursor)
    found: list[tuple[Order, FoundRow]] = []
    for at, tier in enumerate(asked[place:]):
        wanted = _selected(tier, where)
        if turn.cursor is not None and at == 0:
            wanted = wanted.where(tier.order.after(turn.cursor))
        left = turn.limit + 1 - len(found)
        rows = await fetch(database, wanted.limit(left), FoundRow)
        found += [(tier.order, row) for row in rows]
        if len(found) > turn.limit:
            break
    rows = [row for _, row in found[: turn.limit]]
    if len(found) <= turn.limit:
        return Page(rows, None)
    order, last = found[turn.limit - 1]
    return Page(rows, order.cursor(last))


def _reached(asked: Sequence[Tier], cursor: str | None) -> int:
    """In which tier the page before ended."""
    if cursor is None:
        return 0
    for place, tier in enumerate(asked):
        try:
            tier.order.after(cursor)
        except BadCursor:
            continue
        return place
    raise BadCursor


def _selected(tier: Tier, where: Sequence[ColumnElement[bool]]) -> Select[Any]:
    c = names.c
    chosen = select(members, c.spelling, c.reading, c.initials)
    chosen = chosen.join(names, c.member == members.c.member)
    return chosen.where(tier.where, *where).order_by(*tier.order.sorting())


def _begins(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    return and_(column >= text, column < text + LAST)


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace("'", "''")
    return f"'{plain}'"
