"""What happens to members of upper committees who live here (住地上级政协委员)?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from kernel.event import Event, zh

GoneHow = Literal["moved_away", "ended", "retracted"]


class UpperMemberListed(
    Event, name="members.upper.listed", title="住地上级政协委员登记", published=True
):
    """登记: a member of an upper committee lives here and may join the work; never on the roll.

    The whole again when something of it was told wrongly, and when the person comes back.
    """

    upper: Annotated[UUID, zh("住地上级政协委员")]
    name: Annotated[str, zh("姓名")]
    level: Annotated[str, zh("层级", "national、province、city")]
    of: Annotated[str, zh("所在政协", "如政协云岭省委员会")]
    sector: Annotated[str | None, zh("在该政协的界别")]
    employer: Annotated[str | None, zh("工作单位")]
    position: Annotated[str | None, zh("职务")]
    since: Annotated[date | None, zh("起始日期", "空为不详")]


class UpperMemberGone(
    Event, name="members.upper.gone", title="住地上级政协委员离开", published=True
):
    """离开: moved away, no longer a member there, or listed by mistake."""

    upper: Annotated[UUID, zh("住地上级政协委员")]
    how: Annotated[GoneHow, zh("方式", "迁离、任职结束、误录")]
    until: Annotated[date, zh("截止日期", "含当日")]
