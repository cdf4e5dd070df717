"""Is a body's money counted by the rules of the day, and told in 分 as it stands?"""

from datetime import date

import pytest

from contracts.bodies import BodyMoneyRule, BodyRules
from contracts.committees import rules_in
from contracts.members.committee import RulesAdopted
from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.clock import today
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.running import client

HERE = committee_id("999900")
BASE = "/committees/999900"
EDUCATION, ECONOMY = (body_id(HERE, BodyKind.SECTOR, name) for name in ("教育界", "经济界"))
YEAR = today().year
PAPER = {"kind": BodyKind.SECTOR, "basis": "云政协办〔2025〕2号"}
RULES = BodyRules(
    money=(
        BodyMoneyRule(per="body", amount=100000, **PAPER),
        BodyMoneyRule(per="member", amount=20000, **PAPER),
        BodyMoneyRule(per="activity", common_kind="research", amount=50000, **PAPER),
    )
)


@pytest.fixture
def tell(http):
    async def told(path, body=None, status=201, method="POST"):
        answer = await http.request(method, f"{BASE}/bodies/{path}", json=body)
        assert answer.status_code == status, answer.text
        if "position" in answer.json():
            http.headers["at-least"] = answer.json()["position"]
        return answer.json()

    return told


@pytest.fixture
def money(http):
    """`await money(body, year)`: what is told of a body's money."""

    async def told(body=EDUCATION, year=YEAR):
        answer = await http.get(f"{BASE}/bodies/{body}/budget", params={"year": year})
        assert answer.status_code == 200, answer.text
        return answer.json()

    return told


@pytest.fixture
async def ruled(hear, adopted):
    """Rules for money that hold from last year on; five members in education."""
    rules = rules_in(adopted).model_copy(update={"bodies": RULES})
    since = date(YEAR - 1, 1, 1)
    await hear(RulesAdopted(committee=HERE, rules=rules, effective_on=since, basis="经费规则"))


@pytest.fixture
def hold(http):
    """`await hold(kind, day, host)`: an activity that a body hosted."""

    async def held(kind, day, host):
        named = {"id": str(host), "name": "主办"}
        body = {"title": f"{kind}{day}", "kind": kind, "starts_on": str(day), "host": named}
        told = await http.post(f"{BASE}/activities", json=body)
        assert told.status_code == 201, told.text
        http.headers["at-least"] = told.json()["position"]

    return held


async def test_the_rules_of_the_day_say_what_a_body_has(ruled, money):
    told = await money()
    assert [(one["per"], one["times"], one["amount"]) for one in told["lines"]] == [
        ("body", 1, 100000),
        ("member", 5, 100000),
        ("activity", 0, 0),
    ]
    assert told["listed"]["by_rule"] == 200000
    assert told["lines"][0]["basis"] == PAPER["basis"]
    assert (await money(year=YEAR - 2))["listed"]["by_rule"] is None


async def test_money_by_activity_counts_those_of_the_kind_that_the_body_hosted(ruled, money, hold):
    last = YEAR - 1
    for day in (date(last, 1, 1), date(last, 12, 31), date(last - 1, 12, 31)):
        await hold("调研", day, EDUCATION)
    await hold("学习", date(last, 3, 1), EDUCATION)
    await hold("调研", date(last, 4, 1), ECONOMY)
    line = (await money(year=last))["lines"][2]
    assert (line["common_kind"], line["times"], line["amount"]) == ("research", 2, 100000)


async def test_money_is_asked_for_approved_spent_and_left(ruled, money, tell):
    base = f"{EDUCATION}/budget"
    await tell(f"{base}/request", {"year": YEAR, "amount": 500000, "purpose": "界别调研"})
    await tell(f"{base}/approval", {"year": YEAR, "amount": 400000, "basis": "云政协办〔2026〕5号"})
    await tell(f"{base}/approval", {"year": YEAR, "amount": 400000}, status=200)
    spending = {"amount": 12800, "spent_on": str(today()), "voucher": "记-0031"}
    made = await tell(f"{base}/spendings", spending)
    told = await money()
    listed = told["listed"]
    sums = [listed[name] for name in ("asked", "approved", "spent", "left")]
    assert sums == [500000, 400000, 12800, 387200]
    assert (told["purpose"], told["basis"]) == ("界别调研", "云政协办〔2026〕5号")
    (one,) = told["spendings"]
    spending["amount"] = 9900
    which = f"{base}/{YEAR}/spendings/{one['spending']}"
    assert made["stream"].startswith("budget-")
    await tell(which, spending, method="PUT")
    assert (await money())["listed"]["left"] == 390100
    await tell(f"{which}/retraction")
    assert (await money())["listed"]["spent"] == 0
    await tell(f"{base}/retraction", {"year": YEAR})
    assert (await money())["listed"]["approved"] is None


async def test_a_voucher_is_refused_a_second_time_whoever_spends(ruled, tell):
    spending = {"amount": 100, "spent_on": str(today()), "voucher": "记-0031"}
    for body in (EDUCATION, ECONOMY):
        await tell(f"{body}/budget/approval", {"year": YEAR, "amount": 1000})
    await tell(f"{EDUCATION}/budget/spendings", spending)
    told = await tell(f"{ECONOMY}/budget/spendings", spending, status=422)
    assert told["type"] == "urn:jianyan:problem:VoucherTaken"
    over = spending | {"amount": 901, "voucher": "记-0032"}
    told = await tell(f"{EDUCATION}/budget/spendings", over, status=422)
    assert told["type"] == "urn:jianyan:problem:MoreThanIsLeft"


async def test_bodies_without_money_are_listed(ruled, tell, http):
    await tell(f"{EDUCATION}/budget/approval", {"year": YEAR, "amount": 1000})
    await tell(f"{ECONOMY}/budget/approval", {"year": YEAR, "amount": 0})
    every = (await http.get(f"{BASE}/budgets")).json()
    assert [one["approved"] for one in every] == [None, 1000, 0]
    without = (await http.get(f"{BASE}/budgets", params={"without": True})).json()
    assert {one["name"] for one in without} == {"经济界", "中国民主同盟"}


async def test_a_body_that_ended_in_the_year_still_has_its_money(ruled, tell, money):
    await tell(f"{EDUCATION}/budget/approval", {"year": YEAR - 1, "amount": 1000})
    await tell(f"{EDUCATION}/dissolution", {"until": f"{YEAR - 1}-06-30"})
    told = await money(year=YEAR - 1)
    assert (told["listed"]["approved"], told["lines"][1]["times"]) == (1000, 5)


async def test_what_cannot_be_is_refused_and_not_broken(http, tell):
    nowhere = body_id(HERE, BodyKind.SECTOR, "无此界")
    assert (await http.get(f"{BASE}/bodies/{nowhere}/budget")).status_code == 404
    told = await tell(f"{nowhere}/budget/request", {"year": YEAR, "amount": 1}, status=422)
    assert told["type"] == "urn:jianyan:problem:NoSuchBody"
    early = {"amount": 1, "spent_on": "0001-01-01", "voucher": "1"}
    await tell(f"{EDUCATION}/budget/spendings", early, status=422)
    which = f"{EDUCATION}/budget/1/spendings/{nowhere}"
    await tell(which, early | {"spent_on": str(today())}, status=422, method="PUT")


async def test_a_unit_reads_no_budgets(sectors):
    unit = Principal("unit:1", (Grant(Role.UNIT, HERE),))
    async with client(sectors, unit) as asked:
        assert (await asked.get(f"{BASE}/budgets")).status_code == 403
