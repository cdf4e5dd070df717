"""Who is linked to a body (联系), and what came of it: leaders, special committees, departments."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from contracts.values import Named
from kernel.event import Event, zh
from kernel.ids import derived


class LinkKind(StrEnum):
    """Who can be linked to a body."""

    LEADER = "leader"
    """联系领导: a member of the chairs' meeting (主席会议成员)."""
    SPECIAL_COMMITTEE = "special_committee"
    """联系专委会."""
    DEPARTMENT = "department"
    """对口部门."""


class LinkWay(StrEnum):
    """What was done by a link."""

    HEARD_REPORT = "heard_report"
    """听取汇报."""
    TOOK_PART = "took_part"
    """参加活动."""
    GUIDED = "guided"
    """指导."""
    COORDINATED = "coordinated"
    """协调解决."""
    VISITED = "visited"
    """走访."""
    SUPPORTED = "supported"
    """提供支持: rooms, material, people."""


def link_id(body: UUID, kind: LinkKind, party: UUID) -> UUID:
    """The id of a link: made again after it ended it is the same one."""
    return derived("link", body, kind.value, party)


class LinkMade(Event, name="sectors.link.made", title="建立联系", published=True):
    """建立联系: from a day; while it lasts, another day corrects it."""

    link: Annotated[UUID, zh("联系")]
    body: Annotated[UUID, zh("机构")]
    kind: Annotated[LinkKind, zh("联系类别")]
    party: Annotated[Named, zh("联系方", "领导、专委会或部门")]
    member: Annotated[bool, zh("是委员", "专委会和部门为否")]
    since: Annotated[date | None, zh("起始日期", "空为不详")]


class LinkEnded(Event, name="sectors.link.ended", title="解除联系", published=True):
    """解除联系: the last day of the latest time; again, it corrects the day."""

    link: Annotated[UUID, zh("联系")]
    body: Annotated[UUID, zh("机构")]
    kind: Annotated[LinkKind, zh("联系类别")]
    party: Annotated[UUID, zh("联系方")]
    until: Annotated[date, zh("截止日期", "含当日")]
    mistaken: Annotated[bool, zh("误录", "是则不曾联系")] = False


class LinkUsed(Event, name="sectors.link.used", title="联系活动登记", published=True):
    """联系活动: what a link did on a day; told again, it is corrected, whole."""

    link: Annotated[UUID, zh("联系")]
    body: Annotated[UUID, zh("机构")]
    use: Annotated[UUID, zh("联系活动")]
    kind: Annotated[LinkKind, zh("联系类别")]
    party: Annotated[UUID, zh("联系方")]
    way: Annotated[LinkWay, zh("方式")]
    used_on: Annotated[date, zh("日期")]
    activity: Annotated[UUID | None, zh("所在活动", "空为不在活动中")]
    subject: Annotated[str | None, zh("事项", "听取、指导或协调的事项")]
    waived: Annotated[tuple[str, ...], zh("补录时未适用的规则")] = ()


class LinkUseStruck(Event, name="sectors.link.use_struck", title="联系活动撤销", published=True):
    """联系活动撤销: there was no such thing."""

    link: Annotated[UUID, zh("联系")]
    body: Annotated[UUID, zh("机构")]
    use: Annotated[UUID, zh("联系活动")]
