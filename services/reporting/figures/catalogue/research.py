"""Which figures speak of research reports, and of what came of them and of activities?"""

from typing import Any

from reporting.cases.activities import ACTIVITIES
from reporting.cases.kind import Kind
from reporting.cases.occasions import OCCASIONS
from reporting.cases.research import OUTCOMES, RESEARCH
from reporting.figures.figure import Breakdown, Count, Each, Figure, Ratio, Sense, Time
from reporting.figures.selection import OneOf, Told, Where, Yes

APPROVED_IN = Time(Sense.COHORT, day="approved_on")
OF_A_REPORT = Time(Sense.COHORT, day="research.approved_on")
CAME_IN = Time(Sense.FLOW, day="came_on")

LEVELS = (
    ("township", "乡镇"),
    ("county", "区县"),
    ("city", "市级"),
    ("province", "省级"),
    ("national", "全国"),
    ("other", "其他"),
)
"""Levels of instructing leaders, in the order of print."""


def _sort(sort: str, said: str) -> OneOf:
    return OneOf("sort", (sort,), said)


INSTRUCTION = _sort("instruction", "领导批示")
ADOPTION = _sort("adoption", "采纳")
RECOMMENDATION = _sort("recommendation", "形成建议案")
GROWN = _sort("grown", "转化为提案或信息")


def _reports(id: str, zh: str, means: str, where: Where) -> Count:
    return Count(f"sectors.{id}", zh, "篇", means, APPROVED_IN, RESEARCH, where)


REPORTS = _reports(
    "research_reports",
    "调研报告",
    "期内审核通过的调研报告；退回后未再通过的不计",
    Told("approved_on", "已通过"),
)
ARCHIVED = _reports(
    "research_archived",
    "已归档的调研报告",
    "期内审核通过的调研报告中截至统计时已归档的",
    Yes("archived", "已归档"),
)


def _reports_with(id: str, zh: str, means: str, where: Where) -> Count:
    """Reports of which something came, each once."""
    told = (f"sectors.{id}", zh, "篇", means, OF_A_REPORT, OUTCOMES, where)
    return Count(*told, through=RESEARCH, distinct="research")


INSTRUCTED = _reports_with(
    "research_instructed",
    "得到领导批示的调研报告",
    "期内审核通过的调研报告中截至统计时得到领导批示的，每篇计一次",
    INSTRUCTION,
)
ADOPTED = _reports_with(
    "research_adopted",
    "被采纳的调研报告",
    "期内审核通过的调研报告中截至统计时被采纳的，每篇计一次",
    ADOPTION,
)


def _outcomes(id: str, zh: str, unit: str, means: str, where: Where) -> tuple[Count, Count]:
    """What came in the window of reports and of activities together, and of activities alone."""
    of_activities = Count(
        f"sectors.{id}_of_activities",
        f"活动的{zh}",
        unit,
        f"期内没有调研报告的活动{means}",
        CAME_IN,
        OUTCOMES,
        where,
        through=ACTIVITIES,
    )
    both = Count(
        f"sectors.{id}",
        zh,
        unit,
        f"期内调研报告和活动{means}；报告或活动已撤销的不计",
        CAME_IN,
        OUTCOMES,
        where,
        through=RESEARCH,
        plus=of_activities,
    )
    return both, of_activities


INSTRUCTIONS = _outcomes("instructions", "成果批示", "件次", "得到的领导批示", INSTRUCTION)
ADOPTIONS = _outcomes("adoptions", "成果采纳", "件次", "被有关单位采纳", ADOPTION)
RECOMMENDATIONS = _outcomes("recommendations", "建议案", "件", "形成的建议案", RECOMMENDATION)
CONVERSIONS = _outcomes("conversions", "成果转化", "件", "转化成的提案和社情民意信息", GROWN)
INSTRUCTED_REPORTS = Count(
    "sectors.report_instructions",
    "调研报告批示",
    "件次",
    "期内审核通过的调研报告截至统计时得到的领导批示",
    OF_A_REPORT,
    OUTCOMES,
    INSTRUCTION,
    through=RESEARCH,
)


def _by_activities(id: str, zh: str, kind: Kind[Any], column: str) -> Breakdown:
    """Reports by what is told of the activities that they rest on."""
    means = f"期内审核通过的调研报告按所据活动{zh}的篇数和占比；一篇涉及几项的各计一次，没有的不列"
    told = (f"sectors.research_by_{id}", f"调研报告{zh}", means, REPORTS, column)
    return Breakdown(*told, blank=None, each=Each("activities", kind))


RESEARCH_FIGURES: tuple[Figure, ...] = (
    REPORTS,
    ARCHIVED,
    INSTRUCTED,
    ADOPTED,
    *INSTRUCTIONS,
    *ADOPTIONS,
    *RECOMMENDATIONS,
    *CONVERSIONS,
    INSTRUCTED_REPORTS,
    Ratio(
        "sectors.research_instruction_rate",
        "调研报告批示率",
        "期内审核通过的调研报告中得到领导批示的占比",
        INSTRUCTED,
        REPORTS,
        "调研报告",
    ),
    Ratio(
        "sectors.research_adoption_rate",
        "调研报告采纳率",
        "期内审核通过的调研报告中被采纳的占比",
        ADOPTED,
        REPORTS,
        "调研报告",
    ),
    Breakdown(
        "sectors.research_by_department",
        "调研报告提交部门",
        "期内审核通过的调研报告按提交部门的篇数和占比",
        REPORTS,
        "department_name",
        blank="未记提交部门",
    ),
    _by_activities("topic", "主题", ACTIVITIES, "topics"),
    _by_activities("priority", "服务的中心工作", OCCASIONS, "priorities"),
    Breakdown(
        "sectors.report_instructions_by_level",
        "调研报告批示层级",
        "期内审核通过的调研报告得到的批示按领导层级的件次和占比",
        INSTRUCTED_REPORTS,
        "level",
        names=LEVELS,
    ),
)
