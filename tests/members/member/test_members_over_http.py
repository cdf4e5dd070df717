"""Does a member's life travel from HTTP to the register, and stay private where it must?"""

import json
from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import select

from kernel.clock import today
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.tables import answers, events, vault
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
CEN = derived_id(HERE, "person", "岑知远")
PHONE = "15490000023"
ADMIT = {
    "name": "岑知远",
    "member_no": "0023",
    "party": "民盟盟员",
    "birth_year": 1975,
    "term": 5,
    "since": "2022-01-12",
    "bodies": [{"kind": "sector", "name": "教育"}],
    "roles": ["常务委员"],
}


async def test_an_admitted_member_is_on_the_register(tell, seen):
    await tell("members", ADMIT)
    (one,) = await seen("members")
    assert one["member"] == str(CEN)
    assert (one["name"], one["birth_year"], one["roles"]) == ("岑知远", 1975, ["常务委员"])
    assert one["sector"]["name"] == "教育"
    assert one["sector"]["body"] == str(derived_id(HERE, "sector", "教育"))


async def test_the_register_is_filtered_by_sector_party_name_and_day(tell, seen):
    await tell("members", ADMIT)
    await tell("members", {"name": "岑溪", "term": 5, "party": "群众", "since": "2025-03-01"})
    await tell("members", {"name": "黎云舟", "term": 5, "party": "群众"})

    async def names(**wanted):
        return [one["name"] for one in await seen("members", **wanted)]

    assert await names(prefix="岑") == ["岑溪", "岑知远"]
    assert await names(party="群众") == ["岑溪", "黎云舟"]
    assert await names(sector="教育界") == ["岑知远"]
    assert await names(on="2025-02-28", prefix="岑") == ["岑知远"]
    assert await names(prefix="%") == []


async def test_a_sector_is_asked_for_as_it_was_on_a_day(tell, seen):
    await tell("members", ADMIT)
    move = {"kind": "sector", "name": "经济", "since": "2025-06-01"}
    await tell(f"members/{CEN}/bodies", move)

    async def found(sector, on):
        return len(await seen("members", sector=sector, on=on))

    assert [await found("教育", day) for day in ("2025-05-31", "2025-06-01")] == [1, 0]
    assert [await found("经济", day) for day in ("2025-05-31", "2025-06-01")] == [0, 1]
    page = await seen(f"members/{CEN}")
    assert [
        (spell["name"], spell["since"], spell["until"])
        for spell in page["history"]
        if spell["kind"] == "sector"
    ] == [("教育", None, "2025-05-31"), ("经济", "2025-06-01", None)]


async def test_who_left_is_off_the_roll_the_day_after(tell, seen):
    await tell("members", ADMIT)
    await tell(f"members/{CEN}/leaving", {"how": "resigned", "until": "2025-09-30"})
    assert len(await seen("members", on="2025-09-30")) == 1
    assert await seen("members", on="2025-10-01") == []
    assert len(await seen("members", everyone=True)) == 1
    page = await seen(f"members/{CEN}")
    assert {spell["until"] for spell in page["history"]} == {"2025-09-30"}
    back = ADMIT | {"since": str(today()), "bodies": [{"kind": "sector", "name": "经济"}]}
    await tell("members", back)
    (one,) = await seen("members")
    assert one["sector"]["name"] == "经济"


async def test_one_entered_by_mistake_is_on_no_list(tell, seen, http):
    await tell("members", ADMIT)
    await tell(f"members/{CEN}/leaving", {"how": "retracted", "reason": "误录"})
    assert await seen("members", everyone=True) == []
    assert (await http.get(f"/committees/999900/members/{CEN}")).status_code == 404


