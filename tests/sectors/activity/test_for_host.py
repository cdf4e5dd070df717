"""Does who leads a body act for it, and nobody else but the office?"""

from datetime import timedelta

import pytest
from plans_over_http import (
    HERE,
    PLANS,
    TEACHERS,
    Account,
    announced,
    person,
    plan,
    planned,
    refused,
)

from contracts.members.member import ActingAuthorised, MemberLeft, MembersMerged
from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.clock import today
from kernel.identity import Grant, Principal, Role
from kernel.testing.running import client

ECONOMY = {"id": str(body_id(HERE, BodyKind.SECTOR, "经济界")), "name": "经济界"}
YESTERDAY, TOMORROW = (today() + timedelta(days=n) for n in (-1, 1))
NOT_HERE = ("NotForThisBody", True)


@pytest.fixture
def tell(clerk):
    """`await tell(body, path, ...)`: the clerk tells something of a body."""

    async def told(body, path, **said):
        at = f"/committees/999900/bodies/{body['id']}{path}"
        answer = await clerk.http.post(at, json=said)
        assert answer.status_code == 201, answer.text
        Account.at = answer.headers["jianyan-position"]

    return told


@pytest.fixture
def named(tell):
    """`await named("岑知远", body, since=..., post=...)`: who holds a post in a body."""

    async def told(name, body=TEACHERS, since=YESTERDAY, post=None):
        if post is None:
            await tell(body, "/convenors", name=name, since=str(since))
        else:
            await tell(body, "/posts", post=post, holder={"name": name}, since=str(since))

    return told


async def put(asked, path, status, **body):
    told = await asked.ask("PUT", path, json=body)
    assert told.status_code == status, told.text
    return told.json()


async def test_the_convenor_of_the_host_plans_applies_and_announces_and_the_office_approves(
    clerk, member, named
):
    await named("岑知远")
    async with member("岑知远") as cen:
        one = await planned(cen)
        await put(cen, one, 201, **plan(place="城东大桥"))
        await cen.post(f"{one}/application", short_notice="上级临时通知")
        assert refused(await cen.post(f"{one}/approval", status=403))[0] == "NotAllowed"
        early = await cen.post(f"{one}/announcement", status=422)
        assert refused(early) == ("NotAtThatStage", True)
        await clerk.post(f"{one}/approval")
        await cen.post(f"{one}/announcement")
        for office in ("postponement", "cancellation", "holding"):
            told = await cen.post(f"{one}/{office}", status=403, reason="暴雨")
            assert refused(told)[0] == "NotAllowed"
    told = await clerk.get(one)
    assert (told["phase"], told["place"], told["host"]) == ("announced", "城东大桥", "教育界")


async def test_the_convenor_sees_the_plans_of_the_host_before_they_are_announced(
    clerk, member, named
):
    await named("岑知远")
    own, other = await planned(clerk), await planned(clerk, host=ECONOMY)
    await clerk.post(f"{own}/application")
    await clerk.post(f"{own}/return", reason="请补充调研提纲")
    async with member("岑知远") as cen, member("柏清禾") as bai:
        assert [one["host"] for one in await cen.get("")] == ["教育界"]
        assert (await cen.get(own))["reason"] == "请补充调研提纲"
        await cen.get(other, status=404)
        assert await bai.get("") == []
        await bai.get(own, status=404)


async def test_the_convenor_sees_who_comes_and_not_why_others_do_not(clerk, member, named):
    await named("岑知远")
    one = await announced(clerk, must_attend=True)
    async with member("岑知远") as cen, member("柏清禾") as bai:
        await bai.post(f"{one}/leaves", reason="当日出差")
        await cen.post(f"{one}/leaves", reason="当日住院")
        seen = {row["name"]: row for row in await cen.get(f"{one}/people")}
        assert (seen["柏清禾"]["leave"], seen["柏清禾"]["leave_reason"]) == ("waits", None)
        assert seen["岑知远"]["leave_reason"] == "当日住院"
        granted = await cen.post(f"{one}/leaves/{person('柏清禾')}/grant", status=403)
        assert refused(granted)[0] == "NotAllowed"
        assert [row["name"] for row in await bai.get(f"{one}/people")] == ["柏清禾"]


async def test_the_convenor_keeps_the_list_at_the_door_and_no_more_of_it(clerk, member, named):
    await named("岑知远")
    one = await announced(clerk)
    async with member("岑知远") as cen:
        for name, how in (("柏清禾", "late"), ("黎云舟", "present")):
            await put(cen, f"{one}/check-ins/{person(name)}", 201, attendance=how)
        struck = await cen.ask("DELETE", f"{one}/check-ins/{person('黎云舟')}")
        assert struck.status_code == 201, struck.text
        assert refused((await cen.ask("GET", f"{one}/door-code")).json())[0] == "NotAllowed"
        assert refused(await cen.post(f"{one}/closing", status=403))[0] == "NotAllowed"
    (seen,) = await clerk.get(f"{one}/people")
    assert (seen["name"], seen["came"], seen["way"]) == ("柏清禾", "late", "list")


async def all_refused(asked, one):
    """Whoever asks may nothing of what the host may."""
    assert refused(await asked.post("", status=403, **plan(title="城西桥梁调研"))) == NOT_HERE
    assert refused(await put(asked, one, 403, **plan())) == NOT_HERE
    for path in ("application", "announcement"):
        assert refused(await asked.post(f"{one}/{path}", status=403)) == NOT_HERE
    listed = f"{one}/check-ins/{person('柏清禾')}"
    assert refused(await put(asked, listed, 403)) == NOT_HERE
    assert refused((await asked.ask("DELETE", listed)).json()) == NOT_HERE
    assert "柏清禾" not in [row["name"] for row in await asked.get(f"{one}/people")]


