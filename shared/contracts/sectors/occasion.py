"""What was an activity about: studied, handed out, visited, given, who came, for which priority?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.values import BodyKind, Named, Value
from kernel.event import Event, zh

MoneyKind = Literal["donated", "spent", "raised"]


class HandedOut(Value):
    """One piece of material that was handed out."""

    title: Annotated[str, zh("材料名称")]
    copies: Annotated[int, zh("份数")]


class Visited(Value):
    """One place or unit that was visited."""

    kind: Annotated[str, zh("类别", "如村、企业、学校、项目")]
    name: Annotated[str, zh("名称")]


class Benefited(Value):
    """How many of one kind benefited; nobody is named."""

    kind: Annotated[str, zh("类别", "如户、人、学生、企业")]
    number: Annotated[int, zh("数量")]


class Money(Value):
    """One sum, in 分."""

    kind: Annotated[MoneyKind, zh("性质", "捐出、支出、募集")]
    amount: Annotated[int, zh("金额", "分")]


class Guest(Value):
    """Somebody who came and is no member, as an officer or an expert."""

    name: Annotated[str, zh("姓名")]
    unit: Annotated[str | None, zh("单位")]
    capacity: Annotated[str, zh("身份", "如机关干部、专家、部门负责人")]


class Leader(Value):
    """A leader who came, with the office held that day."""

    person: Annotated[Named, zh("领导")]
    duty: Annotated[str | None, zh("职务", "当日职务")]


class JointHost(Value):
    """A body that hosted with others."""

    kind: Annotated[BodyKind, zh("类型")]
    body: Annotated[Named, zh("机构")]


class DocumentsStudied(
    Event, name="sectors.occasion.documents_studied", title="学习文件", published=True
):
    """学习内容: what was studied, whole; an empty list takes it back."""

    activity: Annotated[UUID, zh("活动")]
    documents: Annotated[tuple[str, ...], zh("文件名称")]


class MaterialHandedOut(
    Event, name="sectors.occasion.material_handed_out", title="发放材料", published=True
):
    """发放材料: what was handed out, whole; an empty list takes it back."""

    activity: Annotated[UUID, zh("活动")]
    material: Annotated[tuple[HandedOut, ...], zh("材料")]


class PlacesVisited(
    Event, name="sectors.occasion.places_visited", title="走访点位", published=True
):
    """走访点位: places and units, whole; an empty list takes it back."""

    activity: Annotated[UUID, zh("活动")]
    places: Annotated[tuple[Visited, ...], zh("点位和单位")]


class BeneficiariesCounted(
    Event,
    name="sectors.occasion.beneficiaries_counted",
    title="受益对象",
    published=True,
    schema_number=2,
):
    """受益对象: how many of which kind, whole; an empty list takes it back."""

    activity: Annotated[UUID, zh("活动")]
    beneficiaries: Annotated[tuple[Benefited, ...], zh("受益对象")]
    by_ledger: Annotated[bool, zh("据台账登记", "否为在系统中登记或更正")] = False


class MoneyCounted(Event, name="sectors.occasion.money_counted", title="活动资金", published=True):
    """活动资金: sums by kind, whole; an empty list takes it back."""

    activity: Annotated[UUID, zh("活动")]
    money: Annotated[tuple[Money, ...], zh("资金")]


class GuestsReceived(
    Event, name="sectors.occasion.guests_received", title="列席嘉宾", published=True
):
    """嘉宾: who came and is no member, whole; an empty list takes it back."""

    activity: Annotated[UUID, zh("活动")]
    guests: Annotated[tuple[Guest, ...], zh("嘉宾")]


class LeadersAttended(
    Event, name="sectors.occasion.leaders_attended", title="出席领导", published=True
):
    """出席领导: which leaders came, whole; an empty list takes it back."""

    activity: Annotated[UUID, zh("活动")]
    leaders: Annotated[tuple[Leader, ...], zh("领导")]


class JointHostsNamed(
    Event,
    name="sectors.occasion.joint_hosts_named",
    title="联合主办",
    published=True,
    schema_number=2,
):
    """联合主办: all bodies that hosted; once for the committee, and once for each of them."""

    activity: Annotated[UUID, zh("活动")]
    hosts: Annotated[tuple[JointHost, ...], zh("主办机构", "含牵头机构；空为撤销")]
    by_ledger: Annotated[bool, zh("据台账登记", "否为在系统中登记或更正")] = False


class PrioritiesServed(
    Event, name="sectors.occasion.priorities_served", title="服务中心工作", published=True
):
    """中心工作: which of the day's priorities it served, and what its topics were, whole."""

    activity: Annotated[UUID, zh("活动")]
    priorities: Annotated[tuple[str, ...], zh("中心工作", "当日清单所列")]
    topics: Annotated[tuple[str, ...], zh("主题")]


class NotesHandedIn(
    Event, name="sectors.occasion.notes_handed_in", title="提交心得", published=True
):
    """提交心得: a member wrote something about it; another day corrects it. Never the words."""

    activity: Annotated[UUID, zh("活动")]
    member: Annotated[UUID, zh("委员")]
    handed_on: Annotated[date, zh("提交日期")]


class NotesStruck(
    Event, name="sectors.occasion.notes_struck", title="心得登记撤销", published=True
):
    """心得登记撤销: the member had handed in nothing."""

    activity: Annotated[UUID, zh("活动")]
    member: Annotated[UUID, zh("委员")]
