"""Which figures count the handling of proposals, and what sponsors say of it?"""

from reporting.cases.handling import FEEDBACKS, HANDLINGS
from reporting.cases.proposals import PROPOSALS
from reporting.figures.catalogue.proposals import IS_FILED, counted
from reporting.figures.figure import Breakdown, Count, Figure, Sense, Time
from reporting.figures.selection import (
    Both,
    ByRule,
    Filled,
    InOrder,
    ListedByRule,
    OneOf,
    Told,
    Yes,
)

OF_A_PROPOSAL = Time(Sense.COHORT, day="proposal.submitted_on", plenary="proposal.plenary")

ASSIGNED = counted(
    "assigned", "已交办", "立案提案中已交承办单位的", Both((IS_FILED, Yes("assigned", "已交办")))
)
REPLIED = counted(
    "replied", "办复提案", "立案提案中已答复的", Both((IS_FILED, Yes("replied", "已答复")))
)
DAY_OF_REPLY_AND_DUE = Told("in_time", "答复日期和期限均已知")
REPLIED_DATED = counted(
    "replied_dated",
    "期限可考的办复提案",
    "办复提案中答复日期和办结期限都有记录的",
    Both((REPLIED.where, DAY_OF_REPLY_AND_DUE)),
)
ON_TIME = counted(
    "replied_on_time",
    "按期办复",
    "期限可考的办复提案中不晚于期限的",
    Both((REPLIED.where, Yes("in_time", "按期"))),
)
ADOPTED = counted(
    "adopted",
    "采纳",
    "办复提案中等次计为采纳的",
    Both((REPLIED.where, ListedByRule("grade", "adoption_grades"))),
)
GRADED = counted(
    "graded",
    "有等次的办复提案",
    "办复提案中记有办理结果的",
    Both((REPLIED.where, Told("grade", "有等次"))),
)

HANDLED = Count(
    "proposals.handled",
    "承办的提案",
    "件",
    "本次会议提案中已交承办单位的",
    OF_A_PROPOSAL,
    HANDLINGS,
    through=PROPOSALS,
)
UNITS = Count(
    "proposals.units_involved",
    "承办单位",
    "个",
    "主办、会办或分办本次会议提案的不同单位",
    OF_A_PROPOSAL,
    HANDLINGS,
    through=PROPOSALS,
    distinct="units",
)
LEAD_UNITS = Count(
    "proposals.lead_units",
    "主办单位",
    "个",
    "主办或分办本次会议提案的不同单位",
    OF_A_PROPOSAL,
    HANDLINGS,
    through=PROPOSALS,
    distinct="leading",
)

STILL_HOLDS = InOrder("proposal.begun_at", "told_at", "审查结果未再撤销")
"""An answer, or what is said of it, goes with the result on which it rested."""


def _forms(id: str, zh: str, means: str, *kinds: str) -> Count:
    said = OneOf("satisfaction", kinds, zh) if kinds else Told("satisfaction", "已反馈")
    where = Both((STILL_HOLDS, said))
    return Count(
        f"proposals.{id}", zh, "份", means, OF_A_PROPOSAL, FEEDBACKS, where, through=PROPOSALS
    )


FEEDBACK = _forms("feedback_returned", "收回征询意见表", "每位提案人对每件提案的反馈为一份")
SATISFIED = _forms("satisfied", "满意", "收回的征询意见表中满意的", "satisfied")
BASICALLY = _forms("basically", "基本满意", "收回的征询意见表中基本满意或理解的", "basically")
DISSATISFIED = _forms("dissatisfied", "不满意", "收回的征询意见表中不满意的", "dissatisfied")
CONTENT = Count(
    "proposals.content",
    "计为满意",
    "份",
    "收回的征询意见表中计入满意率的；基本满意是否计入依委员会规则",
    OF_A_PROPOSAL,
    FEEDBACKS,
    Both(
        (
            STILL_HOLDS,
            ByRule(
                "satisfied_with_basically",
                OneOf("satisfaction", ("satisfied", "basically"), "满意或基本满意"),
                OneOf("satisfaction", ("satisfied",), "满意"),
            ),
        )
    ),
    through=PROPOSALS,
)

WITH_ANSWERS = Count(
    "proposals.feedback_with_answers",
    "答有各题的征询意见表",
    "份",
    "收回的征询意见表中答了本委员会所设题目的",
    OF_A_PROPOSAL,
    FEEDBACKS,
    Both((STILL_HOLDS, Filled("answers", "答有题目"))),
    through=PROPOSALS,
)
BY_QUESTION = Breakdown(
    "proposals.feedback_by_question",
    "征询意见表各题",
    "答有各题的征询意见表按题目和选项的份数和占比；一份答几题的各计一次，合计可大于份数，占比以份数为底",
    WITH_ANSWERS,
    "answers",
    blank=None,
    asked=True,
)

HANDLING_FIGURES: tuple[Figure, ...] = (
    ASSIGNED,
    REPLIED,
    REPLIED_DATED,
    ON_TIME,
    ADOPTED,
    GRADED,
    HANDLED,
    UNITS,
    LEAD_UNITS,
    FEEDBACK,
    SATISFIED,
    BASICALLY,
    DISSATISFIED,
    CONTENT,
    WITH_ANSWERS,
    BY_QUESTION,
)
