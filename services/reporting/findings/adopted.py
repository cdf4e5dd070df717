"""Which rules of findings are in force on a document's day, as was known at its cut?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, MetaData, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.clock import SHANGHAI
from kernel.problems import Problem
from kernel.rows import as_row, table_of
from reporting.archive.cut import Cut
from reporting.findings.presets import preset
from reporting.findings.reading import read
from reporting.findings.sheet import Rulebook
from rules.invalid import Invalid

tables = MetaData()


@dataclass(frozen=True, slots=True)
class AdoptedRow:
    """One adoption of rules of findings, whole.

    Attributes:
        position: in the log; of two from the same day the later one holds.
        since: when it was recorded; by: who asked for it.
    """

    adoption: UUID
    committee: UUID
    effective_on: date
    basis: str
    text: str
    position: int
    since: datetime
    by: str


adopted_rules = table_of(tables, "adopted_finding_rules", AdoptedRow, "adoption")
Index("adopted_finding_rules_by_day", adopted_rules.c.committee, adopted_rules.c.effective_on)


async def adoptions(
    engine: AsyncEngine, committee: UUID, instant: datetime
) -> Sequence[AdoptedRow]:
    """Every adoption that was recorded by an instant, the one that takes effect last first."""
    table = adopted_rules.c
    wanted = (
        select(adopted_rules)
        .where(table.committee == committee, table.since <= instant)
        .order_by(table.effective_on.desc(), table.position.desc())
    )
    async with engine.connect() as connection:
        return [as_row(AdoptedRow, one) for one in (await connection.execute(wanted)).mappings()]


async def in_force(engine: AsyncEngine, committee: UUID, cut: Cut) -> Rulebook:
    """The rules that hold on the cut's day in China; the preset before any of the committee's own.

    Raises:
        Problem: 409, this program cannot read what was adopted.
    """
    day = cut.instant.astimezone(SHANGHAI).date()
    for row in await adoptions(engine, committee, cut.instant):
        if row.effective_on <= day:
            return adopted(row)
    return preset()


def adopted(row: AdoptedRow) -> Rulebook:
    """The rules of an adoption.

    Raises:
        Problem: 409, this program cannot read them, e.g. a figure has gone.
    """
    try:
        sheet = read(row.text)
    except Invalid as invalid:
        zh = f"{row.effective_on}起的总结规则不能用于本程序：{invalid.zh}；请改后重新通过"
        en = f"the rules of findings from {row.effective_on} cannot be read: {invalid.en}"
        raise Problem(409, "FindingRulesUnreadable", zh, f"{en}; adopt them anew") from None
    return Rulebook(sheet, row.text, row.basis, row.effective_on)
