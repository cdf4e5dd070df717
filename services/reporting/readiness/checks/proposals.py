"""What may be missing or odd in a proposal ledger?"""

from collections.abc import Callable, Iterator
from uuid import UUID

from reporting.cases.proposals import PROPOSALS as PROPOSAL
from reporting.cases.proposals import ProposalCase
from reporting.readiness.check import OF_TITLE, PROPOSALS, Check, Odd, about
from reporting.readiness.known import Known

FILED = "filed"
RECEIVED = frozenset({"under_review", FILED, "not_filed", "converted"})
"""States of a proposal that stands for itself: not merged, withdrawn or sent back."""


def odd(id: UUID, case: ProposalCase, zh: str, en: str, more: str = "") -> Odd:
    """A finding about a proposal; numbered ones come first, in the order of their numbers."""
    number = case.case_no
    label = f"{number:04d}号《{case.title}》" if number is not None else f"《{case.title}》"
    place = f"{number:06d}" if number is not None else "none"
    return Odd(
        about(PROPOSAL, id, label), f"{place} {case.title[:OF_TITLE]} {id} {more}".strip(), zh, en
    )


def each(
    applies: Callable[[ProposalCase, Known], bool], zh: str, en: str
) -> Callable[[Known], Iterator[Odd]]:
    """A check of each proposal by itself."""

    def finds(known: Known) -> Iterator[Odd]:
        for id, case in known.proposals.items():
            if applies(case, known):
                yield odd(id, case, zh, en)

    return finds


def _filed(case: ProposalCase) -> bool:
    return case.state == FILED


def _replied(case: ProposalCase) -> bool:
    return _filed(case) and case.replied


def replied_before_assigned(known: Known) -> Iterator[Odd]:
    """Whose reply is dated before its assignment, with both days."""
    for id, case in known.proposals.items():
        assigned, replied = case.assigned_on, case.replied_on
        if _replied(case) and assigned is not None and replied is not None and replied < assigned:
            zh = f"答复日期{replied}早于交办日期{assigned}"
            yield odd(id, case, zh, f"replied on {replied}, but assigned on {assigned}")


def not_listed(known: Known) -> Iterator[Odd]:
    """Whose category is not on the committee's list."""
    for id, case in known.proposals.items():
        if _filed(case) and case.category and case.category not in known.rules.categories:
            zh = f"类别“{case.category}”不在本委员会的类别表中"
            yield odd(id, case, zh, f"category {case.category!r} is not on the committee's list")


