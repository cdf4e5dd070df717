"""What happens to a resignation before it is accepted? Private: between member and office."""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.members.member import Decision
from kernel.event import Event, zh
from kernel.secret import Sealed


class ResignationRequested(
    Event, name="members.member.resignation_requested", title="申请辞去委员"
):
    """申请辞去: by the member, with a reason that lies in the vault."""

    member: Annotated[UUID, zh("委员")]
    requested_on: Annotated[date, zh("申请日期")]
    reason: Annotated[Sealed, zh("理由", "保管项")]


class ResignationWithdrawn(
    Event, name="members.member.resignation_withdrawn", title="撤回辞去申请"
):
    """撤回: the member stays."""

    member: Annotated[UUID, zh("委员")]


class ResignationDeclined(Event, name="members.member.resignation_declined", title="不接受辞去"):
    """不接受: the standing committee did not accept it."""

    member: Annotated[UUID, zh("委员")]
    basis: Annotated[Decision | None, zh("依据")]
    reason: Annotated[Sealed | None, zh("理由", "保管项")]
