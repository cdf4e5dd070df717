"""Does a unit's list go out as the clerk's sheet, and come back as what was filled in alone?"""

import io
from datetime import datetime, timedelta

import openpyxl
import pytest
from roads import MONEY, ROADS, account, divide, given, unit, unit_id, worklist

from kernel.clock import today
from kernel.identity import Grant, Principal, Role

pytestmark = pytest.mark.asyncio(loop_scope="module")
TODAY = today()
HEADING_ROW = 3
CLERKS = [
    "序号", "提案编号", "届次", "提案类型", "提案标题", "立案日期", "第一提案人", "提案人数",
    "要求交办日期", "实际办结日期", "办理单位", "办理类型", "解决程度", "提案人意见",
]  # fmt: skip
FILLED = ["实际办结日期", "解决程度", "内部科室", "经办人", "内部时限"]


def after(days):
    return TODAY + timedelta(days=days)


class Sheet:
    """A workbook on the clerk's screen."""

    def __init__(self, data):
        self.book = openpyxl.load_workbook(io.BytesIO(data))
        self.sheet = self.book.active
        self.headings = [cell.value for cell in self.sheet[HEADING_ROW]]

    def column(self, heading):
        return self.headings.index(heading) + 1

    def rows(self):
        return [
            dict(zip(self.headings, cells, strict=True))
            for cells in self.sheet.iter_rows(min_row=HEADING_ROW + 1, values_only=True)
        ]

    def at(self, title):
        """The row in which a proposal stands."""
        return HEADING_ROW + 1 + [row["提案标题"] for row in self.rows()].index(title)

    def fill(self, title, **cells):
        for heading, value in cells.items():
            self.sheet.cell(self.at(title), self.column(heading)).value = value

    def sorted_backwards(self):
        """All rows in the opposite order, as a filter's sort leaves them."""
        rows = [[cell.value for cell in row] for row in self.sheet.iter_rows(HEADING_ROW + 1)]
        for number, cells in enumerate(reversed(rows), start=HEADING_ROW + 1):
            for at, value in enumerate(cells, start=1):
                self.sheet.cell(number, at).value = value

    def bytes(self):
        target = io.BytesIO()
        self.book.save(target)
        return target.getvalue()


async def exported(desk, office, name=ROADS, **narrowed):
    path = f"/committees/{desk.code}/exports/units/{unit_id(office, name)}/worklist"
    told = await desk.http.get(path, params=narrowed)
    assert told.status_code == 200, told.text
    return Sheet(told.content)


async def imported(desk, data, **params):
    url = f"/committees/{desk.code}/imports/worklist"
    told = await desk.http.post(url, params=params, files={"file": ("明细表.xlsx", data)})
    if told.status_code == 200 and told.json()["position"]:
        desk.http.headers["at-least"] = told.json()["position"]
    return told


async def outcome(desk, sheet, **params):
    told = await imported(desk, sheet.bytes(), **params)
    assert told.status_code == 200, told.text
    return told.json()


async def some(office):
    """Three cases of 市交通局: one that it leads, one divided, one in which it assists."""
    bridge = await given(office, "关于修桥的提案", assisting=(MONEY,), due_on=str(after(30)))
    lamps = await given(office, "关于路灯的提案", due_on=str(after(20)))
    await divide(office, office, lamps, section="照明科", person="李向晚")
    buses = await given(office, "关于公交的提案", leading=(MONEY,), assisting=(ROADS,))
    return bridge, lamps, buses


async def test_the_sheet_has_the_clerks_headings_and_says_what_the_list_says(office):
    await some(office)
    sheet = await exported(office, office)
    assert [one for one in sheet.headings if one in CLERKS] == CLERKS
    assert {"剩余天数", "内部科室", "经办人", "内部时限"} < set(sheet.headings)
    rows = {row["提案标题"]: row for row in sheet.rows()}
    bridge, buses = rows["关于修桥的提案"], rows["关于公交的提案"]
    told = {name: bridge[name] for name in ("提案编号", "届次", "提案类型", "提案人数", "剩余天数")}
    assert told == {
        "提案编号": "0001",
        "届次": "五届三次",
        "提案类型": "联名提案",
        "提案人数": 2,
        "剩余天数": 30,
    }
    assert bridge["立案日期"] == datetime(2026, 1, 10)
    assert (bridge["办理类型"], buses["办理类型"]) == ("主办", "会办")
    assert rows["关于路灯的提案"]["内部科室"] == "照明科"
    hidden = [name for name, column in sheet.sheet.column_dimensions.items() if column.hidden]
    assert [
        sheet.headings[openpyxl.utils.column_index_from_string(name) - 1] for name in hidden
    ] == ["核对码"]


