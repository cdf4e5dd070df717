"""What can be asked of an activity?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from contracts.sectors.activity import Attendance
from contracts.values import Named
from kernel.command import Command

Title = Annotated[str, Field(min_length=2, max_length=200)]
Word = Annotated[str, Field(min_length=1, max_length=60)]
Place = Annotated[str, Field(min_length=1, max_length=200)]
People = Annotated[int, Field(ge=0, le=10_000_000)]
Fen = Annotated[int, Field(ge=0, le=10**14)]


class Attendee(BaseModel):
    """One person and how the person stood to the activity; `member` is False for a guest (列席)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: Named
    member: bool = True
    attendance: Attendance


class Stated(Command):
    """What may be said of an activity.

    Attributes:
        kind: a word of the committee's list of kinds (活动类别).
        ends_on: the last day, None for the first one.
        money: in 分 (1/100 yuan).
    """

    activity: UUID
    title: Title
    kind: Word
    form: Word | None = None
    host: Named | None = None
    starts_on: date
    ends_on: date | None = None
    place: Place | None = None
    topics: Annotated[tuple[Word, ...], Field(max_length=20)] = ()
    beneficiaries: People | None = None
    money: Fen | None = None


class RecordActivity(Stated):
    """举办: an activity took place. Of one known already, what is said here and differs is
    corrected; what is not said stays. A ledger does not overwrite what was entered by hand."""

    by_ledger: bool = False


class CorrectActivity(Stated):
    """更正: what is recorded of the activity, whole."""


class RecordAttendance(Command):
    """出席登记: how persons stood to the activity.

    Attributes:
        whole: these are all of them: who was recorded before and is not among them is struck
            (by a ledger only those who came from a ledger).
    """

    activity: UUID
    attendees: Annotated[tuple[Attendee, ...], Field(max_length=5000)]
    whole: bool = False
    by_ledger: bool = False


class StrikeAttendance(Command):
    """撤销出席登记: the person was not expected after all."""

    activity: UUID
    person: UUID
    by_ledger: bool = False


class CountAttendance(Command):
    """出席人数: numbers where names are missing; expected = present + leave + absent."""

    activity: UUID
    expected: People
    present: People
    leave: People
    absent: People


class StrikeCount(Command):
    """撤销出席人数: the names recorded are counted again."""

    activity: UUID


class RetractActivity(Command):
    """撤销录入: it was entered by mistake, or it was not held."""

    activity: UUID
    reason: Annotated[str, Field(min_length=1, max_length=200)]


RecordingCommand = (
    RecordActivity
    | CorrectActivity
    | RecordAttendance
    | StrikeAttendance
    | CountAttendance
    | StrikeCount
    | RetractActivity
)