async def test_roles_and_committees_are_joined_and_left(tell, seen):
    await tell("members", ADMIT)
    joined = {"kind": "special_committee", "name": "提案委员会", "duty": "副主任"}
    await tell(f"members/{CEN}/bodies", joined)
    await tell(f"members/{CEN}/roles", {"role": "副主席"})
    (one,) = await seen("members")
    assert one["roles"] == ["常务委员", "副主席"]
    (committee,) = one["special_committees"]
    assert (committee["name"], committee["duty"]) == ("提案委员会", "副主任")
    tomorrow = str(today() + timedelta(days=1))
    await tell(f"members/{CEN}/bodies/{committee['body']}/end", {"until": tomorrow})
    await tell(f"members/{CEN}/roles/end", {"role": "常务委员", "until": tomorrow})
    (one,) = await seen("members")
    assert (one["roles"], one["special_committees"]) == (["副主席"], [])


async def test_particulars_are_corrected(tell, seen):
    await tell("members", ADMIT)
    await tell(f"members/{CEN}/particulars", {"employer": "云岭市第一中学", "blank": ["party"]})
    (one,) = await seen("members")
    assert (one["employer"], one["party"], one["member_no"]) == ("云岭市第一中学", None, "0023")


async def test_a_phone_finds_the_member_and_stands_nowhere_but_in_the_vault(
    tell, seen, http, members
):
    await tell("members", ADMIT)
    told = await tell(f"members/{CEN}/private", {"phone": PHONE, "birth_date": "1975-05-03"})
    (found,) = await tell("members/by-phone", {"phone": PHONE}, status=200)
    assert found["member"] == str(CEN)
    assert await tell("members/by-phone", {"phone": "15490000099"}, status=200) == []
    page = await seen(f"members/{CEN}")
    said = json.dumps([told, found, page, await seen("members")])
    async with members.engine.connect() as connection:
        said += str((await connection.execute(select(events))).all())
        said += str((await connection.execute(select(answers.c.body, answers.c.key))).all())
        kept = (await connection.execute(select(vault.c.kind))).scalars().all()
    assert sorted(kept) == ["birth_date", "phone"]
    assert PHONE not in said
    assert "1975-05" not in said


async def test_a_former_phone_finds_nobody(tell):
    await tell("members", ADMIT)
    for phone in (PHONE, "15490000024"):
        await tell(f"members/{CEN}/private", {"phone": phone})
    assert await tell("members/by-phone", {"phone": PHONE}, status=200) == []


async def test_a_member_reads_the_own_page_and_no_other(tell, members):
    await tell("members", ADMIT)
    await tell("members", {"name": "黎云舟", "term": 5})
    li = derived_id(HERE, "person", "黎云舟")
    cen = Principal(f"member:{CEN}", (Grant(Role.MEMBER, HERE),))
    async with client(members, cen) as mine:
        path = "/committees/999900/members"
        assert (await mine.get(f"{path}/{CEN}")).json()["member"]["name"] == "岑知远"
        assert (await mine.get(f"{path}/{li}")).status_code == 404
        assert (await mine.get(path)).status_code == 403
        assert (await mine.post(path, json=ADMIT)).status_code == 403


async def test_a_clerk_of_another_committee_moves_no_member_of_this_one(tell, http):
    await tell("members", ADMIT)
    told = await http.post(
        "/committees", json={"code": "999901", "name": "东湖区政协", "preset": "district"}
    )
    http.headers["at-least"] += f", {told.json()['position']}"
    body = {"kind": "sector", "name": "经济"}
    told = await http.post(f"/committees/999901/members/{CEN}/bodies", json=body)
    assert told.status_code == 422
    assert told.json()["type"].endswith(":NotAMember")


async def test_what_cannot_be_is_refused_at_the_border(tell, seen):
    two = [{"kind": "sector", "name": "教育"}, {"kind": "sector", "name": "经济"}]
    for wrong in (
        {"name": "岑"},
        {"gender": "不详"},
        {"birth_year": 1800},
        {"bodies": two},
        {"phone": PHONE},
    ):
        await tell("members", ADMIT | wrong, status=422)
    assert await seen("members") == []


async def test_a_stranger_has_no_page(seen, http):
    told = await http.get(f"/committees/999900/members/{uuid4()}")
    assert told.status_code == 404
    assert await seen("members", on=str(date(2025, 1, 1))) == []
