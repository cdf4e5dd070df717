"""What may happen to a body's money of a year?"""

from datetime import date
from uuid import UUID

from hypothesis import given as drawn
from hypothesis import strategies as st

from contracts.sectors.body import BodyFormed, body_id
from contracts.sectors.budget import (
    BudgetApproved,
    BudgetAsked,
    BudgetTakenBack,
    SpendingRecorded,
    SpendingStruck,
    budget_id,
)
from contracts.values import BodyKind
from kernel.decider import Known, Refused
from kernel.ids import committee_id
from kernel.log.desk import Books, CommandDesk
from kernel.testing.specification import NOON, specification
from sectors.body.domain import BODY
from sectors.budget.commands import (
    ApproveMoney,
    AskForMoney,
    RecordSpending,
    StrikeSpending,
    TakeBackMoney,
)
from sectors.budget.domain import BUDGET
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

HERE = committee_id("999900")
EDUCATION = body_id(HERE, BodyKind.SECTOR, "教育界")
IT = budget_id(HERE, EDUCATION, 2026)
WHOSE = {"budget": IT, "body": EDUCATION, "year": 2026}
ASKED = {"committee": HERE, "body": EDUCATION, "year": 2026}
TODAY, DAY = date(2026, 3, 2), date(2026, 2, 20)
ASK = AskForMoney(**ASKED, amount=500000)
APPROVE = ApproveMoney(**ASKED, amount=400000, basis="云政协办〔2026〕5号")
FIRST, SECOND = UUID(int=1), UUID(int=2)
asked = BudgetAsked(**WHOSE, amount=500000, asked_on=TODAY, purpose=None)
approved = BudgetApproved(**WHOSE, amount=400000, approved_on=TODAY, basis="云政协办〔2026〕5号")
BODY_THERE = BODY.fold(
    [BodyFormed(body=EDUCATION, kind=BodyKind.SECTOR, name="教育界", provisional=False)]
)


def given(*events, body=BODY_THERE):
    return specification(BUDGET)(*events).beside(**{f"body-{EDUCATION}": body})


def spend(amount=12800, voucher="记-0031", spending=FIRST, on=DAY):
    told = {"spending": spending, "amount": amount, "spent_on": on, "voucher": voucher}
    return RecordSpending(**ASKED, **told)


def spent(amount=12800, voucher="记-0031", spending=FIRST, on=DAY, time=1, waived=()):
    told = {"spending": spending, "amount": amount, "spent_on": on, "voucher": voucher}
    return SpendingRecorded(**WHOSE, **told, time=time, purpose=None, activity=None, waived=waived)


def bears(voucher, stream=f"budget-{IT}", time=1):
    return {f"voucher/{HERE}/2026/{voucher}/{time}": stream}


def left(voucher, stream=f"budget-{IT}", time=1):
    return {f"voucher-left/{HERE}/2026/{voucher}/{time}": stream}


def test_money_is_asked_for_once_and_corrected():
    given().when(ASK).then(asked)
    given(asked).when(ASK).then_nothing()
    more = ASK.model_copy(update={"amount": 600000, "purpose": "调研"})
    given(asked).when(more).then(asked.model_copy(update={"amount": 600000, "purpose": "调研"}))
    given().when(ASK.model_copy(update={"asked_on": date(2026, 3, 3)})).then_refused(NotYet)
    given(body=BODY.initial).when(ASK).then_refused(NoSuchBody)


def test_what_is_approved_may_differ_and_needs_no_asking():
    given(asked).when(APPROVE).then(approved)
    given().when(APPROVE).then(approved)
    given(approved).when(APPROVE).then_nothing()
    nothing = APPROVE.model_copy(update={"amount": 0})
    given(approved).when(nothing).then(approved.model_copy(update={"amount": 0}))
    given().when(APPROVE.model_copy(update={"approved_on": date(2026, 3, 3)})).then_refused(NotYet)


def test_never_less_is_approved_than_was_spent():
    less = APPROVE.model_copy(update={"amount": 12799})
    given(approved, spent()).when(less).then_refused(LessThanWasSpent)
    told = approved.model_copy(update={"amount": 12799})
    given(approved, spent()).when(less, backfilled=True).then(told)
    same = APPROVE.model_copy(update={"amount": 12800})
    given(approved, spent()).when(same).then(approved.model_copy(update={"amount": 12800}))


def test_spending_is_recorded_once_by_its_voucher_and_corrected():
    given(approved).when(spend()).then(spent())
    given(approved, spent()).holding(bears("记-0031")).when(spend()).then_nothing()
    given(approved, spent()).holding(bears("记-0031")).when(spend(9900)).then(spent(9900))
    other = given(approved, spent()).holding(bears("记-0031")).when(spend(voucher="记 -0032"))
    other.then(spent(voucher="记-0032"))