async def test_what_went_out_and_came_back_unchanged_changes_nothing(office, signed_in):
    _, lamps, _ = await some(office)
    await office.ask(f"/{lamps}/replies", {"unit": ROADS, "grade": "B"})
    before = await office.events()
    async with signed_in(unit(office)) as roads:
        sheet = await exported(roads, office)
        # As offices leave it: sorted, a column hidden, days as text, numbers for a case number.
        sheet.sorted_backwards()
        sheet.sheet.column_dimensions["E"].hidden = True
        for row in range(HEADING_ROW + 1, HEADING_ROW + 4):
            cell = sheet.sheet.cell(row, sheet.column("实际办结日期"))
            if cell.value is not None:
                cell.value = f"{cell.value:%Y年}{cell.value.month}月{cell.value.day}日"
            number = sheet.sheet.cell(row, sheet.column("提案编号"))
            number.value = int(number.value)
        told = await outcome(roads, sheet)
    counts = told["outcome"]
    assert (counts["rows"], counts["good"], counts["unchanged"]) == (3, 3, 3), told
    assert (told["differences"], counts["bad"]) == ([], [])
    assert await office.events() == before


async def test_what_the_unit_filled_in_is_previewed_then_done_once(office, signed_in):
    await some(office)
    before = len(await office.events())
    async with signed_in(unit(office)) as roads:
        sheet = await exported(roads, office)
        sheet.fill(
            "关于修桥的提案",
            实际办结日期=TODAY.isoformat(),
            解决程度="A类",
            内部科室="基建科",
            经办人="岑知远",
            内部时限=after(10),
        )
        sheet.fill("关于公交的提案", 实际办结日期=TODAY)
        seen = await outcome(roads, sheet, preview=True)
        at = sheet.at("关于修桥的提案")
        assert [one for one in seen["differences"] if one["row"] == at] == [
            {"row": at, "column": "实际办结日期", "before": "", "after": str(TODAY)},
            {"row": at, "column": "解决程度", "before": "", "after": "A"},
            {"row": at, "column": "内部科室", "before": "", "after": "基建科"},
            {"row": at, "column": "经办人", "before": "", "after": "岑知远"},
            {"row": at, "column": "内部时限", "before": "", "after": str(after(10))},
        ]
        assert (seen["outcome"]["changed"], seen["outcome"]["unchanged"]) == (2, 1)
        assert len(await office.events()) == before
        told = await outcome(roads, sheet)
        assert told["outcome"]["changed"] == 2, told
        rows = {row["title"]: row for row in (await worklist(roads, office))["items"]}
        bridge, buses = rows["关于修桥的提案"], rows["关于公交的提案"]
        assert (bridge["grade"], bridge["answered_on"]) == ("A", str(TODAY))
        assert (bridge["section"], bridge["own_due_on"]) == ("基建科", str(after(10)))
        assert (buses["stage"], buses["answered_on"]) == ("opinion_sent", str(TODAY))
        done = len(await office.events())
        again = await outcome(roads, sheet)
        assert (again["outcome"]["unchanged"], again["differences"]) == (3, [])
        assert len(await office.events()) == done
    # It happened as it was told, under all rules of today: deadlines end, and others begin.
    later = (await office.events())[before:]
    assert {"proposals.deadline.ended", "proposals.deadline.set"} <= set(later)