@pytest.fixture
async def theirs(clerk):
    """An activity of the sector 教育界 to which somebody has been let in."""
    one = await announced(clerk)
    await put(clerk, f"{one}/check-ins/{person('柏清禾')}", 201)
    return one


async def test_a_plain_member_and_the_convenor_of_another_body_do_not(theirs, member, named):
    await named("黎云舟", ECONOMY)
    for name in ("温景川", "黎云舟"):
        async with member(name) as asked:
            await all_refused(asked, theirs)


async def test_a_former_convenor_and_one_to_be_do_not(theirs, member, named, tell):
    await named("岑知远", since=YESTERDAY - timedelta(days=30))
    await tell(TEACHERS, f"/convenors/{person('岑知远')}/end", until=str(YESTERDAY))
    await named("温景川", since=TOMORROW)
    for name in ("岑知远", "温景川"):
        async with member(name) as asked:
            await all_refused(asked, theirs)


async def test_the_first_and_last_days_in_a_post_count(theirs, member, named, tell):
    await named("岑知远", since=today())
    await tell(TEACHERS, f"/convenors/{person('岑知远')}/end", until=str(today()))
    async with member("岑知远") as cen:
        await put(cen, f"{theirs}/check-ins/{person('黎云舟')}", 201)


async def test_nobody_leads_a_body_that_is_no_more(theirs, member, named, tell):
    await named("岑知远")
    await tell(TEACHERS, "/dissolution", until=str(YESTERDAY))
    async with member("岑知远") as cen:
        await all_refused(cen, theirs)


async def test_deputies_and_liaisons_act_and_secretaries_and_desk_officers_do_not(
    theirs, member, named
):
    posts = ("deputy_convenor", "liaison", "secretary", "desk_officer")
    names = ("岑知远", "温景川", "黎云舟", "翟思齐")
    for name, post in zip(names, posts, strict=True):
        await named(name, post=post)
    for name, post in zip(names, posts, strict=True):
        async with member(name) as asked:
            acts = post in ("deputy_convenor", "liaison")
            if acts:
                await planned(asked, title=f"{name}的调研")
            else:
                await all_refused(asked, theirs)


async def test_a_convenor_plans_nothing_for_another_body_by_its_name_or_through_its_plan(
    clerk, member, named
):
    """A plan's id follows from the host's name, which is the led body's own, and may be another's
    by now.
    """
    await named("黎云舟", ECONOMY)
    one = await planned(clerk)
    async with member("黎云舟") as li:
        assert refused(await li.post("", status=403, **plan())) == NOT_HERE
        assert refused(await li.post("", status=403, **plan(host=None))) == NOT_HERE
        mine = await planned(li, host=ECONOMY | {"name": "教育界"})
        assert mine != one
        assert (await li.get(mine))["host"] == "经济界"
        assert refused(await put(li, mine, 403, **plan())) == NOT_HERE
        assert refused(await put(li, one, 403, **plan(host=ECONOMY))) == NOT_HERE
    await put(clerk, one, 201, **plan(host=ECONOMY))
    await named("岑知远")
    async with member("岑知远") as cen:
        assert refused(await cen.post("", status=403, **plan())) == NOT_HERE


async def test_who_acts_for_a_convenor_does_not_lead_the_body(theirs, sectors, hear, named):
    await named("岑知远")
    acting = ActingAuthorised(
        member=person("岑知远"), account="person:秘书", name="柳依依", kinds=("activities",),
        since=today(), until=None,
    )  # fmt: skip
    await hear(acting)
    helper = Principal("person:秘书", (Grant(Role.MEMBER, HERE),))
    behalf = {"on-behalf-of": f"member:{person('岑知远')}", "at-least": Account.at}
    async with client(sectors, helper) as asked:
        told = await asked.post(PLANS, json=plan(title="城西桥梁调研"), headers=behalf)
        assert (told.status_code, refused(told.json())) == (403, NOT_HERE)
        assert (await asked.get(f"{PLANS}{theirs}/people", headers=behalf)).json() == []


async def test_a_convenor_who_was_entered_twice_acts_and_who_left_the_roll_does_not(
    theirs, member, named, hear, admitted
):
    await hear(*admitted("岑之远"))
    await named("岑知远")
    kept = Named(id=person("岑知远"), name="岑知远")
    await hear(MembersMerged(duplicate=person("岑之远"), member=kept))
    async with member("岑之远") as twice:
        await planned(twice, title="城西桥梁调研")
    await hear(
        *(
            MemberLeft(member=person(name), how="resigned", until=YESTERDAY)
            for name in ("岑知远", "岑之远")
        )
    )
    async with member("岑知远") as cen:
        await all_refused(cen, theirs)


async def test_a_body_is_led_under_its_later_name_too(clerk, member, named, tell):
    await named("岑知远")
    await tell(TEACHERS, "/names", name="教育科技界", since=str(YESTERDAY))
    later = {"id": str(body_id(HERE, BodyKind.SECTOR, "教育科技界")), "name": "教育科技界"}
    async with member("岑知远") as cen:
        one = await planned(cen, host=later)
        assert (await cen.get(one))["host"] == "教育科技界"


async def test_a_plan_that_is_none_is_said_so(member, named):
    await named("岑知远")
    async with member("岑知远") as cen:
        none = "/0198f0aa-0000-7000-8000-000000000001"
        for path in ("application", "announcement"):
            await cen.post(f"{none}/{path}", status=404)
        await put(cen, f"{none}/check-ins/{person('柏清禾')}", 404)
