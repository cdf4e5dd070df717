"""Do stated figures stand beside the proved ones, marked, and never in them?"""

from contextlib import asynccontextmanager
from datetime import date

import pytest
from years import HERE, PLENARY, context

from contracts.committees import plenary_id
from contracts.members.committee import PlenaryConvened
from contracts.proposals.proposal import ProposalFiled, ProposalSubmitted
from contracts.values import Named
from kernel.clock import wall_clock
from kernel.identity import Grant, Principal, Role
from kernel.ids import derived
from kernel.testing.feeding import START, Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

BASE = f"/committees/{HERE}"
PAPER = "云岭市政协五届二次会议提案工作报告，第3页"
THIS = {"plenary": "5/3"}
SECTORS = {name: Named(id=derived("sector", name), name=name) for name in ("教育", "经济")}


def proposals(plenary, count, filed, first=1, on=date(2025, 1, 9)):
    """So many received of a plenary, the first of them filed, by sectors in turn."""
    for number in range(first, first + count):
        proposal = derived("proposal", number)
        submitted = ProposalSubmitted(
            proposal=proposal,
            plenary=plenary,
            serial_no=number,
            printed_no=None,
            title=f"关于事项{number}的提案",
            sponsor_kind="individual",
            first_sponsor=Named(id=derived("person", 1), name="岑知远"),
            co_sponsors=(),
            sector=SECTORS["教育" if number % 2 else "经济"],
            category=None,
            topics=(),
            timing="plenary",
            submitted_on=on,
            text=None,
        )
        yield submitted, on
        if number < first + filed:
            case = {"case_no": number, "category": None, "day_assumed": False}
            yield ProposalFiled(proposal=proposal, **case), on


def plenary_of(session, year):
    convened = PlenaryConvened(
        committee=HERE,
        plenary=plenary_id(HERE, 5, session),
        term=5,
        session=session,
        opens=date(year, 1, 8),
        closes=date(year, 1, 11),
        cut_off=START.replace(year=year, month=1, day=9),
    )
    return convened, date(year, 1, 8)


@asynccontextmanager
async def told(database, *more):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        events = [*context(), *proposals(PLENARY, 5, 4), *more]
        await receive(reporting, Feed().all(HERE, events))
        while await step(reporting.engine):
            pass
        yield reporting, http


async def post(http, path="", status=201, **body):
    answer = await http.post(f"{BASE}/stated-figures{path}", json=body)
    assert answer.status_code == status, answer.text
    if "position" in answer.json():
        http.headers["at-least"] = answer.json()["position"]
    return answer.json()