async def test_each_rule_says_no_by_row_and_column_and_the_good_rows_are_in(office, signed_in):
    await some(office)
    await given(office, "关于绿道的提案", on=str(after(-100)), due_on=str(after(-5)))
    async with signed_in(unit(office)) as roads:
        sheet = await exported(roads, office)
        sheet.fill("关于修桥的提案", 内部时限=after(31), 经办人="岑知远")
        sheet.fill("关于路灯的提案", 经办人="韩立")
        sheet.fill("关于公交的提案", 实际办结日期=TODAY, 解决程度="A")
        sheet.fill("关于绿道的提案", 实际办结日期=after(-6), 解决程度="A")
        told = await outcome(roads, sheet)
        columns = {one["row"]: one["column"] for one in told["outcome"]["bad"]}
        assert columns == {
            sheet.at("关于修桥的提案"): "内部时限",
            sheet.at("关于公交的提案"): "解决程度",
            sheet.at("关于绿道的提案"): "实际办结日期",
        }
        reasons = " ".join(one["reason"] for one in told["outcome"]["bad"])
        assert "内部时限不得晚于本单位的办理期限" in reasons
        assert f"第{sheet.at('关于修桥的提案')}行" in reasons
        assert told["sheet"] == "办理回复明细表"
        assert told["rejected"]
        assert {one["row"] for one in told["differences"]} == {sheet.at("关于路灯的提案")}
        rows = {row["title"]: row for row in (await worklist(roads, office))["items"]}
        assert rows["关于路灯的提案"]["person"] == "韩立"
        # Of a bad row nothing is written, not even what was good in it.
        assert rows["关于修桥的提案"]["person"] is None


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"解决程度": "A"}, "实际办结日期"),
        ({"实际办结日期": after(1), "解决程度": "A"}, "实际办结日期"),
        ({"实际办结日期": after(-400), "解决程度": "A"}, "实际办结日期"),
        ({"实际办结日期": TODAY, "解决程度": "甲等"}, "解决程度"),
        ({"实际办结日期": "某日"}, "实际办结日期"),
        ({"内部科室": "科" * 101}, "内部科室"),
        ({"核对码": "abc"}, "核对码"),
        ({"提案编号": "0099"}, "提案编号"),
    ],
)
async def test_what_cannot_be_so_comes_back_under_its_column(office, signed_in, cells, column):
    await given(office, "关于修桥的提案")
    before = await office.events()
    async with signed_in(unit(office)) as roads:
        sheet = await exported(roads, office)
        sheet.fill("关于修桥的提案", **cells)
        told = await outcome(roads, sheet)
        assert [one["column"] for one in told["outcome"]["bad"]] == [column], told
    assert await office.events() == before


async def test_a_unit_fills_in_its_own_rows_and_the_office_any(office, signed_in):
    await some(office)
    sheet = await exported(office, office, MONEY)
    sheet.fill("关于修桥的提案", 内部科室="预算科")
    async with signed_in(unit(office)) as roads:
        told = await outcome(roads, sheet)
        bad = told["outcome"]["bad"]
        assert {one["column"] for one in bad} == {"办理单位"}
        assert all("市财政局" in one["reason"] for one in bad)
        # Another's row under one's own name is not one's own either.
        stolen = await exported(office, office, MONEY)
        for row in range(HEADING_ROW + 1, stolen.sheet.max_row + 1):
            stolen.sheet.cell(row, stolen.column("办理单位"), ROADS)
        told = await outcome(roads, stolen)
        assert {one["column"] for one in told["outcome"]["bad"]} == {"核对码"}
    assert (await outcome(office, sheet))["outcome"]["changed"] == 1
    others = [
        account(Role.MEMBER, office, "张三", "person"),
        Principal("leader:韩立", (Grant(Role.LEADER, office.committee),)),
    ]
    for other in others:
        async with signed_in(other) as desk:
            assert (await imported(desk, sheet.bytes())).status_code == 403
    path = f"/committees/{office.code}/exports/units/{unit_id(office, MONEY)}/worklist"
    async with signed_in(unit(office)) as roads:
        assert (await roads.http.get(path)).status_code == 404


async def test_what_was_changed_meanwhile_is_not_overwritten(office, signed_in):
    _, lamps, _ = await some(office)
    async with signed_in(unit(office)) as roads:
        sheet = await exported(roads, office)
        await divide(office, office, lamps, section="市政科", person="韩立")
        roads.http.headers["at-least"] = office.http.headers["at-least"]
        # Left alone, an old row says nothing; filled in, it must be seen by somebody.
        assert (await outcome(roads, sheet))["outcome"]["unchanged"] == 3
        sheet.fill("关于路灯的提案", 经办人="岑知远")
        told = await outcome(roads, sheet)
        (bad,) = told["outcome"]["bad"]
        assert "已被他人修改" in bad["reason"]
        rows = {row["title"]: row for row in (await worklist(roads, office))["items"]}
        assert rows["关于路灯的提案"]["person"] == "韩立"
        # Another group of cells of the same row is its own matter.
        sheet = await exported(roads, office)
        await divide(office, office, lamps, section="照明科")
        roads.http.headers["at-least"] = office.http.headers["at-least"]
        sheet.fill("关于路灯的提案", 实际办结日期=TODAY, 解决程度="A")
        assert (await outcome(roads, sheet))["outcome"]["changed"] == 1


