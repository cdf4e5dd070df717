"""What is remembered of committees for reading?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import MetaData

from kernel.rows import table_of


@dataclass(frozen=True, slots=True)
class PlenaryRow:
    """One plenary of one committee."""

    plenary: UUID
    committee: UUID
    term: int
    session: int
    opens: date
    closes: date
    cut_off: datetime


tables = MetaData()
plenaries = table_of(tables, "plenaries", PlenaryRow, "plenary")
