"""How long until proposals were assigned, the sponsor spoken with, and they were answered?"""

from typing import Any

from reporting.cases.handling import HANDLINGS, REPLIES
from reporting.cases.kind import Kind
from reporting.cases.organisations import ORGANISATIONS
from reporting.cases.proposals import PROPOSALS
from reporting.cases.spoken import FIRST_CONTACTS, UNIT_CONTACTS
from reporting.figures.catalogue.handling import ASSIGNED, OF_A_PROPOSAL, STILL_HOLDS
from reporting.figures.catalogue.proposal_shares import UNNAMED
from reporting.figures.catalogue.proposals import IS_FILED, OF_A_FILED, counted
from reporting.figures.figure import Count, Days, DaysBy, Each, Figure, Ratio
from reporting.figures.selection import Both, InOrder, Told, Where, Yes

OPEN = "尚未{}的、日期不全或先后颠倒的不计"
EVEN = "件数为双数时取居中两件的平均，可有半天，不再取整"


def _of_proposals(id: str, zh: str, unit: str, means: str, kind: Kind[Any], *where: Where) -> Count:
    """A count of what belongs to a filed proposal."""
    told = (f"proposals.{id}", zh, unit, means)
    return Count(*told, OF_A_PROPOSAL, kind, Both((OF_A_FILED, *where)), through=PROPOSALS)


ASSIGNED_DATED = counted(
    "assigned_dated",
    "交办用时可考的提案",
    "已交办的立案提案中立案日期（不含推定的）和交办日期都有记录且先后不颠倒的",
    Both((IS_FILED, Yes("assigned", "已交办"), InOrder("filed_on", "assigned_on", "日期可考"))),
)
UNITS_ASSIGNED_DATED = _of_proposals(
    "unit_assigned_dated",
    "交办用时可考的承办",
    "件",
    "承办单位的立案提案中立案日期（不含推定的）和交办日期都有记录且先后不颠倒的",
    HANDLINGS,
    InOrder("proposal.filed_on", "assigned_on", "日期可考"),
)
CONTACTED = _of_proposals(
    "contacted",
    "联系过提案人的提案",
    "件",
    "已交办的立案提案中承办单位自交办起联系过提案人的；提案人否认的联系不计",
    FIRST_CONTACTS,
    Yes("proposal.assigned", "已交办"),
    Told("first_on", "联系过"),
)
CONTACT_FROM_ASSIGNMENT = InOrder("proposal.assigned_on", "first_on", "日期可考")
CONTACTED_DATED = _of_proposals(
    "contacted_dated",
    "联系用时可考的提案",
    "件",
    "联系过提案人的提案中交办日期有记录且先后不颠倒的",
    FIRST_CONTACTS,
    CONTACT_FROM_ASSIGNMENT,
)
UNITS_CONTACTED_DATED = _of_proposals(
    "unit_contacted_dated",
    "联系用时可考的承办",
    "件次",
    "每个承办单位对每件提案首次联系提案人的，交办日期有记录且先后不颠倒的",
    UNIT_CONTACTS,
    InOrder("proposal.assigned_at", "told_at", "末次交办之后"),
    CONTACT_FROM_ASSIGNMENT,
)
ANSWERED_DATED = counted(
    "answered_dated",
    "办理用时可考的提案",
    "办复提案中交办日期和答复日期都有记录且先后不颠倒的",
    Both((IS_FILED, Yes("replied", "已答复"), InOrder("assigned_on", "replied_on", "日期可考"))),
)
UNITS_ANSWERED_DATED = _of_proposals(
    "unit_answered_dated",
    "办理用时可考的答复",
    "件次",
    "每个承办单位对每件提案的末次答复，交办日期和答复日期都有记录且先后不颠倒的",
    REPLIES,
    STILL_HOLDS,
    InOrder("proposal.assigned_on", "replied_on", "日期可考"),
)


def _each(column: str, *named: str) -> Each:
    ids, names = named
    return Each(column, ORGANISATIONS, days="named_from", named=(ids, names), gone="ended_on")


ITSELF = _each("unit", "unit", "unit_name")


def _lasting(
    id: str, zh: str, means: str, ends: str, of: Count, by: Count, *days: str, each: Each = ITSELF
) -> tuple[Figure, ...]:
    """Median, slowest, and both by unit.

    Args:
        days: the two days of a case of `of`, then those of a case of `by`.
    """
    name, still = f"proposals.days_to_{id}", OPEN.format(ends)
    since, until, unit_since, unit_until = days
    of_units = f"各单位{means}的天数；{still}；更名前后和别名为同一单位；{EVEN}"
    return (
        Days(name, f"{zh}用时", f"{means}的天数的中位数；{still}；{EVEN}", of, since, until),
        Days(
            f"{name}_most", f"{zh}最长用时", f"{means}最多的天数；{still}", of, since, until, "most"
        ),
        DaysBy(
            f"{name}_by_unit",
            f"承办单位{zh}用时",
            of_units,
            by,
            unit_since,
            unit_until,
            "names",
            UNNAMED,
            each,
        ),
    )


DAYS_FIGURES: tuple[Figure, ...] = (
    ASSIGNED_DATED,
    UNITS_ASSIGNED_DATED,
    CONTACTED,
    CONTACTED_DATED,
    UNITS_CONTACTED_DATED,
    ANSWERED_DATED,
    UNITS_ANSWERED_DATED,
    Ratio(
        "proposals.contact_rate",
        "提案人联系率",
        "已交办的立案提案中承办单位联系过提案人的占比",
        CONTACTED,
        ASSIGNED,
        "已交办的提案",
    ),
    *_lasting(
        "assign",
        "交办",
        "自立案之日至末次交办之日",
        "交办",
        ASSIGNED_DATED,
        UNITS_ASSIGNED_DATED,
        "filed_on",
        "assigned_on",
        "proposal.filed_on",
        "assigned_on",
        each=_each("leading", "units", "names"),
    ),
    *_lasting(
        "contact",
        "联系提案人",
        "自末次交办之日至首次联系提案人之日",
        "联系",
        CONTACTED_DATED,
        UNITS_CONTACTED_DATED,
        *("proposal.assigned_on", "first_on") * 2,
    ),
    *_lasting(
        "reply",
        "办理",
        "自末次交办之日至末次答复之日",
        "答复",
        ANSWERED_DATED,
        UNITS_ANSWERED_DATED,
        "assigned_on",
        "replied_on",
        "proposal.assigned_on",
        "replied_on",
    ),
)
