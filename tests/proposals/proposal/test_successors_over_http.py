"""Does the account of a unit that carries on another's work see that work, from that day on?"""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from offices import PAPER, Offices

from contracts.members.organisation import OrganisationSplit
from contracts.organisations import carried
from kernel.clock import today
from kernel.identity import Grant, Principal, Role

pytestmark = pytest.mark.asyncio(loop_scope="module")
OLD, NEW, OTHER = "市教育局", "市教体局", "市体育局"
BODY = {
    "plenary": "5/3",
    "title": "关于修校舍的提案",
    "sponsor_kind": "individual",
    "first_sponsor": {"name": "张三"},
}


@pytest.fixture
def offices(office):
    return Offices(office.committee)


@pytest.fixture
def desk_of(signed_in, offices, office):
    """`async with desk_of("市教体局") as desk`: the desk of a unit's account."""

    def enter(name):
        who = offices.id(name)
        return signed_in(Principal(f"unit:{who}", (Grant(Role.UNIT, office.committee),)))

    return enter


async def assigned(office, title, *leading, assisting=()):
    told = await office.ask("", BODY | {"title": title})
    assert told.status_code == 201, told.text
    proposal = told.json()["stream"].removeprefix("proposal-")
    for path, body in (
        ("filing", {"category": "社会建设"}),
        ("assignment", {"leading": list(leading), "assisting": list(assisting)}),
    ):
        told = await office.ask(f"/{proposal}/{path}", body)
        assert told.status_code == 201, told.text
    return proposal


async def reformed(office, offices, since, *more):
    """教育局 becomes part of 教体局 on a day."""
    await offices.heard(
        office.service,
        offices.registered(OLD),
        offices.registered(OTHER),
        offices.registered(NEW),
        offices.merged(OLD, NEW, since=since),
        *more,
    )


async def read(desk, path, status=200, **params):
    told = await desk.http.get(f"/committees/{desk.code}/{path}", params=params)
    assert told.status_code == status, told.text
    return told.json()


async def worklist(desk, unit, **params):
    found = await read(desk, f"units/{unit}/worklist", **params)
    assert found["total"] == len(found["items"])
    return [one["proposal"] for one in found["items"]]


async def seen(desk):
    """What the desk's list of proposals has, however it is counted."""
    found = await read(desk, "proposals")
    assert found["total"] == len(found["items"])
    return {one["proposal"] for one in found["items"]}


async def test_after_a_merger_the_successor_has_the_old_units_work_on_its_lists(
    office, offices, desk_of
):
    mine = await assigned(office, "关于修校舍的提案", OLD)
    theirs = await assigned(office, "关于修球场的提案", OTHER)
    own = await assigned(office, "关于校园足球的提案", NEW, assisting=[OLD])
    await reformed(office, offices, today())
    new = offices.id(NEW)
    async with desk_of(NEW) as desk:
        assert await seen(desk) == {mine, own}
        found = await read(desk, f"units/{new}/proposals")
        assert {one["proposal"] for one in found} == {mine, own}
        found = await read(desk, f"units/{new}/worklist", open=True)
        parts = [(one["proposal"], one["part"]) for one in found["items"]]
        assert sorted(parts) == sorted([(mine, "lead"), (own, "lead"), (own, "assist")])
        assert found["total"] == 3
        waits = {one["queue"]: one["count"] for one in await read(desk, "waiting")}
        assert (waits["to_sign"], waits["to_reply"]) == (3, 2)
        due = await read(desk, "deadlines", duty="reply")
        assert {one["proposal"] for one in due} == {mine, own}
        assert (await read(desk, f"proposals/{mine}/case"))["units_now"][0]["named"] == OLD
        await read(desk, f"proposals/{theirs}", 404)
    assert await worklist(office, offices.id(OTHER)) == [theirs]


@pytest.mark.parametrize("named", [OLD, NEW])
async def test_the_successor_acts_for_the_old_unit_under_either_name(
    office, offices, desk_of, named
):
    proposal = await assigned(office, "关于修校舍的提案", OLD)
    await reformed(office, offices, today())
    async with desk_of(OTHER) as other:
        told = await other.ask(f"/{proposal}/signing", {"unit": named})
        assert told.status_code == 403
    async with desk_of(NEW) as desk:
        old = offices.id(OLD)
        for path, body in (
            ("signing", {"unit": named}),
            (f"units/{old}/division", {"section": "基建科"}),
            ("replies", {"unit": named, "grade": "A", "text": "已列入计划"}),
        ):
            method = "put" if path.endswith("division") else "post"
            told = await desk.ask(f"/{proposal}/{path}", body, method)
            assert told.status_code in (200, 201), (path, told.text)
        papers = (await read(desk, f"proposals/{proposal}/case"))["papers"]
        assert papers["replies"][0]["text"]["text"] == "已列入计划"
        office.http.headers["at-least"] = desk.http.headers["at-least"]
    (row,) = await office.rows()
    assert row["replied_units"] == [str(old)]


