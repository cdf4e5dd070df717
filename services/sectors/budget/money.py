"""What does a body have to work with in a year by the committee's rules, and what is left? Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.bodies import BodyMoneyRule, BodyRules
from contracts.values import BodyKind
from sectors.budget.tables import BudgetRow, SpendingRow


@dataclass(frozen=True, slots=True)
class OneBody:
    """A body of the year; `members` on its last day, or on that of asking."""

    body: UUID
    kind: BodyKind
    name: str
    form: str | None
    members: int


Hosted = Mapping[tuple[UUID, str], int]
"""By host and common kind, how many activities began in the year."""


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """What one rule gives: so often so much, on which paper's word; in 分."""

    per: str
    common_kind: str | None
    times: int
    each: int
    amount: int
    basis: str
    basis_on: date | None


@dataclass(frozen=True, slots=True)
class BudgetListed:
    """A body's money of a year, in 分; None where nothing was asked for or approved.

    Attributes:
        by_rule: what the rules give; None where they say nothing of such bodies.
        left: what was approved, less what was spent.
    """

    body: UUID
    kind: BodyKind
    name: str
    year: int
    by_rule: int | None
    asked: int | None
    approved: int | None
    spent: int
    left: int


@dataclass(frozen=True, slots=True)
class Spending:
    """One spending."""

    spending: UUID
    amount: int
    spent_on: date
    voucher: str
    purpose: str | None
    activity: UUID | None


@dataclass(frozen=True, slots=True)
class BudgetTold:
    """A body's money of a year with how the rules came to it, and every spending."""

    listed: BudgetListed
    lines: tuple[MoneyLine, ...]
    asked_on: date | None
    purpose: str | None
    approved_on: date | None
    basis: str | None
    spendings: tuple[Spending, ...]


def lines_of(one: OneBody, rules: BodyRules, hosted: Hosted) -> tuple[MoneyLine, ...]:
    """What each rule gives a body."""
    return tuple(_line(rule, one, hosted) for rule in rules.money_of(one.kind, one.form))


def _line(rule: BodyMoneyRule, one: OneBody, hosted: Hosted) -> MoneyLine:
    times = 1
    if rule.per == "member":
        times = one.members
    elif rule.per == "activity":
        held = (many for (host, kind), many in hosted.items() if _counts(rule, one, host, kind))
        times = sum(held)
    amount, paper = times * rule.amount, (rule.basis, rule.basis_on)
    return MoneyLine(rule.per, rule.common_kind, times, rule.amount, amount, *paper)


def _counts(rule: BodyMoneyRule, one: OneBody, host: UUID, kind: str) -> bool:
    return host == one.body and rule.common_kind in (None, kind)


def listed(
    one: OneBody,
    year: int,
    lines: Sequence[MoneyLine],
    row: BudgetRow | None,
    spent: Iterable[SpendingRow],
) -> BudgetListed:
    """A body's money in one line."""
    gone = sum(told.amount for told in spent)
    approved = row.approved if row else None
    return BudgetListed(
        body=one.body,
        kind=one.kind,
        name=one.name,
        year=year,
        by_rule=sum(line.amount for line in lines) if lines else None,
        asked=row.asked if row else None,
        approved=approved,
        spent=gone,
        left=(approved or 0) - gone,
    )


def told(
    one: BudgetListed,
    lines: Sequence[MoneyLine],
    row: BudgetRow | None,
    spent: Iterable[SpendingRow],
) -> BudgetTold:
    """A body's money with everything that it was made of."""
    every = [
        Spending(s.spending, s.amount, s.spent_on, s.voucher, s.purpose, s.activity) for s in spent
    ]
    return BudgetTold(
        listed=one,
        lines=tuple(lines),
        asked_on=row.asked_on if row else None,
        purpose=row.purpose if row else None,
        approved_on=row.approved_on if row else None,
        basis=row.basis if row else None,
        spendings=tuple(sorted(every, key=lambda s: (s.spent_on, s.voucher))),
    )
