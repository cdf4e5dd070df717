"""Do drafts stay their author's until they are submitted?"""

import pytest

from kernel.identity import Grant, Principal, Role
from rules.names import derived_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
BODY = {"plenary": "5/3", "title": "关于修桥的提案", "sponsor_kind": "individual"}


def member(office, name):
    person = derived_id(office.committee, "person", name)
    return Principal(f"member:{person}", (Grant(Role.MEMBER, office.committee),))


async def asked(desk, path, body, method="post"):
    told = await desk.http.request(method, f"/committees/{desk.code}/drafts{path}", json=body)
    if "position" in told.json():
        desk.http.headers["at-least"] = told.json()["position"]
    return told


def after(desk, *others):
    """Others read what was asked at this desk."""
    for other in others:
        other.http.headers["at-least"] = desk.http.headers["at-least"]


async def listed(desk, **params):
    return (await desk.http.get(f"/committees/{desk.code}/drafts", params=params)).json()


async def saved(desk, **fields):
    told = await asked(desk, "", BODY | fields)
    assert told.status_code == 201, told.text
    assert "receipt" not in told.json()
    return told.json()["stream"].removeprefix("proposal-")


async def test_a_draft_is_seen_by_its_author_and_those_invited(office, signed_in):
    async with signed_in(member(office, "张三")) as zhang, signed_in(member(office, "李四")) as li:
        draft = await saved(zhang)
        assert [one["proposal"] for one in await listed(zhang)] == [draft]
        assert await listed(li) == []
        assert (await asked(li, f"/{draft}/discarding", {})).status_code == 404
        told = await asked(zhang, f"/{draft}/invitations", {"invited": [{"name": "李四"}]})
        assert told.status_code == 201, told.text
        after(zhang, li)
        (seen,) = await listed(li)
        assert (seen["invited_names"], seen["answers"]) == (["李四"], [""])
        assert (await asked(li, f"/{draft}/discarding", {})).status_code == 403
        assert (await asked(li, f"/{draft}/submission", {})).status_code == 403
        assert (await asked(li, f"/{draft}/answers", {"joins": False})).status_code == 201
        (seen,) = await listed(li)
        assert seen["answers"] == ["declined"]
        after(li, zhang)
        told = await asked(zhang, f"/{draft}/submission", {})
        assert told.status_code == 201, told.text
        found = (await zhang.http.get(f"/committees/{zhang.code}/proposals/{draft}")).json()
        assert (found["sponsor_kind"], found["co_sponsors"]) == ("individual", [])
        again = await asked(zhang, f"/{draft}/submission", {})
        assert (again.status_code, again.json()["receipt"]) == (200, told.json()["receipt"])
        stranger = await asked(li, f"/{draft}/submission", {})
        assert stranger.status_code == 403


async def test_a_draft_counts_nowhere_until_it_is_submitted(office):
    draft = await saved(office, first_sponsor={"name": "张三"})
    assert await office.rows() == []
    assert (await office.ask(f"/{draft}/filing", {})).json()["type"].endswith(":NotSubmitted")
    assert len(await listed(office, plenary="5/3")) == 1
    assert (await asked(office, f"/{draft}/discarding", {})).status_code == 201
    assert await listed(office) == []


async def test_a_submission_answers_with_a_receipt_number(office):
    first = await saved(office, first_sponsor={"name": "张三"}, text="情况、分析、建议。")
    told = await asked(office, f"/{first}/submission", {})
    assert told.json()["receipt"] == "5-3-00001"
    direct = await office.ask("", BODY | {"first_sponsor": {"name": "李四"}})
    assert direct.json()["receipt"] == "5-3-00002"


async def test_what_is_waiting_is_counted_for_each_role(office, signed_in):
    async with signed_in(member(office, "张三")) as zhang, signed_in(member(office, "李四")) as li:
        draft = await saved(zhang)
        await asked(zhang, f"/{draft}/invitations", {"invited": [{"name": "李四"}]})
        after(zhang, li)
        for desk, queue in ((zhang, "drafts"), (li, "to_cosign")):
            url = f"/committees/{desk.code}/waiting"
            counts = {one["queue"]: one["count"] for one in (await desk.http.get(url)).json()}
            assert {name for name, count in counts.items() if count} == {queue}


async def test_a_leader_reads_proposals_and_nothing_that_is_not_said_yet(office, signed_in):
    draft = await saved(office, first_sponsor={"name": "张三"})
    told = await office.ask("", BODY | {"first_sponsor": {"name": "李四"}})
    proposal = told.json()["stream"].removeprefix("proposal-")
    deal = {"round": "初审", "reviewer": {"name": "张三"}}
    told = await office.ask(f"/{proposal}/reviews", deal)
    assert told.status_code == 201, told.text
    grants = (Grant(Role.LEADER, office.committee), Grant(Role.MEMBER, office.committee))
    here = f"/committees/{office.code}"
    async with signed_in(Principal("member:岑知远", grants)) as leader:
        assert await listed(leader) == []
        assert (await leader.http.get(f"{here}/reviews")).json() == []
        case = (await leader.http.get(f"{here}/proposals/{proposal}/case")).json()
        assert [one["title"] for one in case["history"]] == ["提案提交"]
    case = (await office.http.get(f"{here}/proposals/{proposal}/case")).json()
    assert [one["title"] for one in case["history"]] == ["提案提交", "分配审查"]
    assert [one["proposal"] for one in await listed(office)] == [draft]
