"""Which kinds of activities does every committee tell apart, and by which rules are they held?"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Final, Literal

from contracts.values import Value
from kernel.event import zh

COMMON_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "study": "学习",
        "training": "培训",
        "lecture": "报告会",
        "reading": "读书活动",
        "study_tour": "学习考察",
        "research": "调研",
        "inspection": "视察",
        "symposium": "座谈会",
        "hearing": "听证通报",
        "consultation": "协商",
        "oversight": "民主监督",
        "exchange": "联谊交流",
        "visit": "走访接待",
        "public_service": "为民办实事",
        "paired_help": "结对帮扶",
        "culture": "文体活动",
        "celebration": "庆祝纪念",
        "condolence": "慰问",
        "party_work": "党建活动",
        "office_building": "机关建设",
        "history": "文史资料",
        "meeting": "会议",
    }
)
"""通用类别: what every committee's own kinds are mapped to; closed, in the order of print."""

Consultation = Literal[
    "thematic",
    "counterpart",
    "sector",
    "proposal_handling",
    "standing_thematic",
    "remote",
    "legislative",
]
"""协商形式: 专题, 对口, 界别, 提案办理, 专题议政性常委会, 远程, 立法协商."""


class ActivityKindRule(Value):
    """One kind of activity: the committee's name for it and the common kind it counts as."""

    name: Annotated[str, zh("名称")]
    common: Annotated[str, zh("通用类别")]
    words: Annotated[tuple[str, ...], zh("写法")]
    form: Annotated[str | None, zh("形式", "空为不定")] = None
    must_attend: Annotated[
        bool | None, zh("应当参加", "真为应当参加，假为报名参加，空为逐次确定")
    ] = None
    points_unit: Annotated[str | None, zh("计分单位", "如次、天、场；空为不定")] = None
    consultation: Annotated[Consultation | None, zh("协商形式", "只用于协商")] = None


class NoticeRule(Value):
    """How long before its first day an activity is applied for, on which paper's word."""

    length: Annotated[int, zh("时长")]
    unit: Annotated[Literal["days", "working_days"], zh("单位")] = "working_days"
    kinds: Annotated[tuple[str, ...], zh("适用的活动类别", "空为全部")] = ()
    exceptions: Annotated[bool, zh("说明理由后可不足", "否则一律不受理")] = True
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class LeaveRule(Value):
    """How often one person may ask for leave from one activity, on which paper's word."""

    at_most: Annotated[int, zh("每人每次活动最多申请次数")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class DoorRule(Value):
    """How people are checked in where a plan says nothing else, on which paper's word."""

    pass_minutes: Annotated[int, zh("个人签到码有效分钟数")]
    opens_before: Annotated[int, zh("开始前可签到的分钟数")]
    late_after: Annotated[int | None, zh("开始后多少分钟起为迟到", "空为不计迟到")] = None
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class ActivityRules(Value):
    """By which rules a committee's activities are applied for, excused from and entered."""

    notices: Annotated[tuple[NoticeRule, ...], zh("提前申请", "空为不限")] = ()
    leave: Annotated[LeaveRule | None, zh("请假次数", "空为不限")] = None
    door: Annotated[DoorRule | None, zh("签到", "空为通用办法")] = None

    def notice(self, kind: str) -> NoticeRule | None:
        """The rule for a kind: its own before the one for all."""
        own = (one for one in self.notices if kind in one.kinds)
        for_all = (one for one in self.notices if not one.kinds)
        return next(own, None) or next(for_all, None)


COMMON_DOOR: Final = DoorRule(pass_minutes=5, opens_before=60, basis="建言预置（未见文件规定）")
"""The door of a committee that has adopted none of its own."""
