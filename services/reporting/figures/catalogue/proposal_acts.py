"""Which figures count acts on proposals in a window, whatever plenary they belong to?"""

from reporting.cases.handling import FEEDBACKS, REPLIES
from reporting.cases.proposals import PROPOSALS
from reporting.figures.catalogue.handling import STILL_HOLDS
from reporting.figures.catalogue.proposals import FILED_ALONE
from reporting.figures.figure import Count, Figure, Sense, Time
from reporting.figures.selection import Both, Either, OneOf, Where, Yes


def _acts(id: str, zh: str, means: str, day: str, *where: Where) -> Count:
    """A count of acts on proposals in the window, whatever plenary they belong to."""
    return Count(
        f"proposals.{id}", zh, "件", means, Time(Sense.FLOW, day=day), PROPOSALS, Both(where)
    )


ACTS: tuple[Figure, ...] = (
    _acts("submissions", "期内提交", "期内提交的提案，无论属于哪次会议", "submitted_on"),
    _acts("filings", "期内立案", "期内立案的提案", "decided_on", FILED_ALONE),
    _acts(
        "decisions",
        "期内审结",
        "期内作出审查决定的提案",
        "decided_on",
        Either((FILED_ALONE, OneOf("state", ("merged", "converted", "not_filed"), "已作其他处理"))),
    ),
    _acts("assignments", "期内交办", "期内交办的提案", "assigned_on", Yes("assigned", "已交办")),
    Count(
        "proposals.replies",
        "期内答复",
        "件次",
        "期内各承办单位的答复；日期不详的不计",
        Time(Sense.FLOW, day="replied_on"),
        REPLIES,
        STILL_HOLDS,
        through=PROPOSALS,
    ),
    Count(
        "proposals.feedbacks",
        "期内反馈",
        "份",
        "期内收回的征询意见表",
        Time(Sense.FLOW, day="given_on"),
        FEEDBACKS,
        STILL_HOLDS,
        through=PROPOSALS,
    ),
)
