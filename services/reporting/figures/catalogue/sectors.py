"""Which figures speak of bodies, activities and attendance?"""

from contracts.occasions import COMMON_KINDS
from reporting.cases.activities import ACTIVITIES, ATTENDANCES
from reporting.figures.catalogue.roll import ON_ROLL
from reporting.figures.figure import Breakdown, Count, Figure, Ratio, Sense, Time
from reporting.figures.selection import All, Both, Not, OneOf, Told, Where, Yes

HELD = Time(Sense.FLOW, day="starts_on")
AT_AN_ACTIVITY = Time(Sense.FLOW, day="activity.starts_on")

ACTIVITY = Count(
    "sectors.activities", "活动", "次", "期内举办的活动，以开始日期为准", HELD, ACTIVITIES, All()
)


def _kind(common: str, zh: str) -> Count:
    where = OneOf("common_kind", (common,), zh)
    means = f"期内举办的通用类别为{zh}的活动"
    return Count(f"sectors.activities_{common}", zh, "次", means, HELD, ACTIVITIES, where)


CONSULTATIONS = _kind("consultation", COMMON_KINDS["consultation"])
BY_KIND = tuple(_kind(common, zh) for common, zh in COMMON_KINDS.items())


def _sum(id: str, zh: str, unit: str, means: str, column: str, where: Where) -> Count:
    name = f"sectors.{id}"
    return Count(name, zh, unit, means, HELD, ACTIVITIES, where, sums=column)


COUNTED = Yes("counted", "台账只记人数")


def _attended(id: str, zh: str, means: str, where: Where) -> Count:
    """Members by name, and by number where a ledger gives numbers without names."""
    numbers = _sum(
        f"counted_{id}", f"{zh}（仅记人数）", "人次", f"台账只记人数的活动的{zh}", id, COUNTED
    )
    return Count(
        f"sectors.{id}",
        zh,
        "人次",
        means,
        AT_AN_ACTIVITY,
        ATTENDANCES,
        Both((MEMBER, Not(Yes("activity.counted", "台账只记人数")), where)),
        through=ACTIVITIES,
        plus=numbers,
    )


def _told(attendance: str, zh: str) -> OneOf:
    return OneOf("attendance", (attendance,), zh)


MEMBER = Yes("member", "委员")
CAME = Yes("came", "到场")
EXPECTED = _attended("expected", "应到", "期内活动应到的委员人次", All())
PRESENT = _attended("present", "实到", "期内活动到场的委员人次，含迟到和半程", CAME)
ON_LEAVE = _attended("leave", "请假", "期内活动请假的委员人次", _told("leave", "请假"))
ABSENT = _attended("absent", "缺席", "期内活动缺席的委员人次", _told("absent", "缺席"))
GUESTS = Count(
    "sectors.guests",
    "列席",
    "人次",
    "期内活动到场的非委员人次",
    AT_AN_ACTIVITY,
    ATTENDANCES,
    Both((Not(MEMBER), CAME)),
    through=ACTIVITIES,
)
COUNTED_APART = tuple(one.plus for one in (EXPECTED, PRESENT, ON_LEAVE, ABSENT) if one.plus)


def _people(id: str, zh: str, means: str, among: Count | None) -> Count:
    return Count(
        f"sectors.{id}",
        zh,
        "人",
        means,
        AT_AN_ACTIVITY,
        ATTENDANCES,
        Both((MEMBER, CAME)),
        through=ACTIVITIES,
        distinct="person",
        among=among,
    )


PARTICIPANTS = _people("participants", "参加活动的委员", "期内至少到场一次的委员", None)
ROLL_PARTICIPANTS = _people(
    "roll_participants", "参加活动的在册委员", "在册委员中期内至少到场一次的", ON_ROLL
)


SUMS = (
    _sum(
        "people_served",
        "惠及群众",
        "人次",
        "期内活动惠及的群众人次",
        "beneficiaries",
        Told("beneficiaries", "有惠及人数"),
    ),
    _sum("money", "投入资金", "分", "期内活动投入的资金", "money", Told("money", "有资金记录")),
)

SECTOR_FIGURES: tuple[Figure, ...] = (
    ACTIVITY,
    *BY_KIND,
    EXPECTED,
    PRESENT,
    ON_LEAVE,
    ABSENT,
    GUESTS,
    PARTICIPANTS,
    ROLL_PARTICIPANTS,
    *COUNTED_APART,
    *SUMS,
    Ratio(
        "sectors.attendance_rate", "出席率", "应到人次中实到的占比", PRESENT, EXPECTED, "应到人次"
    ),
    Ratio(
        "sectors.participation_rate",
        "活动参与率",
        "在册委员中期内至少到场一次的占比",
        ROLL_PARTICIPANTS,
        ON_ROLL,
        "在册委员",
    ),
    Breakdown(
        "sectors.by_kind",
        "活动类别",
        "期内活动按通用类别的次数和占比",
        ACTIVITY,
        "common_kind",
        names=tuple(COMMON_KINDS.items()),
    ),
    Breakdown(
        "sectors.consultations_by_kind",
        "协商形式",
        "期内通用类别为协商的活动按本委员会的活动类别的次数和占比",
        CONSULTATIONS,
        "kind_name",
    ),
    Breakdown(
        "sectors.by_topic", "活动主题", "期内活动按主题的次数和占比", ACTIVITY, "topics", blank=None
    ),
)
