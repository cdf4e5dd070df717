"""Who is on the roll on the named day?"""

from reporting.cases.members import MEMBERS
from reporting.figures.figure import Count, Sense, Time

ON_THE_DAY = Time(Sense.STOCK, day="since", until="until")

ON_ROLL = Count(
    "members.on_roll",
    "在册委员",
    "人",
    "统计日在册的委员，不含已离任的",
    ON_THE_DAY,
    MEMBERS,
    distinct="member",
)
