"""What can be read of paired help?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from contracts.merges import meant, merges_of
from kernel.fetching import Database, fetch
from kernel.vault import texts
from sectors.paired_help.tables import HelpRow, helps


@dataclass(frozen=True, slots=True)
class HelpTexts:
    """Name and words of one help; None where nothing is kept, or it is forgotten."""

    name: str | None
    result: str | None
    visits: dict[date, str]


@dataclass(frozen=True, slots=True)
class HelpCounts:
    """Numbers of some days: helps that lasted then, visits then, results then."""

    helps: int
    households: int
    visits: int
    results: int
    without_a_visit: int


async def helps_of(
    database: Database,
    committee: UUID,
    on: date | None = None,
    helper: UUID | None = None,
    kind: str | None = None,
) -> Sequence[HelpRow]:
    """A committee's helps by first day: those that last on a day, of a helper, of a kind."""
    c = helps.c
    wanted = select(helps).where(c.committee == committee)
    if on is not None:
        wanted = wanted.where(c.since <= on, or_(c.until.is_(None), c.until >= on))
    if kind is not None:
        wanted = wanted.where(c.kind == kind)
    if helper is not None:
        merged = await merges_of(database, committee)
        kept = meant(helper, merged)
        ids = {kept, *(twin for twin in merged if meant(twin, merged) == kept)}
        wanted = wanted.where(c.helper_ids.overlap(list(ids)))
    return await fetch(database, wanted.order_by(c.since, c.help), HelpRow)


async def help_of(database: Database, committee: UUID, which: UUID) -> HelpRow | None:
    """One help."""
    c = helps.c
    mine = select(helps).where(c.committee == committee, c.help == which)
    found = await fetch(database, mine, HelpRow)
    return found[0] if found else None


async def texts_of(database: Database, row: HelpRow) -> HelpTexts:
    """From the vault."""
    ids = [one for one in (row.name, row.result_words, *row.visit_words) if one is not None]
    found = await texts(database, ids)
    words = zip(row.visits, row.visit_words, strict=True)
    return HelpTexts(
        None if row.name is None else found.get(row.name),
        None if row.result_words is None else found.get(row.result_words),
        {day: found[item] for day, item in words if item in found},
    )


async def counts_of(database: Database, committee: UUID, first: date, last: date) -> HelpCounts:
    """Of the days from one to another, both included."""
    c = helps.c
    lasting = select(helps).where(c.committee == committee, c.since <= last)
    lasting = lasting.where(or_(c.until.is_(None), c.until >= first))
    rows = await fetch(database, lasting, HelpRow)
    visits = {row.help: sum(first <= day <= last for day in row.visits) for row in rows}
    results = [row.resulted_on for row in rows if row.resulted_on is not None]
    return HelpCounts(
        helps=len(rows),
        households=sum(row.kind == "household" for row in rows),
        visits=sum(visits.values()),
        results=sum(first <= day <= last for day in results),
        without_a_visit=sum(number == 0 for number in visits.values()),
    )
