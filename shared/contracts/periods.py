"""Which periods does a committee's rule allow, and on which paper does each rest?"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from contracts.values import Value
from kernel.event import zh
from rules.deadlines import Period, Unit


class Duty(StrEnum):
    """What must be done by a due day (期限事项)."""

    SIGN = "sign"
    """签收: the unit takes the proposal on."""
    RETURN = "return"
    """申退: until when a unit may say that the proposal is not its to answer."""
    ANSWER_RETURN = "answer_return"
    """申退答复: the office grants the request or refuses it."""
    CONTACT = "contact"
    """联系提案人: the lead unit speaks with the sponsor first."""
    CO_OPINION = "co_opinion"
    """会办意见: an assisting unit tells the lead unit what it thinks."""
    REPLY = "reply"
    """答复."""
    LONGEST = "longest"
    """办理总期限: the latest day to which a reply can be extended."""
    REHANDLE = "rehandle"
    """重新办理: the second answer, after the first was not accepted."""
    RATE = "rate"
    """评价提案: a unit judges the proposal that it answered."""
    FEEDBACK = "feedback"
    """反馈: a sponsor judges the handling."""


class PeriodRule(Value):
    """How long a duty may take, on which paper's word."""

    duty: Annotated[Duty, zh("事项")]
    length: Annotated[int | None, zh("时长", "空为固定日期")] = None
    unit: Annotated[Literal["days", "working_days", "months"], zh("单位")] = "days"
    by: Annotated[str | None, zh("固定日期", "月-日，如 06-30")] = None
    sponsor_kinds: Annotated[tuple[str, ...], zh("适用的提案形式", "空为全部")] = ()
    rolls: Annotated[bool, zh("遇非工作日顺延")] = False
    near_days: Annotated[int, zh("临近提醒", "到期前的天数，0 为不提醒")] = 0
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None

    def term(self, start: date) -> Period | date:
        """The period, or the fixed day of the year that lies on the start or next after it.

        Raises:
            ValueError: the rule has neither a length nor a day.
        """
        if self.by is None:
            if self.length is None:
                raise ValueError(f"the rule for {self.duty} has neither a length nor a day")
            return Period(self.length, Unit(self.unit))
        month, day = (int(part) for part in self.by.split("-"))
        this_year = date(start.year, month, day)
        return this_year if this_year >= start else date(start.year + 1, month, day)