async def test_emptied_cells_take_a_division_back_and_no_answer(office, signed_in):
    await some(office)
    async with signed_in(unit(office)) as roads:
        sheet = await exported(roads, office)
        sheet.fill("关于路灯的提案", 实际办结日期=TODAY, 解决程度="B")
        await outcome(roads, sheet)
        sheet = await exported(roads, office)
        for heading in ("内部科室", "经办人"):
            sheet.sheet.cell(sheet.at("关于路灯的提案"), sheet.column(heading)).value = None
        assert (await outcome(roads, sheet))["outcome"]["changed"] == 1
        rows = {row["title"]: row for row in (await worklist(roads, office))["items"]}
        assert rows["关于路灯的提案"]["section"] is None
        sheet = await exported(roads, office)
        for heading in ("实际办结日期", "解决程度"):
            sheet.sheet.cell(sheet.at("关于路灯的提案"), sheet.column(heading)).value = None
        (bad,) = (await outcome(roads, sheet))["outcome"]["bad"]
        assert "不能清空" in bad["reason"]


async def test_a_unit_corrects_a_grade_and_the_office_a_day(office, signed_in):
    await some(office)
    async with signed_in(unit(office)) as roads:
        sheet = await exported(roads, office)
        sheet.fill("关于路灯的提案", 实际办结日期=TODAY, 解决程度="B")
        await outcome(roads, sheet)
        sheet = await exported(roads, office)
        sheet.fill("关于路灯的提案", 解决程度="A")
        assert (await outcome(roads, sheet))["outcome"]["changed"] == 1
        office.http.headers["at-least"] = roads.http.headers["at-least"]
        bridge = await given(office, "关于隧道的提案", on=str(after(-9)), due_on=str(after(-3)))
        roads.http.headers["at-least"] = office.http.headers["at-least"]
        sheet = await exported(roads, office)
        sheet.fill("关于隧道的提案", 实际办结日期=after(-4), 解决程度="A")
        (bad,) = (await outcome(roads, sheet))["outcome"]["bad"]
        assert "由办公室办理" in bad["reason"]
        assert (await outcome(office, sheet))["outcome"]["changed"] == 1
        told = await worklist(office, office)
        (one,) = [one for one in told["items"] if one["proposal"] == bridge]
        assert one["answered_on"] == str(after(-4))


async def test_without_its_stamp_a_row_is_known_by_number_and_plenary(office, signed_in):
    await some(office)
    async with signed_in(unit(office)) as roads:
        sheet = await exported(roads, office)
        sheet.sheet.delete_cols(sheet.column("核对码"))
        sheet = Sheet(sheet.bytes())
        assert (await outcome(roads, sheet))["outcome"]["unchanged"] == 3
        sheet.fill("关于路灯的提案", 经办人="韩立", 内部科室=None)
        assert (await outcome(roads, sheet))["outcome"]["changed"] == 1
        rows = {row["title"]: row for row in (await worklist(roads, office))["items"]}
        told = rows["关于路灯的提案"]
        assert (told["section"], told["person"]) == ("照明科", "韩立")
        twice = [cell.value for cell in sheet.sheet[HEADING_ROW + 1]]
        sheet.sheet.append(twice)
        (bad,) = (await outcome(roads, sheet))["outcome"]["bad"]
        assert (bad["row"], bad["column"]) == (HEADING_ROW + 4, "提案编号")


async def test_words_that_excel_may_write_otherwise_are_the_same_words(office):
    proposal = await given(office, "关于修桥的提案")
    told = await divide(
        office, office, proposal, section=" 综合 科（一） ", person="=岑知远", own_due_on=str(TODAY)
    )
    assert told.status_code == 201, told.text
    sheet = await exported(office, office)
    before = await office.events()
    assert (await outcome(office, sheet))["outcome"]["unchanged"] == 1
    assert await office.events() == before
    broken = await divide(office, office, proposal, section="综合\n科")
    assert broken.status_code == 422


async def test_what_sponsors_say_stays_hidden_from_a_unit_that_has_yet_to_judge(office, signed_in):
    proposal = await given(office, "关于修桥的提案")
    await office.ask(f"/{proposal}/replies", {"unit": ROADS, "grade": "A"})
    body = {"sponsor": {"name": "张三"}, "satisfaction": "satisfied"}
    told = await office.ask(f"/{proposal}/feedback", body)
    assert told.status_code == 201, told.text
    async with signed_in(unit(office)) as roads:
        (row,) = (await exported(roads, office)).rows()
        assert row["提案人意见"] is None
    (row,) = (await exported(office, office)).rows()
    assert row["提案人意见"] == "满意"


async def test_another_kind_of_ledger_is_refused(office, signed_in):
    target = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["案由", "第一提案人", "审查意见"])
    book.active.append(["关于修桥的提案", "张三", "立案"])
    book.save(target)
    async with signed_in(unit(office)) as roads:
        told = await imported(roads, target.getvalue())
        assert told.status_code == 422
        assert told.json()["type"].endswith("LedgerRefused")