async def test_before_that_day_it_sees_nothing_and_when_taken_back_nothing_more(
    office, offices, desk_of
):
    proposal = await assigned(office, "关于修校舍的提案", OLD)
    await reformed(office, offices, today() + timedelta(days=1))
    async with desk_of(NEW) as desk:
        assert await seen(desk) == set()
        assert await worklist(desk, offices.id(NEW)) == []
        await reformed(office, offices, today())
        assert await seen(desk) == {proposal}
        await offices.heard(office.service, offices.registered(OLD), offices.registered(NEW))
        assert await seen(desk) == set()
    async with desk_of(OLD) as old:
        assert await seen(old) == {proposal}


async def test_after_a_renaming_the_account_of_the_new_name_has_the_work(office, offices, desk_of):
    proposal = await assigned(office, "关于修校舍的提案", OLD)
    renamed = offices.renamed(OLD, NEW, since=today())
    await offices.heard(office.service, offices.registered(OLD), renamed)
    for name in (OLD, NEW):
        async with desk_of(name) as desk:
            assert await seen(desk) == {proposal}
            assert await worklist(desk, offices.id(name)) == [proposal]


async def test_the_units_own_list_of_another_is_still_not_to_be_found(office, offices, desk_of):
    await assigned(office, "关于修校舍的提案", OLD)
    await reformed(office, offices, today())
    async with desk_of(NEW) as desk:
        await read(desk, f"units/{offices.id(OTHER)}/worklist", 404)


async def test_the_sheet_of_the_successor_goes_out_and_is_filled_in(office, offices, desk_of):
    await assigned(office, "关于修校舍的提案", OLD)
    await reformed(office, offices, today())
    async with desk_of(NEW) as desk:
        url = f"/committees/{desk.code}"
        told = await desk.http.get(f"{url}/exports/units/{offices.id(NEW)}/worklist")
        workbook = openpyxl.load_workbook(io.BytesIO(told.content))
        sheet = workbook.active
        assert sheet.cell(1, 1).value.startswith(NEW)
        heading = next(row for row in sheet.iter_rows() if "经办人" in [one.value for one in row])
        place = next(one.column for one in heading if one.value == "经办人")
        unit = next(one.column for one in heading if one.value == "办理单位")
        assert sheet.cell(heading[0].row + 1, unit).value == OLD
        sheet.cell(heading[0].row + 1, place, "岑知远")
        target = io.BytesIO()
        workbook.save(target)
        files = {"file": ("办理.xlsx", target.getvalue())}
        async with desk_of(OTHER) as other:
            told = await other.http.post(f"{url}/imports/worklist", files=files)
            assert len(told.json()["outcome"]["bad"]) == 1
        told = await desk.http.post(f"{url}/imports/worklist", files=files)
        assert told.json()["outcome"]["bad"] == []
        assert [one["after"] for one in told.json()["differences"]] == ["岑知远"]


DAY = date(2026, 6, 1)


async def test_work_is_carried_on_from_one_to_the_next_by_all_who_have_it_then(office, offices):
    """The same as the register says of each organisation by itself."""
    names = ["甲局", "乙局", "丙局", "丁局", "戊局", "己局"]
    later = DAY.replace(month=9)
    split = OrganisationSplit(
        organisation=offices.id("丙局"),
        into=(offices.named("丁局"), offices.named("戊局")),
        since=later,
        **PAPER,
    )
    told = (
        *(offices.registered(name) for name in names),
        offices.alias("甲局", "甲委"),
        offices.renamed("己局", "己委", since=DAY),
        offices.merged("甲局", "乙局", since=DAY),
        offices.merged("乙局", "丙局", since=DAY),
        split,
    )
    await offices.heard(office.service, *told)
    book = offices.book(*told)
    for on in (DAY - timedelta(days=1), DAY, later):
        for name in names:
            unit = offices.id(name)
            mine = {
                one.organisation
                for one in book.listed()
                if unit in {now.organisation for now in book.standing(one, on)}
            } | {unit}
            ids = {id for one in mine for id in (one, *book.get(one).meant())}
            found = await carried(office.service.engine, unit, on)
            if book.get(unit) in book.standing(book.get(unit), on):
                assert found == ids, (name, on)
            assert unit in found
    nobody = offices.id("从未登记的单位")
    assert await carried(office.service.engine, nobody, DAY) == {nobody}
    own = await carried(office.service.engine, offices.id("己委"), DAY)
    assert own == {offices.id("己局"), offices.id("己委")}
