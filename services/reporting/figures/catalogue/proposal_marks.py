"""Which figures speak of key proposals, awards, second answers, priorities; leads and opinions?"""

from reporting.cases.attention import ATTENTIONS
from reporting.cases.leads import LEADS, SUGGESTIONS
from reporting.cases.proposals import PROPOSALS
from reporting.figures.catalogue.handling import OF_A_PROPOSAL
from reporting.figures.catalogue.proposals import OF_A_FILED, counted
from reporting.figures.figure import Breakdown, Count, Each, Figure, Ratio, Sense, Time
from reporting.figures.selection import All, Both, Filled, OneOf, Told, Where, Yes

SOURCES = (
    ("public", "社会公众"),
    ("unit", "党政部门和单位"),
    ("party", "民主党派和工商联"),
    ("member", "委员"),
    ("other", "其他"),
)
"""线索来源, in the order of print."""


def _marked(id: str, zh: str, means: str, where: Where) -> Count:
    """A count of filed proposals by what marks them."""
    told = (f"proposals.{id}", zh, "件", means)
    return Count(*told, OF_A_PROPOSAL, ATTENTIONS, Both((OF_A_FILED, where)), through=PROPOSALS)


KEY = _marked("key_proposals", "重点提案", "立案提案中确定为重点提案的", Yes("key", "重点提案"))
LED = _marked(
    "leader_supervised",
    "领导领办督办的重点提案",
    "重点提案中列有领办督办领导的",
    Yes("led", "有领办督办领导"),
)
AWARDED = _marked(
    "excellent",
    "获评优秀的提案",
    "立案提案中提案人获评优的，不含承办单位获奖的",
    Yes("awarded", "获评优"),
)
REHANDLED = _marked(
    "rehandled", "再办理提案", "立案提案中要求重新办理的", Yes("rehandled", "重新办理")
)
FOR_PRIORITIES_TOLD = Filled("priorities", "记有中心工作")
FOR_PRIORITIES = _marked(
    "for_priorities",
    "服务中心工作的提案",
    "立案提案中记有服务哪项中心工作的",
    FOR_PRIORITIES_TOLD,
)
REPLIED_FOR_PRIORITIES = _marked(
    "replied_for_priorities",
    "服务中心工作的办复提案",
    "已答复的立案提案中记有服务哪项中心工作的",
    Both((FOR_PRIORITIES_TOLD, Yes("proposal.replied", "已答复"))),
)


def _leads(id: str, zh: str, means: str, where: Where) -> Count:
    time = Time(Sense.COHORT, day="received_on", plenary="plenary")
    return Count(f"proposals.{id}", zh, "条", means, time, LEADS, where)


LEADS_RECEIVED = _leads("leads", "提案线索", "为本次会议征集到的提案线索", All())
LEADS_LISTED = _leads(
    "leads_listed",
    "列入参考选题的线索",
    "征集到的线索中列入参考选题的",
    OneOf("state", ("listed",), "已列入"),
)
FROM_LEADS = counted(
    "from_leads", "由线索形成的提案", "收到的提案中由征集的线索形成的", Told("lead", "由线索形成")
)


def _suggestions(id: str, zh: str, means: str, where: Where) -> Count:
    time = Time(Sense.COHORT, day="received_on")
    return Count(f"proposals.{id}", zh, "件", means, time, SUGGESTIONS, where)


PASSED_ON = Yes("passed_on", "已转送")
WANTED = Yes("answer_wanted", "要求反馈")
ANSWERED = Yes("answered", "已反馈")
SUGGESTED = _suggestions(
    "suggestions", "意见建议和来信", "期内由提案转成的意见建议和委员来信", All()
)
SUGGESTIONS_PASSED_ON = _suggestions(
    "suggestions_passed_on", "已转送的意见建议", "期内的意见建议和来信中已转送有关单位的", PASSED_ON
)
SUGGESTIONS_ANSWERED = _suggestions(
    "suggestions_answered",
    "已反馈的意见建议",
    "期内的意见建议和来信中至少有一个单位反馈的",
    ANSWERED,
)
ANSWERS_WANTED = _suggestions(
    "suggestions_wanted", "要求反馈的意见建议", "期内的意见建议和来信中转送时要求反馈的", WANTED
)
WANTED_ANSWERED = _suggestions(
    "suggestions_wanted_answered",
    "要求反馈且已反馈的意见建议",
    "要求反馈的意见建议和来信中至少有一个单位反馈的",
    Both((WANTED, ANSWERED)),
)

MARKS: tuple[Figure, ...] = (
    KEY,
    LED,
    AWARDED,
    REHANDLED,
    FOR_PRIORITIES,
    Breakdown(
        "proposals.by_priority",
        "服务中心工作",
        "记有中心工作的立案提案按所服务的中心工作的件数；一件可服务几项，各计一次，合计可大于件数",
        FOR_PRIORITIES,
        "priorities",
        blank=None,
    ),
    REPLIED_FOR_PRIORITIES,
    Breakdown(
        "proposals.replied_by_priority",
        "办复提案服务的中心工作",
        "记有中心工作的办复提案按所服务的中心工作的件数；一件可服务几项，各计一次，合计可大于件数",
        REPLIED_FOR_PRIORITIES,
        "priorities",
        blank=None,
    ),
    LEADS_RECEIVED,
    LEADS_LISTED,
    FROM_LEADS,
    Breakdown(
        "proposals.from_leads_by_source",
        "由线索形成的提案的线索来源",
        "收到的提案中由征集的线索形成的，按线索来源的件数和占比",
        FROM_LEADS,
        "source",
        names=SOURCES,
        blank="来源不详",
        each=Each("lead", LEADS),
    ),
    Breakdown(
        "proposals.leads_by_source",
        "线索来源",
        "征集到的线索按来源的条数和占比",
        LEADS_RECEIVED,
        "source",
        names=SOURCES,
    ),
    SUGGESTED,
    SUGGESTIONS_PASSED_ON,
    SUGGESTIONS_ANSWERED,
    ANSWERS_WANTED,
    WANTED_ANSWERED,
    Ratio(
        "proposals.suggestion_answer_rate",
        "意见建议反馈率",
        "要求反馈的意见建议和来信中已反馈的占比",
        WANTED_ANSWERED,
        ANSWERS_WANTED,
        "要求反馈的意见建议和来信",
    ),
    Breakdown(
        "proposals.suggestions_by_kind",
        "意见建议类别",
        "期内的意见建议和委员来信的件数和占比",
        SUGGESTED,
        "kind",
        names=(("opinion", "意见建议"), ("letter", "委员来信")),
    ),
)
