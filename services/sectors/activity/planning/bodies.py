"""What does HTTP send and get about planned activities?"""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from contracts.values import Named
from kernel.http.bodies import example
from sectors.activity.commands import Place, Title, Word
from sectors.activity.planning.commands import Day, Instant, Reason
from sectors.activity.planning.queries import Numbers
from sectors.activity.planning.tables import PlanRow

HOST = {"id": "6f1c1b1e-0c6a-5b0e-9d52-5a8f5e0f7a11", "name": "教育界"}


class TimesBody(BaseModel):
    """时间: days, and the times where they are known."""

    starts_on: Day
    ends_on: Day | None = None
    starts_at: Instant | None = None
    ends_at: Instant | None = None
    sign_up_until: Instant | None = None
    door_opens_at: Instant | None = None
    door_closes_at: Instant | None = None


class PlanBody(TimesBody):
    """活动计划: topic, kind in the committee's words, hosts, days, and who is expected."""

    model_config = example(
        title="城东桥梁调研",
        kind="调研",
        starts_on="2026-04-15",
        starts_at="2026-04-15T09:00:00+08:00",
        ends_at="2026-04-15T12:00:00+08:00",
        sign_up_until="2026-04-13T18:00:00+08:00",
        place="城东大桥",
        host=HOST,
        must_attend=False,
        places=20,
    )

    title: Title
    kind: Word
    form: Word | None = None
    host: Named | None = None
    joint_hosts: Annotated[tuple[Named, ...], Field(max_length=50)] = ()
    place: Place | None = None
    topics: Annotated[tuple[Word, ...], Field(max_length=20)] = ()
    must_attend: bool | None = None
    whole_committee: bool = False
    places: Annotated[int | None, Field(ge=1, le=100_000)] = None


class ApplicationBody(BaseModel):
    """活动申请: with a reason where there is less notice than the rule asks for."""

    model_config = example(short_notice="上级临时通知")

    short_notice: Reason | None = None


class PostponementBody(TimesBody):
    """改期: days and times, whole, and why."""

    model_config = example(
        starts_on="2026-04-22", starts_at="2026-04-22T09:00:00+08:00", reason="暴雨预警"
    )

    reason: Reason


class WhyBody(BaseModel):
    """理由."""

    model_config = example(reason="请补充调研提纲")

    reason: Reason


class PlanShown(BaseModel):
    """一项计划活动: as it stands, with how many come."""

    activity: UUID
    phase: str
    title: str
    kind: str
    common_kind: str
    form: str | None
    host: str | None
    joint_hosts: tuple[str, ...]
    starts_on: date
    ends_on: date
    starts_at: AwareDatetime | None
    ends_at: AwareDatetime | None
    place: str | None
    topics: tuple[str, ...]
    must_attend: bool
    whole_committee: bool
    places: int | None
    sign_up_until: AwareDatetime | None
    door_opens_at: AwareDatetime | None
    door_closes_at: AwareDatetime | None
    earliest_on: date | None
    short_notice: str | None
    reason: str | None
    signed_up: int
    leave_waits: int
    leave_granted: int
    checked_in: int

    @classmethod
    def of(cls, row: PlanRow, numbers: Numbers | None) -> Self:
        """A row with its numbers."""
        told = {name: getattr(row, name) for name in cls.model_fields if hasattr(row, name)}
        counted = numbers or Numbers(row.activity, 0, 0, 0, 0)
        names = ("signed_up", "leave_waits", "leave_granted", "checked_in")
        return cls(**told, **{name: getattr(counted, name) for name in names})
