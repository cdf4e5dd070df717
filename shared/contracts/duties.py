"""What does a body owe in a year, by a committee's own dated words?"""

from datetime import date
from typing import Annotated, Literal

from contracts.values import BodyKind, Value
from kernel.event import zh

CountedWork = Literal[
    "activity",
    "proposal",
    "situation_report",
    "research_report",
    "speech",
    "plan",
    "summary",
]
"""What may be owed: 活动, 提案, 社情民意信息, 调研报告, 大会发言, 工作计划, 工作总结."""


class BodyDutyRule(Value):
    """One duty of the bodies of some kinds (机构年度职责): so many of something in so long."""

    name: Annotated[str, zh("职责", "如季度集中学习")]
    bodies: Annotated[tuple[BodyKind, ...], zh("所属类别", "哪些类别的机构应尽，空为全部")] = ()
    counts: Annotated[CountedWork, zh("计入", "活动、提案、信息、调研报告、发言、计划、总结")]
    activities: Annotated[tuple[str, ...], zh("计入的活动", "通用类别，空为全部活动")] = ()
    by_members: Annotated[bool, zh("委员个人的也计入", "提案和信息")] = False
    times: Annotated[int, zh("次数")] = 1
    per: Annotated[Literal["year", "quarter"], zh("每", "每年或每季度")] = "year"
    window: Annotated[Literal["calendar", "plenary"], zh("年度", "自然年，或两次全体会议之间")] = (
        "calendar"
    )
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None
