"""Is what was submitted dealt out evenly, and does each reviewer judge only the own part?"""

import json

import pytest
from sqlalchemy import select

from contracts.committees import rules
from kernel.identity import Grant, Principal, Role
from kernel.tables import events
from proposals.proposal.review.dealing import Dealer
from rules.names import derived_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
BODY = {"plenary": "5/3", "title": "关于修桥的提案", "sponsor_kind": "individual"}


def member(office, name):
    person = derived_id(office.committee, "person", name)
    return Principal(f"member:{person}", (Grant(Role.MEMBER, office.committee),))


async def submitted(desk, sponsor):
    told = await desk.ask("", BODY | {"first_sponsor": {"name": sponsor}})
    return told.json()["stream"].removeprefix("proposal-")


async def dealt_out(office, *reviewers):
    body = {"plenary": "5/3", "round": "初审", "reviewers": [{"name": name} for name in reviewers]}
    told = await office.http.post(f"/committees/{office.code}/reviews/dealing", json=body)
    assert told.status_code == 201, told.text
    return told.json()


async def reviews(desk, **narrowed):
    told = await desk.http.get(f"/committees/{desk.code}/reviews", params=narrowed)
    assert told.status_code == 200, told.text
    return told.json()


async def test_proposals_are_dealt_out_evenly_and_nobody_gets_the_own(office, signed_in):
    mine = await submitted(office, "张三")
    others = [await submitted(office, "李四") for _ in range(3)]
    told = await dealt_out(office, "张三", "李四")
    assert (told["dealt"], told["left"]) == (4, [])
    found = {one["proposal"]: one["reviewer_name"] for one in await settled(office, 4)}
    assert found == {mine: "李四"} | dict.fromkeys(others, "张三")
    assert (await dealt_out(office, "张三", "李四"))["dealt"] == 0
    url = f"/committees/{office.code}/reviews/counts"
    counts = (await office.http.get(url, params={"plenary": "5/3"})).json()
    assert {one["reviewer_name"]: one["dealt"] for one in counts} == {"李四": 1, "张三": 3}
    async with signed_in(member(office, "李四")) as li:
        assert [one["proposal"] for one in await reviews(li)] == [mine]
        seen = await li.http.get(f"/committees/{li.code}/proposals/{mine}")
        assert seen.status_code == 200
        told = await li.ask(f"/{mine}/advice", {"round": "初审", "advice": "file"})
        assert told.status_code == 201, told.text
        assert await reviews(li, open=True) == []
        stranger = await li.ask(f"/{others[0]}/advice", {"round": "初审", "advice": "file"})
        assert stranger.json()["type"].endswith(":NotDealt")
        assert (await li.http.get(url, params={"plenary": "5/3"})).status_code == 403


async def test_what_nobody_may_review_is_left_and_named(office):
    mine = await submitted(office, "张三")
    assert (await dealt_out(office, "张三"))["left"] == [mine]


async def settled(office, wanted):
    """The reviews, once the views show so many."""
    for _ in range(100):
        if len(found := await reviews(office)) == wanted:
            return found
    raise AssertionError(found)


async def test_a_reviewer_with_an_interest_is_passed_over_for_the_next(office, monkeypatch):
    mine = await submitted(office, "张三")
    monkeypatch.setattr(Dealer, "fitting", lambda self, sponsors: iter(self._reviewers))
    told = await dealt_out(office, "张三", "李四")
    assert (told["dealt"], told["left"]) == (1, [])
    (found,) = await settled(office, 1)
    assert (found["proposal"], found["reviewer_name"]) == (mine, "李四")


async def test_a_filing_names_the_adoption_of_the_rules_by_which_it_was_decided(office):
    mine = await submitted(office, "张三")
    assert (await office.ask(f"/{mine}/filing", {})).status_code == 201
    told = [json.loads(one.data) for one in await office.events(events.c.data)]
    wanted = select(rules.c.adoption, rules.c.effective_on)
    async with office.service.engine.connect() as connection:
        mine_alone = wanted.where(rules.c.committee == office.committee)
        (adopted,) = (await connection.execute(mine_alone)).all()
    under = {"adoption": str(adopted.adoption), "effective_on": str(adopted.effective_on)}
    assert [one["under"] for one in told if "under" in one] == [under, under]


async def test_a_list_is_narrowed_to_those_that_serve_a_priority(office):
    mine, _ = await submitted(office, "张三"), await submitted(office, "李四")
    told = await office.ask(f"/{mine}/priorities", {"priorities": ["优化营商环境"]})
    assert told.status_code == 201, told.text
    assert [one["proposal"] for one in await office.rows(priority="优化营商环境")] == [mine]
    assert await office.rows(priority="乡村振兴") == []
    case = await office.http.get(f"/committees/{office.code}/proposals/{mine}/case")
    assert case.json()["marks"]["priorities"] == ["优化营商环境"]


async def test_the_numbers_of_a_plenary_are_held_against_those_in_use(office):
    first, second = [await submitted(office, name) for name in ("张三", "李四")]
    await office.ask(f"/{first}/filing", {"number": 3})
    await office.ask(f"/{second}/retraction", {"reason": "重复"})
    url = f"/committees/{office.code}/numbers"
    told = (await office.http.get(url, params={"plenary": "5/3"})).json()
    assert told == {
        "serial": {"last": 2, "missing": [], "out_of_use": [2]},
        "case": {"last": 3, "missing": [1, 2], "out_of_use": []},
    }
    other = (await office.http.get(url, params={"plenary": "5/4"})).json()
    assert other["serial"] == {"last": 0, "missing": [], "out_of_use": []}
