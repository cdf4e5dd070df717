"""Is a sponsor's telephone shown to the unit that answers, while it does, and each look kept?"""

from contextlib import AsyncExitStack, asynccontextmanager
from uuid import uuid4

from sqlalchemy import select

from contracts.merges import merges_of
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.tables import answers, events
from kernel.testing.plugin import fresh_database
from kernel.testing.running import OPERATOR, client, eventually, running
from members.app import MEMBERS
from members.member.telephone.queries import cases_of
from proposals.app import PROPOSALS
from proposals.people import people_of
from rules.names import derived_id

CODE = "999900"
HERE = committee_id(CODE)
NUMBER = "15490000023"
COMMITTEE = {"code": CODE, "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 3,
    "opens": "2026-01-08",
    "closes": "2026-01-11",
    "cut_off": "2026-01-09T18:00:00+08:00",
}
BODY = {"plenary": "5/3", "sponsor_kind": "individual", "text": "建议建桥。"}
SCHOOLS, ROADS = "市教育局", "市交通局"


def unit(name):
    return Principal(f"unit:{derived_id(HERE, 'organisation', name)}", (Grant(Role.UNIT, HERE),))


def member(who):
    return Principal(f"member:{who}", (Grant(Role.MEMBER, HERE),))


class Town:
    """Members and proposals at work: who asks in which of them, and what was heard where."""

    def __init__(self, members, proposals, office, handling):
        self.members, self.proposals = members, proposals
        self.office, self.handling = office, handling
        self.roll = {}

    async def enters(self, http, path, body, status=201):
        """Ask one of the services for something, after everything asked of it before."""
        told = await http.post(f"/committees/{CODE}{path}", json=body)
        assert told.status_code == status, told.text
        if "position" in told.json():
            http.headers["at-least"] = told.json()["position"]
        return told.json()

    async def begins(self):
        """The committee, its plenary, two members of whom one left a number."""
        assert (await self.office.post("/committees", json=COMMITTEE)).status_code == 201
        await self.enters(self.office, "/plenaries", PLENARY)
        for name in ("岑知远", "李四"):
            told = {"name": name, "term": 5, "since": "2022-01-01"}
            told = await self.enters(self.office, "/members", told)
            self.roll[name] = told["stream"].removeprefix("member-")
        await self.enters(self.office, f"/members/{self.roll['岑知远']}/private", {"phone": NUMBER})

        async def heard():
            return len(await people_of(self.proposals.engine, HERE)) == 2

        await eventually(heard)

    async def submitted(self, sponsor, title):
        """A proposal that was filed."""
        body = BODY | {"title": title, "first_sponsor": {"name": sponsor}}
        told = await self.enters(self.handling, "/proposals", body)
        return told["stream"].removeprefix("proposal-")

    async def heard(self, proposal, holds):
        """Until members has heard so much of a case."""

        async def so():
            found = {
                str(one.proposal): one
                for one in await cases_of(self.members.engine, HERE, proposal)
            }
            return proposal in found and holds(found[proposal])

        await eventually(so, what=f"the case is heard of: {proposal}")

    @asynccontextmanager
    async def desk(self, principal):
        """Somebody at the service members."""
        async with client(self.members, principal) as http:
            yield http


async def looks(http, who, proposal, key=None):
    return await http.post(
        f"/committees/{CODE}/members/{who}/telephone-looks",
        json={"proposal": proposal},
        headers={"idempotency-key": key or str(uuid4())},
    )


def refused(told):
    assert told.status_code == 422, told.text
    assert NUMBER not in told.text
    return told.json()["type"].rpartition(":")[2]


@asynccontextmanager
async def town(database, postgres, nats_url):
    async with AsyncExitStack() as stack:
        others = stack.enter_context(fresh_database(postgres))
        members = await stack.enter_async_context(running(MEMBERS, database, nats_url))
        proposals = await stack.enter_async_context(running(PROPOSALS, others, nats_url))
        office = await stack.enter_async_context(client(members, OPERATOR))
        handling = await stack.enter_async_context(client(proposals, OPERATOR))
        found = Town(members, proposals, office, handling)
        await found.begins()
        yield found


