"""Which persons who are no members (联络对象) does an area group keep contact with? In numbers."""

from datetime import date
from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh


class OutsiderListed(Event, name="sectors.outsider.listed", title="联络对象列入", published=True):
    """列入: an area group has one more; who it is, is private. Told again, the day is corrected."""

    outsider: Annotated[UUID, zh("联络对象")]
    body: Annotated[UUID, zh("机构")]
    since: Annotated[date, zh("起始日期")]


class OutsiderEnded(Event, name="sectors.outsider.ended", title="联络对象结束", published=True):
    """结束: the last day; told again, it is corrected."""

    outsider: Annotated[UUID, zh("联络对象")]
    body: Annotated[UUID, zh("机构")]
    until: Annotated[date, zh("截止日期", "含当日")]


class OutsiderStruck(Event, name="sectors.outsider.struck", title="联络对象撤销", published=True):
    """录入撤销: nobody was there."""

    outsider: Annotated[UUID, zh("联络对象")]
    body: Annotated[UUID, zh("机构")]
