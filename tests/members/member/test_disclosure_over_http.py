"""Are private particulars handed out only to whom they may be, and never without a record?"""

import io

import openpyxl
import pytest
from sqlalchemy import select

from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.tables import events
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
URL = "/committees/999900/exports/private-roster"
CEN, LI = (derived_id(HERE, "person", name) for name in ("岑知远", "黎云舟"))
pytestmark = pytest.mark.usefixtures("parsed_here")


@pytest.fixture
async def two(tell):
    for name in ("岑知远", "黎云舟"):
        await tell("members", {"name": name, "term": 5})
    private = {"phone": "15490000023", "birth_date": "1975-05-03", "religion": "保密信仰"}
    await tell(f"members/{CEN}/private", private)
    await tell(f"members/{LI}/private", {"birth_date": "1980-05"})


@pytest.fixture
def extracted(http):
    """`await extracted("phone")`: the workbook with these private columns."""

    async def read(*kinds):
        told = await http.post(URL, json={"kinds": kinds, "reason": "全体会议报到联系"})
        assert told.status_code == 200, told.text
        assert told.headers["cache-control"] == "no-store"
        book = openpyxl.load_workbook(io.BytesIO(told.content))
        return book, {row[1]: row for row in book.worksheets[0].values}

    return read


@pytest.fixture
def logged(members):
    """`await logged()`: the data of every handing out."""

    async def read():
        wanted = select(events.c.data).where(events.c.stream.startswith("disclosure-"))
        async with members.engine.connect() as connection:
            return (await connection.execute(wanted)).scalars().all()

    return read


async def test_a_private_roster_has_the_columns_asked_for_and_is_recorded_first(
    two, extracted, logged, seen
):
    _, lines = await extracted("phone", "birth_date")
    heading = lines["姓名"]
    assert "宗教信仰" not in heading
    for name, phone, born in (("岑知远", "15490000023", "1975-05-03"), ("黎云舟", None, "1980-05")):
        line = dict(zip(heading, lines[name], strict=True))
        assert (line["手机"], line["出生日期"]) == (phone, born)
    (data,) = await logged()
    assert '"kinds":["phone","birth_date"]' in data
    assert not any(text in data for text in ("1549", "1975", "1980", "保密"))
    (told,) = await seen(f"members/{LI}/disclosures")
    assert (told["purpose"], told["reason"]) == ("roster", "全体会议报到联系")
    assert told["made_by"] == "office:operator"


async def test_the_plain_roster_has_none_of_them(two, http):
    told = await http.get("/committees/999900/exports/roster")
    lines = list(openpyxl.load_workbook(io.BytesIO(told.content)).worksheets[0].values)
    assert not any("1549" in str(one) or "保密" in str(one) for line in lines for one in line)


async def test_edited_private_cells_come_back_as_that_edit(two, extracted, roster, tell):
    book, _ = await extracted("phone", "religion")
    page = book.worksheets[0]
    at = [cell.value for cell in page[1]]
    rows = {row[1].value: row for row in page.iter_rows(min_row=2)}
    rows["黎云舟"][at.index("手机")].value = "15490000024"
    told = await roster(saved(book), preview=True)
    assert told["differences"] == [
        {
            "row": rows["黎云舟"][0].row,
            "column": "手机",
            "before": "（个人信息）",
            "after": "（已修改）",
        }
    ]
    assert (await roster(saved(book)))["outcome"]["changed"] == 1
    (found,) = await tell("members/by-phone", {"phone": "15490000024"}, status=200)
    assert found["name"] == "黎云舟"
    assert (await roster(saved(book)))["outcome"]["changed"] == 0
    rows["岑知远"][at.index("宗教信仰")].value = None
    (bad,) = (await roster(saved(book)))["outcome"]["bad"]
    assert (bad["column"], "删除" in bad["reason"]) == ("宗教信仰", True)


async def test_a_private_particular_changed_here_meanwhile_is_not_overwritten(
    two, extracted, roster, tell
):
    book, _ = await extracted("phone")
    await tell(f"members/{CEN}/private", {"phone": "15490000077"})
    page = book.worksheets[0]
    at = [cell.value for cell in page[1]].index("手机")
    row = next(row for row in page.iter_rows(min_row=2) if row[1].value == "岑知远")
    assert (await roster(saved(book)))["outcome"]["bad"] == []
    row[at].value = "15490000088"
    (bad,) = (await roster(saved(book)))["outcome"]["bad"]
    assert (bad["column"], "已被修改" in bad["reason"]) == ("手机", True)


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


async def test_birthdays_tell_month_and_day_alone_and_are_recorded(two, http, logged, seen):
    told = await http.post("/committees/999900/member-lists/birthdays", json={"month": 5})
    assert told.status_code == 200
    (one,) = told.json()
    assert (one["name"], one["month"], one["day"]) == ("岑知远", 5, 3)
    assert "1975" not in told.text
    http.headers["at-least"] = await position(http, two)
    (data,) = await logged()
    assert '"birthdays"' in data
    assert str(CEN) in data
    assert str(LI) not in data
    told = await http.post("/committees/999900/member-lists/birthdays", json={"month": 6})
    assert (told.json(), len(await logged())) == ([], 1)


async def position(http, two):
    told = await http.post("/committees/999900/members", json={"name": "翟思齐", "term": 5})
    return told.json()["position"]


async def test_nobody_but_a_clerk_gets_any_and_a_member_sees_who_did(two, extracted, members, http):
    await extracted("phone")
    for role in (Role.LEADER, Role.MEMBER, Role.UNIT, Role.SUBSCRIBER, Role.SERVICE):
        who = Principal(f"{role}:{CEN}", (Grant(role, HERE),))
        async with client(members, who) as other:
            body = {"kinds": ["phone"], "reason": "查看"}
            assert (await other.post(URL, json=body)).status_code == 403
            birthdays = "/committees/999900/member-lists/birthdays"
            assert (await other.post(birthdays, json={"month": 5})).status_code == 403
    own = Principal(f"member:{CEN}", (Grant(Role.MEMBER, HERE),))
    async with client(members, own) as member:
        base = "/committees/999900/members"
        assert (await member.get(f"{base}/{LI}/disclosures")).status_code == 404
        assert (await member.get(f"{base}/{CEN}/disclosures")).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {"kinds": [], "reason": "查看"},
        {"kinds": ["phone"]},
        {"kinds": ["points"], "reason": "查看"},
    ],
)
async def test_kinds_and_a_reason_must_be_told(two, http, logged, body):
    assert (await http.post(URL, json=body)).status_code == 422
    assert await logged() == []


async def test_a_roll_without_anybody_discloses_nothing(http, logged):
    told = await http.post(URL, json={"kinds": ["phone"], "reason": "查看"})
    assert told.status_code == 422
    assert told.json()["type"].endswith("NothingToDisclose")
    assert await logged() == []
