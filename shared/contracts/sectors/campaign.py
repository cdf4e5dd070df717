"""What happens to a campaign (主题活动, 委员活动日) and to a series (固定学习日)?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.values import Named, Value
from kernel.event import Event, zh

Every = Literal["week", "month", "quarter"]
DayOff = Literal["as_it_is", "next_at_work", "previous_at_work", "left_out"]


class CampaignOpened(Event, name="sectors.campaign.opened", title="主题活动设立", published=True):
    """设立: a campaign with a name, from a day to another; said again, its particulars whole."""

    campaign: Annotated[UUID, zh("主题活动", "由委员会、名称和起始日期得出")]
    name: Annotated[str, zh("名称")]
    kind: Annotated[str, zh("类别", "如主题活动、委员活动日")]
    first: Annotated[date, zh("起始日期")]
    last: Annotated[date | None, zh("截止日期", "含当日；空为未定")]
    basis: Annotated[str | None, zh("依据文件")]


class CampaignRetracted(
    Event, name="sectors.campaign.retracted", title="主题活动录入撤销", published=True
):
    """录入撤销: there was no such campaign; no activity belongs to it."""

    campaign: Annotated[UUID, zh("主题活动")]


class CampaignJoined(
    Event, name="sectors.campaign.joined", title="活动列入主题活动", published=True
):
    """列入: an activity belongs to the campaign."""

    campaign: Annotated[UUID, zh("主题活动")]
    activity: Annotated[UUID, zh("活动")]


class CampaignParted(
    Event, name="sectors.campaign.parted", title="活动移出主题活动", published=True
):
    """移出: an activity does not belong to it."""

    campaign: Annotated[UUID, zh("主题活动")]
    activity: Annotated[UUID, zh("活动")]


class Rhythm(Value):
    """On which days a series falls: a day of the month, or the n-th such weekday."""

    every: Annotated[Every, zh("周期", "每周、每月、每季")]
    interval: Annotated[int, zh("间隔", "每几周、几月、几季")] = 1
    month: Annotated[int | None, zh("季内第几个月", "每季时一至三")] = None
    weekday: Annotated[int | None, zh("星期", "一至七，七为星期日")] = None
    nth: Annotated[int | None, zh("第几个", "一至五；负一为最后一个；每周时为空")] = None
    day: Annotated[int | None, zh("几号", "当月没有这一天的，为当月最后一天")] = None
    day_off: Annotated[DayOff, zh("遇休息日", "照常、顺延、提前、不安排")] = "as_it_is"


class SeriesBegun(Event, name="sectors.series.begun", title="固定学习日设立", published=True):
    """设立: days that come back; said again, its particulars whole."""

    series: Annotated[UUID, zh("固定活动", "由委员会、名称和主办得出")]
    name: Annotated[str, zh("名称")]
    kind: Annotated[str, zh("活动类别", "本委员会的名称")]
    host: Annotated[Named | None, zh("主办", "空为本委员会")]
    place: Annotated[str | None, zh("地点")]
    starts: Annotated[str | None, zh("开始时间", "如 14:30；空为全天")]
    ends: Annotated[str | None, zh("结束时间")]
    first: Annotated[date, zh("起始日期")]
    rhythm: Annotated[Rhythm, zh("周期")]


class SeriesDatePlanned(
    Event, name="sectors.series.date_planned", title="固定活动排期", published=True
):
    """排期: a day of the series; `turn` tells which one it is, wherever it is moved to."""

    series: Annotated[UUID, zh("固定活动")]
    turn: Annotated[str, zh("期次", "如 2026-W10、2026-03、2026-Q1")]
    day: Annotated[date, zh("日期")]
    regular: Annotated[date, zh("应为日期", "未因休息日调整的日期")]


class SeriesDateMoved(
    Event, name="sectors.series.date_moved", title="固定活动改期", published=True
):
    """改期: one day of the series is another, with the reason."""

    series: Annotated[UUID, zh("固定活动")]
    turn: Annotated[str, zh("期次")]
    was: Annotated[date, zh("原日期")]
    day: Annotated[date, zh("新日期")]
    reason: Annotated[str, zh("理由")]


class SeriesDateDropped(
    Event, name="sectors.series.date_dropped", title="固定活动取消一期", published=True
):
    """取消一期: one day of the series is left out, with the reason."""

    series: Annotated[UUID, zh("固定活动")]
    turn: Annotated[str, zh("期次")]
    reason: Annotated[str, zh("理由")]


class SeriesDateHeld(Event, name="sectors.series.date_held", title="固定活动已办", published=True):
    """已办: which activity was, or is to be, held for one day of the series."""

    series: Annotated[UUID, zh("固定活动")]
    turn: Annotated[str, zh("期次")]
    activity: Annotated[UUID, zh("活动")]


class SeriesDateFreed(
    Event, name="sectors.series.date_freed", title="固定活动解除对应", published=True
):
    """解除对应: the activity was not held for that day."""

    series: Annotated[UUID, zh("固定活动")]
    turn: Annotated[str, zh("期次")]
    activity: Annotated[UUID, zh("活动")]


class SeriesEnded(Event, name="sectors.series.ended", title="固定活动停办", published=True):
    """停办: the last day of the series; later days without an activity fall away."""

    series: Annotated[UUID, zh("固定活动")]
    last: Annotated[date, zh("最后日期", "含当日")]
    reason: Annotated[str | None, zh("理由")]
