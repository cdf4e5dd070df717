"""Is a committee found under every code and name it had, and told with all above and below it?"""

from datetime import date, timedelta

import pytest

from kernel.clock import wall_clock
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.running import TOKENS, client, running
from members.app import MEMBERS

PAPER = {"basis": "关于调整云岭市部分行政区划的批复"}
TREE = (
    ("999900", "云岭市政协", "city", None),
    ("999901", "东湖区政协", "district", "999900"),
    ("999902", "西山区政协", "district", "999900"),
    ("999901101", "东湖区柳桥镇政协小组", "township", "999901"),
    ("999901102", "东湖区竹溪乡政协小组", "township", "999901"),
    ("999902101", "西山区石坪镇政协小组", "township", "999902"),
)
PLENARY = {
    "term": 5,
    "session": 3,
    "opens": "2026-01-08",
    "closes": "2026-01-11",
    "cut_off": "2026-01-09T18:00:00+08:00",
}


@pytest.fixture
async def started(database):
    async with running(MEMBERS, database) as members:
        yield members


@pytest.fixture
async def http(started):
    async with client(started) as asked:
        yield asked


@pytest.fixture
def tell(http):
    async def told(path, body, status=201):
        answer = await http.post(f"/committees{path}", json=body)
        assert answer.status_code == status, answer.text
        if "position" in answer.json():
            http.headers["at-least"] = answer.json()["position"]
        return answer.json()

    return told