async def test_a_telephone_is_shown_while_the_case_is_open_and_each_look_is_kept(
    database, postgres, nats_url
):
    async with (
        town(database, postgres, nats_url) as here,
        here.desk(unit(SCHOOLS)) as schools,
        here.desk(unit(ROADS)) as roads,
    ):
        who = here.roll["岑知远"]
        bridge = await here.submitted("岑知远", "关于建设第二座大桥的提案")
        path = f"/proposals/{bridge}"
        await here.enters(here.handling, path + "/filing", {"category": "社会建设"})
        await here.heard(bridge, lambda case: not case.units)
        assert refused(await looks(schools, who, bridge)) == "NotAssignedToYou"
        await here.enters(here.handling, path + "/assignment", {"leading": [SCHOOLS]})
        await here.heard(bridge, lambda case: case.units)
        shown = await looks(schools, who, bridge, "first")
        assert (shown.status_code, shown.json()["telephone"]) == (201, NUMBER)
        assert shown.headers["cache-control"] == "no-store"
        assert shown.json()["events"] == ["members.member.telephone_looked_up"]
        assert refused(await looks(roads, who, bridge)) == "NotAssignedToYou"
        await it_goes_to_another_unit_and_is_closed(here, bridge, schools, roads)
        await who_looked_is_told_to_whom_it_concerns(here, bridge)
        await nothing_of_the_number_is_anywhere_else(here)


async def it_goes_to_another_unit_and_is_closed(here, bridge, schools, roads):
    """申退: who is let out sees it no more; who answers does, until the case is closed."""
    who, path = here.roll["岑知远"], f"/proposals/{bridge}"
    wants_out = {"unit": SCHOOLS, "reason": "桥梁建设不属教育部门职责"}
    await here.enters(here.handling, path + "/return-requests", wants_out)
    granted = {"unit": SCHOOLS, "granted": True}
    await here.enters(here.handling, path + "/return-decisions", granted)
    await here.enters(here.handling, path + "/assignment", {"leading": [ROADS]})
    mine = derived_id(HERE, "organisation", ROADS)
    await here.heard(bridge, lambda case: case.units == (mine,))
    assert refused(await looks(schools, who, bridge)) == "NotAssignedToYou"
    # What was answered to this key says the number no more, now that it may not be seen.
    assert refused(await looks(schools, who, bridge, "first")) == "NotAssignedToYou"
    for _ in range(2):
        assert (await looks(roads, who, bridge, "again")).json()["telephone"] == NUMBER
    await here.enters(here.handling, path + "/replies", {"unit": ROADS, "grade": "A"})
    await here.enters(here.handling, path + "/closing", {})
    await here.heard(bridge, lambda case: case.closed)
    assert refused(await looks(roads, who, bridge)) == "CaseClosed"
    assert (await looks(here.office, who, bridge)).json()["telephone"] == NUMBER


async def who_looked_is_told_to_whom_it_concerns(here, bridge):
    """The office and the member oneself read three looks; another member finds nothing."""
    who = here.roll["岑知远"]
    path = f"/committees/{CODE}/members/{who}/telephone-looks"

    async def kept():
        return len((await here.office.get(path)).json()) == 3

    await eventually(kept)
    found = (await here.office.get(path)).json()
    by = [one["looked_by"] for one in found]
    assert by == [OPERATOR.id, unit(ROADS).id, unit(SCHOOLS).id]
    assert {one["proposal"] for one in found} == {bridge}
    assert [one["unit"] is None for one in found] == [True, False, False]
    async with here.desk(member(who)) as own, here.desk(member(here.roll["李四"])) as other:
        assert (await own.get(path)).json() == found
        assert (await other.get(path)).status_code == 404


async def nothing_of_the_number_is_anywhere_else(here):
    """Neither in an event, nor in an answer that is remembered."""
    async with here.members.engine.connect() as connection:
        for table in (events, answers):
            assert NUMBER not in str((await connection.execute(select(table))).all())
        wanted = select(events.c.published).where(events.c.type.endswith("telephone_looked_up"))
        assert not any((await connection.execute(wanted)).scalars())
    assert (await here.office.get("/log/verify")).json()["ok"]


