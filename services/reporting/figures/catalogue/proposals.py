"""Which figures speak of proposals?"""

from reporting.cases.proposals import FEEDBACKS, HANDLINGS, PROPOSALS, REPLIES, SPONSORINGS
from reporting.figures.catalogue.roll import ON_ROLL
from reporting.figures.figure import Breakdown, Count, Figure, Ratio, Sense, Time
from reporting.figures.selection import (
    Both,
    ByRule,
    Either,
    ListedByRule,
    Not,
    OneOf,
    Told,
    Where,
    Yes,
)

COHORT = Time(Sense.COHORT, day="submitted_on", plenary="plenary")
OF_A_PROPOSAL = Time(Sense.COHORT, day="proposal.submitted_on", plenary="proposal.plenary")


def _state(state: str, said: str) -> OneOf:
    return OneOf("state", (state,), said)


def _received(id: str, zh: str, means: str, where: Where, unit: str = "件") -> Count:
    """A count among the proposals received."""
    return Count(f"proposals.{id}", zh, unit, means, COHORT, PROPOSALS, where)


FILED_ALONE = _state("filed", "已立案")
IS_FILED = ByRule(
    "merged_counts_as_filed", OneOf("state", ("filed", "merged"), "已立案或已并案"), FILED_ALONE
)
BY_MEMBERS = Yes("by_members", "委员提案（个人或联名）")
ON_RECORD = Told("state", "已收到")

RECEIVED = _received("received", "收到提案", "会次内收到的提案，无论日后审查结果", ON_RECORD)
PLENARY_RECEIVED = _received(
    "plenary_received",
    "大会提案",
    "收到的提案中在截止时间前提交的",
    OneOf("timing", ("plenary",), "大会提案"),
)
OFFSESSION_RECEIVED = _received(
    "offsession_received",
    "平时提案",
    "收到的提案中在截止时间后提交的",
    OneOf("timing", ("off_session",), "平时提案"),
)
FILED = _received(
    "filed", "立案提案", "收到的提案中经审查立案的；并案是否计入依委员会规则", IS_FILED
)
MERGED = _received("merged", "并案", "收到的提案中并入他案办理的", _state("merged", "已并案"))
CONVERTED = _received(
    "converted",
    "转为意见建议",
    "收到的提案中转为意见建议、来信或社情民意信息的",
    _state("converted", "已转办"),
)
NOT_FILED = _received(
    "not_filed", "不予立案", "收到的提案中不予立案的", _state("not_filed", "不予立案")
)
WITHDRAWN = _received(
    "withdrawn", "撤案", "收到的提案中由提案人撤回的", _state("withdrawn", "已撤案")
)
RETURNED = _received(
    "returned", "退回补充", "收到的提案中退回补充、尚未重新提交的", _state("returned", "已退回")
)
UNDER_REVIEW = _received(
    "under_review", "审查中", "收到的提案中尚未作出审查决定的", _state("under_review", "审查中")
)
MERGED_APART = _received(
    "merged_apart",
    "立案之外的并案",
    "不计入立案的并案件数；规则将并案计入立案时为零",
    ByRule("merged_counts_as_filed", Both((_state("merged", "已并案"), FILED_ALONE)), MERGED.where),
)
FILED_MEMBER = _received(
    "filed_member",
    "立案的委员提案",
    "立案提案中由委员个人或联名提出的",
    Both((IS_FILED, BY_MEMBERS)),
)
FILED_INDIVIDUAL = _received(
    "filed_individual",
    "立案的个人提案",
    "立案提案中由一位委员提出的",
    Both((IS_FILED, OneOf("sponsor_kind", ("individual",), "个人提案"))),
)
FILED_JOINT = _received(
    "filed_joint",
    "立案的联名提案",
    "立案提案中由多位委员联名提出的",
    Both((IS_FILED, OneOf("sponsor_kind", ("joint",), "联名提案"))),
)
FILED_COLLECTIVE = _received(
    "filed_collective",
    "立案的集体提案",
    "立案提案中由党派、团体、界别、小组或专委会提出的",
    Both((IS_FILED, Not(BY_MEMBERS))),
)
ASSIGNED = _received(
    "assigned", "已交办", "立案提案中已交承办单位的", Both((IS_FILED, Yes("assigned", "已交办")))
)
REPLIED = _received(
    "replied", "办复提案", "立案提案中已答复的", Both((IS_FILED, Yes("replied", "已答复")))
)
DAY_OF_REPLY_AND_DUE = Told("in_time", "答复日期和期限均已知")
REPLIED_DATED = _received(
    "replied_dated",
    "期限可考的办复提案",
    "办复提案中答复日期和办结期限都有记录的",
    Both((REPLIED.where, DAY_OF_REPLY_AND_DUE)),
)
ON_TIME = _received(
    "replied_on_time",
    "按期办复",
    "期限可考的办复提案中不晚于期限的",
    Both((REPLIED.where, Yes("in_time", "按期"))),
)
ADOPTED = _received(
    "adopted",
    "采纳",
    "办复提案中等次计为采纳的",
    Both((REPLIED.where, ListedByRule("grade", "adoption_grades"))),
)
GRADED = _received(
    "graded",
    "有等次的办复提案",
    "办复提案中记有办理结果的",
    Both((REPLIED.where, Told("grade", "有等次"))),
)

