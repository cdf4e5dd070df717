"""Do sectors learn of bodies and people from members, over the broker?"""

import io

import pytest
import xlsxwriter

from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.ids import committee_id
from kernel.infra.databases import enter, execute, owner_of
from kernel.infra.server import DatabaseUrls
from kernel.testing.running import client, eventually, running
from members.app import MEMBERS
from sectors.app import SECTORS

HERE = committee_id("999900")
PATH = "/committees/999900"
ESTABLISH = {"code": "999900", "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 4,
    "opens": "2025-01-08",
    "closes": "2025-01-11",
    "cut_off": "2025-01-09T18:00:00+08:00",
}
MEMBER = {
    "name": "岑知远",
    "term": 5,
    "since": "2025-01-08",
    "bodies": [
        {"kind": "sector", "name": "教育界"},
        {"kind": "special_committee", "name": "提案委员会"},
    ],
}


@pytest.fixture
def members_database(postgres):
    """A second database of the test's own."""
    urls, name = postgres.databases["tests"], "test_members_and_sectors"
    execute(postgres.url, f'create database "{name}" owner "{owner_of("tests")}"')
    yield DatabaseUrls(owner=enter(urls.owner, name), service=enter(urls.service, name))
    execute(postgres.url, f'drop database "{name}" with (force)')


def ledger():
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet("活动")
    page.write_row(0, 0, ("活动主题", "活动类别", "组织单位", "活动时间", "参加委员"))
    line = ("第一季度集中学习", "学习", "提案委员会", "2025-03-05", "岑知远、外来客")
    page.write_row(1, 0, line)
    book.close()
    return target.getvalue()


async def test_a_member_admitted_in_members_is_meant_by_the_name_in_a_ledger(
    database, members_database, nats_url
):
    async with (
        running(MEMBERS, members_database, nats_url) as members,
        running(SECTORS, database, nats_url) as sectors,
        client(members) as office,
        client(sectors) as http,
    ):
        for path, body in (
            ("/committees", ESTABLISH),
            (f"{PATH}/plenaries", PLENARY),
            (f"{PATH}/members", MEMBER),
        ):
            told = await office.post(path, json=body)
            assert told.status_code == 201, told.text
        admitted = told.json()["stream"].removeprefix("member-")

        async def bodies():
            read = await http.get(f"{PATH}/bodies")
            return {one["name"]: one for one in read.json()} if read.is_success else {}

        async def formed():
            found = await bodies()
            return "提案委员会" in found and found.get("教育", {}).get("members") == 1

        await eventually(formed, what="the member's bodies exist in sectors")
        found = await bodies()
        assert found["教育"]["body"] == str(body_id(HERE, BodyKind.SECTOR, "教育界"))
        assert (found["教育"]["provisional"], found["提案委员会"]["provisional"]) == (False, True)

        told = await http.post(
            f"{PATH}/imports/activities",
            params={"plenary": "5/4"},
            files={"file": ("活动.xlsx", ledger())},
        )
        assert told.json()["outcome"]["not_on_roster"] == ["外来客"], told.text
        after = {"at-least": told.json()["position"]}
        (one,) = (await http.get(f"{PATH}/activities", headers=after)).json()
        came = (await http.get(f"{PATH}/activities/{one['activity']}/attendances")).json()
        assert admitted in [each["person"] for each in came]
        assert one["host"] == "提案委员会"
