"""Which figures speak of members who did nothing at all?"""

from reporting.cases.members import MEMBERS
from reporting.figures.catalogue.proposals import SPONSORS_ANY
from reporting.figures.catalogue.reports import REPORTERS
from reporting.figures.catalogue.roll import ON_ROLL, ON_THE_DAY
from reporting.figures.catalogue.sectors import PARTICIPANTS
from reporting.figures.figure import Count, Figure, Ratio

NO_DUTY = Count(
    "members.no_duty",
    "没有履职记录的在册委员",
    "人",
    "在册委员中期内既未参与提案、未反映信息，也未到场参加任何活动的；"
    "台账只记人数的活动不知何人到场，不计为参加",
    ON_THE_DAY,
    MEMBERS,
    distinct="member",
    without=(SPONSORS_ANY, REPORTERS, PARTICIPANTS),
)

DUTY_FIGURES: tuple[Figure, ...] = (
    NO_DUTY,
    Ratio(
        "members.no_duty_rate",
        "没有履职记录的委员占比",
        "在册委员中期内没有任何提案、信息和活动记录的占比",
        NO_DUTY,
        ON_ROLL,
        "在册委员",
    ),
)
