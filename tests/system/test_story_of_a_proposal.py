"""One proposal's story over HTTP: joint, merged, given back, answered twice, followed up."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta

from desk import CODE, Desk

from kernel.clock import today
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.plugin import fresh_database
from kernel.testing.running import OPERATOR, client, eventually, running
from members.app import MEMBERS
from proposals.app import PROPOSALS
from proposals.people import people_of
from rules.deadlines import Period, Unit, due_on
from rules.names import derived_id

HERE = committee_id(CODE)
COMMITTEE = {"code": CODE, "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 3,
    "opens": "2026-01-08",
    "closes": "2026-01-11",
    "cut_off": "2026-01-09T18:00:00+08:00",
}
TODAY = today()
IN_TIME = due_on(TODAY, Period(3, Unit.MONTHS))
AGAIN = due_on(TODAY, Period(1, Unit.MONTHS))
NEXT_YEAR = TODAY + timedelta(days=365)
TEXT = {
    "situation": "东岸与西岸之间只有一座桥。",
    "analysis": "每日通行四万人次，早晚各堵一小时。",
    "suggestions": "一是在下游建第二座桥，二是先开渡轮。",
}


@asynccontextmanager
async def city(database, postgres, nats_url) -> AsyncIterator:
    """Members and proposals on real servers, a committee, its plenary, three members."""
    with fresh_database(postgres) as others:
        async with (
            running(MEMBERS, database, nats_url) as members,
            running(PROPOSALS, others, nats_url) as proposals,
        ):
            async with client(members) as http:
                assert (await http.post("/committees", json=COMMITTEE)).status_code == 201
                desk = Desk(http, {})
                await desk.asks("/plenaries", **PLENARY)
                for name in ("张三", "李四", "王五"):
                    await desk.asks("/members", name=name, term=5, since="2022-01-01")
                roll = {one["name"]: one["member"] for one in await desk.reads("/members")}
            await _until_told(proposals, roll)
            yield (proposals, {}), roll


async def _until_told(proposals, roll):
    async def all_there():
        return len(await people_of(proposals.engine, HERE)) == len(roll)

    await eventually(all_there)


@asynccontextmanager
async def at_work(city, who) -> AsyncIterator[Desk]:
    proposals, heard = city
    async with client(proposals, who) as http:
        yield Desk(http, heard)


def member(roll, name):
    return Principal(f"member:{roll[name]}", (Grant(Role.MEMBER, HERE),))


def unit(name):
    return Principal(f"unit:{derived_id(HERE, 'organisation', name)}", (Grant(Role.UNIT, HERE),))


async def test_the_story_of_a_second_bridge(database, postgres, nats_url):
    async with (
        city(database, postgres, nats_url) as (town, roll),
        at_work(town, OPERATOR) as office,
        at_work(town, member(roll, "张三")) as zhang,
        at_work(town, member(roll, "李四")) as li,
        at_work(town, unit("市教育局")) as schools,
        at_work(town, unit("市交通局")) as roads,
        at_work(town, unit("市财政局")) as money,
    ):
        bridge = await written_and_co_signed(zhang, li)
        ferry = await filed_with_another_merged_into_it(office, bridge)
        await given_to_the_wrong_unit_and_to_the_right_one(office, schools, bridge)
        await answered(office, roads, money, li, bridge)
        await answered_again(office, roads, zhang, li, bridge)
        await the_sponsor_of_the_merged_one_is_heard(office, ferry)
        await followed_up_next_year(office, bridge)
        await all_of_it_is_in_the_case(office, roads, bridge)


async def written_and_co_signed(zhang, li):
    """张三 writes, 李四 joins; the draft becomes a proposal with a receipt."""
    saved = await zhang.asks(
        "/drafts",
        plenary="5/3",
        title="关于建设第二座大桥的提案",
        sponsor_kind="individual",
        content={"situation": TEXT["situation"]},
    )
    bridge = saved["stream"].removeprefix("proposal-")
    await zhang.puts(
        f"/drafts/{bridge}",
        plenary="5/3",
        title="关于建设第二座大桥的提案",
        sponsor_kind="individual",
        content=TEXT,
    )
    await zhang.asks(f"/drafts/{bridge}/invitations", invited=[{"name": "李四"}])
    assert [one["title"] for one in await li.reads("/drafts")] == ["关于建设第二座大桥的提案"]
    assert (await li.reads("/waiting"))[1]["queue"] == "to_cosign"
    await li.asks(f"/drafts/{bridge}/answers", joins=True)
    submitted = await zhang.asks(f"/drafts/{bridge}/submission")
    assert submitted["receipt"] == "5-3-00001"
    assert await zhang.reads("/drafts") == []
    found = await zhang.reads(f"/proposals/{bridge}")
    assert (found["sponsor_kind"], found["co_sponsor_names"]) == ("joint", ["李四"])
    return bridge


async def filed_with_another_merged_into_it(office, bridge):
    """王五 asked for the same; both sponsors stay, one case is answered."""
    other = await office.asks(
        "/proposals",
        plenary="5/3",
        title="关于加快过江通道建设的提案",
        sponsor_kind="individual",
        first_sponsor={"name": "王五"},
        text="建议建桥。",
    )
    ferry = other["stream"].removeprefix("proposal-")
    await office.asks(f"/proposals/{bridge}/filing", category="社会建设")
    await office.asks(f"/proposals/{ferry}/merging", into=bridge)
    merged = await office.reads(f"/proposals/{ferry}")
    assert (merged["phase"], merged["merged_into"]) == ("merged", bridge)
    assert merged["first_sponsor_name"] == "王五"
    return ferry


async def given_to_the_wrong_unit_and_to_the_right_one(office, schools, bridge):
    """The education bureau builds no bridges, says so in time, and passes nothing on."""
    here = f"/proposals/{bridge}"
    await office.asks(here + "/assignment", leading=["市教育局"])
    await schools.asks(
        here + "/return-requests",
        unit="市教育局",
        reason="桥梁建设不属教育部门职责",
        suggested=["市交通局"],
    )
    assert _counts(await office.reads("/waiting"))["to_decide_return"] == 1
    await office.asks(here + "/return-decisions", unit="市教育局", granted=True)
    assert _counts(await office.reads("/waiting"))["to_assign"] == 1
    await office.asks(here + "/assignment", leading=["市交通局"], assisting=["市财政局"])
    assert await schools.reads("/deadlines") == []


async def answered(office, roads, money, li, bridge):
    """Signed, spoken of, agreed with the finance bureau, passed by the office, issued."""
    here = f"/proposals/{bridge}"
    await roads.asks(here + "/signing", unit="市交通局")
    await roads.asks(here + "/contacts", unit="市交通局", sponsor={"name": "李四"}, way="visit")
    await li.asks(here + "/contact-confirmations", unit="市交通局", sponsor={"name": "李四"})
    await money.asks(here + "/co-opinions", unit="市财政局", text="可纳入预算。")
    await roads.asks(here + "/reply-drafts", unit="市交通局", grade="A", openness="open")
    await money.asks(here + "/co-signatures", unit="市交通局", by="市财政局")
    await office.asks(
        here + "/draft-reviews",
        unit="市交通局",
        passes=False,
        reason="尚未开工，不宜定为A类",
    )
    await roads.is_refused(here + "/issuing", "NoDraft", unit="市交通局")
    await roads.asks(here + "/reply-drafts", unit="市交通局", grade="C", openness="open")
    await office.asks(here + "/draft-reviews", unit="市交通局", passes=True)
    await roads.asks(here + "/issuing", unit="市交通局", doc_no="云交提〔2026〕1号")
    found = await office.reads(here)
    assert (found["replied"], found["grade"], found["due_on"]) == (True, "C", str(IN_TIME))


async def answered_again(office, roads, zhang, li, bridge):
    """李四 does not take 留作参考 for an answer; the second answer promises the bridge."""
    here = f"/proposals/{bridge}"
    await li.asks(here + "/feedback", sponsor={"name": "李四"}, satisfaction="dissatisfied")
    await office.asks(here + "/rehandling", unit="市交通局", reason="提案人不满意")
    assert _counts(await roads.reads("/waiting"))["to_reply"] == 1
    await roads.asks(here + "/replies", unit="市交通局", grade="B")
    for desk, name in ((li, "李四"), (zhang, "张三")):
        await desk.asks(here + "/feedback", sponsor={"name": name}, satisfaction="satisfied")
    good = [{"question": "quality", "choice": "好"}]
    await roads.asks(here + "/ratings", unit="市交通局", answers=good)
    await office.asks(here + "/closing")
    found = await office.reads(here)
    assert (found["grade"], found["satisfaction"]) == ("B", ["satisfied", "satisfied"])


async def the_sponsor_of_the_merged_one_is_heard(office, ferry):
    """王五's proposal was answered with the bridge's; 王五 judges that answer too."""
    said = {"sponsor": {"name": "王五"}, "satisfaction": "satisfied"}
    await office.asks(f"/proposals/{ferry}/feedback", **said)
    assert (await office.reads(f"/proposals/{ferry}"))["satisfaction"] == ["satisfied"]


async def followed_up_next_year(office, bridge):
    """What was promised is built a year later; the office types it in."""
    await office.asks(
        f"/proposals/{bridge}/follow-ups",
        unit="市交通局",
        grade="A",
        note="大桥已通车",
        on=str(NEXT_YEAR),
    )


async def all_of_it_is_in_the_case(office, roads, bridge):
    """One page tells the whole story; the unit sees what is published of it."""
    case = await office.reads(f"/proposals/{bridge}/case")
    titles = [
        one["title"] for one in case["history"] if not one["type"].startswith("proposals.dea")
    ]
    assert titles == [
        *("暂存", "暂存", "邀请会签", "会签答复", "提案提交", "提案立案", "交办", "申退"),
        *("同意申退", "交办", "签收", "联系提案人", "联系确认", "会办意见", "拟稿", "会签"),
        *("退回修改", "拟稿", "审核通过", "答复", "反馈意见", "重新办理", "答复", "反馈意见"),
        *("反馈意见", "评价提案", "办结归档", "跟踪办理"),
    ]
    reasons = {one["title"]: one["reason"] for one in case["history"] if one["reason"]}
    assert reasons["退回修改"] == "尚未开工，不宜定为A类"
    assert {one["how"] for one in case["deadlines"]} == {"done", "dropped"}
    (reply,) = (one for one in case["deadlines"] if one["duty"] == "rehandle")
    explained = await office.reads(f"/deadlines/{reply['deadline']}/explain")
    assert (explained["due_on"], len(explained["days"])) == (str(AGAIN), (AGAIN - TODAY).days)
    theirs = await roads.reads(f"/proposals/{bridge}/case")
    assert (theirs["marks"]["ordered"], theirs["marks"]["follow_grades"]) == (True, ["A"])
    assert theirs["marks"]["answer_choices"] == []
    seen = {one["title"] for one in theirs["history"]}
    assert "拟稿" not in seen
    assert "重新办理" in seen
    assert date.fromisoformat(case["history"][-1]["occurred_on"]) == NEXT_YEAR


def _counts(queues):
    return {one["queue"]: one["count"] for one in queues}
