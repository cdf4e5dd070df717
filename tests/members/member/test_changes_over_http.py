"""Does a member's own change wait for the office, and is nothing private shown unrecorded?"""

import pytest
from sqlalchemy import delete, select

from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.tables import answers, events
from kernel.testing.running import client
from members.member.changes.tables import changes
from rules.names import derived_id

HERE = committee_id("999900")
CEN = derived_id(HERE, "person", "岑知远")
PATH = f"/committees/999900/members/{CEN}"
OLD, NEW = "15490000023", "15490000024"
ADMIT = {"name": "岑知远", "term": 5, "position": "教师", "employer": "云岭市第一中学"}


@pytest.fixture
async def cen(members, http, tell):
    """岑知远, signed in, with a telephone that is kept."""
    await tell("members", ADMIT)
    await tell(f"members/{CEN}/private", {"phone": OLD})
    async with client(members, Principal(f"member:{CEN}", (Grant(Role.MEMBER, HERE),))) as mine:
        yield mine


@pytest.fixture
def propose(cen, http):
    """`await propose(position="副校长")`: the change's id."""

    async def proposed(**body):
        told = await cen.post(f"{PATH}/changes", json=body)
        assert told.status_code == 201, told.text
        http.headers["at-least"] = cen.headers["at-least"] = told.json()["position"]
        return told.json()["change"]

    return proposed


async def test_old_and_new_stand_side_by_side_until_the_office_approves(
    propose, cen, tell, seen, http
):
    change = await propose(position="副校长", phone=NEW, blank=["employer"])
    (one,) = await seen("changes")
    beside = {told["particular"]: (told["before"], told["after"]) for told in one["particulars"]}
    assert beside == {"position": ("教师", "副校长"), "employer": ("云岭市第一中学", None)}
    assert [told["particular"] for told in one["private"]] == ["phone"]
    assert NEW not in str(one)
    assert (await seen("members"))[0]["position"] == "教师"
    assert len(await tell("members/by-phone", {"phone": OLD}, status=200)) == 1
    assert await tell("members/by-phone", {"phone": NEW}, status=200) == []
    await tell(f"members/{CEN}/changes/{change}/approval", {})
    (now,) = await seen("members")
    assert (now["position"], now["employer"]) == ("副校长", None)
    assert len(await tell("members/by-phone", {"phone": NEW}, status=200)) == 1
    assert await seen("changes") == []
    cen.headers["at-least"] = http.headers["at-least"]
    (mine,) = (await cen.get(f"{PATH}/changes")).json()
    assert mine["state"] == "approved"


async def test_what_the_register_has_now_stands_there_of_every_particular(propose, tell, seen):
    told = {"degree": "硕士", "in_system": False}
    await tell(f"members/{CEN}/particulars", told)
    await propose(degree="博士", in_system=True, native_place="云岭")
    await tell(f"members/{CEN}/particulars", {"degree": "学士"})
    (one,) = await seen("changes")
    now = {beside["particular"]: beside["now"] for beside in one["particulars"]}
    assert now == {"degree": "学士", "in_system": "False", "native_place": None}


async def test_a_part_is_approved_and_the_member_reads_why_not_the_rest(propose, cen, tell, http):
    change = await propose(position="副校长", employer="云岭市第二中学")
    path = f"members/{CEN}/changes/{change}/approval"
    refused = await tell(path, {"only": ["employer"]}, status=422)
    assert refused["type"].endswith(":ReasonForTheRest")
    await tell(path, {"only": ["employer"], "reason": "职务须附任免文件"})
    cen.headers["at-least"] = http.headers["at-least"]
    (mine,) = (await cen.get(f"{PATH}/changes")).json()
    assert (mine["state"], mine["reason"]) == ("partly", "职务须附任免文件")
    assert {one["particular"]: one["approved"] for one in mine["particulars"]} == {
        "position": False,
        "employer": True,
    }


async def test_a_private_value_is_shown_to_the_office_alone_and_the_look_recorded(
    propose, cen, tell, members
):
    change = await propose(phone=NEW)
    looks = f"members/{CEN}/changes/{change}/looks"
    told = await tell(looks, None)
    assert told["shown"] == [{"particular": "phone", "before": OLD, "after": NEW}]
    assert (await cen.post(f"/committees/999900/{looks}")).status_code == 403
    async with members.engine.connect() as connection:
        names = (await connection.execute(select(events.c.type))).scalars().all()
        said = str((await connection.execute(select(events.c.data))).all())
        said += str((await connection.execute(select(answers.c.body))).all())
    assert names.count("members.member.private_changes_looked_at") == 1
    assert NEW not in said


async def test_a_look_waits_for_no_view(propose, tell, seen, members):
    await propose(phone="15490000025")
    change = await propose(phone=NEW, home_phone="0999-5490023")
    await seen("changes")
    async with members.engine.begin() as connection:
        assert (await connection.execute(delete(changes))).rowcount == 2
    told = await tell(f"members/{CEN}/changes/{change}/looks", None)
    shown = {one["particular"]: (one["before"], one["after"]) for one in told["shown"]}
    assert shown == {"phone": (OLD, NEW), "home_phone": (None, "0999-5490023")}


async def test_a_later_proposal_and_a_withdrawal_leave_nothing_to_decide(propose, cen, seen, http):
    first = await propose(position="副校长")
    second = await propose(position="校长")
    assert [one["change"] for one in await seen("changes")] == [second]
    (over,) = await seen("changes", state="superseded")
    assert (over["change"], over["superseded_by"]) == (first, second)
    told = await cen.post(f"{PATH}/changes/{second}/withdrawal")
    http.headers["at-least"] = told.json()["position"]
    assert await seen("changes") == []
    late = await http.post(f"{PATH}/changes/{second}/refusal", json={"reason": "须附文件"})
    assert late.json()["type"].endswith(":ChangeSettled")


async def test_nobody_proposes_for_another(cen, members, http):
    li = Principal("member:00000000-0000-4000-8000-000000000001", (Grant(Role.MEMBER, HERE),))
    async with client(members, li) as other:
        told = await other.post(f"{PATH}/changes", json={"position": "校长"})
        assert told.status_code == 404
        assert (await other.get(f"{PATH}/changes")).status_code == 404
        assert (await other.get("/committees/999900/changes")).status_code == 403
