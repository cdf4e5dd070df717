"""What can be asked about leaving the roll?"""

from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, model_validator

from contracts.members.member import Leaving
from kernel.command import Command
from kernel.secret import Secret
from members.member.basis import Basis, Words

LONGEST = 10_000
"""So many bytes a reason may have: some 3,300 Chinese characters."""


def _short_enough(text: Secret) -> Secret:
    if not 0 < text.length <= LONGEST:
        raise ValueError("理由为空或过长; a reason is empty or too long")
    return text


Reason = Annotated[Secret, AfterValidator(_short_enough)]
Cause = Literal["death", "moved_away", "other"]


class Going(BaseModel):
    """How somebody leaves, on which paper and why.

    Attributes:
        cause: why one ceased to be a member (终止): death, moved away (调离), other.
        moved_to: to which committee or place.
        reason: goes to the vault and nowhere else.
    """

    how: Leaving
    until: date | None = None
    cause: Cause | None = None
    moved_to: Words | None = None
    basis: Basis | None = None
    reason: Reason | None = None

    @model_validator(mode="after")
    def _of_one_who_ceased(self) -> Self:
        if self.cause is not None and self.how != "ceased":
            raise ValueError("终止原因仅用于终止; a cause belongs to one who ceased")
        if self.moved_to is not None and self.cause != "moved_away":
            raise ValueError("调往仅用于调离; `moved_to` belongs to one who moved away")
        return self


class RecordLeaving(Command, Going):
    """委员离任: off the roll after this day; `retracted` is one who was entered by mistake."""

    member: UUID


class RequestResignation(Command):
    """申请辞去: the member asks to leave; nothing is decided before the standing committee has."""

    member: UUID
    requested_on: date | None = None
    reason: Reason


class WithdrawResignation(Command):
    """撤回辞去申请: while it waits."""

    member: UUID


class AcceptResignation(Command):
    """接受辞去: by this paper the member is off the roll after `until`, by default today."""

    member: UUID
    basis: Basis
    until: date | None = None


class DeclineResignation(Command):
    """不接受辞去: the member stays."""

    member: UUID
    basis: Basis | None = None
    reason: Reason | None = None
