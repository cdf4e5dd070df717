"""The story of research over HTTP: planned by three bodies, leave, the door, what it led to."""

from contextlib import AsyncExitStack, asynccontextmanager

from desk import CODE, Desk
from sqlalchemy import select

from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.clock import today
from kernel.fetching import fetch
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.plugin import fresh_database
from kernel.testing.running import OPERATOR, client, eventually, running
from members.app import MEMBERS
from proposals.app import PROPOSALS
from proposals.people import people_of
from sectors.activity.tables import PersonRow, people
from sectors.app import SECTORS

HERE = committee_id(CODE)
TODAY = str(today())
YEAR = today().year
COMMITTEE = {"code": CODE, "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 4,
    "opens": f"{YEAR}-01-01",
    "closes": f"{YEAR}-01-01",
    "cut_off": f"{YEAR}-01-01T18:00:00+08:00",
}
SECTOR = {"岑知远": "农业", "黎云舟": "农业", "裘若谷": "经济", "柏清禾": "教育"}
BODIES = {
    name: {"id": str(body_id(HERE, BodyKind.SECTOR, name)), "name": f"{name}界"}
    for name in ("农业", "经济", "教育")
}


@asynccontextmanager
async def town(database, postgres, nats_url):
    """Three services, a committee, four members in three sectors, each known everywhere."""
    async with AsyncExitStack() as stack:
        others = [stack.enter_context(fresh_database(postgres)) for _ in range(2)]
        members = await stack.enter_async_context(running(MEMBERS, database, nats_url))
        proposals = await stack.enter_async_context(running(PROPOSALS, others[0], nats_url))
        sectors = await stack.enter_async_context(running(SECTORS, others[1], nats_url))
        http = await stack.enter_async_context(client(members))
        assert (await http.post("/committees", json=COMMITTEE)).status_code == 201
        desk = Desk(http, {})
        await desk.asks("/plenaries", **PLENARY)
        for name, sector in SECTOR.items():
            bodies = [{"kind": "sector", "name": sector}]
            await desk.asks("/members", name=name, term=5, since="2022-01-01", bodies=bodies)
        roll = {one["name"]: one["member"] for one in await desk.reads("/members")}

        async def all_there():
            heard = await people_of(proposals.engine, HERE)
            known = await fetch(sectors.engine, select(people), PersonRow)
            placed = [one for one in known if one.sectors]
            return len(heard) == len(placed) == len(SECTOR)

        await eventually(all_there)
        yield Rooms(stack, sectors, proposals, roll)


class Rooms:
    """Where somebody sits down at a desk of a service."""

    def __init__(self, stack, sectors, proposals, roll):
        self.roll, self.sectors, self.proposals = roll, sectors, proposals
        self._stack = stack
        self._heard = {id(sectors): {}, id(proposals): {}}

    async def desk(self, service, who):
        http = await self._stack.enter_async_context(client(service, who))
        return Desk(http, self._heard[id(service)])

    async def member(self, name, service=None):
        who = Principal(f"member:{self.roll[name]}", (Grant(Role.MEMBER, HERE),))
        return await self.desk(service or self.sectors, who)


def stream(told):
    return told["stream"].partition("-")[2]


async def test_the_story_of_a_look_at_the_tea_gardens(database, postgres, nats_url):
    async with town(database, postgres, nats_url) as rooms:
        office = await rooms.desk(rooms.sectors, OPERATOR)
        plan = await planned(office)
        one = f"/activity-plans/{plan}"
        cen, li = await rooms.member("岑知远"), await rooms.member("黎云舟")
        qiu = await rooms.member("裘若谷")

        await li.asks(f"{one}/leaves", reason="当日出差")
        await office.asks(f"{one}/leaves/{rooms.roll['黎云舟']}/grant")

        code = await passed(cen, one)
        await office.asks(f"{one}/scans", code=code)
        await office.is_refused(f"{one}/scans", "CodeUsed", code=code)
        shown = await office.reads(f"{one}/door-code")
        await qiu.asks(f"{one}/entries", code=shown["code"])

        await office.asks(f"{one}/holding")
        await office.asks(f"{one}/closing")
        held = await office.reads(f"/activities/{plan}")
        numbers = [held[name] for name in ("expected", "present", "leave", "absent")]
        assert numbers == [4, 2, 1, 1]
        for name in BODIES.values():
            hosted = await office.reads("/activity-plans", body=name["id"])
            assert [activity["activity"] for activity in hosted] == [plan]

        report = await reported(office, rooms.roll, plan)
        about = {"about": {"kind": "report", "id": report}}
        await office.asks(
            "/outcomes/instructions",
            **about,
            leader="温景川",
            duty="市委书记",
            level="city",
            given_on=TODAY,
            words="请市农业农村局研究。",
        )
        proposal = await filed(rooms)
        await office.asks(
            "/outcomes/grown", **about, kind="proposal", grown=proposal, title="关于改造茶园的提案"
        )
        found = await office.reads("/outcomes", about=report)
        kinds = {outcome["kind"]: outcome for outcome in found}
        assert set(kinds) == {"instruction", "proposal"}
        assert kinds["instruction"]["whom"] == "温景川"
        assert "农业农村局" not in str(found), "words of an instruction are read by themselves"


async def planned(office):
    """Applied for on short notice by a sector, with two others; everybody is expected."""
    told = await office.asks(
        "/activity-plans",
        title="城南茶园调研",
        kind="调研",
        starts_on=TODAY,
        host=BODIES["农业"],
        joint_hosts=[BODIES["经济"], BODIES["教育"]],
        must_attend=True,
    )
    one = f"/activity-plans/{stream(told)}"
    await office.is_refused(f"{one}/application", "TooShortNotice")
    await office.asks(f"{one}/application", short_notice="市委交办")
    await office.asks(f"{one}/approval")
    await office.asks(f"{one}/announcement")
    return stream(told)


async def passed(desk, one):
    """The member's own pass, as the telephone shows it."""
    told = await desk.http.post(f"/committees/{CODE}{one}/passes", headers=dict(desk.heard))
    assert told.status_code == 200, told.text
    return told.json()["code"]


async def reported(office, roll, activity):
    """Written by one, with two in the team; approved after it was given back once."""
    told = await office.asks(
        "/research-reports",
        title="关于茶园改造的调研报告",
        writers=[{"name": "岑知远", "person": roll["岑知远"]}],
        team=[{"name": "裘若谷", "person": roll["裘若谷"]}, {"name": "沈明溪"}],
        activities=[activity],
        text="一、基本情况：茶园老化。",
    )
    one = f"/research-reports/{stream(told)}"
    await office.asks(f"{one}/submission")
    await office.asks(f"{one}/return", reason="请补充数据来源")
    await office.asks(f"{one}/submission")
    await office.asks(f"{one}/approval")
    return stream(told)


async def filed(rooms):
    """The proposal that came of it, filed."""
    office = await rooms.desk(rooms.proposals, OPERATOR)
    told = await office.asks(
        "/proposals",
        plenary="5/4",
        title="关于改造茶园的提案",
        sponsor_kind="individual",
        first_sponsor={"name": "岑知远"},
        text="一是改造老茶园，二是办合作社。",
    )
    await office.asks(f"/proposals/{stream(told)}/filing", category="农业农村")
    return stream(told)
