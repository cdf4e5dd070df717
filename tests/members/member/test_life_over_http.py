"""Do the steps of a member's life travel from HTTP to the register, with reasons kept private?"""

import json

import pytest
from sqlalchemy import select

from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.tables import answers, events
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
CEN = derived_id(HERE, "person", "岑知远")
PATH = f"/committees/999900/members/{CEN}"
ADMIT = {"name": "岑知远", "term": 5, "since": "2022-01-12", "way": "coopted"}
PAPER = {"paper": "云政协常〔2026〕3号", "by": "常务委员会", "decided_on": "2026-02-27"}
WHY = "因工作调动，难以继续履职"


@pytest.fixture
async def cen(members, http, tell):
    """岑知远, signed in."""
    await tell("members", ADMIT | {"basis": PAPER})
    async with client(members, Principal(f"member:{CEN}", (Grant(Role.MEMBER, HERE),))) as mine:
        mine.headers["at-least"] = http.headers["at-least"]
        yield mine


async def test_a_member_resigns_and_the_standing_committee_accepts(cen, tell, seen, http, members):
    told = await cen.post(f"{PATH}/resignation", json={"reason": WHY})
    assert told.status_code == 201, told.text
    http.headers["at-least"] = told.json()["position"]
    (waits,) = await seen("resignations")
    assert (waits["name"], waits["state"], waits["reason"]) == ("岑知远", "waiting", WHY)
    assert len(await seen("members")) == 1
    accepted = {"basis": PAPER, "until": "2026-02-28"}
    await tell(f"members/{CEN}/resignation/acceptance", accepted)
    assert await seen("resignations") == []
    assert await seen("members", on="2026-03-01") == []
    cen.headers["at-least"] = http.headers["at-least"]
    (mine,) = (await cen.get(f"{PATH}/resignation")).json()
    assert (mine["state"], mine["paper"]) == ("accepted", PAPER["paper"])
    async with members.engine.connect() as connection:
        said = str((await connection.execute(select(events))).all())
        said += str((await connection.execute(select(answers.c.body, answers.c.key))).all())
    assert WHY not in said


async def test_a_resignation_is_withdrawn_and_the_next_declined(cen, tell, seen, http):
    for step in ("", "/withdrawal"):
        told = await cen.post(
            f"{PATH}/resignation{step}", json={"reason": WHY} if not step else None
        )
        assert told.status_code == 201, told.text
    refused = await http.post(f"{PATH}/resignation/acceptance", json={"basis": PAPER})
    assert refused.status_code == 422
    assert refused.json()["type"].endswith(":NoResignationWaits")
    await cen.post(f"{PATH}/resignation", json={"reason": WHY})
    await tell(f"members/{CEN}/resignation/refusal", {"basis": PAPER, "reason": "任期将满"})
    (one,) = await seen("resignations", state="declined")
    assert one["answer"] == "任期将满"


async def test_others_neither_resign_for_a_member_nor_read_why(cen, members, http):
    li = Principal("member:00000000-0000-4000-8000-000000000001", (Grant(Role.MEMBER, HERE),))
    async with client(members, li) as other:
        assert (await other.get(f"{PATH}/resignation")).status_code == 404
        assert (await other.post(f"{PATH}/resignation", json={"reason": WHY})).status_code == 404
        assert (await other.get("/committees/999900/resignations")).status_code == 403
    assert (
        await cen.post(f"{PATH}/resignation/acceptance", json={"basis": PAPER})
    ).status_code == 403


async def test_a_reason_for_leaving_is_in_no_answer_and_no_event(cen, tell, seen, http, members):
    gone = {"how": "ceased", "until": "2026-02-28", "cause": "moved_away", "moved_to": "青竹区政协"}
    told = await tell(f"members/{CEN}/leaving", gone | {"basis": PAPER, "reason": WHY})
    said = json.dumps([told, await seen("members", everyone=True)], ensure_ascii=False)
    async with members.engine.connect() as connection:
        data = (await connection.execute(select(events.c.data))).scalars().all()
    assert WHY not in said + str(data)
    assert json.loads(data[-1])["moved_to"] == "青竹区政协"
    wrong = await http.post(f"{PATH}/leaving", json={"how": "resigned", "cause": "death"})
    assert wrong.status_code == 422
