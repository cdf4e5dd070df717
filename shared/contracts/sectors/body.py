"""What happens to a body (界别, 专委会, 活动组): formed, named, led, placed, dissolved."""

from datetime import date
from enum import StrEnum
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


class Post(StrEnum):
    """Which post somebody holds in a body, beside its convenors."""

    DEPUTY_CONVENOR = "deputy_convenor"
    """副召集人, 副组长."""
    LIAISON = "liaison"
    """联络员."""
    SECRETARY = "secretary"
    """秘书."""
    DESK_OFFICER = "desk_officer"
    """机关联系人: who sees to the body in the committee's office."""


class BodyFormed(
    Event, name="sectors.body.formed", title="界别或机构设立", published=True, schema_number=2
):
    """设立: a sector, special committee or group exists; provisional until confirmed."""

    body: Annotated[UUID, zh("机构", "由委员会、类别和规范化名称得出")]
    kind: Annotated[BodyKind, zh("类别")]
    name: Annotated[str, zh("名称")]
    provisional: Annotated[bool, zh("待确认")]
    form: Annotated[str | None, zh("形式", "本委员会的叫法，如联委会、委员工作室")] = None


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


class BodyFormTold(Event, name="sectors.body.form_told", title="机构形式确定", published=True):
    """形式: what the committee calls a body of this sort; it replaces what was told before."""

    body: Annotated[UUID, zh("机构")]
    form: Annotated[str, zh("形式", "本委员会的叫法，如联委会、委员工作室")]


class BodyFirstDayTold(
    Event, name="sectors.body.first_day_told", title="机构成立日期确定", published=True
):
    """成立日期: the first day on which the body was; told again, it corrects the day."""

    body: Annotated[UUID, zh("机构")]
    since: Annotated[date | None, zh("成立日期", "含当日，空为不详")]


class BodyRenamed(Event, name="sectors.body.renamed", title="机构更名", published=True):
    """更名: another name from a day on; the id stays.

    From the same day again, or of the same name as last, it corrects what was told last.
    """

    body: Annotated[UUID, zh("机构")]
    name: Annotated[str, zh("名称")]
    since: Annotated[date, zh("起始日期")]
    stood_for: Annotated[UUID, zh("名称标识", "由新名称得出的标识；此前以其记录的属于本机构")]


class BodyDissolved(Event, name="sectors.body.dissolved", title="机构撤销", published=True):
    """撤销: the last day on which the body was; told again, it corrects the day or the paper."""

    body: Annotated[UUID, zh("机构")]
    until: Annotated[date, zh("截止日期", "含当日")]
    basis: Annotated[str | None, zh("依据文件")]


class BodyDissolutionTakenBack(
    Event, name="sectors.body.dissolution_taken_back", title="机构撤销撤回", published=True
):
    """撤销撤回: that the body was dissolved was told by mistake."""

    body: Annotated[UUID, zh("机构")]


class PostTaken(Event, name="sectors.body.post_taken", title="机构任职", published=True):
    """任职: somebody holds a post in a body from a day; while it lasts, another day corrects it."""

    body: Annotated[UUID, zh("机构")]
    post: Annotated[Post, zh("职责")]
    holder: Annotated[Named, zh("任职人员")]
    member: Annotated[bool, zh("是委员")]
    since: Annotated[date | None, zh("起始日期", "空为不详")]


class PostLaidDown(Event, name="sectors.body.post_laid_down", title="机构卸任", published=True):
    """卸任: the last day of the latest time in the post; again, it corrects the day."""

    body: Annotated[UUID, zh("机构")]
    post: Annotated[Post, zh("职责")]
    holder: Annotated[UUID, zh("任职人员")]
    until: Annotated[date, zh("截止日期", "含当日")]
    mistaken: Annotated[bool, zh("误录", "是则该次任职不曾有过")] = False


class BodyPlaced(Event, name="sectors.body.placed", title="机构归入", published=True):
    """归入: the body stands under another from a day: a small sector under the group that it
    shares, a group of a large sector under the sector.
    """

    body: Annotated[UUID, zh("机构")]
    under: Annotated[UUID, zh("所属机构")]
    since: Annotated[date | None, zh("起始日期", "空为不详")]


class BodyTakenOut(Event, name="sectors.body.taken_out", title="机构移出", published=True):
    """移出: the last day under the other body; again, it corrects the day."""

    body: Annotated[UUID, zh("机构")]
    under: Annotated[UUID, zh("所属机构")]
    until: Annotated[date, zh("截止日期", "含当日")]
    mistaken: Annotated[bool, zh("误录", "是则不曾归入")] = False
