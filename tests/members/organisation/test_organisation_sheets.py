"""Does the list of organisations come back from a spreadsheet as exactly what was edited?"""

import io
from collections import Counter

import openpyxl
import pytest
from sqlalchemy import select

from kernel.ids import committee_id
from kernel.tables import events, vault
from rules.names import derived_id

CODE = "999900"
URL = f"/committees/{CODE}"
EDUCATION = {"name": "市教育局", "family": "政府", "level": "市"}


def id_of(name):
    return str(derived_id(committee_id(CODE), "organisation", name))


class Sheet:
    """An exported list, to be edited."""

    def __init__(self, data):
        self._book = openpyxl.load_workbook(io.BytesIO(data))
        self._sheet = self._book.active
        rows = list(self._sheet.iter_rows())
        at = next(n for n, row in enumerate(rows) if "单位名称" in [one.value for one in row])
        self._columns = {one.value: one.column for one in rows[at]}
        self._rows = {
            row[self._columns["单位名称"] - 1].value: row[0].row
            for row in rows[at + 1 :]
            if row[self._columns["单位名称"] - 1].value
        }

    @property
    def names(self):
        """The organisations listed, in order."""
        return list(self._rows)

    def cell(self, name, heading):
        """What stands there."""
        return self._sheet.cell(self._rows[name], self._columns[heading]).value

    def edit(self, name, **cells):
        """Write into the row of an organisation; a new one gets a row at the end."""
        row = self._rows.setdefault(name, self._sheet.max_row + 1)
        for heading, value in {"单位名称": name, **cells}.items():
            self._sheet.cell(row, self._columns[heading]).value = value
        return self

    def has(self, heading):
        """Whether there is such a column."""
        return heading in self._columns

    def data(self):
        """The file's bytes."""
        target = io.BytesIO()
        self._book.save(target)
        return target.getvalue()


@pytest.fixture
def exported(http):
    async def read():
        told = await http.get(f"{URL}/exports/organisations")
        assert told.status_code == 200, told.text
        return Sheet(told.content)

    return read


@pytest.fixture
def brought(http, parsed_here):
    """`await brought(data)`: import a list; later reads see it."""

    async def imported(data, **params):
        files = {"file": ("单位名录.xlsx", data)}
        told = await http.post(f"{URL}/imports/organisations", params=params, files=files)
        assert told.status_code == 200, told.text
        if told.json()["position"]:
            http.headers["at-least"] = told.json()["position"]
        return told.json()

    return imported


async def log(members):
    """The events about organisations, by the end of their names."""
    async with members.engine.connect() as connection:
        wanted = select(events.c.type).where(events.c.stream.startswith("organisation-"))
        told = await connection.execute(wanted.order_by(events.c.position))
        return [one.rsplit(".", 1)[1] for one in told.scalars()]


async def test_what_was_not_edited_makes_no_event(members, tell, exported, brought):
    await tell("organisations", EDUCATION)
    await tell(f"organisations/{id_of('市教育局')}/aliases", {"alias": "教育局"})
    before = await log(members)
    told = await brought((await exported()).data())
    assert (told["outcome"]["good"], told["outcome"]["bad"], told["differences"]) == (1, [], [])
    assert await log(members) == before


async def test_each_edit_is_its_event_and_nothing_else(members, tell, seen, exported, brought):
    await tell("organisations", EDUCATION)
    await tell("organisations", {"name": "市文旅局", "provisional": True})
    await tell("organisations", {"name": "市政府", "family": "政府", "level": "市"})
    await tell(f"organisations/{id_of('市教育局')}/aliases", {"alias": "教育局"})
    before = await log(members)
    sheet = await exported()
    sheet.edit("市教育局", 别名="云岭市教育局", 主管单位="市政府", 变动日期="2025-06-01")
    sheet.edit("市文旅局", 待确认="否", 系统="政府")
    sheet.edit("市体育局", 单位类别="承办单位", 主管单位="市教育局", 别名="体育局")
    told = await brought(sheet.data())
    assert told["outcome"]["bad"] == []
    edits = {"placed": 2, "alias_confirmed": 2, "alias_taken_back": 1, "confirmed": 1}
    assert Counter((await log(members))[len(before) :]) == {**edits, "registered": 1}
    page = await seen(f"organisations/{id_of('市教育局')}")
    assert page["organisation"]["aliases"] == ["云岭市教育局"]
    assert page["organisation"]["parent"]["name"] == "市政府"
    assert page["places"][1]["since"] == "2025-06-01"
    assert [one["name"] for one in page["children"]] == ["市体育局"]
    again = await brought((await exported()).data())
    assert again["differences"] == []


