"""Which figures speak of hosts, beneficiaries, priorities and notes, and of who was trained?"""

from reporting.cases.activities import ACTIVITIES, ATTENDANCES
from reporting.cases.occasions import NOTES, OCCASIONS
from reporting.figures.catalogue.roll import ON_ROLL
from reporting.figures.catalogue.sectors import AT_AN_ACTIVITY, CAME, MEMBER
from reporting.figures.figure import Breakdown, Count, Figure, Ratio, Sense, Time, Weighed
from reporting.figures.selection import All, Both, Filled, OneOf, Told, Where, Yes


def _of_activities(id: str, zh: str, means: str, where: Where, sums: str | None = None) -> Count:
    """A count of activities by what they were about."""
    told = (f"sectors.{id}", zh, "次", means, AT_AN_ACTIVITY, OCCASIONS, where)
    return Count(*told, through=ACTIVITIES, sums=sums)


HELD = _of_activities(
    "held", "举办的活动", "期内举办的活动，连同其主办、受益对象和所服务的中心工作", All()
)
JOINT = _of_activities(
    "joint_activities",
    "联合主办的活动",
    "期内由几个界别或机构联合主办的活动，每次活动计一次",
    Yes("jointly", "联合主办"),
)
HOSTINGS = _of_activities(
    "hostings",
    "各主办者的活动合计",
    "期内活动按主办者相加：联合主办的对每个主办者各计一次，未记主办的计一次，因此不少于活动数",
    All(),
    sums="hostings",
)
HOSTS = Count(
    "sectors.hosts",
    "主办活动的界别或机构",
    "个",
    "期内活动的不同主办者，联合主办的都计入",
    AT_AN_ACTIVITY,
    OCCASIONS,
    Filled("hosts", "有主办"),
    through=ACTIVITIES,
    distinct="hosts",
)
DEEDS = _of_activities(
    "deeds",
    "为民办实事",
    "期内举办的通用类别为为民办实事的活动",
    OneOf("activity.common_kind", ("public_service",), "为民办实事"),
)
FOR_PRIORITIES = _of_activities(
    "for_priorities",
    "服务中心工作的活动",
    "期内活动中记有服务哪项中心工作的",
    Filled("priorities", "记有中心工作"),
)
BENEFITED = Filled("benefited", "记有受益对象")
BENEFITS = Count(
    "sectors.benefits",
    "受益对象合计",
    "个",
    "期内活动登记的各类受益对象的数量之和；户、人、企业等各按登记的数量相加，不折算为人次",
    AT_AN_ACTIVITY,
    OCCASIONS,
    BENEFITED,
    through=ACTIVITIES,
    sums="benefits_all",
)
MONEY_FOR = Count(
    "sectors.money_for_beneficiaries",
    "用于受益对象的资金",
    "分",
    "期内记有受益对象的活动投入的资金",
    AT_AN_ACTIVITY,
    OCCASIONS,
    Both((BENEFITED, Told("activity.money", "有资金记录"))),
    through=ACTIVITIES,
    sums="activity.money",
)
HANDED_IN = Time(Sense.FLOW, day="handed_on")
WRITTEN = Count(
    "sectors.notes",
    "提交心得",
    "篇",
    "期内委员就活动提交的心得",
    HANDED_IN,
    NOTES,
    through=ACTIVITIES,
)
WRITERS = Count(
    "sectors.note_writers",
    "提交心得的委员",
    "人",
    "期内至少提交一篇心得的不同委员",
    HANDED_IN,
    NOTES,
    through=ACTIVITIES,
    distinct="member",
)
AT_TRAINING = Both(
    (MEMBER, CAME, OneOf("activity.common_kind", ("training", "study"), "培训或学习"))
)
TRAINED_TIMES = Count(
    "sectors.trained_times",
    "参加培训或学习",
    "人次",
    "期内到场参加通用类别为培训或学习的活动的委员人次；台账只记人数的活动不计",
    AT_AN_ACTIVITY,
    ATTENDANCES,
    AT_TRAINING,
    through=ACTIVITIES,
)
TRAINED = Count(
    "sectors.trained",
    "参加培训或学习的在册委员",
    "人",
    "在册委员中期内至少到场一次通用类别为培训或学习的活动的；台账只记人数的活动不知何人到场，不计",
    AT_AN_ACTIVITY,
    ATTENDANCES,
    AT_TRAINING,
    through=ACTIVITIES,
    distinct="person",
    among=ON_ROLL,
)

OCCASION_FIGURES: tuple[Figure, ...] = (
    HELD,
    HOSTS,
    JOINT,
    HOSTINGS,
    DEEDS,
    FOR_PRIORITIES,
    BENEFITS,
    MONEY_FOR,
    WRITTEN,
    WRITERS,
    TRAINED_TIMES,
    TRAINED,
    Ratio(
        "sectors.training_coverage",
        "培训覆盖率",
        "在册委员中期内至少参加一次培训或学习的占比",
        TRAINED,
        ON_ROLL,
        "在册委员",
    ),
    Breakdown(
        "sectors.by_host",
        "活动主办",
        "期内活动按主办者的次数和占比；联合主办的对每个主办者各计一次，各主办者合计可大于活动数，占比以活动数为底",
        HELD,
        "host_names",
        blank="未记主办",
    ),
    Breakdown(
        "sectors.deeds_by_beneficiary",
        "实事的受益对象",
        "期内为民办实事的活动按受益对象类别的次数和占比；一次惠及几类对象的各计一次，合计可大于活动数",
        DEEDS,
        "benefited",
        blank="未记受益对象",
    ),
    Breakdown(
        "sectors.benefits_by_beneficiary",
        "受益对象数量",
        "期内活动登记的受益对象按类别的数量；各类以登记的单位计（户、人、企业等）",
        BENEFITS,
        "benefited",
        each=Weighed("benefited", "benefits"),
    ),
    Breakdown(
        "sectors.money_by_beneficiary",
        "受益对象的资金",
        "记有受益对象的活动投入的资金按受益对象类别；一次惠及几类对象的对每类各计一次，合计可大于资金数",
        MONEY_FOR,
        "benefited",
        blank=None,
    ),
    Breakdown(
        "sectors.by_priority",
        "活动服务的中心工作",
        "记有中心工作的活动按所服务的中心工作的次数和占比；一次服务几项的各计一次，合计可大于活动数",
        FOR_PRIORITIES,
        "priorities",
        blank=None,
    ),
)