async def test_of_a_merged_proposal_the_units_of_the_other_one_look(database, postgres, nats_url):
    async with (
        town(database, postgres, nats_url) as here,
        here.desk(unit(SCHOOLS)) as schools,
    ):
        ferry = await here.submitted("岑知远", "关于加快过江通道建设的提案")
        bridge = await here.submitted("李四", "关于建设第二座大桥的提案")
        await here.enters(here.handling, f"/proposals/{bridge}/filing", {"category": "社会建设"})
        await here.enters(here.handling, f"/proposals/{ferry}/merging", {"into": bridge})
        await here.enters(here.handling, f"/proposals/{bridge}/assignment", {"leading": [SCHOOLS]})
        await here.heard(bridge, lambda case: case.units)
        cen, li = here.roll["岑知远"], here.roll["李四"]
        assert (await looks(schools, cen, ferry)).json()["telephone"] == NUMBER
        assert refused(await looks(schools, cen, bridge)) == "NotItsSponsor"
        assert refused(await looks(schools, li, bridge)) == "NoTelephoneKept"
        assert refused(await looks(schools, cen, str(uuid4()))) == "NotKnownHereYet"


async def test_what_a_duplicate_proposed_is_the_kept_members(database, postgres, nats_url):
    async with town(database, postgres, nats_url) as here:
        cen, twin = here.roll["岑知远"], here.roll["李四"]
        first = await here.submitted("岑知远", "关于修建青竹河大桥的提案")
        second = await here.submitted("李四", "关于青竹河清淤疏浚的提案")
        await here.enters(here.office, f"/members/{twin}/merge", {"into": cen})

        async def heard():
            return await merges_of(here.proposals.engine, HERE)

        await eventually(heard)
        third = await here.submitted("李四", "关于老旧小区加装电梯的提案")
        told = await here.handling.get(f"/committees/{CODE}/proposals", params={"sponsor": cen})
        assert {one["proposal"] for one in told.json()["items"]} == {first, second, third}
        new = await here.handling.get(f"/committees/{CODE}/proposals/{third}")
        assert cen in new.text
        assert twin not in new.text


async def test_after_a_merge_the_kept_members_number_is_shown_for_what_the_duplicate_proposed(
    database, postgres, nats_url
):
    """李四 is 岑知远 entered twice; of the ferry the units of the bridge look."""
    async with town(database, postgres, nats_url) as here, here.desk(unit(SCHOOLS)) as schools:
        cen, twin = here.roll["岑知远"], here.roll["李四"]
        bridge = await here.submitted("岑知远", "关于建设第二座大桥的提案")
        ferry = await here.submitted("李四", "关于加快过江通道建设的提案")
        await here.enters(here.handling, f"/proposals/{bridge}/filing", {"category": "社会建设"})
        await here.enters(here.handling, f"/proposals/{ferry}/merging", {"into": bridge})
        await here.enters(here.handling, f"/proposals/{bridge}/assignment", {"leading": [SCHOOLS]})
        await here.heard(bridge, lambda case: case.units)
        await here.heard(ferry, lambda case: case.merged_into)
        assert refused(await looks(schools, cen, ferry)) == "NotItsSponsor"
        await here.enters(here.office, f"/members/{twin}/merge", {"into": cen, "confirmed": True})
        schools.headers["at-least"] = here.office.headers["at-least"]
        for _ in range(2):  # The second time it is asked again, from what is heard by then.
            shown = await looks(schools, cen, ferry, "ferry")
            assert (shown.status_code, shown.json()["telephone"]) == (201, NUMBER)
        assert (await looks(schools, cen, bridge)).json()["telephone"] == NUMBER
        assert refused(await looks(schools, twin, ferry)) == "MergedIntoAnother"
        async with here.desk(unit(ROADS)) as roads:
            assert refused(await looks(roads, cen, ferry)) == "NotAssignedToYou"
        await here.enters(here.office, f"/members/{twin}/merge/undoing", None)
        schools.headers["at-least"] = here.office.headers["at-least"]
        assert refused(await looks(schools, cen, ferry)) == "NotItsSponsor"
        assert refused(await looks(schools, cen, ferry, "ferry")) == "NotItsSponsor"
