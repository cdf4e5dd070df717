"""What is remembered of deadlines for reading?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData, text

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline as it stands.

    Attributes:
        duty: sign, answer_return, contact, co_opinion, reply, feedback.
        clock: what its due day follows from, as JSON (`DeadlineSet`'s terms, pauses).
        due_on: None while the clock stands still. first_due_on: before anything moved it.
        near_noted, passed_noted: told of this due day already.
        how: done or dropped once it ended, None while it runs.
    """

    deadline: UUID
    committee: UUID
    proposal: UUID
    duty: str
    party: UUID
    party_name: str
    starts_on: date
    clock: str
    rolls: bool
    first_due_on: date
    due_on: date | None
    near_on: date | None
    near_noted: bool
    passed_noted: bool
    provisional: bool
    basis: str
    basis_on: date | None
    how: str | None
    ended_on: date | None
    position: int


deadlines = table_of(tables, "deadlines", DeadlineRow, "deadline")
RUNNING = text("how is null")
Index("deadlines_by_proposal", deadlines.c.proposal)
Index(
    "deadlines_running",
    deadlines.c.committee,
    deadlines.c.due_on,
    postgresql_where=RUNNING,
)
Index("deadlines_by_party", deadlines.c.party, postgresql_where=RUNNING)
