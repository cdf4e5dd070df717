"""Do bodies follow from the rules, from members, and from what clerks ask?"""

from datetime import date

from contracts.members.member import MemberLeft, MembershipEnded
from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
EDUCATION = body_id(HERE, BodyKind.SECTOR, "教育界")


async def test_the_sectors_of_the_rules_and_of_members_exist(seen, hear, admitted):
    await hear(*admitted("褚望舒", sector="渔业界"))
    bodies = {one["name"]: one for one in await seen("bodies")}
    assert {name: one["provisional"] for name, one in bodies.items()} == {
        "教育界": False,
        "经济界": False,
        "中国民主同盟": False,
        "渔业界": True,
    }
    assert (bodies["教育界"]["members"], bodies["渔业界"]["members"]) == (5, 1)


async def test_who_left_the_roll_or_the_body_no_longer_counts(seen, hear):
    cen, bai = (derived_id(HERE, "person", name) for name in ("岑知远", "柏清禾"))
    last = date(2024, 6, 30)
    await hear(
        MemberLeft(member=cen, how="resigned", until=last),
        MembershipEnded(member=bai, body=EDUCATION, until=last),
    )
    (now,) = [one for one in await seen("bodies?kind=sector") if one["members"]]
    assert now["members"] == 3
    (then,) = [one for one in await seen("bodies?on=2024-06-30") if one["members"]]
    assert then["members"] == 5


async def test_who_was_entered_by_mistake_never_counted(seen, hear):
    cen = derived_id(HERE, "person", "岑知远")
    await hear(MemberLeft(member=cen, how="retracted", until=date(2025, 1, 1)))
    (then,) = [one for one in await seen("bodies?on=2024-06-30") if one["members"]]
    assert then["members"] == 4


async def test_a_convenor_is_named_and_laid_down(http, seen):
    path = f"/committees/999900/bodies/{EDUCATION}/convenors"
    told = await http.post(path, json={"name": "岑知远", "since": "2025-01-12"})
    assert told.status_code == 201, told.text
    bodies = await seen("bodies?kind=sector", told.json()["position"])
    assert ["岑知远"] in [one["convenors"] for one in bodies]
    cen = derived_id(HERE, "person", "岑知远")
    told = await http.post(f"{path}/{cen}/end", json={"until": "2025-12-31"})
    bodies = await seen("bodies?kind=sector", told.json()["position"])
    assert all(one["convenors"] == [] for one in bodies)


async def test_a_member_may_read_bodies_but_not_form_them(sectors):
    member = Principal("person:1", (Grant(Role.MEMBER, HERE),))
    async with client(sectors, member) as http:
        assert (await http.get("/committees/999900/bodies")).status_code == 200
        told = await http.post("/committees/999900/bodies", json={"kind": "sector", "name": "某界"})
        assert told.status_code == 403
