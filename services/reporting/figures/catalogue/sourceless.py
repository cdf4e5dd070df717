"""Which figures of real reports are not counted, since nothing is recorded that tells them?"""

from typing import NamedTuple


class Sourceless(NamedTuple):
    """A figure that reports name, and why it has no source yet (尚无来源)."""

    zh: str
    why: str


SOURCELESS: tuple[Sourceless, ...] = (
    Sourceless(
        "全体会议、常委会会议、主席会议的次数和出席", "会议尚未作为会议记录，只有“会议”类的活动"
    ),
    Sourceless("大会发言（口头、书面），按主办统计的发言", "发言尚未记录"),
    Sourceless("宣传报道、刊发稿件", "宣传稿件及其刊发尚未记录"),
    Sourceless("意见建议的落实跟踪", "有关单位的反馈已记录，反馈之后是否落实尚未记录"),
    Sourceless("履职计分、等次和排名", "履职计分尚未施行"),
    Sourceless("民主评议", "评议尚未记录，只有“民主监督”类的活动"),
    Sourceless("委员工作室", "工作室尚未登记"),
    Sourceless("信息服务的中心工作", "社情民意信息只记主题，尚未记录服务哪项中心工作"),
    Sourceless(
        "办理态度和办理结果分别的满意率", "征询意见表各题由各委员会自定，尚未约定哪一题问什么"
    ),
)
"""Listed on the page of figures, and never made up."""
