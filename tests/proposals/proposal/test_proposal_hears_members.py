"""A member is known, a proposal is submitted and read back: over real NATS, and without it."""

from kernel.infra.server import DatabaseUrls
from kernel.testing.plugin import fresh_database
from kernel.testing.running import client, running
from members.app import MEMBERS
from proposals.app import PROPOSALS

COMMITTEE = {"code": "999900", "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 3,
    "opens": "2026-01-08",
    "closes": "2026-01-11",
    "cut_off": "2026-01-09T18:00:00+08:00",
}
BODY = {
    "plenary": "5/3",
    "title": "关于修桥的提案",
    "sponsor_kind": "individual",
    "first_sponsor": {"name": "张三"},
    "on": "2026-01-06",
}
URL = "/committees/999900/proposals"


async def _established(members) -> None:
    async with client(members) as http:
        assert (await http.post("/committees", json=COMMITTEE)).status_code == 201
        told = await http.post("/committees/999900/plenaries", json=PLENARY)
        assert told.status_code == 201, told.text


async def _submitted(http):
    told = await http.post(URL, json=BODY)
    assert told.status_code == 201, told.text
    after = {"at-least": told.json()["position"]}
    return (await http.get(URL, headers=after)).json()["items"]


async def test_what_members_tell_is_enough_to_submit_and_read_back(database, postgres, nats_url):
    with fresh_database(postgres) as others:
        async with (
            running(MEMBERS, database, nats_url) as members,
            running(PROPOSALS, others, nats_url) as proposals,
        ):
            await _established(members)
            async with client(proposals) as http:
                found = await _submitted(http)
                assert [one["timing"] for one in found] == ["plenary"]
        await _without_nats(others)


async def _without_nats(urls: DatabaseUrls) -> None:
    """The broker and members are gone: what was heard before is still known."""
    async with running(PROPOSALS, urls) as proposals, client(proposals) as http:
        again = await _submitted(http)
        assert len(again) == 2
        told = await http.get("/committees/999900/exports/proposals", params={"plenary": "5/3"})
        assert told.status_code == 200
        assert len(told.content) > 1000