@pytest.fixture
def seen(http):
    async def read(path, **params):
        answer = await http.get(f"/committees{path}", params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return read


@pytest.fixture
async def tree(tell):
    for code, name, preset, host in TREE:
        await tell("", {"code": code, "name": name, "preset": preset, "host": host})


def changed(**what):
    return {"effective_on": "2026-03-01", **PAPER, **what}


async def test_a_committee_is_found_by_its_old_code_and_its_new_one(tree, tell, seen):
    await tell("/999901/codes", changed(code="999911"))
    await tell("/999901/names", changed(name="云东区政协"))
    page = await seen("/999911")
    assert page["committee"] == str(committee_id("999901"))
    assert (await seen("/999901"))["committee"] == page["committee"]
    assert (page["code"], page["name"]) == ("999911", "云东区政协")
    before = await seen("/999901", on="2026-02-28")
    assert (before["code"], before["name"]) == ("999901", "东湖区政协")
    assert page["names"] == [
        {"value": "东湖区政协", "since": None, "until": "2026-02-28"},
        {"value": "云东区政协", "since": "2026-03-01", "until": None},
    ]
    listed = {one["committee"]: one for one in await seen("")}
    assert listed[page["committee"]]["subject"] == "99.99.11.000"
    await tell("/999901/plenaries", PLENARY)
    assert len(await seen("/999911/plenaries")) == 1


async def test_a_code_that_was_given_up_is_anothers_by_day(tree, tell, seen, http):
    await seen("/999901")
    taken = await http.post("/committees/999902/codes", json=changed(code="999901"))
    assert taken.json()["type"].endswith(":CodeInUse")
    await tell("/999901/codes", changed(code="999911"))
    new = {"code": "999901", "name": "湖心区政协", "preset": "district", "host": "999900"}
    asked = await tell("", new, status=422)
    assert asked["type"].endswith(":CodeHadBefore")
    await tell("", new | {"since": "2026-05-01"})
    one, two = await seen("/999901"), await seen("/999911")
    assert (one["name"], two["name"]) == ("湖心区政协", "东湖区政协")
    assert one["committee"] == str(committee_id("999901", date(2026, 5, 1)))
    assert two["committee"] == str(committee_id("999901"))
    again = await http.post("/committees", json=new | {"since": "2026-05-01"})
    assert (again.status_code, again.json()["outcome"]) == (200, "unchanged")
    found = [one["name"] for one in await seen("/by-code/999901", on="2026-02-01")]
    assert "东湖区政协" in found
    assert [one["name"] for one in await seen("/by-code/999901", on="2026-06-01")] == ["湖心区政协"]
    await tell("/999901/plenaries", PLENARY)
    assert await seen("/999911/plenaries") == []


async def test_a_merged_district_keeps_its_records_under_its_name(tree, tell, seen, http):
    await tell("/999901/plenaries", PLENARY | {"opens": "2025-01-08", "closes": "2025-01-11"})
    await tell("/999901/end", changed(succeeded_by="999902"))
    page = await seen("/999901")
    assert (page["ended_on"], page["succeeded_by"]) == (
        "2026-03-01",
        str(committee_id("999902")),
    )
    assert page["names"][0]["until"] == "2026-02-28"
    assert len(await seen("/999901/plenaries")) == 1
    late = await http.post(
        "/committees/999901/plenaries",
        json=PLENARY | {"opens": "2026-03-01", "closes": "2026-03-02"},
    )
    assert late.json()["type"].endswith(":CommitteeHasEnded")
    below = [(one["name"], one["depth"]) for one in await seen("/999902/below")]
    assert ("东湖区政协", 1) in below
    assert ("东湖区柳桥镇政协小组", 2) in below
    earlier = [one["name"] for one in await seen("/999902/below", on="2026-02-28")]
    assert earlier == ["西山区石坪镇政协小组"]
    circle = await http.post("/committees/999902/end", json=changed(succeeded_by="999901"))
    assert circle.json()["type"].endswith(":SucceedsItself")


async def test_all_below_and_above_are_those_of_the_day(tree, tell, seen, http):
    below = await seen("/999900/below")
    assert [one["depth"] for one in below] == [1, 1, 2, 2, 2]
    assert [one["code"] for one in await seen("/999901/below")] == ["999901101", "999901102"]
    await tell("/999901102/hosts", changed(host="999902"))
    assert [one["code"] for one in await seen("/999901/below")] == ["999901101"]
    assert len(await seen("/999901/below", on="2026-02-28")) == 2
    up = await seen("/999901102/above")
    assert [one["code"] for one in up] == ["999902", "999900"]
    circle = await http.post("/committees/999900/hosts", json=changed(host="999901101"))
    assert circle.json()["type"].endswith(":HostedInACircle")
    assert circle.json()["title_zh"].startswith("所指定的上级委员会")
    alone = await tell("/999901102/hosts", changed(effective_on="2026-03-02", host=None))
    assert alone["events"] == ["members.committee.host_changed"]
    assert await seen("/999901102/above") == []


async def test_a_districts_clerk_acts_for_its_townships_and_not_for_anothers(tree, seen, started):
    own = ["999901", *(one["code"] for one in await seen("/999901/below"))]
    grants = tuple(Grant(Role.CLERK, committee_id(code)) for code in own)
    token = TOKENS.sign(Principal("office:999901", grants), wall_clock(), timedelta(hours=1))
    async with client(started) as clerk:
        clerk.headers["authorization"] = f"Bearer {token}"
        for code, status in (("999901101", 201), ("999901102", 201), ("999902101", 403)):
            told = await clerk.post(f"/committees/{code}/plenaries", json=PLENARY)
            assert told.status_code == status, told.text
        listed = {one["code"] for one in (await clerk.get("/committees")).json()}
        assert listed == set(own)
        moved = await clerk.post("/committees/999901101/hosts", json=changed(host="999902"))
        assert moved.status_code == 403


async def test_an_end_by_mistake_is_taken_back_unless_its_code_is_anothers(tree, tell, seen):
    await tell("/999902/end", changed(succeeded_by="999901"))
    person = {"name": "岑知远", "term": 5, "since": "2026-03-01"}
    refused = await tell("/999902/members", person, status=422)
    assert refused["type"].endswith(":CommitteeIsOver")
    sides = {"contacting": {"person": "柳依依"}, "contacted": {"person": "裘若谷"}}
    pair = {"kind": "联络员联系委员", "since": "2026-03-01"} | sides
    refused = await tell("/999902/contact-pairs", pair, status=422)
    assert refused["type"].endswith(":CommitteeIsOver")
    await tell("/999902/end/undoing", PAPER)
    assert (await seen("/999902"))["ended_on"] is None
    await tell("/999902/members", person)
    await tell("/999902/end", changed(succeeded_by="999901"))
    await tell("/999901/codes", changed(code="999902"))
    refused = await tell(f"/{committee_id('999902')}/end/undoing", PAPER, status=422)
    assert refused["type"].endswith(":CodeInUse")
