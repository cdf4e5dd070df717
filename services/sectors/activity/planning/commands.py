"""What can be asked of an activity until it is held?"""

from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field

from contracts.values import Named
from kernel.command import Command
from sectors.activity.commands import Place, Title, Word

Day = Annotated[date, Field(ge=date(1949, 1, 1), le=date(2199, 12, 31))]
Instant = Annotated[
    AwareDatetime,
    Field(ge=datetime(1948, 12, 31, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC)),
]
"""What is planned for the end of the calendar has no day after it, and no hour before it."""

Reason = Annotated[str, Field(min_length=1, max_length=200)]


class OneActivity(Command):
    """A command about one activity."""

    activity: UUID


class Times(OneActivity):
    """When it takes place, until when one signs up, and when the door is open.

    Attributes:
        ends_on: the last day, None for the first one.
        sign_up_until: None is until it starts.
        door_opens_at, door_closes_at: None is as the committee's rule says.
    """

    starts_on: Day
    ends_on: Day | None = None
    starts_at: Instant | None = None
    ends_at: Instant | None = None
    sign_up_until: Instant | None = None
    door_opens_at: Instant | None = None
    door_closes_at: Instant | None = None


class PlanActivity(Times):
    """计划活动: that it is to take place; again before it is applied for changes the plan.

    Attributes:
        kind: a word of the committee's list of kinds; what it says of form and attending holds
            where the plan says nothing.
        whole_committee: every member on the roll is expected, not the hosts' members alone.
    """

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


class ApplyForActivity(OneActivity):
    """申请活动: the hosts ask the office, with a reason where it is late."""

    short_notice: Reason | None = None


class ReturnActivity(OneActivity):
    """退回活动: the office wants it planned otherwise."""

    reason: Reason


class ApproveActivity(OneActivity):
    """批准活动: the office agrees."""


class AnnounceActivity(OneActivity):
    """发布活动: members know of it."""


class PostponeActivity(Times):
    """活动改期: other days and times, whole; who has signed up stays so."""

    reason: Reason


class CancelActivity(OneActivity):
    """取消活动: it will not take place."""

    reason: Reason


class HoldActivity(OneActivity):
    """活动举办: it took place as planned."""


PlanningCommand = (
    PlanActivity
    | ApplyForActivity
    | ReturnActivity
    | ApproveActivity
    | AnnounceActivity
    | PostponeActivity
    | CancelActivity
    | HoldActivity
)
