"""Does a planned activity travel over HTTP from its plan to its settled attendance?"""

from datetime import datetime, timedelta
from uuid import UUID

from plans_over_http import HERE, PLANS, TEACHERS, announced, person, plan, refused

from contracts.members.committee import DayNamed, RulesAdopted, WorkingDaysAnnounced
from contracts.members.member import ActingAuthorised, MembersMerged
from contracts.members.rules import CommitteeRules
from contracts.occasions import ActivityRules, DoorRule, NoticeRule
from contracts.values import Named
from kernel.clock import today, wall_clock
from kernel.identity import Grant, Principal, Role
from kernel.testing.running import client
from sectors.activity.door.codes import door_key, pass_code

KEY = door_key(bytes(32))


async def test_members_see_an_activity_once_it_is_announced(clerk, member):
    made = await clerk.post("", **plan())
    one = "/" + made["stream"].removeprefix("activity-")
    async with member("岑知远") as cen:
        assert await cen.get("") == []
        await cen.get(one, status=404)
        applied = await cen.post(f"{one}/application", status=403)
        assert refused(applied) == ("NotForThisBody", True)
        await clerk.post(f"{one}/application")
        await clerk.post(f"{one}/return", reason="请补充调研提纲")
        assert (await clerk.get(one))["reason"] == "请补充调研提纲"
        told = await clerk.ask("PUT", one, json=plan(place="城东大桥", places=1))
        assert told.status_code == 201, told.text
        await clerk.post(f"{one}/application")
        await clerk.post(f"{one}/approval")
        await clerk.post(f"{one}/announcement")
        (seen,) = await cen.get("?phase=announced")
    assert (seen["place"], seen["kind"], seen["reason"]) == ("城东大桥", "调研", None)


async def test_nothing_is_planned_for_the_ends_of_the_calendar(clerk):
    """No hour comes before the first, and no day after the last."""
    for day in ("0001-01-01", "9999-12-31"):
        told = await clerk.post("", status=422, **plan(starts_on=day))
        assert refused(told)[0] == "Invalid"
        moment = {"starts_at": f"{day}T23:59:59Z", "sign_up_until": f"{day}T00:00:00+08:00"}
        assert refused(await clerk.post("", status=422, **plan(**moment)))[0] == "Invalid"
    for day in ("1949-01-01", "2199-12-31"):
        one = await announced(clerk, starts_on=day, must_attend=True)
        code = pass_code(KEY, UUID(one[1:]), person("岑知远"), wall_clock() + timedelta(minutes=1))
        await clerk.post(f"{one}/scans", status=422, code=code)


async def test_lists_are_cut_by_day_and_host(clerk):
    await announced(clerk)
    day = today()
    for path, found in (
        (f"?since={day}&until={day}", 1),
        (f"?since={day + timedelta(days=1)}", 0),
        (f"?until={day - timedelta(days=1)}", 0),
        (f"?body={TEACHERS['id']}", 1),
        (f"?body={UUID(int=1)}", 0),
    ):
        assert len(await clerk.get(path)) == found, path


async def test_a_member_signs_up_for_oneself_and_the_office_for_all(clerk, member):
    one = await announced(clerk, places=1, sign_up_until=str(wall_clock() + timedelta(hours=1)))
    async with member("岑知远") as cen:
        await cen.post(f"{one}/sign-ups")
        others = await cen.post(f"{one}/sign-ups", status=403, person=str(person("柏清禾")))
        assert refused(others) == ("NotForOthers", True)
        full = await clerk.post(f"{one}/sign-ups", status=422, person=str(person("柏清禾")))
        assert refused(full) == ("NoPlaceLeft", True)
        assert (await clerk.get(one))["signed_up"] == 1
        others = await cen.ask("DELETE", f"{one}/sign-ups/{person('柏清禾')}")
        assert others.status_code == 404
        told = await cen.ask("DELETE", f"{one}/sign-ups/{person('岑知远')}")
        assert told.status_code == 201
    await clerk.post(f"{one}/sign-ups", person=str(person("柏清禾")))
    nobody = await clerk.post(f"{one}/sign-ups", status=422)
    assert refused(nobody) == ("NoMember", True)
    assert [one["name"] for one in await clerk.get(f"{one}/people")] == ["柏清禾"]


async def test_the_reason_for_leave_is_read_by_the_office_and_oneself(clerk, member):
    one = await announced(clerk, must_attend=True)
    async with member("岑知远") as cen, member("柏清禾") as bai:
        await cen.post(f"{one}/leaves", reason="当日出差")
        (seen,) = await clerk.get(f"{one}/people")
        assert (seen["leave"], seen["leave_reason"]) == ("waits", "当日出差")
        await clerk.post(f"{one}/leaves/{person('岑知远')}/refusal", reason="应到人数不足")
        (own,) = await cen.get(f"{one}/people")
        assert (own["leave"], own["leave_answer"]) == ("refused", "应到人数不足")
        assert await bai.get(f"{one}/people") == []
        await clerk.post(f"{one}/leaves/{person('岑知远')}/grant")
        assert (await clerk.get(one))["leave_granted"] == 1


