"""What happens to a body (界别, 专委会, 活动组): formed, its convenors."""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.values import BodyKind, Named
from kernel.event import Event, zh
from rules.names import derived_id, organisation_name, sector_name


def body_name(kind: BodyKind, name: str) -> str:
    """The name for identity: 经济界 is 经济, 中国民主同盟 is 民盟."""
    return sector_name(name) if kind is BodyKind.SECTOR else organisation_name(name)


def body_id(committee: UUID, kind: BodyKind, name: str) -> UUID:
    """The id that every service gives to a body of this kind and name."""
    return derived_id(committee, kind.value, body_name(kind, name))


class BodyFormed(Event, name="sectors.body.formed", title="界别或机构设立", published=True):
    """设立: a sector, special committee or group exists; provisional until confirmed."""

    body: Annotated[UUID, zh("机构", "由委员会、类别和规范化名称得出")]
    kind: Annotated[BodyKind, zh("类别")]
    name: Annotated[str, zh("名称")]
    provisional: Annotated[bool, zh("待确认")]


class BodyConfirmed(Event, name="sectors.body.confirmed", title="机构确认", published=True):
    """确认: a provisional body is a real one."""

    body: Annotated[UUID, zh("机构")]


class ConvenorNamed(Event, name="sectors.body.convenor_named", title="召集人确定", published=True):
    """召集人: who leads the body from a day."""

    body: Annotated[UUID, zh("机构")]
    convenor: Annotated[Named, zh("召集人")]
    since: Annotated[date | None, zh("起始日期")]


class ConvenorLaidDown(
    Event, name="sectors.body.convenor_laid_down", title="召集人卸任", published=True
):
    """召集人卸任: the last day."""

    body: Annotated[UUID, zh("机构")]
    convenor: Annotated[UUID, zh("召集人")]
    until: Annotated[date, zh("截止日期", "含当日")]
