"""Are the numbers of a plenary without a gap, and which of them are out of use?"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from proposals.proposal.tables import proposals

GIVEN = text("""
with mine as (
  select stream, cast(data as jsonb) as told from events join log_head using (origin)
  where committee = :committee and type = 'proposals.proposal.submitted'
    and cast(data as jsonb) ->> 'plenary' = :plenary)
select 'serial' as series, cast(told ->> 'serial_no' as bigint) as number from mine
union
select 'case', cast(cast(data as jsonb) ->> 'case_no' as bigint)
from events join log_head using (origin)
where committee = :committee and type = 'proposals.proposal.filed'
  and stream in (select stream from mine)
""")


@dataclass(frozen=True, slots=True)
class Series:
    """One series of numbers.

    Attributes:
        last: the highest that was given, 0 without any.
        missing: below it, and never given: as a printed ledger leaves them out.
        out_of_use: given to what is not there any more, or bears another number by now.
    """

    last: int
    missing: tuple[int, ...]
    out_of_use: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """流水号 and 案号 of a plenary."""

    serial: Series
    case: Series


async def numbers_of_plenary(engine: AsyncEngine, committee: UUID, plenary: UUID) -> Numbers:
    """All numbers that were ever given, held against those in use."""
    c = proposals.c
    used = select(c.serial_no, c.case_no).where(c.committee == committee, c.plenary == plenary)
    told = {"committee": committee, "plenary": str(plenary)}
    async with engine.connect() as connection:
        given = [tuple(row) for row in await connection.execute(GIVEN, told)]
        rows = [tuple(row) for row in await connection.execute(used)]
    return Numbers(
        serial=_series((n for series, n in given if series == "serial"), (row[0] for row in rows)),
        case=_series((n for series, n in given if series == "case"), (row[1] for row in rows)),
    )


def _series(given: Iterable[int], used: Iterable[int | None]) -> Series:
    known = set(given)
    last = max(known, default=0)
    missing = tuple(sorted(set(range(1, last + 1)) - known))
    return Series(last, missing, tuple(sorted(known - set(used))))
