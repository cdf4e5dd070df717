"""Is the sheet to sign what the office prints, and a ledger once it is filled in?"""

import io

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from kernel.ids import committee_id
from sectors.sheet.document import document
from sectors.sheet.signing import Expected, SignIn
from sectors.sheet.workbook import workbook

pytestmark = pytest.mark.usefixtures("parsed_here")
PATH = "/committees/999900/activities"
STUDY = {
    "title": "第一季度集中学习",
    "kind": "学习",
    "starts_on": "2025-03-05",
    "place": "会议厅",
    "host": {"id": str(committee_id("999900")), "name": "云岭市政协"},
}


@pytest.fixture
async def study(http, seen):
    """An activity to which nobody is expected by name yet."""
    told = await http.post(PATH, json=STUDY)
    await seen("activities", told.json()["position"])
    return told.json()["stream"].removeprefix("activity-")


async def printed(http, activity, query=""):
    told = await http.get(f"{PATH}/{activity}/sign-in.xlsx{query}")
    assert told.status_code == 200, told.text
    return openpyxl.load_workbook(io.BytesIO(told.content))


async def test_everybody_on_the_roll_stands_on_it_with_a_blank_to_sign(http, study):
    sheet = (await printed(http, study)).active
    lines = [list(row) for row in sheet.values]
    assert lines[0][0] == "第一季度集中学习签到表"
    assert lines[1][0] == "活动主题：第一季度集中学习"
    assert (
        lines[2][0]
        == "活动类别：学习　活动时间：2025年3月5日　活动地点：会议厅　组织单位：云岭市政协"
    )
    assert lines[3] == ["序号", "姓名", "界别", "签到", "备注"]
    assert lines[4] == ["1", "岑知远", "教育界", None, None] or lines[4][1:] == [
        "岑知远", "教育界", None, None,
    ]  # fmt: skip
    assert len(lines) == 4 + 5
    assert sheet.print_title_rows == "$4:$4"


async def test_filled_in_it_is_imported_as_the_attendance_of_the_same_activity(
    http, study, post, seen
):
    book = await printed(http, study)
    marks = {"岑知远": "√", "柏清禾": "迟到", "黎云舟": "请假"}
    for row in book.active.iter_rows(min_row=5):
        row[3].value = marks.get(row[1].value)
    target = io.BytesIO()
    book.save(target)
    told = await post(target.getvalue())
    assert (told["outcome"]["rows"], told["outcome"]["good"]) == (5, 5), told
    (one,) = await seen("activities", told["position"])
    assert one["activity"] == study
    came = await seen(f"activities/{study}/attendances")
    assert {each["name"]: each["attendance"] for each in came} == {
        "岑知远": "present", "柏清禾": "late", "黎云舟": "leave", "温景川": "absent",
        "翟思齐": "absent",
    }  # fmt: skip


async def test_those_recorded_stand_on_it_guests_last_and_leave_beside_the_name(
    http, study, seen, post
):
    for body in (
        {"name": "岑知远", "attendance": "leave"},
        {"name": "干部甲", "attendance": "present", "member": False},
        {"name": "柏清禾", "attendance": "present"},
    ):
        told = await http.post(f"{PATH}/{study}/attendances", json=body)
    await seen("activities", told.json()["position"])
    book = await printed(http, study)
    lines = [row[1:] for row in book.active.values][4:]
    assert lines == [
        ("岑知远", "教育界", None, "请假"),
        ("柏清禾", "教育界", None, None),
        ("干部甲", None, None, "列席"),
    ] or [line[0] for line in lines] == ["岑知远", "柏清禾", "干部甲"]
    target = io.BytesIO()
    book.save(target)
    told = await post(target.getvalue(), preview=True)
    assert "干部甲" not in told["outcome"]["not_on_roster"]


async def test_the_members_of_one_body_can_be_asked_for(http, study, seen, hear, admitted):
    await hear(*admitted("褚望舒", sector="渔业界"))
    bodies = {one["name"]: one["body"] for one in await seen("bodies")}
    sheet = (await printed(http, study, f"?body={bodies['渔业界']}")).active
    assert [row[1] for row in sheet.values][4:] == ["褚望舒"]


async def test_an_activity_that_nobody_recorded_has_no_sheet(http):
    told = await http.get(f"{PATH}/6f1c1b1e-0c6a-5b0e-9d52-5a8f5e0f7a11/sign-in.docx")
    assert told.status_code == 404


def many(people):
    expected = tuple(Expected(f"某{n}", "教育") for n in range(people))
    return SignIn("学习签到表", ("活动主题：学习",), expected)


def test_a_long_list_repeats_its_head_and_is_no_wider_than_the_paper():
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(many(60)))).active
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes, one wide


def test_a_long_title_is_wrapped_and_a_formula_is_text():
    title = "=" + "关于乡镇敬老院适老化改造的专题调研" * 3
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(SignIn(title, (title,), ())))).active
    assert [sheet["A1"].value, sheet["A2"].value] == [title, title]
    assert (sheet["A1"].data_type, sheet["A2"].data_type) == ("s", "s")
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:E1", "A2:E2"}
    assert sheet["A1"].alignment.wrap_text
    assert sheet.row_dimensions[1].height == 90


def test_the_word_file_has_a_table_whose_head_is_repeated_and_whose_rows_stay_whole():
    made = docx.Document(io.BytesIO(document(many(40))))
    assert [paragraph.text for paragraph in made.paragraphs] == ["学习签到表", "活动主题：学习"]
    (table,) = made.tables
    head, *rows = table.rows
    assert [cell.text for cell in head.cells] == ["序号", "姓名", "界别", "签到", "备注"]
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len(rows) == 40
    assert [cell.text for cell in rows[0].cells] == ["1", "某0", "教育", "", ""]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    widths = [column.width.mm for column in table.columns]
    assert [round(one) for one in widths] == [14, 32, 42, 52, 30]
