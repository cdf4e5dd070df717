"""Does somebody act for a member only where the member said so, and is it told who did?"""

from contextlib import AsyncExitStack

import pytest

from contracts.acting import ActingRow, acting
from kernel.fetching import fetch
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.plugin import fresh_database
from kernel.testing.running import OPERATOR, client, eventually, running
from members.app import MEMBERS
from proposals.app import PROPOSALS
from proposals.people import people_of
from rules.names import derived_id

CODE = "999900"
HERE = committee_id(CODE)
CEN, LI = (derived_id(HERE, "person", name) for name in ("岑知远", "黎云舟"))
WEN = Principal("staff:wen")
SCHOOLS = Principal(
    f"unit:{derived_id(HERE, 'organisation', '市教育局')}", (Grant(Role.UNIT, HERE),)
)
PLENARY = {
    "term": 5,
    "session": 3,
    "opens": "2026-01-08",
    "closes": "2026-01-11",
    "cut_off": "2026-01-09T18:00:00+08:00",
}
PROPOSAL = {
    "plenary": "5/3",
    "sponsor_kind": "individual",
    "title": "关于修建青竹河大桥的提案",
    "text": "建议建桥。",
}
FOR_CEN, FOR_LI = ({"on-behalf-of": f"member:{one}"} for one in (CEN, LI))


def of(who):
    return Principal(f"member:{who}", (Grant(Role.MEMBER, HERE),))


class Town:
    """Two services, and a desk in each for whoever asks."""

    def __init__(self, stack, members, proposals):
        self.stack, self.members, self.proposals = stack, members, proposals
        self.at = ""

    async def asks(self, running_, principal, method, path, **more):
        """Ask one of the services; what members wrote before is there."""
        http = await self.stack.enter_async_context(client(running_, principal))
        if running_ is self.members and self.at:
            http.headers["at-least"] = self.at
        told = await http.request(method, f"/committees{path}", **more)
        if running_ is self.members and told.is_success and method == "POST":
            self.at = told.json()["position"]
        return told

    async def heard(self, holds):
        """Until proposals knows so of who acts."""

        async def so():
            return holds(await fetch(self.proposals.engine, acting.select(), ActingRow))

        await eventually(so)


@pytest.fixture
async def town(database, postgres, nats_url):
    async with AsyncExitStack() as stack:
        others = stack.enter_context(fresh_database(postgres))
        members = await stack.enter_async_context(running(MEMBERS, database, nats_url))
        proposals = await stack.enter_async_context(running(PROPOSALS, others, nats_url))
        here = Town(stack, members, proposals)
        founded = {"code": CODE, "name": "云岭市政协", "preset": "city"}
        await here.asks(members, OPERATOR, "POST", "", json=founded)
        await here.asks(members, OPERATOR, "POST", f"/{CODE}/plenaries", json=PLENARY)
        for name in ("岑知远", "黎云舟"):
            told = {"name": name, "term": 5, "since": "2022-01-01"}
            await here.asks(members, OPERATOR, "POST", f"/{CODE}/members", json=told)

        async def known():
            return len(await people_of(proposals.engine, HERE)) == 2

        await eventually(known)
        yield here


async def authorised(town, **more):
    body = {"account": WEN.id, "name": "温景川", "kinds": ["proposals", "particulars"]} | more
    path = f"/{CODE}/members/{CEN}/acting"
    return await town.asks(town.members, of(CEN), "POST", path, json=body)


def refusal(told):
    assert told.status_code == 403, told.text
    return told.json()["type"].rpartition(":")[2]


