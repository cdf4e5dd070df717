"""Which figures speak of the bodies themselves: how many there are, and which did nothing?"""

from reporting.cases.activities import BODIES
from reporting.figures.catalogue.occasions import HOSTS
from reporting.figures.figure import Breakdown, Count, Figure, Sense, Time
from reporting.figures.selection import Both, Not, OneOf, Yes

STANDS = Time(Sense.STOCK, day="since", until="until")
KINDS = ("special_committee", "sector_group", "area_group")
CONFIRMED = Both(
    (
        OneOf("body_kind", KINDS, "专门委员会、活动组、联络组"),
        Not(Yes("provisional", "待确认")),
    )
)
BODIES_ON_THE_DAY = Count(
    "sectors.bodies",
    "专门委员会和组",
    "个",
    "统计日存续的专门委员会、活动组和联络组，不含待确认的",
    STANDS,
    BODIES,
    CONFIRMED,
    distinct="body",
)
IDLE = Count(
    "sectors.idle_bodies",
    "没有主办活动的专门委员会和组",
    "个",
    "统计日存续的专门委员会、活动组和联络组中期内没有主办、也没有联合主办任何活动的",
    STANDS,
    BODIES,
    CONFIRMED,
    distinct="body",
    without=(HOSTS,),
)

BODY_FIGURES: tuple[Figure, ...] = (
    BODIES_ON_THE_DAY,
    IDLE,
    Breakdown(
        "sectors.idle_bodies_by_name",
        "没有主办活动的各专门委员会和组",
        "没有主办活动的专门委员会、活动组和联络组，按名称的个数",
        IDLE,
        "name",
    ),
)
