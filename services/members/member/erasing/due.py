"""Who has to be erased by the committee's retention rule, and on which day? Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from contracts.members.rules import CommitteeRules, RetentionRule
from rules.dates import add_months


@dataclass(frozen=True, slots=True)
class Former:
    """One off the roll of whom something private is kept: since which last day.

    `kept`: who is kept for this entry, and left then, when it is a duplicate.
    """

    committee: UUID
    member: UUID
    name: str
    until: date
    kept: UUID | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """到期删除: who is erased on which day (`due_on`), by which paper; `kept` as of a `Former`."""

    member: UUID
    name: str
    until: date
    due_on: date
    basis: str
    kept: UUID | None = None


def due_on(until: date, rule: RetentionRule) -> date:
    """The day after the term has run from the last day on the roll; never after year 9998."""
    months = max(rule.months, 0)
    if until.year + months // 12 + 1 >= date.max.year:
        return date.max
    return add_months(until, months) + timedelta(days=1)


def due(former: Iterable[Former], rules: CommitteeRules | None, by: date) -> Sequence[Due]:
    """Those whose day has come by then, the earliest first; none without a rule."""
    rule = None if rules is None else rules.retention_rule("former_member")
    if rule is None:
        return []
    basis = f"{rule.basis}（离任满{rule.months}个月）"
    found = [
        Due(one.member, one.name, one.until, day, basis, one.kept)
        for one in former
        if (day := due_on(one.until, rule)) <= by
    ]
    return sorted(found, key=lambda one: (one.due_on, one.name, str(one.member)))