async def test_a_liaison_submits_for_the_member_who_said_so_and_for_no_other(town):
    path = f"/{CODE}/proposals"
    told = await town.asks(town.proposals, WEN, "POST", path, json=PROPOSAL, headers=FOR_CEN)
    assert refusal(told) == "NotAuthorisedToAct"
    assert (await authorised(town)).status_code == 201
    await town.heard(len)
    told = await town.asks(town.proposals, WEN, "POST", path, json=PROPOSAL, headers=FOR_CEN)
    assert told.status_code == 201, told.text
    proposal = told.json()["stream"].removeprefix("proposal-")
    at = {"at-least": told.json()["position"]}
    page = await town.asks(town.proposals, OPERATOR, "GET", f"{path}/{proposal}", headers=at)
    assert str(CEN) in page.text
    other = await town.asks(town.proposals, WEN, "POST", path, json=PROPOSAL, headers=FOR_LI)
    assert refusal(other) == "NotAuthorisedToAct"
    acts = await town.asks(
        town.proposals, of(CEN), "GET", f"/{CODE}/acts", params={"member": str(CEN)}
    )
    assert {(one["by"], one["stream"]) for one in acts.json()} == {(WEN.id, f"proposal-{proposal}")}
    hidden = await town.asks(
        town.proposals, of(LI), "GET", f"/{CODE}/acts", params={"member": str(CEN)}
    )
    assert hidden.status_code == 404


async def test_what_is_not_named_expired_or_revoked_is_refused(town):
    assert (await authorised(town, kinds=["activities"])).status_code == 201
    await town.heard(len)
    path = f"/{CODE}/proposals"
    told = await town.asks(town.proposals, WEN, "POST", path, json=PROPOSAL, headers=FOR_CEN)
    assert refusal(told) == "NotAuthorisedToAct"
    past = {"since": "2025-01-01", "until": "2025-12-31"}
    assert (await authorised(town, **past)).status_code == 201
    await town.heard(lambda rows: rows[0].until is not None)
    told = await town.asks(town.proposals, WEN, "POST", path, json=PROPOSAL, headers=FOR_CEN)
    assert refusal(told) == "NotAuthorisedToAct"
    assert (await authorised(town)).status_code == 201
    revoke = f"/{CODE}/members/{CEN}/acting/revocation"
    told = await town.asks(town.members, of(CEN), "POST", revoke, json={"account": WEN.id})
    assert told.status_code == 201
    await town.heard(lambda rows: rows[0].revoked)
    told = await town.asks(town.proposals, WEN, "POST", path, json=PROPOSAL, headers=FOR_CEN)
    assert refusal(told) == "NotAuthorisedToAct"


async def test_a_handling_unit_acts_for_nobody(town):
    told = await authorised(town, account=SCHOOLS.id)
    assert told.json()["type"].endswith(":UnitNeverActs")
    path = f"/{CODE}/proposals"
    told = await town.asks(town.proposals, SCHOOLS, "POST", path, json=PROPOSAL, headers=FOR_CEN)
    assert refusal(told) == "UnitMayNotAct"


async def test_the_members_own_particulars_are_proposed_for_the_member_and_nothing_else_is(town):
    assert (await authorised(town)).status_code == 201
    mine = f"/{CODE}/members/{CEN}"
    body = {"position": "副校长"}
    told = await town.asks(town.members, WEN, "POST", f"{mine}/changes", json=body, headers=FOR_CEN)
    assert told.status_code == 201, told.text
    (change,) = (await town.asks(town.members, of(CEN), "GET", f"{mine}/changes")).json()
    assert change["proposed_by"] == WEN.id
    acts = await town.asks(
        town.members, of(CEN), "GET", f"/{CODE}/acts", params={"member": str(CEN)}
    )
    assert [one["event"] for one in acts.json()] == ["members.member.changes_proposed"]
    for path, body in (
        ("/resignation", {"reason": "工作调动"}),
        ("/acting", {"account": "staff:other", "name": "某某", "kinds": ["feedback"]}),
    ):
        told = await town.asks(town.members, WEN, "POST", mine + path, json=body, headers=FOR_CEN)
        assert refusal(told) == "NotAuthorisedToAct"
    (row,) = (await town.asks(town.members, of(CEN), "GET", f"{mine}/acting")).json()
    assert (row["account"], row["revoked"]) == (WEN.id, False)
