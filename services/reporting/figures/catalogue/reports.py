"""Which figures speak of situation reports?"""

from reporting.cases.members import MEMBERS
from reporting.cases.reports import INSTRUCTIONS, REPORTS, USES
from reporting.figures.catalogue.proposals import BY_SECTOR
from reporting.figures.catalogue.roll import ON_ROLL
from reporting.figures.figure import (
    Breakdown,
    Count,
    Each,
    Figure,
    OnTheDay,
    Ratio,
    Sense,
    Time,
)
from reporting.figures.selection import All, OneOf, Where, Yes

RECEIVED_IN = Time(Sense.COHORT, day="received_on")
OF_A_REPORT = Time(Sense.COHORT, day="report.received_on")

LEVELS = (
    ("own", "本级"),
    ("district", "区县"),
    ("city", "市级"),
    ("province", "省级"),
    ("national", "全国"),
    ("other", "其他"),
)


def _reports(id: str, zh: str, means: str, where: Where) -> Count:
    return Count(f"proposals.sr_{id}", zh, "篇", means, RECEIVED_IN, REPORTS, where)


def _uses(id: str, zh: str, means: str, where: Where) -> Count:
    name = f"proposals.sr_{id}"
    return Count(name, zh, "篇次", means, OF_A_REPORT, USES, where, through=REPORTS)


RECEIVED = _reports("received", "收到社情民意信息", "期内收到的社情民意信息", All())
ISSUED = _reports("issued", "编报信息", "期内收到的信息中已编报的", Yes("issued", "已编报"))
USED = _reports("used", "被采用信息", "期内收到的信息中至少被一个层级采用的", Yes("used", "已采用"))
ALL_USES = _uses("uses", "采用", "期内收到的信息被各层级采用的次数，一篇可有多次", All())
AT_LEVEL = tuple(
    _uses(
        f"used_{level}",
        f"{zh}采用",
        f"期内收到的信息被{zh}采用的次数",
        OneOf("level", (level,), zh),
    )
    for level, zh in LEVELS
)
INSTRUCTED = Count(
    "proposals.sr_instructions",
    "领导批示",
    "件次",
    "期内收到的信息得到的领导批示",
    OF_A_REPORT,
    INSTRUCTIONS,
    through=REPORTS,
)
REPORTERS = Count(
    "proposals.sr_reporters",
    "反映信息的委员",
    "人",
    "期内收到的信息的不同反映人，不含单位",
    RECEIVED_IN,
    REPORTS,
    distinct="reporters",
)
PARTICIPANTS = Count(
    "proposals.sr_participants",
    "反映信息的在册委员",
    "人",
    "在册委员中反映信息的",
    RECEIVED_IN,
    REPORTS,
    distinct="reporters",
    among=ON_ROLL,
)

SECTOR_REPORTS = Count(
    "proposals.sr_sector_reports",
    "各界别的信息合计",
    "篇次",
    "收到的信息按界别相加：几人反映的对其来稿当日所属的每个界别各计一次，因此不少于篇数",
    RECEIVED_IN,
    REPORTS,
    for_each=BY_SECTOR,
)


def _by_body(id: str, zh: str, kind: str) -> Breakdown:
    """Reports received by the bodies of a kind in which the reporters were that day."""
    means = (
        f"收到的信息按反映人来稿当日所在{zh}的篇数和占比；反映人都不在其中的不列；"
        f"涉及几个{zh}的各计一次，合计可大于或小于篇数"
    )
    told = (f"proposals.{id}", f"信息的{zh}", means, RECEIVED, "body_name")
    return Breakdown(*told, blank=None, each=OnTheDay(kind))


REPORT_FIGURES: tuple[Figure, ...] = (
    RECEIVED,
    ISSUED,
    USED,
    ALL_USES,
    *AT_LEVEL,
    INSTRUCTED,
    REPORTERS,
    PARTICIPANTS,
    SECTOR_REPORTS,
    Ratio(
        "proposals.sr_use_rate",
        "信息采用率",
        "收到的信息中被采用的占比",
        USED,
        RECEIVED,
        "收到信息",
    ),
    Ratio(
        "proposals.sr_participation_rate",
        "信息参与率",
        "在册委员中反映信息的占比",
        PARTICIPANTS,
        ON_ROLL,
        "在册委员",
    ),
    Breakdown(
        "proposals.sr_by_level",
        "采用层级",
        "各层级采用的次数和占比",
        ALL_USES,
        "level",
        names=LEVELS,
    ),
    Breakdown(
        "proposals.sr_by_way",
        "采用方式",
        "单篇、综合采用的次数和占比",
        ALL_USES,
        "way",
        names=(("single", "单篇"), ("digest", "综合")),
        blank="方式不详",
    ),
    Breakdown(
        "proposals.sr_by_sector",
        "信息的界别",
        "收到的信息按反映人来稿当日所属界别的篇数和占比；名册中无记载的，依台账所填；"
        "几人反映的对每个界别各计一次，合计可大于篇数，占比以篇数为底",
        RECEIVED,
        "sector_name",
        order="sectors",
        blank="未填界别",
        each=BY_SECTOR,
    ),
    _by_body("sr_by_special_committee", "专门委员会", "special_committee"),
    _by_body("sr_by_area_group", "委员小组", "area_group"),
    Breakdown(
        "proposals.sr_by_topic",
        "信息主题",
        "收到的信息按主题的篇数和占比",
        RECEIVED,
        "topics",
        blank=None,
    ),
    Breakdown(
        "proposals.sr_by_reporter",
        "信息反映人",
        "收到的信息按名册内反映人的篇数；联名反映的对每名反映人各计一次，合计可大于篇数；"
        "同名的委员合并列出",
        RECEIVED,
        "name",
        blank=None,
        each=Each("reporters", MEMBERS),
    ),
)
