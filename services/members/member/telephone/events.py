"""What happens when somebody looks at a telephone? Private: it is between office and member."""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh


class TelephoneLookedUp(Event, name="members.member.telephone_looked_up", title="查看提案人电话"):
    """查看提案人电话: recorded before the number is given; who and when stand beside the event."""

    member: Annotated[UUID, zh("委员")]
    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[UUID | None, zh("承办单位", "空为办公室")]
    telephone: Annotated[UUID, zh("保管项", "所示号码在保管库中的标识")]
