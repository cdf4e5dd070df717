"""Which shares and breakdowns speak of proposals?"""

from reporting.cases.organisations import ORGANISATIONS
from reporting.figures.catalogue.handling import (
    ADOPTED,
    CONTENT,
    FEEDBACK,
    GRADED,
    HANDLED,
    ON_TIME,
    REPLIED,
    REPLIED_DATED,
)
from reporting.figures.catalogue.proposals import (
    BY_SECTOR,
    FILED,
    FILED_COLLECTIVE,
    FILED_MEMBER,
    FILED_OF_MEMBERS,
    FIRST_PARTICIPANTS,
    PARTICIPANTS,
    RECEIVED,
    ZERO_SPONSORS,
)
from reporting.figures.catalogue.roll import ON_ROLL
from reporting.figures.figure import Breakdown, Count, Each, Figure, OnTheDay, Ratio


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
        "zero_rate", "未参与率", ZERO_SPONSORS, ON_ROLL, "在册委员中未参与提案的占比", "在册委员"
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


def _by_member(id: str, zh: str, column: str) -> Breakdown:
    """Filed proposals of members by what the register says of the first sponsor."""
    means = f"立案的委员提案按第一提案人{zh}的件数和占比，以名册为准"
    by = f"member.{column}"
    return Breakdown(f"proposals.{id}", f"提案人{zh}", means, FILED_OF_MEMBERS, by, blank="未填")


ON_THAT_DAY = "提交当日（日期不详的为会议开幕日）"


def _by_body(id: str, zh: str, kind: str) -> Breakdown:
    """Filed proposals of members by the bodies of a kind in which the sponsors were that day."""
    means = (
        f"立案的委员提案按提案人{ON_THAT_DAY}所在{zh}的件数和占比；提案人都不在其中的不列；"
        f"涉及几个{zh}的各计一次，合计可大于或小于件数"
    )
    told = (f"proposals.{id}", f"立案委员提案的{zh}", means, FILED_MEMBER, "body_name")
    return Breakdown(*told, blank=None, each=OnTheDay(kind))


COLLECTIVE_KINDS = (
    ("party", "党派"),
    ("organisation", "人民团体"),
    ("sector", "界别"),
    ("group", "委员小组"),
    ("special_committee", "专门委员会"),
    ("collective", "其他集体"),
)

FAMILIES = ("党群", "政府", "人大", "政协", "法院", "检察院", "其他")
UNNAMED = "未登记单位"
UNPLACED = "系统待确认"
"""What units are called whose family nobody has told."""

BREAKDOWNS = (
    _by_member("by_party", "政治面貌", "party"),
    _by_member("by_gender", "性别", "gender"),
    _by_member("by_nation", "民族", "nation"),
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
        f"立案的委员提案按提案人{ON_THAT_DAY}所属界别的件数和占比；名册中无记载的，依台账所填；"
        "联名的对每个界别各计一次，合计可大于件数，占比以件数为底",
        FILED_MEMBER,
        "sector_name",
        order="sectors",
        blank="未填界别",
        each=BY_SECTOR,
    ),
    _by_body("by_special_committee", "专门委员会", "special_committee"),
    _by_body("by_area_group", "委员小组", "area_group"),
    Breakdown(
        "proposals.by_topic",
        "立案提案主题",
        "立案提案按主题的件数和占比；一件可有多个主题",
        FILED,
        "topics",
        blank=None,
    ),
    Breakdown(
        "proposals.replied_by_topic",
        "办复提案主题",
        "办复提案按主题的件数和占比；一件可有多个主题，各计一次",
        REPLIED,
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
        HANDLED,
        "mode",
        names=(("single", "单办"), ("lead_co", "主办会办"), ("separate", "分办")),
    ),
    Breakdown(
        "proposals.by_unit_family",
        "承办系统",
        "已交办的提案按主办（分办）单位交办之日所属系统的件数和占比；分办于几个系统的，各计一次",
        HANDLED,
        "families",
        names=tuple((family, family) for family in FAMILIES),
        blank=UNPLACED,
        each=Each("leading", ORGANISATIONS, days="placed_from", act="assigned_on"),
    ),
    Breakdown(
        "proposals.by_unit",
        "承办单位",
        "已交办的提案按主办（分办）单位的件数和占比；更名前后和别名为同一单位，按统计截止日的名称列出",
        HANDLED,
        "names",
        blank=UNNAMED,
        each=Each(
            "leading",
            ORGANISATIONS,
            days="named_from",
            named=("units", "names"),
            gone="ended_on",
        ),
    ),
)

SHARES: tuple[Figure, ...] = (*RATES, *BREAKDOWNS)