SPONSORS = Count(
    "proposals.sponsors",
    "提交提案的委员",
    "人",
    "收到的委员提案中不同的第一提案人",
    COHORT,
    PROPOSALS,
    BY_MEMBERS,
    distinct="first_sponsor",
)
SPONSORS_ANY = Count(
    "proposals.sponsors_any_role",
    "参与提案的委员",
    "人",
    "收到的委员提案中不同的第一提案人和联名人",
    COHORT,
    SPONSORINGS,
    distinct="persons",
)
PARTICIPANTS = Count(
    "proposals.participants",
    "参与提案的在册委员",
    "人",
    "在册委员中作为第一提案人或联名人的",
    COHORT,
    SPONSORINGS,
    distinct="persons",
    among=ON_ROLL,
)
FIRST_PARTICIPANTS = Count(
    "proposals.first_participants",
    "作为第一提案人的在册委员",
    "人",
    "在册委员中作为第一提案人的",
    COHORT,
    PROPOSALS,
    BY_MEMBERS,
    distinct="first_sponsor",
    among=ON_ROLL,
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


def _forms(id: str, zh: str, means: str, *kinds: str) -> Count:
    where = OneOf("satisfaction", kinds, zh) if kinds else Told("satisfaction", "已反馈")
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
    ByRule(
        "satisfied_with_basically",
        OneOf("satisfaction", ("satisfied", "basically"), "满意或基本满意"),
        OneOf("satisfaction", ("satisfied",), "满意"),
    ),
    through=PROPOSALS,
)


def _share(id: str, zh: str, of: Count, over: Count, means: str, base: str) -> Ratio:
    return Ratio(f"proposals.{id}", zh, means, of, over, base)


RATES = (
    _share("filing_rate", "立案率", FILED, RECEIVED, "收到的提案中立案的占比", "收到提案"),
    _share(
        "share_collective",
        "集体提案占比",
        FILED_COLLECTIVE,
        FILED,
        "立案提案中集体提案的占比",
        "立案提案",
    ),
    _share("reply_rate", "办复率", REPLIED, FILED, "立案提案中截至统计时已答复的占比", "立案提案"),
    _share(
        "on_time_rate",
        "按期办复率",
        ON_TIME,
        REPLIED_DATED,
        "期限可考的办复提案中按期的占比",
        "期限可考的办复提案",
    ),
    _share("adoption_rate", "采纳率", ADOPTED, REPLIED, "办复提案中等次计为采纳的占比", "办复提案"),
    _share(
        "satisfaction_rate",
        "满意率",
        CONTENT,
        FEEDBACK,
        "收回的征询意见表中计为满意的占比",
        "收回征询意见表",
    ),
    _share(
        "participation_rate",
        "提案参与率",
        PARTICIPANTS,
        ON_ROLL,
        "在册委员中以任何身份参与提案的占比",
        "在册委员",
    ),
    _share(
        "first_participation_rate",
        "第一提案人参与率",
        FIRST_PARTICIPANTS,
        ON_ROLL,
        "在册委员中作为第一提案人的占比",
        "在册委员",
    ),
)

COLLECTIVE_KINDS = (
    ("party", "党派"),
    ("organisation", "人民团体"),
    ("sector", "界别"),
    ("group", "委员小组"),
    ("special_committee", "专门委员会"),
    ("collective", "其他集体"),
)

