"""Which duties come back every year, and in which months?

Source: DOMAIN.md 2.8 and 2.10. What hangs on the plenary is placed by the month of this year's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reporting.findings.facts import Facts
from reporting.findings.rule import Task

MEMBERS, BODIES, UNITS = "全体委员", "各专门委员会、各界别", "提案人、承办单位"


@dataclass(frozen=True, slots=True)
class AroundPlenary:
    """A duty so many months after the month of the plenary (before it when negative)."""

    after: int
    text: str
    who: str


ON_DATES: tuple[Task, ...] = (
    Task("春节前走访慰问困难群众和老委员", (1,), "部分委员"),
    Task("开展学雷锋志愿服务和义务植树", (3,), "各界别委员"),
    Task("参加世界环境日宣传，视察生态环境保护工作", (6,), "部分委员"),
    Task("纪念人民政协成立，举办委员座谈会", (9,), "各界别委员"),
    Task("重阳节走访慰问老委员，听取意见", (10,), "部分委员"),
)
STANDING: tuple[Task, ...] = (
    Task("组织委员季度集中学习", (3, 6, 9, 12), MEMBERS),
    Task("编报社情民意信息，按季度通报采用情况", (3, 6, 9, 12), "各界别、特邀信息员"),
    Task("开展专题调研，形成调研报告", (4, 5), BODIES),
    Task("举办委员履职能力培训班", (5,), MEMBERS),
    Task("召开专题协商会，会后报送协商意见", (6, 8), BODIES),
    Task("小结上半年工作，检查计划落实情况", (7,), "政协机关、各专门委员会"),
    Task("组织委员视察重点项目和民生实事", (8,), "部分委员"),
    Task("开展专项民主监督，反馈监督意见", (9,), BODIES),
    Task("组织各界别开展为民办实事活动", (5, 10), "各界别委员"),
    Task("与兄弟政协开展学习交流", (7,), "部分委员"),
    Task("征集下一年协商议题和提案线索", (10,), "各界别、有关部门、社会公众"),
    Task("组织年末集中视察，对承办单位开展评议", (11,), "部分委员"),
    Task("各界别报送工作小结和下一年计划", (11,), "各界别"),
    Task("委员述职，核对履职档案，开展履职评价", (12,), MEMBERS),
    Task("起草年度工作总结和下一年工作计划，征求意见", (12,), "政协机关、各专门委员会"),
)
PLENARY: tuple[AroundPlenary, ...] = (
    AroundPlenary(-1, "筹备全体会议，起草会议报告并征求意见", BODIES),
    AroundPlenary(0, "召开全体会议，组织委员提交提案、开展讨论", MEMBERS),
    AroundPlenary(0, "审查会议期间收到的提案，报告审查情况", "提案审查组"),
    AroundPlenary(1, "通过年度工作要点和协商计划，确定重点提案", "政协领导、各专门委员会"),
    AroundPlenary(1, "召开提案交办会，明确承办单位和期限", "有关承办单位"),
    AroundPlenary(2, "督促承办单位与提案人沟通办理意见", UNITS),
    AroundPlenary(4, "检查提案答复情况，对临近期限的逐件提醒", UNITS),
    AroundPlenary(5, "督办重点提案，视察办理成果", UNITS),
    AroundPlenary(7, "回收征询意见表，组织对不满意提案重新办理", UNITS),
)
GROUP: tuple[Task, ...] = (
    Task("制定本组年度计划，报所属政协", (1,), "全体组员"),
    Task("春节前走访困难群众", (1,), "全体组员"),
    Task("参加所属政协全体会议，提交提案", (1, 2), "全体组员"),
    Task("组织委员季度集中学习", (3, 6, 9, 12), "全体组员"),
    Task("走访本组委员，了解思想和工作情况", (4, 10), "全体组员"),
    Task("围绕本地一件民生事项开展调研", (5,), "全体组员"),
    Task("参加所属政协组织的协商和视察", (6, 8), "有关委员"),
    Task("开展委员接待群众活动，收集社情民意", (4, 7, 10), "全体组员"),
    Task("为群众办一件实事", (9,), "全体组员"),
    Task("与邻近联络组交流工作经验", (8,), "全体组员"),
    Task("商定下一年提案选题", (11,), "全体组员"),
    Task("总结全年工作，委员述职", (12,), "全体组员"),
)


def year_plan(facts: Facts, tasks: tuple[Task, ...]) -> tuple[tuple[int, Task], ...]:
    """Month by month, standing duties before the tasks that findings call for; each once."""
    placed = [(month, task) for task in (*_standing(facts), *tasks) for month in task.months]
    return tuple(sorted(dict.fromkeys(placed), key=lambda one: one[0]))


def _standing(facts: Facts) -> Iterator[Task]:
    if facts.small:
        yield from GROUP
        return
    opens = facts.scope.plenary.opens.month
    for one in PLENARY:
        yield Task(one.text, ((opens + one.after - 1) % 12 + 1,), one.who)
    yield from ON_DATES
    yield from STANDING