def test_no_more_is_spent_than_was_approved():
    given(approved).when(spend(400000)).then(spent(400000))
    given(approved).when(spend(400001)).then_refused(MoreThanIsLeft)
    given(approved, spent()).when(spend(387201, "记-0032", SECOND)).then_refused(MoreThanIsLeft)
    whole = given(approved, spent()).holding(bears("记-0031")).when(spend(400000))
    whole.then(spent(400000))
    given().when(spend()).then_refused(NothingApproved)


def test_what_was_spent_before_this_was_kept_is_taken_as_it_is():
    told = spent(waived=("NothingApproved",))
    given().when(spend(), backfilled=True).then(told)
    over = given(approved).when(spend(500000), backfilled=True)
    over.then(spent(500000, waived=("MoreThanIsLeft",)))


def test_spending_is_of_its_year_and_not_ahead():
    given(approved).when(spend(on=date(2025, 12, 31))).then_refused(NotOfThatYear)
    given(approved).when(spend(on=date(2026, 3, 3))).then_refused(NotYet)


def test_a_voucher_is_used_once_in_a_committee_and_year():
    taken = given(approved).holding(bears("记-0031", "budget-of-another"))
    taken.when(spend()).then_refused(VoucherTaken)
    twice = given(approved, spent()).holding(bears("记-0031"))
    twice.when(spend(spending=SECOND)).then_refused(VoucherTaken)
    free = bears("记-0031", "budget-of-another") | left("记-0031", "budget-of-another")
    given(approved).holding(free).when(spend()).then(spent(time=2))


def test_a_voucher_that_was_given_back_too_often_is_used_up():
    claims = {}
    for time in range(1, 10):
        claims |= bears("记-0031", time=time) | left("记-0031", time=time)
    given(approved).holding(claims).when(spend()).then_refused(VoucherUsedUp)


def test_a_spending_is_struck_once():
    strike = StrikeSpending(**ASKED, spending=FIRST)
    struck = SpendingStruck(**WHOSE, spending=FIRST)
    given(approved, spent()).when(strike).then(struck)
    given(approved, spent(), struck).when(strike).then_nothing()
    given(approved).when(strike).then_refused(NoSuchSpending)


def test_money_is_taken_back_once_while_nothing_is_spent():
    back, gone = TakeBackMoney(**ASKED), BudgetTakenBack(**WHOSE)
    given(asked, approved).when(back).then(gone)
    given(asked, gone).when(back).then_nothing()
    given().when(back).then_refused(NoMoneyToTakeBack)
    given(approved, spent()).when(back).then_refused(HasSpendings)
    given(approved, gone).when(ASK).then(asked)


ECONOMY = body_id(HERE, BodyKind.SECTOR, "经济界")
WHOM = st.sampled_from((EDUCATION, ECONOMY))


def of(body, command, **told):
    return command(committee=HERE, body=body, year=2026, **told)


STEPS = st.one_of(
    st.builds(lambda body, most: of(body, ApproveMoney, amount=most), WHOM, st.integers(0, 30)),
    st.builds(
        lambda body, amount, which, voucher: of(
            body,
            RecordSpending,
            amount=amount,
            spending=UUID(int=which),
            voucher=f"记-{voucher}",
            spent_on=DAY,
        ),
        WHOM,
        st.integers(1, 12),
        st.integers(1, 3),
        st.integers(1, 3),
    ),
    st.builds(
        lambda body, which: of(body, StrikeSpending, spending=UUID(int=which)),
        WHOM,
        st.integers(1, 3),
    ),
    st.builds(lambda body: of(body, TakeBackMoney), WHOM),
)


@drawn(st.lists(STEPS, max_size=40))
def test_whatever_is_asked_no_voucher_stands_twice_and_nobody_overspends(steps):
    """Two bodies, asked one after the other, with the books that each command leaves."""
    books, money = Books(), {EDUCATION: BUDGET.initial, ECONOMY: BUDGET.initial}
    there = {f"body-{body}": BODY_THERE for body in money}
    for step in steps:
        desk = CommandDesk(BUDGET.stream(step), books, [], there.__getitem__, bytes(32))
        known = Known(None, NOON, step.occurred_on(NOON), desk)
        try:
            told = BUDGET.decide(step, money[step.body], known)
        except Refused:
            continue
        desk.accept()
        money[step.body] = BUDGET.fold(told, money[step.body])
    standing = [told for budget in money.values() for told in budget.spendings.values()]
    vouchers = [told.voucher for told in standing]
    assert len(vouchers) == len(set(vouchers))
    for budget in money.values():
        assert budget.spent() <= (budget.approved.amount if budget.approved else 0)
