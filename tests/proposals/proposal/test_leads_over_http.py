"""Does a lead grow into a proposal, and is that counted by source?"""

from uuid import uuid4

import pytest

from kernel.identity import Grant, Principal, Role
from rules.names import derived_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
CALL = {
    "plenary": "5/3",
    "title": "提案线索征集",
    "opens_on": "2025-11-01",
    "closes_on": "2025-12-20",
}


async def asked(desk, path, body, method="post"):
    told = await desk.http.request(method, f"/committees/{desk.code}{path}", json=body)
    if "position" in told.json():
        desk.http.headers["at-least"] = told.json()["position"]
    return told


async def read(desk, path, **params):
    told = await desk.http.get(f"/committees/{desk.code}{path}", params=params)
    assert told.status_code == 200, told.text
    return told.json()


async def test_leads_are_called_for_listed_and_grow_into_proposals(office, signed_in):
    call = uuid4()
    assert (await asked(office, f"/calls/{call}", CALL, "put")).status_code == 201
    given = []
    for source, title in (("public", "加装电梯"), ("public", "修路"), ("unit", "养老")):
        body = {"source": source, "title": title, "text": "内容", "on": "2025-11-20"}
        told = await asked(office, f"/calls/{call}/leads", body)
        assert told.status_code == 201, told.text
        given.append(told.json()["stream"].removeprefix("lead-"))
    late = {"source": "unit", "title": "太晚", "on": "2025-12-21"}
    told = await asked(office, f"/calls/{call}/leads", late)
    assert told.json()["type"].endswith(":OutsideTheCall")
    await asked(office, f"/leads/{given[0]}/listing", {"topic": "加装电梯长效机制"})
    await asked(office, f"/leads/{given[1]}/refusal", {"reason": "已列入计划"})
    person = derived_id(office.committee, "person", "张三")
    member = Principal(f"member:{person}", (Grant(Role.MEMBER, office.committee),))
    async with signed_in(member) as zhang:
        topics = await read(zhang, "/topics", plenary="5/3")
        assert set(topics[0]) == {"lead", "topic"}
        assert [one["topic"] for one in topics] == ["加装电梯长效机制"]
        body = {"plenary": "5/3", "title": "关于加装电梯的提案", "sponsor_kind": "individual"}
        told = await zhang.ask("", body | {"lead": given[0]})
        assert told.status_code == 201, told.text
        proposal = told.json()["stream"].removeprefix("proposal-")
        assert (await asked(zhang, f"/leads/{given[0]}/listing", {})).status_code == 403
        office.http.headers["at-least"] = zhang.http.headers["at-least"]
    leads = {one["lead"]: one for one in await read(office, "/leads", plenary="5/3")}
    assert leads[given[0]]["grown_into"] == [proposal]
    assert leads[given[1]]["declined"] == "已列入计划"
    counts = await read(office, "/leads/counts", plenary="5/3")
    assert counts == [
        {"source": "public", "received": 2, "listed": 1, "became_proposals": 1},
        {"source": "unit", "received": 1, "listed": 0, "became_proposals": 0},
    ]
    assert [one["title"] for one in await read(office, "/calls")] == ["提案线索征集"]
