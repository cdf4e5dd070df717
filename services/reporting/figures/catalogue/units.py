"""What did each handling unit answer, in time or not, and what do sponsors say of it?"""

from typing import Any

from reporting.cases.handling import HANDLINGS, REPLIES
from reporting.cases.kind import Kind
from reporting.cases.organisations import ORGANISATIONS
from reporting.cases.proposals import PROPOSALS
from reporting.figures.catalogue.handling import CONTENT, FEEDBACK, OF_A_PROPOSAL, STILL_HOLDS
from reporting.figures.catalogue.proposal_shares import UNNAMED
from reporting.figures.catalogue.proposals import OF_A_FILED
from reporting.figures.figure import Breakdown, Count, Each, Figure
from reporting.figures.selection import Both, InOrder, Unanswered, Where

SAME = "更名前后和别名为同一单位，按统计截止日的名称列出"


def _of_units(id: str, zh: str, means: str, kind: Kind[Any], *where: Where) -> Count:
    told = (f"proposals.{id}", zh, "件次", means, OF_A_PROPOSAL, kind)
    return Count(*told, Both((OF_A_FILED, *where)), through=PROPOSALS)


ANSWERED = _of_units(
    "unit_replies",
    "承办单位的答复",
    "立案提案得到的答复，每个承办单位对每件提案计一次",
    REPLIES,
    STILL_HOLDS,
)
IN_TIME = _of_units(
    "unit_replies_on_time",
    "承办单位的按期答复",
    "每个承办单位对每件立案提案的末次答复中，答复日期和期限都有记录且不晚于期限的",
    REPLIES,
    STILL_HOLDS,
    InOrder("replied_on", "proposal.due_on", "不晚于期限"),
)
OPEN = Count(
    "proposals.unit_open",
    "有单位尚未答复的提案",
    "件",
    "已交办的立案提案中还有主办（分办）单位尚未答复的；以曾用名、别名答复的视为已答复",
    OF_A_PROPOSAL,
    HANDLINGS,
    Both((OF_A_FILED, Unanswered("open", "answered", "有单位尚未答复"))),
    through=PROPOSALS,
)


def _by_unit(id: str, zh: str, means: str, of: Count, each: Each) -> Breakdown:
    told = (f"proposals.{id}_by_unit", zh, f"{means}；{SAME}", of, "names")
    return Breakdown(*told, blank=UNNAMED, each=each)


def _each(
    column: str, ids: str, names: str, but: str | None = None, via: Kind[Any] | None = None
) -> Each:
    named = (ids, names)
    return Each(
        column, ORGANISATIONS, days="named_from", named=named, gone="ended_on", but=but, via=via
    )


ITSELF = _each("unit", "unit", "unit_name")
LEADING = _each("leading", "units", "names", via=HANDLINGS)
FORMS = "按提案的主办（分办）单位的份数和占比；分办的对每个单位各计一次，合计可大于份数"

UNIT_FIGURES: tuple[Figure, ...] = (
    ANSWERED,
    IN_TIME,
    OPEN,
    _by_unit(
        "replied", "承办单位答复件数", "立案提案的答复按承办单位的件次和占比", ANSWERED, ITSELF
    ),
    _by_unit(
        "replied_on_time",
        "承办单位按期答复件数",
        "立案提案的按期答复按承办单位的件次和占比",
        IN_TIME,
        ITSELF,
    ),
    _by_unit(
        "open",
        "承办单位尚未答复件数",
        "主办（分办）单位尚未答复的立案提案按单位的件数和占比；分办的对每个未答复单位各计一次，"
        "合计可大于件数；交办后未改办、会办单位不另行答复的，每个单位的答复件次与尚未答复件数之和"
        "等于其承办的立案提案件数",
        OPEN,
        _each("open", "units", "names", but="answered"),
    ),
    _by_unit("feedback", "承办单位收回意见表", f"收回的征询意见表{FORMS}", FEEDBACK, LEADING),
    _by_unit("content", "承办单位计为满意", f"计入满意率的征询意见表{FORMS}", CONTENT, LEADING),
)
