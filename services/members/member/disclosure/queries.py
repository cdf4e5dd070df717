"""Who was handed out what of a member, and whose birthday is when?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from contracts.merges import heads_of
from kernel.fetching import Database, fetch
from members.member.disclosure.tables import DisclosureRow, disclosures
from members.member.ledger.export import Kept
from members.member.queries import MemberListed

BIRTH_DATE = "birth_date"


@dataclass(frozen=True, slots=True)
class Disclosed:
    """One handing out, as the member concerned is told of it."""

    disclosure: UUID
    purpose: str
    kinds: tuple[str, ...]
    reason: str | None
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Birthday:
    """Whose birthday is on which day of the month; the year is not told here."""

    member: UUID
    name: str
    sector: str | None
    month: int
    day: int


async def disclosures_about(
    database: Database, committee: UUID, member: UUID
) -> Sequence[Disclosed]:
    """The latest first."""
    c, heads = disclosures.c, await heads_of(database, committee)
    wanted = select(disclosures).where(c.committee == committee)
    wanted = wanted.where(c.members.overlap(heads.entries(member)))
    rows = await fetch(database, wanted.order_by(c.made_at.desc(), c.disclosure), DisclosureRow)
    return [
        Disclosed(one.disclosure, one.purpose, one.kinds, one.reason, one.made_by, one.made_at)
        for one in rows
    ]


def birthdays(
    everyone: Sequence[MemberListed], kept: Mapping[UUID, Kept], month: int
) -> Iterator[Birthday]:
    """Of whom day and month are kept; a month alone, or none, is no birthday."""
    for one in everyone:
        held = kept.get(one.member, {})
        parts = held[BIRTH_DATE][1].split("-") if BIRTH_DATE in held else []
        if len(parts) == 3 and all(part.isdigit() for part in parts) and int(parts[1]) == month:
            sector = one.sector.name if one.sector else None
            yield Birthday(one.member, one.name, sector, month, int(parts[2]))
