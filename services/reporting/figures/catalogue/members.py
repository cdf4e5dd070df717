"""Which figures speak of members?"""

from reporting.cases.members import MEMBERS, MEMBERSHIPS
from reporting.figures.catalogue.roll import ON_ROLL, ON_THE_DAY
from reporting.figures.figure import Breakdown, Count, Figure, Ratio, Sense, Time
from reporting.figures.selection import Both, Not, OneOf, Told

IN_SECTORS = Count(
    "members.in_sectors",
    "分属界别的委员",
    "人次",
    "统计日在册委员在各界别的所属，一人可属一个界别",
    ON_THE_DAY,
    MEMBERSHIPS,
    OneOf("body_kind", ("sector",), "界别"),
    among=ON_ROLL,
    whose="member",
)
IN_SPECIAL_COMMITTEES = Count(
    "members.in_special_committees",
    "专门委员会组成人员",
    "人次",
    "统计日在册委员在各专门委员会的所属，一人可属两个",
    ON_THE_DAY,
    MEMBERSHIPS,
    OneOf("body_kind", ("special_committee",), "专门委员会"),
    among=ON_ROLL,
    whose="member",
)
NON_COMMUNIST = Count(
    "members.non_communist",
    "非中共委员",
    "人",
    "统计日在册、政治面貌有记录且不是中共党员的委员",
    ON_THE_DAY,
    MEMBERS,
    Both((Told("party", "政治面貌有记录"), Not(OneOf("party", ("中共党员", "中共"), "中共党员")))),
)
ADMITTED = Count(
    "members.admitted",
    "期内就任委员",
    "人",
    "任职日期在期内的委员",
    Time(Sense.FLOW, day="since"),
    MEMBERS,
)
LEFT = Count(
    "members.left",
    "期内离任委员",
    "人",
    "离任日期在期内的委员",
    Time(Sense.FLOW, day="until"),
    MEMBERS,
)


AGES = (("40岁及以下", 40), ("41至50岁", 50), ("51至60岁", 60), ("61岁及以上", 999))


def _cut(id: str, zh: str, column: str, blank: str) -> Breakdown:
    return Breakdown(f"members.{id}", zh, f"在册委员{zh}的人数和占比", ON_ROLL, column, blank=blank)


MEMBER_FIGURES: tuple[Figure, ...] = (
    ON_ROLL,
    IN_SECTORS,
    IN_SPECIAL_COMMITTEES,
    NON_COMMUNIST,
    ADMITTED,
    LEFT,
    Ratio(
        "members.share_non_communist",
        "非中共委员占比",
        "在册委员中非中共党员的占比",
        NON_COMMUNIST,
        ON_ROLL,
        "在册委员",
    ),
    _cut("by_party", "按政治面貌", "party", "未填政治面貌"),
    _cut("by_gender", "按性别", "gender", "未填性别"),
    _cut("by_nation", "按民族", "nation", "未填民族"),
    _cut("by_education", "按文化程度", "education", "未填文化程度"),
    Breakdown(
        "members.by_age",
        "按年龄",
        "在册委员按年龄段的人数和占比；只知出生年份，年龄为统计日所在年份与出生年份之差",
        ON_ROLL,
        "birth_year",
        ages=AGES,
        blank="未填出生年份",
    ),
    Breakdown(
        "members.by_sector",
        "界别构成",
        "统计日各界别的委员人数和占比",
        IN_SECTORS,
        "body_name",
        order="sectors",
    ),
    Breakdown(
        "members.by_special_committee",
        "专门委员会构成",
        "统计日在册委员在各专门委员会的人数和占比；一人可在两个，各计一次",
        IN_SPECIAL_COMMITTEES,
        "body_name",
    ),
)