PROPOSAL_CHECKS: tuple[Check, ...] = (
    Check(
        "filed_without_category",
        "立案而无类别",
        "filed without a category",
        "已立案的提案没有类别",
        PROPOSALS,
        ("proposals.by_category",),
        "按本委员会的类别表填写类别",
        "enter a category of the committee's list",
        each(
            lambda case, known: _filed(case) and not case.category,
            "已立案，没有类别",
            "filed, but without a category",
        ),
        ("类别",),
    ),
    Check(
        "category_not_listed",
        "类别不在类别表",
        "category not on the list",
        "已立案的提案所填类别不在本委员会的类别表中，统计表会多出一类",
        PROPOSALS,
        ("proposals.by_category",),
        "改为类别表所列的类别；确需新设的，先修订规则",
        "use a listed category, or have the rules list it",
        not_listed,
        ("类别",),
    ),
    Check(
        "received_without_day",
        "无提交日期",
        "no day of submission",
        "提案没有提交日期；按日期取的时间段都不含它，大会提案与平时提案按台账所属会议计",
        PROPOSALS,
        (
            "proposals.received",
            "proposals.plenary_received",
            "proposals.submissions",
            "proposals.by_sector",
        ),
        "补填提交日期",
        "enter the day of submission",
        each(
            lambda case, known: case.submitted_on is None,
            "没有提交日期",
            "the day of submission is not known",
        ),
        ("提交日期",),
    ),
    Check(
        "member_proposal_without_sector",
        "委员提案无界别",
        "member's proposal without a sector",
        "已立案的委员提案没有填界别；名册也没有提案人提交当日界别的，界别分析计入“未填界别”",
        PROPOSALS,
        ("proposals.by_sector", "proposals.sector_sponsorings"),
        "补填第一提案人提交时的界别",
        "enter the first sponsor's sector at that time",
        each(
            lambda case, known: _filed(case) and case.by_members and case.sector is None,
            "委员提案，没有界别",
            "a member's proposal without a sector",
        ),
        ("界别",),
    ),
    Check(
        "filed_not_assigned",
        "立案未交办",
        "filed, not assigned",
        "已立案的提案没有承办单位",
        PROPOSALS,
        (
            "proposals.assigned",
            "proposals.by_unit",
            "proposals.units_involved",
            "proposals.reply_rate",
            "proposals.unit_open",
            "proposals.open_by_unit",
        ),
        "补填主办单位、会办单位和交办日期；确未交办的尽快交办",
        "enter its units and the day of assignment, or assign it",
        each(
            lambda case, known: _filed(case) and not case.assigned and not case.replied,
            "已立案，没有承办单位",
            "filed, but no unit has it",
        ),
        ("主办单位", "会办单位", "交办日期"),
    ),
    Check(
        "assigned_without_day",
        "交办无日期",
        "assigned on an unknown day",
        "已交办的提案没有交办日期",
        PROPOSALS,
        (
            "proposals.assignments",
            "proposals.days_to_assign",
            "proposals.days_to_contact",
            "proposals.days_to_reply",
        ),
        "补填交办日期",
        "enter the day of assignment",
        each(
            lambda case, known: _filed(case) and case.assigned and case.assigned_on is None,
            "已交办，没有交办日期",
            "assigned, but the day is not known",
        ),
        ("交办日期",),
    ),
    Check(
        "assigned_without_due",
        "交办无期限",
        "assigned without a deadline",
        "已交办的提案没有办结期限，不能判断是否按期办复",
        PROPOSALS,
        (
            "proposals.replied_dated",
            "proposals.replied_on_time",
            "proposals.on_time_rate",
            "proposals.unit_replies_on_time",
            "proposals.replied_on_time_by_unit",
        ),
        "补填要求办结日期，或补填交办日期由规则推算",
        "enter the due day, or the day of assignment from which it follows",
        each(
            lambda case, known: _filed(case) and case.assigned and case.due_on is None,
            "已交办，没有办结期限",
            "assigned, but nothing says until when",
        ),
        ("交办日期", "要求办结日期"),
    ),
    Check(
        "replied_without_day",
        "答复无日期",
        "replied on an unknown day",
        "已答复的提案没有答复日期，不能判断是否按期办复，也不计入期内答复",
        PROPOSALS,
        (
            "proposals.replies",
            "proposals.replied_dated",
            "proposals.replied_on_time",
            "proposals.on_time_rate",
            "proposals.days_to_reply",
            "proposals.unit_replies_on_time",
            "proposals.replied_on_time_by_unit",
        ),
        "补填答复日期",
        "enter the day of the reply",
        each(
            lambda case, known: _replied(case) and case.replied_on is None,
            "已答复，没有答复日期",
            "replied, but the day is not known",
        ),
        ("答复日期",),
    ),
    Check(
        "replied_without_grade",
        "答复无等次",
        "replied without a grade",
        "已答复的提案没有办理结果",
        PROPOSALS,
        ("proposals.graded", "proposals.grades", "proposals.adopted", "proposals.adoption_rate"),
        "补填办理结果（答复等次）；分办的写作“某单位：A类；某单位：已答复”",
        "enter the grade of the reply",
        each(
            lambda case, known: _replied(case) and case.grade is None,
            "已答复，没有办理结果",
            "replied, but without a grade",
        ),
        ("办理结果",),
    ),
    Check(
        "replied_before_assigned",
        "答复早于交办",
        "replied before it was assigned",
        "答复日期早于交办日期，必有一个写错",
        PROPOSALS,
        (
            "proposals.assignments",
            "proposals.replies",
            "proposals.on_time_rate",
            "proposals.days_to_reply",
        ),
        "核对交办日期和答复日期",
        "look up both days",
        replied_before_assigned,
        ("交办日期", "答复日期"),
    ),
)