async def test_a_pass_is_scanned_at_the_desk_once(clerk, member):
    one = await announced(clerk)
    async with member("岑知远") as cen:
        made = (await cen.ask("POST", f"{one}/passes")).json()
        drawn = await cen.ask("POST", f"{one}/passes?picture=svg")
        assert drawn.headers["content-type"] == "image/svg+xml"
        scanned = await cen.post(f"{one}/scans", status=403, code=made["code"])
        assert refused(scanned)[0] == "NotAllowed"
    await clerk.post(f"{one}/scans", code=made["code"])
    again = await clerk.post(f"{one}/scans", status=422, code=made["code"])
    assert refused(again) == ("CodeUsed", True)
    (seen,) = await clerk.get(f"{one}/people")
    assert (seen["name"], seen["came"], seen["way"]) == ("岑知远", "present", "pass")


async def test_a_code_that_is_old_foreign_or_no_code_is_refused_with_its_reason(clerk, member):
    one = await announced(clerk)
    soon, who = wall_clock() + timedelta(minutes=5), person("岑知远")
    for code, rule in (
        (pass_code(KEY, UUID(one[1:]), who, wall_clock() - timedelta(minutes=1)), "CodeExpired"),
        (pass_code(KEY, UUID(int=1), who, soon), "CodeOfAnother"),
        (pass_code(bytes(32), UUID(one[1:]), who, soon), "NotACode"),
        (pass_code(KEY, UUID(one[1:]), UUID(int=1), soon), "NotOnTheRoll"),
    ):
        told = await clerk.post(f"{one}/scans", status=422, code=code)
        assert refused(told) == (rule, True)
    async with member("柏清禾") as bai:
        others = pass_code(KEY, UUID(one[1:]), who, soon)
        told = await bai.post(f"{one}/entries", status=422, code=others)
        assert refused(told) == ("CodeOfAnother", True)


async def test_the_doors_code_lets_in_with_the_own_account_alone(clerk, member, hear, sectors):
    one = await announced(clerk)
    shown = await clerk.get(f"{one}/door-code")
    picture = await clerk.ask("GET", f"{one}/door-code?picture=png")
    assert picture.headers["cache-control"] == "no-store"
    assert picture.content.startswith(b"\x89PNG")
    async with member("岑知远") as cen:
        await cen.post(f"{one}/entries", code=shown["code"])
        await cen.post(f"{one}/entries", status=200, code=shown["code"])
        assert refused((await cen.ask("GET", f"{one}/door-code")).json())[0] == "NotAllowed"
    await hear(acting_for("柏清禾"))
    helper = Principal("person:秘书", (Grant(Role.MEMBER, HERE),))
    async with client(sectors, helper) as asked:
        behalf = {"on-behalf-of": f"member:{person('柏清禾')}", "at-least": clerk.at}
        for path, body in (("passes", {}), ("entries", {"code": shown["code"]})):
            told = await asked.post(f"{PLANS}{one}/{path}", json=body, headers=behalf)
            assert (told.status_code, refused(told.json())) == (422, ("NotOneself", True))
        signed = await asked.post(f"{PLANS}{one}/sign-ups", json={}, headers=behalf)
        assert signed.status_code == 422, "signing up one may; its time is over today"
    assert (await clerk.get(one))["checked_in"] == 1


def acting_for(name):
    return ActingAuthorised(
        member=person(name),
        account="person:秘书",
        name="柳依依",
        kinds=("activities",),
        since=today(),
        until=None,
    )


async def test_notice_and_passes_follow_the_rules_and_calendar_of_the_committee(
    clerk, member, hear, adopted
):
    """The next five days are off, as was announced for this committee alone."""
    door = DoorRule(pass_minutes=1, opens_before=0, basis="签到办法")
    notices = (NoticeRule(length=1, unit="working_days", basis="界别活动办法"),)
    rules = CommitteeRules.model_validate_json(adopted.rules).model_copy(
        update={"activities": ActivityRules(notices=notices, door=door)}
    )
    days = [today() + timedelta(days=n) for n in range(1, 6)]
    await hear(
        RulesAdopted(committee=HERE, rules=rules, effective_on=today(), basis="活动办法"),
        *(off(year, [day for day in days if day.year == year]) for year in {d.year for d in days}),
    )
    one = await announced(clerk)
    told = await clerk.get(one)
    assert (told["short_notice"], told["earliest_on"] > str(days[-1])) == ("上级临时通知", True)
    async with member("岑知远") as cen:
        made = (await cen.ask("POST", f"{one}/passes")).json()
    left = datetime.fromisoformat(made["expires_at"]) - wall_clock()
    assert timedelta() < left <= timedelta(minutes=1)


