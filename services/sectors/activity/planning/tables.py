"""What is remembered of planned activities?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One planned activity, up to its end; one that was recorded afterwards has none.

    Attributes:
        phase: planned, applied, returned, approved, announced, held, closed, cancelled.
        announced: whether members have been told of it.
        reason: why it was returned, moved or cancelled, whichever was last.
    """

    activity: UUID
    committee: UUID
    phase: str
    announced: bool
    title: str
    kind: str
    common_kind: str
    form: str | None
    host_id: UUID | None
    host: str | None
    joint_host_ids: tuple[UUID, ...]
    joint_hosts: tuple[str, ...]
    starts_on: date
    ends_on: date
    starts_at: datetime | None
    ends_at: datetime | None
    place: str | None
    topics: tuple[str, ...]
    must_attend: bool
    whole_committee: bool
    places: int | None
    sign_up_until: datetime | None
    door_opens_at: datetime | None
    door_closes_at: datetime | None
    earliest_on: date | None = None
    short_notice: str | None = None
    reason: str | None = None


plans = table_of(
    tables,
    "activity_plans",
    PlanRow,
    "activity",
    Index("activity_plans_by_day", "committee", "starts_on"),
)
