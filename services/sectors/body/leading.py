"""Which bodies does a member lead on a day, and may act for?"""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from contracts.merges import heads_of
from contracts.roll import OnRoll, roll
from contracts.sectors.body import Post
from contracts.values import Named
from kernel.fetching import Database, fetch
from sectors.body.queries import book_of_names
from sectors.body.tables import CONVENOR, PostRow, posts
from sectors.leading import Led

LEADING = (CONVENOR, Post.DEPUTY_CONVENOR.value, Post.LIAISON.value)
"""Posts whose holders act for the body; a secretary or desk officer works for the office."""


async def led_by(database: Database, committee: UUID, member: UUID, on: date) -> Led:
    """Those that are there on the day; who is not on the roll that day leads none.

    Args:
        member: under whichever entry of the register.
    """
    entries = (await heads_of(database, committee)).entries(member)
    c = posts.c
    mine = select(posts).where(c.committee == committee, c.holder.in_(entries), c.post.in_(LEADING))
    held = [one.body for one in await fetch(database, mine, PostRow) if one.on(on)]
    if not held:
        return {}
    listed = select(roll).where(roll.c.committee == committee, roll.c.member.in_(entries))
    if not any(one.on(on) for one in await fetch(database, listed, OnRoll)):
        return {}
    book = await book_of_names(database, committee, on)
    found = (row for body in held if (row := book.get(body)) and row.stands(on))
    return {
        id: Named(id=row.body, name=row.name_on(on))
        for row in found
        for id in (row.body, *row.stood_for)
    }
