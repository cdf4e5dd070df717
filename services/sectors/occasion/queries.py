"""What can be read of what activities were about?"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from contracts.merges import meant, merges_of
from kernel.fetching import Database, fetch
from kernel.vault import texts
from sectors.occasion.counting import Counts, Told, counted
from sectors.occasion.tables import NotesRow, OccasionRow, notes, occasions


async def occasion_of(database: Database, committee: UUID, activity: UUID) -> OccasionRow | None:
    """What was told of one activity that stands."""
    c = occasions.c
    mine = select(occasions).where(c.committee == committee, c.activity == activity, c.stands)
    found = await fetch(database, mine, OccasionRow)
    return found[0] if found else None


async def parts_of(database: Database, committee: UUID) -> dict[UUID, dict[str, Any]]:
    """By activity that stands, all that was told of it."""
    c = occasions.c
    wanted = select(occasions).where(c.committee == committee, c.stands, c.parts != "{}")
    found = await fetch(database, wanted, OccasionRow)
    return {one.activity: json.loads(one.parts) for one in found}


async def occasions_of(
    database: Database, committee: UUID, first: date | None, last: date | None
) -> Sequence[OccasionRow]:
    """Those held that began within two days, both included, by day."""
    c = occasions.c
    wanted = select(occasions).where(c.committee == committee, c.stands, c.stage == "held")
    if first is not None:
        wanted = wanted.where(c.starts_on >= first)
    if last is not None:
        wanted = wanted.where(c.starts_on <= last)
    return await fetch(database, wanted.order_by(c.starts_on, c.activity), OccasionRow)


async def lasting(
    database: Database, committee: UUID, first: date, last: date
) -> Sequence[OccasionRow]:
    """Those planned or held that last on one of the days from one to another, by day."""
    c = occasions.c
    wanted = select(occasions).where(c.committee == committee, c.stands)
    wanted = wanted.where(c.starts_on <= last, c.ends_on >= first)
    return await fetch(database, wanted.order_by(c.starts_on, c.activity), OccasionRow)


async def counts_of(
    database: Database, committee: UUID, first: date | None, last: date | None
) -> Counts:
    """The numbers of a time; a member who is entered twice handed in notes once."""
    rows = await occasions_of(database, committee, first, last)
    held = {row.activity for row in rows}
    merged = await merges_of(database, committee)
    written = await fetch(database, select(notes).where(notes.c.committee == committee), NotesRow)
    heads = {(one.activity, meant(one.member, merged)) for one in written if one.activity in held}
    return counted((told(row) for row in rows), len(heads))


def told(row: OccasionRow) -> Told:
    """What a row says; an activity that nobody hosted with others is its host's alone."""
    parts = json.loads(row.parts)
    named = list(zip(row.hosts, row.host_names, strict=True))
    if not named and row.host_id is not None:
        named = [(row.host_id, row.host or "")]
    return Told(tuple(named), parts)


async def notes_of(database: Database, committee: UUID, activity: UUID) -> Sequence[NotesRow]:
    """Who handed in notes on an activity, by day."""
    c = notes.c
    wanted = select(notes).where(c.committee == committee, c.activity == activity)
    return await fetch(database, wanted.order_by(c.handed_on, c.member), NotesRow)


async def words_of(database: Database, row: NotesRow) -> str | None:
    """What a member wrote; None where nothing is kept, or it is forgotten."""
    if row.notes is None:
        return None
    return (await texts(database, [row.notes])).get(row.notes)