def off(year, days):
    named = tuple(DayNamed(day=day, name="调休") for day in days)
    return WorkingDaysAnnounced(committee=HERE, year=year, off=named, made_up=(), basis="通知")


async def test_closing_settles_who_was_expected_as_the_figures_count_it(clerk, member, seen):
    one = await announced(clerk, must_attend=True)
    await clerk.post(f"{one}/leaves", person=str(person("黎云舟")), reason="当日出差")
    await clerk.post(f"{one}/leaves/{person('黎云舟')}/grant")
    for name, how in (("岑知远", "present"), ("柏清禾", "late"), ("温景川", "half")):
        path = f"{one}/check-ins/{person(name)}"
        told = await clerk.ask("PUT", path, json={"attendance": how})
        assert told.status_code == 201, told.text
    struck = await clerk.ask("DELETE", f"{one}/check-ins/{person('温景川')}")
    assert struck.status_code == 201
    assert await seen("activities", clerk.at) == []
    await clerk.post(f"{one}/holding")
    await clerk.post(f"{one}/closing")
    held = await seen(f"activities{one}", clerk.at)
    numbers = {name: held[name] for name in ("expected", "present", "leave", "absent")}
    assert numbers == {"expected": 5, "present": 2, "leave": 1, "absent": 2}
    corrected = await clerk.ask(
        "PUT",
        f"{one}/settled/{person('温景川')}",
        json={"attendance": "half", "reason": "签到登记有误"},
    )
    assert corrected.status_code == 201, corrected.text
    came = await seen(f"activities{one}/attendances", clerk.at)
    told = {row["name"]: row["attendance"] for row in came}
    assert (told.pop("黎云舟"), told.pop("翟思齐")) == ("leave", "absent")
    assert told == {"岑知远": "present", "柏清禾": "late", "温景川": "half"}
    assert (await clerk.get(one))["phase"] == "closed"


async def test_an_activity_moves_to_other_days_or_is_cancelled(clerk):
    one = await announced(clerk, sign_up_until=str(wall_clock() + timedelta(hours=1)))
    await clerk.post(f"{one}/sign-ups", person=str(person("岑知远")))
    moved = {"starts_on": str(today() + timedelta(days=7)), "reason": "暴雨预警"}
    await clerk.post(f"{one}/postponement", **moved)
    told = await clerk.get(one)
    assert (told["starts_on"], told["signed_up"]) == (moved["starts_on"], 1)
    await clerk.post(f"{one}/cancellation", reason="场地关闭")
    told = await clerk.get(one)
    assert (told["phase"], told["reason"]) == ("cancelled", "场地关闭")
    late = await clerk.post(f"{one}/sign-ups", status=422, person=str(person("柏清禾")))
    assert refused(late) == ("WasCancelled", True)


async def test_two_entries_of_one_member_are_one_at_the_door(clerk, member, hear, admitted):
    one = await announced(clerk, must_attend=True)
    await hear(*admitted("岑之远"))
    for name in ("岑知远", "岑之远"):
        told = await clerk.ask("PUT", f"{one}/check-ins/{person(name)}", json={})
        assert told.status_code == 201, told.text
    assert (await clerk.get(one))["checked_in"] == 2
    kept = Named(id=person("岑知远"), name="岑知远")
    await hear(MembersMerged(duplicate=person("岑之远"), member=kept))
    assert (await clerk.get(one))["checked_in"] == 1
    async with member("岑之远") as twice:
        shown = await clerk.get(f"{one}/door-code")
        await twice.post(f"{one}/entries", status=200, code=shown["code"])
        assert len(await twice.get(f"{one}/people")) == 2


LINE = ("城东桥梁调研", "调研", "岑知远、柏清禾", "黎云舟")
HEADS = ("活动主题", "活动类别", "参加委员", "请假委员", "活动时间")


async def test_a_ledger_that_tells_of_a_planned_activity_means_that_one(
    clerk, post, seen, xlsx, parsed_here
):
    """Also when it moved since, and when the ledger names no host: it is held as was planned."""
    one = await announced(clerk, starts_on=str(today() - timedelta(days=3)))
    await clerk.post(f"{one}/postponement", starts_on=str(today()), reason="暴雨预警")
    told = await post(xlsx(HEADS, (*LINE, today())))
    assert told["outcome"]["good"] == 1, told
    (held,) = await seen("activities", told["position"])
    assert (f"/{held['activity']}", held["host"]) == (one, "教育界")
    assert (held["present"], held["leave"]) == (2, 1)
    await clerk.post(f"{one}/closing")
    again = await post(xlsx(HEADS, (*LINE, today())))
    assert again["outcome"]["unchanged"] == 1, again
    other = await post(xlsx(HEADS, ("城东桥梁调研", "调研", "岑知远", "柏清禾", today())))
    assert other["outcome"]["bad"], other
