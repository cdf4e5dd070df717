"""One proposal's story over HTTP: joint, merged, given back, answered twice, followed up."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

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
COMMITTEE = {"code": CODE, "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 3,
    "opens": "2026-01-08",
    "closes": "2026-01-11",
    "cut_off": "2026-01-09T18:00:00+08:00",
}
TEXT = {
    "situation": "东岸与西岸之间只有一座桥。",
    "analysis": "每日通行四万人次，早晚各堵一小时。",
    "suggestions": "一是在下游建第二座桥，二是先开渡轮。",
}


class Desk:
    """Somebody at work: asks and reads, each after what anybody asked before."""

    def __init__(self, http, heard):
        self.http, self.heard = http, heard

    async def asks(self, path, **body):
        """Ask for something that is done."""
        return await self._asks("post", path, body)

    async def puts(self, path, **body):
        """Ask for something to be as it is told here, whole."""
        return await self._asks("put", path, body)

    async def _asks(self, method, path, body):
        url, after = f"/committees/{CODE}{path}", self._after()
        told = await self.http.request(method, url, json=body, headers=after)
        assert told.status_code == 201, (path, told.text)
        self.heard["at-least"] = told.json()["position"]
        return told.json()

    def _after(self):
        return dict(self.heard)

    async def is_refused(self, path, rule, **body):
        """Ask for something that a rule does not allow."""
        url = f"/committees/{CODE}{path}"
        told = await self.http.post(url, json=body, headers=self._after())
        assert told.json()["type"].endswith(f":{rule}"), (path, told.text)

    async def reads(self, path, **params):
        """Read, after everything that was asked at this desk."""
        url = f"/committees/{CODE}{path}"
        told = await self.http.get(url, params=params, headers=self._after())
        assert told.status_code == 200, (path, told.text)
        return told.json()


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
        await followed_up_next_year(roads, bridge)
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
    await zhang.asks(f"/drafts/{bridge}/invitations", invited=[{"name": "李四"}])
    assert [one["title"] for one in await li.reads("/drafts")] == ["关于建设第二座大桥的提案"]
    assert (await li.reads("/waiting"))[1]["queue"] == "to_cosign"
    await li.asks(f"/drafts/{bridge}/answers", joins=True)
    await zhang.puts(
        f"/drafts/{bridge}",
        plenary="5/3",
        title="关于建设第二座大桥的提案",
        sponsor_kind="individual",
        content=TEXT,
    )
    submitted = await zhang.asks(f"/drafts/{bridge}/submission", on="2026-01-08")
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
        on="2026-01-08",
    )
    ferry = other["stream"].removeprefix("proposal-")
    await office.asks(f"/proposals/{bridge}/filing", on="2026-01-20", category="社会建设")
    await office.asks(f"/proposals/{ferry}/merging", into=bridge, on="2026-01-20")
    merged = await office.reads(f"/proposals/{ferry}")
    assert (merged["phase"], merged["merged_into"]) == ("merged", bridge)
    assert merged["first_sponsor_name"] == "王五"
    return ferry


async def given_to_the_wrong_unit_and_to_the_right_one(office, schools, bridge):
    """The education bureau builds no bridges, says so in time, and passes nothing on."""
    here = f"/proposals/{bridge}"
    await office.asks(here + "/assignment", leading=["市教育局"], on="2026-02-10")
    await schools.is_refused(
        here + "/return-requests",
        "ReturnTooLate",
        unit="市教育局",
        reason="桥梁建设不属教育部门职责",
        on="2026-02-25",
    )
    await schools.asks(
        here + "/return-requests",
        unit="市教育局",
        reason="桥梁建设不属教育部门职责",
        suggested=["市交通局"],
        on="2026-02-12",
    )
    assert _counts(await office.reads("/waiting"))["to_decide_return"] == 1
    await office.asks(here + "/return-decisions", unit="市教育局", granted=True, on="2026-02-13")
    assert _counts(await office.reads("/waiting"))["to_assign"] == 1
    await office.asks(
        here + "/assignment", leading=["市交通局"], assisting=["市财政局"], on="2026-02-14"
    )
    assert await schools.reads("/deadlines") == []


async def answered(office, roads, money, li, bridge):
    """Signed, spoken of, agreed with the finance bureau, passed by the office, issued."""
    here = f"/proposals/{bridge}"
    await roads.asks(here + "/signing", unit="市交通局", on="2026-02-25")
    await roads.asks(
        here + "/contacts", unit="市交通局", sponsor={"name": "李四"}, way="visit", on="2026-03-03"
    )
    await li.asks(here + "/contact-confirmations", unit="市交通局", sponsor={"name": "李四"})
    await money.asks(here + "/co-opinions", unit="市财政局", text="可纳入预算。", on="2026-03-10")
    await roads.asks(
        here + "/reply-drafts", unit="市交通局", grade="A", openness="open", on="2026-04-01"
    )
    await money.asks(here + "/co-signatures", unit="市交通局", by="市财政局", on="2026-04-02")
    await office.asks(
        here + "/draft-reviews",
        unit="市交通局",
        passes=False,
        reason="尚未开工，不宜定为A类",
        on="2026-04-03",
    )
    await roads.is_refused(here + "/issuing", "NoDraft", unit="市交通局", on="2026-04-04")
    await roads.asks(
        here + "/reply-drafts", unit="市交通局", grade="C", openness="open", on="2026-04-06"
    )
    await office.asks(here + "/draft-reviews", unit="市交通局", passes=True, on="2026-04-07")
    await roads.asks(
        here + "/issuing", unit="市交通局", doc_no="云交提〔2026〕1号", on="2026-04-08"
    )
    found = await office.reads(here)
    assert (found["replied"], found["grade"], found["due_on"]) == (True, "C", "2026-05-14")


async def answered_again(office, roads, zhang, li, bridge):
    """李四 does not take 留作参考 for an answer; the second answer promises the bridge."""
    here = f"/proposals/{bridge}"
    await li.asks(
        here + "/feedback", sponsor={"name": "李四"}, satisfaction="dissatisfied", on="2026-04-20"
    )
    await office.asks(here + "/rehandling", unit="市交通局", reason="提案人不满意", on="2026-04-21")
    assert _counts(await roads.reads("/waiting"))["to_reply"] == 1
    await roads.asks(here + "/replies", unit="市交通局", grade="B", on="2026-05-06")
    for desk, name in ((li, "李四"), (zhang, "张三")):
        await desk.asks(
            here + "/feedback", sponsor={"name": name}, satisfaction="satisfied", on="2026-05-12"
        )
    good = [{"question": "quality", "choice": "好"}]
    await roads.asks(here + "/ratings", unit="市交通局", answers=good, on="2026-05-12")
    await office.asks(here + "/closing", on="2026-05-13")
    found = await office.reads(here)
    assert (found["grade"], found["satisfaction"]) == ("B", ["satisfied", "satisfied"])


async def the_sponsor_of_the_merged_one_is_heard(office, ferry):
    """王五's proposal was answered with the bridge's; 王五 judges that answer too."""
    said = {"sponsor": {"name": "王五"}, "satisfaction": "satisfied", "on": "2026-05-12"}
    await office.asks(f"/proposals/{ferry}/feedback", **said)
    assert (await office.reads(f"/proposals/{ferry}"))["satisfaction"] == ["satisfied"]


async def followed_up_next_year(roads, bridge):
    """What was promised in 2026 is built in 2027."""
    await roads.asks(
        f"/proposals/{bridge}/follow-ups",
        unit="市交通局",
        grade="A",
        note="大桥已通车",
        on="2027-06-01",
    )


async def all_of_it_is_in_the_case(office, roads, bridge):
    """One page tells the whole story; the unit sees what is published of it."""
    case = await office.reads(f"/proposals/{bridge}/case")
    titles = [
        one["title"] for one in case["history"] if not one["type"].startswith("proposals.dea")
    ]
    assert titles == [
        *("暂存", "邀请会签", "会签答复", "暂存", "提案提交", "提案立案", "交办", "申退"),
        *("同意申退", "交办", "签收", "联系提案人", "联系确认", "会办意见", "拟稿", "会签"),
        *("退回修改", "拟稿", "审核通过", "答复", "反馈意见", "重新办理", "答复", "反馈意见"),
        *("反馈意见", "评价提案", "办结归档", "跟踪办理"),
    ]
    reasons = {one["title"]: one["reason"] for one in case["history"] if one["reason"]}
    assert reasons["退回修改"] == "尚未开工，不宜定为A类"
    assert {one["how"] for one in case["deadlines"]} == {"done", "dropped"}
    (reply,) = (one for one in case["deadlines"] if one["duty"] == "rehandle")
    explained = await office.reads(f"/deadlines/{reply['deadline']}/explain")
    assert (explained["due_on"], len(explained["days"])) == ("2026-05-21", 30)
    seen = {one["title"] for one in (await roads.reads(f"/proposals/{bridge}/case"))["history"]}
    assert "拟稿" not in seen
    assert "重新办理" in seen
    assert date.fromisoformat(case["history"][-1]["occurred_on"]).year == 2027


def _counts(queues):
    return {one["queue"]: one["count"] for one in queues}
