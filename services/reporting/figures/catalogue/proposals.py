"""Which figures count the proposals received, and who stands behind them?"""

from reporting.cases.members import MEMBERS
from reporting.cases.proposals import PROPOSALS, SPONSORINGS
from reporting.figures.catalogue.roll import ON_ROLL, ON_THE_DAY
from reporting.figures.figure import Count, Figure, OnTheDay, Sense, Time
from reporting.figures.selection import Both, ByRule, Not, OneOf, Told, Where, Yes

COHORT = Time(Sense.COHORT, day="submitted_on", plenary="plenary")


def _state(state: str, said: str) -> OneOf:
    return OneOf("state", (state,), said)


def counted(id: str, zh: str, means: str, where: Where, unit: str = "件") -> Count:
    """A count among the proposals received."""
    return Count(f"proposals.{id}", zh, unit, means, COHORT, PROPOSALS, where)


FILED_ALONE = _state("filed", "已立案")
IS_FILED = ByRule(
    "merged_counts_as_filed", OneOf("state", ("filed", "merged"), "已立案或已并案"), FILED_ALONE
)
OF_A_FILED = ByRule(
    "merged_counts_as_filed",
    OneOf("proposal.state", ("filed", "merged"), "所属提案已立案或已并案"),
    OneOf("proposal.state", ("filed",), "所属提案已立案"),
)
BY_MEMBERS = Yes("by_members", "委员提案（个人或联名）")
ON_RECORD = Told("state", "已收到")

RECEIVED = counted("received", "收到提案", "会次内收到的提案，无论日后审查结果", ON_RECORD)
PLENARY_RECEIVED = counted(
    "plenary_received",
    "大会提案",
    "收到的提案中在截止时间前提交的",
    OneOf("timing", ("plenary",), "大会提案"),
)
OFFSESSION_RECEIVED = counted(
    "offsession_received",
    "平时提案",
    "收到的提案中在截止时间后提交的",
    OneOf("timing", ("off_session",), "平时提案"),
)
FILED = counted("filed", "立案提案", "收到的提案中经审查立案的；并案是否计入依委员会规则", IS_FILED)
MERGED = counted("merged", "并案", "收到的提案中并入他案办理的", _state("merged", "已并案"))
CONVERTED = counted(
    "converted",
    "转为意见建议",
    "收到的提案中转为意见建议、来信或社情民意信息的",
    _state("converted", "已转办"),
)
NOT_FILED = counted(
    "not_filed", "不予立案", "收到的提案中不予立案的", _state("not_filed", "不予立案")
)
WITHDRAWN = counted(
    "withdrawn", "撤案", "收到的提案中由提案人撤回的", _state("withdrawn", "已撤案")
)
RETURNED = counted(
    "returned", "退回补充", "收到的提案中退回补充、尚未重新提交的", _state("returned", "已退回")
)
UNDER_REVIEW = counted(
    "under_review", "审查中", "收到的提案中尚未作出审查决定的", _state("under_review", "审查中")
)
MERGED_APART = counted(
    "merged_apart",
    "立案之外的并案",
    "不计入立案的并案件数；规则将并案计入立案时为零",
    ByRule("merged_counts_as_filed", Both((_state("merged", "已并案"), FILED_ALONE)), MERGED.where),
)
FILED_MEMBER = counted(
    "filed_member",
    "立案的委员提案",
    "立案提案中由委员个人或联名提出的",
    Both((IS_FILED, BY_MEMBERS)),
)
FILED_INDIVIDUAL = counted(
    "filed_individual",
    "立案的个人提案",
    "立案提案中由一位委员提出的",
    Both((IS_FILED, OneOf("sponsor_kind", ("individual",), "个人提案"))),
)
FILED_JOINT = counted(
    "filed_joint",
    "立案的联名提案",
    "立案提案中由多位委员联名提出的",
    Both((IS_FILED, OneOf("sponsor_kind", ("joint",), "联名提案"))),
)
FILED_COLLECTIVE = counted(
    "filed_collective",
    "立案的集体提案",
    "立案提案中由党派、团体、界别、小组或专委会提出的",
    Both((IS_FILED, Not(BY_MEMBERS))),
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

ZERO_SPONSORS = Count(
    "proposals.zero_sponsors",
    "未参与提案的在册委员",
    "人",
    "在册委员中既非第一提案人也非联名人的",
    ON_THE_DAY,
    MEMBERS,
    distinct="member",
    without=(SPONSORS_ANY,),
)
FILED_OF_MEMBERS = Count(
    "proposals.filed_on_register",
    "立案的名册内委员提案",
    "件",
    "立案的委员提案中第一提案人在名册中的",
    COHORT,
    PROPOSALS,
    Both((IS_FILED, BY_MEMBERS)),
    through=MEMBERS,
)

BY_SECTOR = OnTheDay("sector", written=True)
SECTOR_SPONSORINGS = Count(
    "proposals.sector_sponsorings",
    "各界别的提案合计",
    "件次",
    "立案的委员提案按界别相加：联名的对其提案人提交当日所属的每个界别各计一次，因此不少于件数",
    COHORT,
    PROPOSALS,
    FILED_MEMBER.where,
    for_each=BY_SECTOR,
)

RECEIVED_FIGURES: tuple[Figure, ...] = (
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
    SPONSORS,
    SPONSORS_ANY,
    PARTICIPANTS,
    FIRST_PARTICIPANTS,
    ZERO_SPONSORS,
    FILED_OF_MEMBERS,
    SECTOR_SPONSORINGS,
)
