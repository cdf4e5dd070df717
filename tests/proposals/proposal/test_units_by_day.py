"""Do units' names in ledgers and requests mean the organisations that bear them on the day?"""

import io

import openpyxl
import pytest
from offices import JUNE, Offices

from contracts.naming import Organisations
from proposals.units import Names, meant, now

pytestmark = pytest.mark.asyncio(loop_scope="module")
ROW = {
    "序号": 1, "案号": "0001", "案由": "关于修校舍的提案", "提案形式": "个人", "第一提案人": "张三",
    "类别": "社会建设", "提交日期": "2026-01-09", "审查意见": "立案", "主办单位": "市教育局",
    "交办日期": "2026-02-10",
}  # fmt: skip


def other(number, **told):
    return {
        **ROW,
        "序号": number,
        "案号": f"{number:04d}",
        "案由": f"关于事项{number}的提案",
        **told,
    }


def about_units(told):
    return [one for one in told["warnings"] if "单位" in one]


@pytest.fixture
def offices(office):
    return Offices(office.committee)


async def units(office):
    """Lead and assisting units of each case by number."""
    return {
        one["case_no"]: one["lead_units"] + one["assisting_units"] for one in await office.rows()
    }


async def test_an_alias_that_was_learned_is_the_organisation_at_once(office, offices):
    known = offices.registered("市教育局"), offices.alias("市教育局", "云岭市教育局")
    await offices.heard(office.service, *known)
    told = await office.take([other(1, 主办单位="云岭市教育局")])
    assert (told["good"], about_units(told)) == (1, [])
    assert await units(office) == {1: [str(offices.id("市教育局"))]}


async def test_what_was_imported_before_its_name_was_learned_stays_as_it_was(office, offices):
    await offices.heard(office.service, offices.registered("市教育局"))
    rows = [other(1, 主办单位="云岭市教育局", 答复日期="2026-04-20", 办理结果="A")]
    first = await office.take(rows)
    assert "单位名录中没有“云岭市教育局”" in first["warnings"][-1]
    assert "最接近的是“市教育局”" in first["warnings"][-1]
    before = await units(office)
    assert before == {1: [str(offices.id("云岭市教育局"))]}
    known = offices.registered("市教育局"), offices.alias("市教育局", "云岭市教育局")
    await offices.heard(office.service, *known)
    again = await office.take([*rows, other(2, 主办单位="云岭市教育局")])
    assert (again["unchanged"], again["bad"], about_units(again)) == (1, [], [])
    assert await units(office) == {**before, 2: [str(offices.id("市教育局"))]}


async def test_a_name_means_who_bore_it_on_the_day_of_assignment(office, offices):
    await offices.heard(
        office.service,
        offices.registered("市教育局"),
        offices.registered("市体育局"),
        offices.registered("市教体局", since=JUNE),
        offices.merged("市教育局", "市教体局"),
        offices.merged("市体育局", "市教体局"),
    )
    await office.take(
        [
            other(1),
            other(2, 交办日期="2026-06-10"),
            other(3, 主办单位="市教育局、市体育局", 交办日期="2026-06-10"),
        ]
    )
    old, new = str(offices.id("市教育局")), str(offices.id("市教体局"))
    assert await units(office) == {1: [old], 2: [new], 3: [new]}


async def test_nothing_is_said_while_nobody_keeps_a_list_of_units(office):
    assert about_units(await office.take([ROW])) == []


async def assigned(office, *leading):
    body = {
        "plenary": "5/3",
        "title": "关于修校舍的提案",
        "sponsor_kind": "individual",
        "first_sponsor": {"name": "张三"},
        "on": "2026-01-06",
    }
    told = await office.ask("", body)
    proposal = told.json()["stream"].removeprefix("proposal-")
    await office.ask(f"/{proposal}/filing", {"on": "2026-01-10"})
    body = {"leading": list(leading), "on": "2026-02-10"}
    assert (await office.ask(f"/{proposal}/assignment", body)).status_code == 201
    return proposal


@pytest.mark.parametrize("name", ["市教育局", "市教体局"])
async def test_after_a_merger_the_open_work_stays_and_either_name_answers_it(office, offices, name):
    await offices.heard(office.service, offices.registered("市教育局"))
    proposal = await assigned(office, "市教育局")
    await offices.heard(
        office.service,
        offices.registered("市教育局"),
        offices.registered("市教体局"),
        offices.merged("市教育局", "市教体局", since=JUNE.replace(month=2, day=20)),
    )
    told = await office.http.get(f"/committees/{office.code}/proposals/{proposal}/case")
    assert told.json()["units_now"] == [
        {
            "unit": str(offices.id("市教育局")),
            "named": "市教育局",
            "now": [{"organisation": str(offices.id("市教体局")), "name": "市教体局"}],
        }
    ]
    body = {"unit": name, "on": "2026-04-20", "grade": "A"}
    assert (await office.ask(f"/{proposal}/replies", body)).status_code == 201
    (row,) = await office.rows()
    assert row["replied_units"] == row["lead_units"] == [str(offices.id("市教育局"))]


async def test_a_units_sheet_comes_back_under_the_name_it_was_assigned_by(office, offices):
    known = offices.registered("市教育局"), offices.alias("市教育局", "云岭市教育局")
    await offices.heard(office.service, *known)
    await assigned(office, "云岭市教育局")
    url = f"/committees/{office.code}"
    told = await office.http.get(f"{url}/exports/units/{offices.id('市教育局')}/worklist")
    workbook = openpyxl.load_workbook(io.BytesIO(told.content))
    sheet = workbook.active
    heading = next(row for row in sheet.iter_rows() if "经办人" in [one.value for one in row])
    column = next(one.column for one in heading if one.value == "经办人")
    sheet.cell(heading[0].row + 1, column, "岑知远")
    target = io.BytesIO()
    workbook.save(target)
    files = {"file": ("办理.xlsx", target.getvalue())}
    told = await office.http.post(f"{url}/imports/worklist", files=files)
    assert told.json()["outcome"]["bad"] == []
    assert [one["after"] for one in told.json()["differences"]] == ["岑知远"]


def renaming(offices):
    return offices.book(offices.registered("市教育局"), offices.renamed("市教育局", "市教体局"))


async def test_a_unit_that_was_only_renamed_is_told_by_its_name_of_today(offices):
    known, unit = renaming(offices), offices.named("市教育局")
    (told,) = now(known, [unit], JUNE)
    assert [(one.organisation, one.name) for one in told.now] == [(unit.id, "市教体局")]
    assert now(known, [unit], JUNE.replace(month=5)) == ()
    assert meant(known, "市教体局", JUNE, [unit.id]).id == unit.id


async def test_names_that_are_not_settled_are_told_once_with_their_rows(offices):
    names = Names(renaming(offices))
    for row in (3, 4, 9):
        names.meant("云岭市教体局", JUNE, row)
    names.meant("市教体局", JUNE, 5)
    (told,) = names.unsettled()
    assert (
        told == "第3行等3行：单位名录中没有“云岭市教体局”，已按待确认单位登记，最接近的是“市教体局”"
    )
    assert Names(Organisations(offices.committee, ())).unsettled() == []