async def test_a_new_name_needs_its_day_and_its_paper(members, tell, seen, exported, brought):
    await tell("organisations", EDUCATION)
    sheet = await exported()
    bare = Sheet(sheet.data())
    bare.edit("市教育局", 单位名称="市教体局")
    (bad,) = (await brought(bare.data()))["outcome"]["bad"]
    assert (bad["column"], "更名日期" in bad["reason"]) == ("单位名称", True)
    paper = {"更名日期": "2025-06-01", "依据文件": "云编〔2025〕12号"}
    sheet.edit("市教育局", 单位名称="市教体局", **paper)
    told = await brought(sheet.data())
    assert told["outcome"]["bad"] == []
    (one,) = await seen("organisations")
    assert (one["name"], one["former_names"]) == ("市教体局", ["市教育局"])
    after = await exported()
    assert after.cell("市教体局", "曾用名") == "市教育局"
    assert (await brought(after.data()))["differences"] == []


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    tell, seen, exported, brought
):
    await tell("organisations", EDUCATION)
    sheet = await exported()
    await tell(f"organisations/{id_of('市教育局')}/places", {"family": "党群"})
    told = await brought(sheet.edit("市教育局", 层级="县").data())
    assert told["outcome"]["bad"] == []  # Another cell: both hold.
    sheet = await exported()
    await tell(f"organisations/{id_of('市教育局')}/places", {"family": "人大"})
    (bad,) = (await brought(sheet.edit("市教育局", 系统="政府").data()))["outcome"]["bad"]
    assert (bad["column"], "他人修改" in bad["reason"]) == ("系统", True)
    (one,) = await seen("organisations")
    assert (one["family"], one["level"]) == ("人大", "县")


async def test_the_same_edit_again_after_it_was_undone_is_asked_again(
    tell, seen, exported, brought
):
    await tell("organisations", EDUCATION)
    for family in ("党群", "政府", "党群"):
        await brought((await exported()).edit("市教育局", 系统=family).data())
        (one,) = await seen("organisations")
        assert one["family"] == family


async def test_rows_that_cannot_be_taken_come_back_with_their_reason(exported, brought, tell):
    await tell("organisations", EDUCATION)
    sheet = await exported()
    sheet.edit("市体育局", 主管单位="云岭市教育局")
    sheet.edit("市文旅局", 单位类别="合唱团")
    sheet.edit("市财政局", 系统="乐团")
    told = await brought(sheet.data())
    reasons = {one["column"]: one["reason"] for one in told["outcome"]["bad"]}
    assert "最接近的是市教育局" in reasons["主管单位"]
    assert set(reasons) == {"主管单位", "单位类别", "系统"}


async def test_a_list_of_another_hand_adds_and_takes_nothing_back(
    members, tell, seen, brought, xlsx
):
    await tell("organisations", EDUCATION)
    await tell(f"organisations/{id_of('市教育局')}/aliases", {"alias": "教育局"})
    data = xlsx(
        ("单位名称", "系统", "曾用名", "联系人", "联系电话"),
        ("市教育局", "", "市教委", "岑知远", "15490000023"),
        ("市体育局", "政府", "市体委", "", ""),
    )
    told = await brought(data)
    assert told["outcome"]["bad"] == []
    found = {one["name"]: one for one in await seen("organisations")}
    assert found["市教育局"]["aliases"] == ["教育局", "市教委"]
    assert found["市教育局"]["family"] == "政府"
    assert found["市体育局"]["aliases"] == ["市体委"]
    before = await log(members)
    await brought(data)
    assert await log(members) == before


async def test_contacts_are_in_an_export_only_when_asked_for_and_that_is_recorded(
    http, members, tell, seen, exported, brought
):
    await tell("organisations", EDUCATION)
    about = f"organisations/{id_of('市教育局')}"
    await tell(f"{about}/contact", {"person": "岑知远", "telephone": "15490000023"})
    assert not (await exported()).has("联系人")
    told = await http.post(f"{URL}/exports/organisations/with-contacts")
    sheet = Sheet(told.content)
    assert sheet.cell("市教育局", "联系人") == "岑知远"
    assert str(sheet.cell("市教育局", "联系电话")) == "15490000023"
    before = await log(members)
    assert before[-1] == "contact_looked_up"
    await brought(sheet.data())
    assert await log(members) == before
    await brought(sheet.edit("市教育局", 联系人="黎云舟").data())
    assert (await log(members))[len(before) :] == ["contact_kept"]
    assert [one["purpose"] for one in await seen(f"{about}/contact-looks")] == ["export"]


async def test_a_forgotten_contact_is_in_no_export_and_not_in_the_vault(http, members, tell):
    await tell("organisations", EDUCATION)
    about = f"organisations/{id_of('市教育局')}"
    await tell(f"{about}/contact", {"person": "岑知远", "telephone": "15490000023"})
    await tell(f"{about}/contact", {"person": "黎云舟"})
    why = {"ground": "requested", "basis": "本人申请"}
    told = await tell(f"{about}/contact-erasures", why)
    assert told["events"] == ["members.organisation.contact_forgotten"]
    async with members.engine.connect() as connection:
        assert (await connection.execute(select(vault.c.id))).all() == []
    told = await http.post(f"{URL}/exports/organisations/with-contacts")
    assert told.status_code == 200
    assert not Sheet(told.content).cell("市教育局", "联系人")