async def get(http, path, **params):
    answer = await http.get(f"{BASE}/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def received(value, window="5/2", **more):
    number = {"value": value, "source": PAPER}
    return {"figure": "proposals.received", "window": window, "number": number, **more}


async def test_a_stated_figure_is_entered_corrected_withdrawn_and_read(database):
    async with told(database) as (_, http):
        await post(http, **received(312))
        (one,) = await get(http, "stated-figures")
        assert (one["stated"], one["value"], one["text"]) == (True, 312, "312件")
        assert (one["source"], one["by"]) == (PAPER, "office:operator")
        assert one["window"] == {"text": "5/2", "zh": "五届二次会议"}
        correction = {"number": {"value": 318, "source": PAPER}, "reason": "原表漏计"}
        await post(http, f"/{one['id']}/correction", **correction)
        (one,) = await get(http, "stated-figures", window="5/2", figure="proposals.received")
        assert (one["value"], one["reason"]) == (318, "原表漏计")
        await post(http, f"/{one['id']}/withdrawal", reason="出处有误")
        assert await get(http, "stated-figures") == []
        (gone,) = await get(http, "stated-figures", withdrawn=True)
        assert (gone["withdrawn"], gone["reason"]) == (True, "出处有误")


async def test_refusals_say_why(database):
    async with told(database) as (_, http):
        await post(http, **received(312))
        again = await post(http, **received(300), status=422)
        assert again["type"] == "urn:jianyan:problem:AlreadyStated"
        await post(http, **received(1, window="去年"), status=422)
        missing = await post(http, f"/{PLENARY}/withdrawal", reason="误录", status=422)
        assert missing["type"] == "urn:jianyan:problem:NothingStated"


async def test_it_stands_beside_the_proved_figures_and_is_in_none(database):
    async with told(database) as (_, http):
        before = await get(http, "figures", **THIS)
        assert before["stated"] == []
        await post(http, **received(99, window="5/3"))
        await post(
            http, name="另一机关收到的建议", window="5/3", number={"value": 7, "source": PAPER}
        )
        await post(http, **received(312))
        after = await get(http, "figures", **THIS)
        assert after["figures"] == before["figures"]
        assert [(one["name"], one["text"], one["stated"]) for one in after["stated"]] == [
            ("另一机关收到的建议", "7", True),
            ("收到提案", "99件", True),
        ]
        (only,) = (await get(http, "figures", **THIS, id="proposals.received"))["stated"]
        assert only["figure"] == "proposals.received"


async def test_at_an_earlier_cut_it_says_what_was_said_then(database):
    async with told(database) as (_, http):
        first = wall_clock().isoformat()
        await post(http, **received(99, window="5/3"))
        (one,) = await get(http, "stated-figures")
        between = wall_clock().isoformat()
        correction = {"number": {"value": 100, "source": PAPER}, "reason": "更正"}
        await post(http, f"/{one['id']}/correction", **correction)
        then = await get(http, "figures", **THIS, as_of=between)
        assert [one["value"] for one in then["stated"]] == [99]
        assert (await get(http, "figures", **THIS, as_of=first))["stated"] == []
        assert [one["value"] for one in await get(http, "stated-figures")] == [100]


async def test_last_year_is_stated_where_it_was_not_recorded(database):
    async with told(database) as (_, http):
        path, asked = "figures/proposals.received/compared", {**THIS, "with": "last-year"}
        nothing = await get(http, path, **asked)
        assert (nothing["then"], nothing["difference"]) == (None, None)
        await post(http, **received(3))
        one = await get(http, path, **asked)
        assert (one["now"]["value"], one["now"]["stated"]) == (5, False)
        assert (one["then"]["value"], one["then"]["stated"]) == (3, True)
        assert one["difference"] == {"value": 2, "points": None}


async def test_last_year_is_proved_where_it_was_recorded_and_the_stated_stands_beside(database):
    last = plenary_of(2, 2024)
    earlier = proposals(last[0].plenary, 2, 1, first=50, on=date(2024, 1, 9))
    async with told(database, last, *earlier) as (_, http):
        await post(http, **received(3))
        told_of = await get(http, "figures/proposals.received/compared", **THIS, **LAST)
        assert (told_of["then"]["value"], told_of["then"]["stated"]) == (2, False)
        assert [one["value"] for one in told_of["beside"]] == [3]
        assert told_of["difference"]["value"] == 3
        rate = await get(http, "figures/proposals.filing_rate/compared", **THIS, **LAST)
        assert (rate["now"]["share"], rate["then"]["share"]) == ("80.00%", "50.00%")
        assert rate["difference"]["points"] == "+30.00"


LAST = {"with": "last-year"}


async def test_a_calendar_year_is_compared_with_the_one_before(database):
    async with told(database) as (_, http):
        await post(http, **received(3, window="2024"))
        path = "figures/proposals.received/compared"
        one = await get(http, path, plenary="5/3", window="2025", **LAST)
        assert (one["now"]["value"], one["then"]["value"]) == (5, 3)
        assert one["then"]["window"]["zh"] == "2024年"


async def test_a_stated_share_is_compared_in_points_as_printed(database):
    async with told(database) as (_, http):
        number = {"share": "86.88%", "source": PAPER}
        await post(http, figure="proposals.filing_rate", window="5/2", number=number)
        one = await get(http, "figures/proposals.filing_rate/compared", **THIS, **LAST)
        assert one["difference"] == {"value": None, "points": "-6.88"}


async def test_bodies_of_a_kind_stand_beside_each_other(database):
    async with told(database) as (_, http):
        body = {"scope": "sector", "whose": "医卫"}
        await post(http, **received(6, window="5/3", of=body))
        asked = {**THIS, "with": "siblings", "kind": "sector"}
        one = await get(http, "figures/proposals.filed_member/compared", **asked)
        assert one["by"] == "proposals.by_sector"
        assert {each["name"]: each["value"] for each in one["bodies"]} == {"教育": 2, "经济": 2}
        assert not any(each["stated"] for each in one["bodies"])
        other = await get(http, "figures/proposals.received/compared", **asked)
        assert [(each["name"], each["value"], each["stated"]) for each in other["bodies"]] == [
            ("医卫", 6, True)
        ]


async def test_a_breakdown_is_compared_part_by_part(database):
    async with told(database) as (_, http):
        path = f"{BASE}/figures/proposals.by_sector/compared"
        refused = await http.get(path, params={**THIS, **LAST})
        assert refused.json()["type"] == "urn:jianyan:problem:PartOrNot"
        one = await get(http, "figures/proposals.by_sector/compared", **THIS, **LAST, part="教育")
        assert (one["now"]["value"], one["now"]["base"]) == (2, 4)


@pytest.mark.parametrize(("role", "status"), [(Role.LEADER, 403), (Role.MEMBER, 403)])
async def test_only_a_clerk_states(database, role, status):
    other = Principal("person:1", (Grant(role, HERE),))
    async with told(database) as (reporting, _), client(reporting, other) as http:
        await post(http, **received(312), status=status)
