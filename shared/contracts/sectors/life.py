"""What happens to an activity before it is held, and when it is over: planned to closed?"""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from contracts.values import Adopted, Named
from kernel.event import Event, zh


class ActivityPlanned(Event, name="sectors.activity.planned", title="活动计划", published=True):
    """计划: an activity is to take place; who is expected and when the door is open."""

    activity: Annotated[UUID, zh("活动")]
    title: Annotated[str, zh("活动主题")]
    kind: Annotated[str, zh("活动类别", "本委员会的名称")]
    common_kind: Annotated[str, zh("通用类别")]
    form: Annotated[str | None, zh("形式")]
    host: Annotated[Named | None, zh("主办")]
    joint_hosts: Annotated[tuple[Named, ...], zh("联合主办")]
    starts_on: Annotated[date, zh("开始日期")]
    ends_on: Annotated[date, zh("结束日期")]
    starts_at: Annotated[datetime | None, zh("开始时间")]
    ends_at: Annotated[datetime | None, zh("结束时间")]
    place: Annotated[str | None, zh("地点")]
    topics: Annotated[tuple[str, ...], zh("主题")]
    must_attend: Annotated[bool, zh("应当参加", "否为报名参加")]
    whole_committee: Annotated[bool, zh("全体委员应到", "否为主办各界别或机构的委员应到")]
    places: Annotated[int | None, zh("名额", "空为不限")]
    sign_up_until: Annotated[datetime | None, zh("报名截止")]
    door_opens_at: Annotated[datetime | None, zh("签到开始")]
    door_closes_at: Annotated[datetime | None, zh("签到结束")]


class ActivityReplanned(
    Event, name="sectors.activity.replanned", title="活动计划更改", published=True
):
    """计划更改: what is planned, whole; only before it is applied for, or after a return."""

    activity: Annotated[UUID, zh("活动")]
    title: Annotated[str, zh("活动主题")]
    kind: Annotated[str, zh("活动类别", "本委员会的名称")]
    common_kind: Annotated[str, zh("通用类别")]
    form: Annotated[str | None, zh("形式")]
    host: Annotated[Named | None, zh("主办")]
    joint_hosts: Annotated[tuple[Named, ...], zh("联合主办")]
    starts_on: Annotated[date, zh("开始日期")]
    ends_on: Annotated[date, zh("结束日期")]
    starts_at: Annotated[datetime | None, zh("开始时间")]
    ends_at: Annotated[datetime | None, zh("结束时间")]
    place: Annotated[str | None, zh("地点")]
    topics: Annotated[tuple[str, ...], zh("主题")]
    must_attend: Annotated[bool, zh("应当参加", "否为报名参加")]
    whole_committee: Annotated[bool, zh("全体委员应到", "否为主办各界别或机构的委员应到")]
    places: Annotated[int | None, zh("名额", "空为不限")]
    sign_up_until: Annotated[datetime | None, zh("报名截止")]
    door_opens_at: Annotated[datetime | None, zh("签到开始")]
    door_closes_at: Annotated[datetime | None, zh("签到结束")]


class ActivityAppliedFor(
    Event, name="sectors.activity.applied_for", title="活动申请", published=True
):
    """申请: the hosts ask the office; too late by the notice rule only with a reason."""

    activity: Annotated[UUID, zh("活动")]
    earliest_on: Annotated[date | None, zh("最早开始日期", "按提前申请的规定；空为不限")]
    short_notice: Annotated[str | None, zh("提前不足的理由", "空为按时申请")]
    rules: Annotated[Adopted | None, zh("依据")]


class ActivityReturned(Event, name="sectors.activity.returned", title="活动退回", published=True):
    """退回: the office wants it planned otherwise."""

    activity: Annotated[UUID, zh("活动")]
    reason: Annotated[str, zh("理由")]


class ActivityApproved(Event, name="sectors.activity.approved", title="活动批准", published=True):
    """批准: the office agrees."""

    activity: Annotated[UUID, zh("活动")]


class ActivityAnnounced(Event, name="sectors.activity.announced", title="活动发布", published=True):
    """发布: members know of it, sign up for it and ask for leave."""

    activity: Annotated[UUID, zh("活动")]


class ActivityPostponed(Event, name="sectors.activity.postponed", title="活动改期", published=True):
    """改期: other days and times; who has signed up stays so."""

    activity: Annotated[UUID, zh("活动")]
    starts_on: Annotated[date, zh("开始日期")]
    ends_on: Annotated[date, zh("结束日期")]
    starts_at: Annotated[datetime | None, zh("开始时间")]
    ends_at: Annotated[datetime | None, zh("结束时间")]
    sign_up_until: Annotated[datetime | None, zh("报名截止")]
    door_opens_at: Annotated[datetime | None, zh("签到开始")]
    door_closes_at: Annotated[datetime | None, zh("签到结束")]
    reason: Annotated[str, zh("理由")]


class ActivityCancelled(Event, name="sectors.activity.cancelled", title="活动取消", published=True):
    """取消: it will not take place."""

    activity: Annotated[UUID, zh("活动")]
    reason: Annotated[str, zh("理由")]


class ActivityClosed(Event, name="sectors.activity.closed", title="活动关闭", published=True):
    """关闭: attendance is settled, as recorded before it; expected is the sum of the others."""

    activity: Annotated[UUID, zh("活动")]
    expected: Annotated[int, zh("应到")]
    present: Annotated[int, zh("出席")]
    late: Annotated[int, zh("迟到")]
    half: Annotated[int, zh("半程")]
    leave: Annotated[int, zh("请假")]
    absent: Annotated[int, zh("缺席")]