BREAKDOWNS = (
    Breakdown(
        "proposals.by_category",
        "立案提案类别",
        "立案提案按类别的件数和占比",
        FILED,
        "category",
        order="categories",
    ),
    Breakdown(
        "proposals.by_sponsor_kind",
        "立案提案形式",
        "立案提案中委员提案和集体提案的件数和占比",
        FILED,
        "by_members",
        names=((True, "委员"), (False, "集体")),
    ),
    Breakdown(
        "proposals.by_collective_kind",
        "集体提案构成",
        "立案的集体提案按提案者类别的件数和占比",
        FILED_COLLECTIVE,
        "sponsor_kind",
        names=COLLECTIVE_KINDS,
    ),
    Breakdown(
        "proposals.by_sector",
        "立案委员提案的界别",
        "立案的委员提案按所填界别的件数和占比",
        FILED_MEMBER,
        "sector_name",
        order="sectors",
        blank="未填界别",
    ),
    Breakdown(
        "proposals.by_topic",
        "立案提案主题",
        "立案提案按主题的件数和占比；一件可有多个主题",
        FILED,
        "topics",
        blank=None,
    ),
    Breakdown(
        "proposals.grades",
        "办理结果",
        "有等次的办复提案按等次的件数和占比",
        GRADED,
        "grade",
        blank=None,
    ),
    Breakdown(
        "proposals.by_handling_mode",
        "办理方式",
        "已交办的提案按办理方式的件数和占比",
        Count(
            "proposals.handled",
            "承办的提案",
            "件",
            "本次会议提案中已交承办单位的",
            OF_A_PROPOSAL,
            HANDLINGS,
            through=PROPOSALS,
        ),
        "mode",
        names=(("single", "单办"), ("lead_co", "主办会办"), ("separate", "分办")),
    ),
)


def _acts(id: str, zh: str, means: str, day: str, *where: Where) -> Count:
    """A count of acts on proposals in the window, whatever plenary they belong to."""
    return Count(
        f"proposals.{id}", zh, "件", means, Time(Sense.FLOW, day=day), PROPOSALS, Both(where)
    )


FLOWS = (
    _acts("submissions", "期内提交", "期内提交的提案，无论属于哪次会议", "submitted_on"),
    _acts("filings", "期内立案", "期内立案的提案", "decided_on", FILED_ALONE),
    _acts(
        "decisions",
        "期内审结",
        "期内作出审查决定的提案",
        "decided_on",
        Either((FILED_ALONE, OneOf("state", ("merged", "converted", "not_filed"), "已作其他处理"))),
    ),
    _acts("assignments", "期内交办", "期内交办的提案", "assigned_on", Yes("assigned", "已交办")),
    Count(
        "proposals.replies",
        "期内答复",
        "件次",
        "期内各承办单位的答复；日期不详的不计",
        Time(Sense.FLOW, day="replied_on"),
        REPLIES,
        through=PROPOSALS,
    ),
    Count(
        "proposals.feedbacks",
        "期内反馈",
        "份",
        "期内收回的征询意见表",
        Time(Sense.FLOW, day="given_on"),
        FEEDBACKS,
        through=PROPOSALS,
    ),
)

PROPOSAL_FIGURES: tuple[Figure, ...] = (
    RECEIVED,
    PLENARY_RECEIVED,
    OFFSESSION_RECEIVED,
    FILED,
    MERGED,
    CONVERTED,
    NOT_FILED,
    WITHDRAWN,
    RETURNED,
    UNDER_REVIEW,
    MERGED_APART,
    FILED_MEMBER,
    FILED_INDIVIDUAL,
    FILED_JOINT,
    FILED_COLLECTIVE,
    ASSIGNED,
    REPLIED,
    REPLIED_DATED,
    ON_TIME,
    ADOPTED,
    GRADED,
    SPONSORS,
    SPONSORS_ANY,
    PARTICIPANTS,
    FIRST_PARTICIPANTS,
    UNITS,
    LEAD_UNITS,
    FEEDBACK,
    SATISFIED,
    BASICALLY,
    DISSATISFIED,
    CONTENT,
    *RATES,
    *BREAKDOWNS,
    *FLOWS,
)
