"""Which figures speak of contact with members and of services to them?"""

from reporting.cases.contacts import CONTACTS, DIFFICULTIES, PAIR_YEARS, PAIRS
from reporting.figures.catalogue.roll import ON_ROLL, ON_THE_DAY
from reporting.figures.figure import Breakdown, Count, Figure, Ratio, Sense, Time
from reporting.figures.selection import OneOf, Told

MADE_IN = Time(Sense.FLOW, day="made_on")
RAISED_IN = Time(Sense.COHORT, day="raised_on")

MADE = Count("members.contacts", "联系委员", "次", "期内走访、座谈、电话等联系", MADE_IN, CONTACTS)
TIMES = Count(
    "members.contact_times",
    "联系委员人次",
    "人次",
    "期内每次联系所联系到的委员人数之和",
    MADE_IN,
    CONTACTS,
    sums="times",
)
REACHED = Count(
    "members.reached",
    "联系到的委员",
    "人",
    "期内至少联系到一次的不同委员",
    MADE_IN,
    CONTACTS,
    distinct="reached",
)
REACHED_ON_ROLL = Count(
    "members.reached_on_roll",
    "联系到的在册委员",
    "人",
    "在册委员中期内至少联系到一次的",
    MADE_IN,
    CONTACTS,
    distinct="reached",
    among=ON_ROLL,
)
IN_PAIRS = Count(
    "members.contacts_in_pairs",
    "对子联系",
    "次",
    "期内以联系对子名义进行的联系",
    MADE_IN,
    CONTACTS,
    Told("pair_kind", "在对子之内"),
)
KEPT = Count("members.contact_pairs", "联系对子", "对", "统计日存续的联系对子", ON_THE_DAY, PAIRS)
MET = Count(
    "members.pairs_met_quota",
    "完成年度联系次数的对子",
    "对",
    "期内达到规则所定年度联系次数的对子，年中结对或解除的按规则折算",
    Time(Sense.FLOW, day="met_on"),
    PAIR_YEARS,
)
RAISED = Count(
    "members.difficulties_raised",
    "困难诉求",
    "件",
    "期内委员提出的困难诉求和维权事项",
    RAISED_IN,
    DIFFICULTIES,
)
SETTLED = Count(
    "members.difficulties_settled",
    "已解决的困难诉求",
    "件",
    "期内提出的困难诉求中截至统计时已解决的",
    RAISED_IN,
    DIFFICULTIES,
    OneOf("outcome", ("settled",), "已解决"),
)
UNSETTLED = Count(
    "members.difficulties_unsettled",
    "未能解决的困难诉求",
    "件",
    "期内提出的困难诉求中截至统计时未能解决的",
    RAISED_IN,
    DIFFICULTIES,
    OneOf("outcome", ("unsettled",), "未能解决"),
)

CONTACT_FIGURES: tuple[Figure, ...] = (
    MADE,
    TIMES,
    REACHED,
    REACHED_ON_ROLL,
    IN_PAIRS,
    KEPT,
    MET,
    RAISED,
    SETTLED,
    UNSETTLED,
    Ratio(
        "members.reach_rate",
        "委员联系覆盖率",
        "在册委员中期内至少联系到一次的占比",
        REACHED_ON_ROLL,
        ON_ROLL,
        "在册委员",
    ),
    Ratio(
        "members.difficulty_settling_rate",
        "困难诉求解决率",
        "期内提出的困难诉求中已解决的占比",
        SETTLED,
        RAISED,
        "提出的困难诉求",
    ),
    Breakdown(
        "members.contacts_by_way",
        "联系方式",
        "期内各种方式联系的次数和占比",
        MADE,
        "way",
    ),
    Breakdown(
        "members.contacts_by_kind",
        "联系类别",
        "期内对子联系按类别的次数和占比",
        IN_PAIRS,
        "pair_kind",
    ),
    Breakdown(
        "members.difficulties_by_kind",
        "困难诉求类别",
        "期内提出的困难诉求按类别的件数和占比",
        RAISED,
        "kind",
    ),
)
