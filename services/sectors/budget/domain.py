"""What may happen to a body's money of a year? Pure; all in 分."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, assert_never
from uuid import UUID

from contracts.sectors.budget import (
    BudgetApproved,
    BudgetAsked,
    BudgetTakenBack,
    SpendingRecorded,
    SpendingStruck,
)
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from kernel.lent import Lent
from rules.dates import day_of
from sectors.budget.commands import (
    ApproveMoney,
    AskForMoney,
    BudgetCommand,
    RecordSpending,
    StrikeSpending,
    TakeBackMoney,
)
from sectors.budget.refusals import (
    HasSpendings,
    LessThanWasSpent,
    MoreThanIsLeft,
    NoMoneyToTakeBack,
    NoSuchBody,
    NoSuchSpending,
    NothingApproved,
    NotOfThatYear,
    NotYet,
    VoucherTaken,
    VoucherUsedUp,
)

Asked = Known[Any]


class Formed(Protocol):
    """What must be known of a body."""

    @property
    def formed(self) -> bool:
        """Whether it exists, or did."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A body's money of a year as decided so far.

    Attributes:
        spendings: as told last. struck: those that were not after all.
        taken_back: whether asking and approving were a mistake.
    """

    asked: BudgetAsked | None = None
    approved: BudgetApproved | None = None
    taken_back: bool = False
    spendings: dict[UUID, SpendingRecorded] = field(default_factory=dict)
    struck: frozenset[UUID] = frozenset()

    def spent(self, but: UUID | None = None) -> int:
        """The sum of all spendings, but one."""
        return sum(told.amount for one, told in self.spendings.items() if one != but)


def decide(command: BudgetCommand, budget: Budget, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case AskForMoney():
            return ask(command, budget, known)
        case ApproveMoney():
            return approve(command, budget, known)
        case TakeBackMoney():
            return take_back(command, budget)
        case RecordSpending():
            return spend(command, budget, known)
        case StrikeSpending():
            return strike(command, budget, known)
    assert_never(command)


def _whose(command: BudgetCommand) -> dict[str, Any]:
    return {"budget": command.budget, "body": command.body, "year": command.year}


def _is_formed(command: BudgetCommand, known: Asked) -> None:
    body: Formed = known.state(f"body-{command.body}")
    if not body.formed:
        raise NoSuchBody(command.body)


def ask(command: AskForMoney, budget: Budget, known: Asked) -> Sequence[Event]:
    """Asked for once; another amount, day or purpose later corrects it."""
    _is_formed(command, known)
    before = budget.asked
    day = command.asked_on or (before.asked_on if before else known.today)
    if day > day_of(known.now):
        raise NotYet(day)
    purpose = command.purpose or (before.purpose if before else None)
    told = BudgetAsked(**_whose(command), amount=command.amount, asked_on=day, purpose=purpose)
    return [] if told == before else [told]


def approve(command: ApproveMoney, budget: Budget, known: Asked) -> Sequence[Event]:
    """Approved once, asked for or not; another amount later corrects it, never below what went."""
    _is_formed(command, known)
    before = budget.approved
    day = command.approved_on or (before.approved_on if before else known.today)
    if day > day_of(known.now):
        raise NotYet(day)
    basis = command.basis or (before.basis if before else None)
    told = BudgetApproved(**_whose(command), amount=command.amount, approved_on=day, basis=basis)
    if told == before:
        return []
    if command.amount < budget.spent() and not known.backfilled:
        raise LessThanWasSpent(command.amount, budget.spent())
    return [told]


def take_back(command: TakeBackMoney, budget: Budget) -> Sequence[Event]:
    """Taken back once, and only while nothing is spent."""
    if budget.taken_back:
        return []
    if budget.asked is None and budget.approved is None:
        raise NoMoneyToTakeBack(command.year)
    if budget.spendings:
        raise HasSpendings(len(budget.spendings))
    return [BudgetTakenBack(**_whose(command))]


def spend(command: RecordSpending, budget: Budget, known: Asked) -> Sequence[Event]:
    """Spent once, by a voucher that no other spending of the year bears."""
    _is_formed(command, known)
    if command.spent_on.year != command.year:
        raise NotOfThatYear(command.spent_on)
    if command.spent_on > day_of(known.now):
        raise NotYet(command.spent_on)
    before = budget.spendings.get(command.spending)
    names = ("amount", "spent_on", "voucher", "purpose", "activity")
    told = {name: getattr(command, name) for name in names}
    if before is not None and all(getattr(before, name) == told[name] for name in names):
        return []
    waived = _within_what_is_left(command, budget, known)
    time = _voucher(command, before, known)
    spending = {"spending": command.spending, "time": time, "waived": waived}
    return [SpendingRecorded(**_whose(command), **told, **spending)]


def _within_what_is_left(command: RecordSpending, budget: Budget, known: Asked) -> tuple[str, ...]:
    """Which rules of right a back-filled spending breaks; one told now breaks none."""
    approved = budget.approved.amount if budget.approved else 0
    left = approved - budget.spent(command.spending)
    broken: Refused | None = None
    if budget.approved is None:
        broken = NothingApproved(command.year)
    elif command.amount > left:
        broken = MoreThanIsLeft(command.amount, left)
    if broken is None:
        return ()
    if not known.backfilled:
        raise broken
    return (type(broken).__name__,)


def _voucher(command: RecordSpending, before: SpendingRecorded | None, known: Asked) -> int:
    """For which time the number is used; one that is not used any more is free again."""
    if before is not None:
        if before.voucher == command.voucher:
            return before.time
        _mark(command, before.voucher).give_back(known, before.time)
    mark = _mark(command, command.voucher)
    if mark.bearer(known) is not None:
        raise VoucherTaken(command.voucher)
    if mark.used_up(known):
        raise VoucherUsedUp(command.voucher)
    return mark.take(known)


def _mark(command: BudgetCommand, voucher: str) -> Lent:
    return Lent("voucher", f"{command.committee}/{command.year}/{voucher}")


def strike(command: StrikeSpending, budget: Budget, known: Asked) -> Sequence[Event]:
    """Struck once; another spending may bear its voucher then."""
    before = budget.spendings.get(command.spending)
    if before is None:
        if command.spending in budget.struck:
            return []
        raise NoSuchSpending(command.spending)
    _mark(command, before.voucher).give_back(known, before.time)
    return [SpendingStruck(**_whose(command), spending=command.spending)]


def evolve(budget: Budget, event: Event) -> Budget:
    """The money after an event."""
    match event:
        case BudgetAsked():
            return replace(budget, asked=event, taken_back=False)
        case BudgetApproved():
            return replace(budget, approved=event, taken_back=False)
        case BudgetTakenBack():
            return replace(budget, asked=None, approved=None, taken_back=True)
        case SpendingRecorded():
            spendings = {**budget.spendings, event.spending: event}
            return replace(budget, spendings=spendings, struck=budget.struck - {event.spending})
        case SpendingStruck():
            left = {i: told for i, told in budget.spendings.items() if i != event.spending}
            return replace(budget, spendings=left, struck=budget.struck | {event.spending})
        case _:
            return budget


def also(command: BudgetCommand) -> Sequence[str]:
    """The body whose money it is."""
    if isinstance(command, AskForMoney | ApproveMoney | RecordSpending):
        return (f"body-{command.body}",)
    return ()


def claims(command: BudgetCommand) -> Sequence[str]:
    """Which spending bears the voucher."""
    if isinstance(command, RecordSpending):
        return _mark(command, command.voucher).claims()
    return ()


BUDGET = Decider(
    category="budget",
    commands=(AskForMoney, ApproveMoney, TakeBackMoney, RecordSpending, StrikeSpending),
    events=(BudgetAsked, BudgetApproved, BudgetTakenBack, SpendingRecorded, SpendingStruck),
    initial=Budget(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"budget-{command.budget}",
    also=also,
    claims=claims,
)
