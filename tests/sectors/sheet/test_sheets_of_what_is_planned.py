"""Does the office print the sheet before the activity, for those who are expected?"""

import io
from datetime import timedelta

import openpyxl
import pytest

from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.clock import today
from kernel.ids import committee_id
from rules.names import derived_id

HERE = committee_id("999900")
AT = "/committees/999900"
TEACHERS = {"id": str(body_id(HERE, BodyKind.SECTOR, "教育界")), "name": "教育界"}
PLAN = {"title": "城东桥梁调研", "kind": "专题调研", "starts_on": str(today()), "host": TEACHERS}
EVERYBODY = {"岑知远", "柏清禾", "黎云舟", "温景川", "翟思齐"}


@pytest.fixture
def office(http):
    """`await office(method, path, **body)`: asked after all that was written before."""
    at = {"at-least": ""}

    async def asked(method, path, **body):
        told = await http.request(method, f"{AT}/{path}", json=body or None, headers=at)
        assert told.status_code in (200, 201), told.text
        at["at-least"] = told.headers.get("jianyan-position", at["at-least"])
        return told

    return asked


@pytest.fixture
def announced(office):
    """An activity that members know of, by its id."""

    async def made(**more):
        told = await office("POST", "activity-plans", **(PLAN | more))
        one = told.json()["stream"].removeprefix("activity-")
        for step in ("application", "approval", "announcement"):
            body = {"short_notice": "上级临时通知"} if step == "application" else {}
            await office("POST", f"activity-plans/{one}/{step}", **body)
        return one

    return made


async def lines(office, activity):
    told = await office("GET", f"activities/{activity}/sign-in.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(told.content)).active
    return {row[1]: row[4] for row in list(sheet.values)[4:]}


def person(name):
    return str(derived_id(HERE, "person", name))


async def test_where_all_must_come_all_stand_on_it_and_who_has_leave_says_so(office, announced):
    one = await announced(must_attend=True)
    cen = person("岑知远")
    await office("POST", f"activity-plans/{one}/leaves", person=cen, reason="出差")
    await office("POST", f"activity-plans/{one}/leaves/{cen}/grant")
    assert await lines(office, one) == dict.fromkeys(EVERYBODY) | {"岑知远": "请假"}


async def test_where_one_signs_up_those_stand_on_it_who_did(office, announced):
    one = await announced(starts_on=str(today() + timedelta(days=30)))
    assert set(await lines(office, one)) == EVERYBODY
    for name in ("柏清禾", "黎云舟"):
        await office("POST", f"activity-plans/{one}/sign-ups", person=person(name))
    assert await lines(office, one) == {"柏清禾": None, "黎云舟": None}


async def test_a_cancelled_activity_has_no_sheet(office, announced, http):
    one = await announced()
    await office("POST", f"activity-plans/{one}/cancellation", reason="天气")
    await office("GET", "activity-plans")
    told = await http.get(f"{AT}/activities/{one}/sign-in.xlsx")
    assert told.status_code == 404


async def test_an_activity_of_two_hosts_is_a_deed_of_both(office):
    held = await office(
        "POST", "activities", title="联合学习", kind="学习", starts_on="2025-03-05", host=TEACHERS
    )
    one = held.json()["stream"].removeprefix("activity-")
    hosts = [{"kind": "sector", "name": "教育界"}, {"kind": "sector", "name": "经济界"}]
    await office("PUT", f"activities/{one}/joint-hosts", hosts=hosts)
    told = await office("GET", "balance/hosts?since=2025-01-01&until=2025-12-31")
    assert {each["name"]: each["activities"] for each in told.json()} == {"教育界": 1, "经济界": 1}
    told = await office("GET", "balance/bodies?since=2025-01-01&until=2025-12-31")
    hosted = {each["name"]: each["hosted"] for each in told.json()}
    assert (hosted["教育界"], hosted["经济界"], hosted["中国民主同盟"]) == (1, 1, 0)
