"""What happens to the deadlines (期限) of a proposal: set, moved, near, passed, ended."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.periods import Duty
from contracts.values import Adopted, Named, Value
from kernel.event import Event, zh


class Term(Value):
    """One stretch of time that was allowed: a period, or a day that was set."""

    length: Annotated[int | None, zh("时长")] = None
    unit: Annotated[Literal["days", "working_days", "months"] | None, zh("单位")] = None
    until: Annotated[date | None, zh("至")] = None


class Span(Value):
    """Days on which the clock stood still, both included; without an end it still does."""

    first: Annotated[date, zh("自")]
    last: Annotated[date | None, zh("至")] = None


class DeadlineSet(Event, name="proposals.deadline.set", title="期限设定", published=True):
    """期限设定: somebody has until a day, by a rule that is named."""

    proposal: Annotated[UUID, zh("提案")]
    deadline: Annotated[UUID, zh("期限")]
    duty: Annotated[Duty, zh("事项")]
    party: Annotated[Named, zh("责任方", "承办单位、提案人或委员会")]
    starts_on: Annotated[date, zh("起算日", "当日不计")]
    terms: Annotated[tuple[Term, ...], zh("时长")]
    rolls: Annotated[bool, zh("遇非工作日顺延")]
    due_on: Annotated[date, zh("到期日")]
    near_on: Annotated[date | None, zh("临近提醒日")]
    provisional: Annotated[bool, zh("待定", "所涉年度的工作日历尚未公布")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期")]
    under: Annotated[Adopted | None, zh("所依规则", "作此决定时施行的规则；空为台账所载")] = None


class DeadlineMoved(Event, name="proposals.deadline.moved", title="期限变更", published=True):
    """期限变更: extended, paused, resumed, set to a day, or reckoned with a year's calendar."""

    proposal: Annotated[UUID, zh("提案")]
    deadline: Annotated[UUID, zh("期限")]
    duty: Annotated[Duty, zh("事项")]
    why: Annotated[Literal["extended", "paused", "resumed", "announced", "set"], zh("缘由")]
    terms: Annotated[tuple[Term, ...], zh("时长")]
    pauses: Annotated[tuple[Span, ...], zh("暂停")]
    rolls: Annotated[bool, zh("遇非工作日顺延")]
    due_on: Annotated[date | None, zh("到期日", "空为暂停中")]
    near_on: Annotated[date | None, zh("临近提醒日")]
    provisional: Annotated[bool, zh("待定")]


class DeadlineNear(Event, name="proposals.deadline.near", title="期限临近", published=True):
    """期限临近: noted once."""

    proposal: Annotated[UUID, zh("提案")]
    deadline: Annotated[UUID, zh("期限")]
    duty: Annotated[Duty, zh("事项")]
    party: Annotated[Named, zh("责任方")]
    due_on: Annotated[date, zh("到期日")]


class DeadlinePassed(Event, name="proposals.deadline.passed", title="逾期", published=True):
    """逾期: the due day is over and the duty is not done; noted once a due day."""

    proposal: Annotated[UUID, zh("提案")]
    deadline: Annotated[UUID, zh("期限")]
    duty: Annotated[Duty, zh("事项")]
    party: Annotated[Named, zh("责任方")]
    due_on: Annotated[date, zh("到期日")]


class DeadlineEnded(Event, name="proposals.deadline.ended", title="期限终了", published=True):
    """期限终了: the duty was done, or is no longer owed."""

    proposal: Annotated[UUID, zh("提案")]
    deadline: Annotated[UUID, zh("期限")]
    how: Annotated[Literal["done", "dropped"], zh("缘由", "已办理，或不再需要")]
    ended_on: Annotated[date, zh("终了日")]
