"""Is a second party that was written beside the first kept, or given back with a reason?"""

import io

import openpyxl
import pytest

CODE = "999900"
pytestmark = pytest.mark.usefixtures("parsed_here")
ADMIT = {"name": "岑知远", "member_no": "0001", "term": 5}


@pytest.fixture
def edited(tell, http, roster, seen):
    """`await edited(held, cells)`: a member goes out, is edited, comes back: outcome and member."""

    async def came_back(held, cells):
        await tell("members", ADMIT | held)
        path = f"/committees/{CODE}/exports/roster"
        told = await http.get(path, params={"everyone": True})
        book = openpyxl.load_workbook(io.BytesIO(told.content))
        page = book.worksheets[0]
        headings = [cell.value for cell in page[1]]
        for heading, value in cells.items():
            page.cell(2, headings.index(heading) + 1).value = value
        target = io.BytesIO()
        book.save(target)
        told = await roster(target.getvalue())
        (member,) = await seen("members")
        return told, (member["party"], member["second_party"])

    return came_back


@pytest.mark.parametrize(
    ("held", "cells"),
    [
        ({}, {"政治面貌": "民盟盟员、无党派人士"}),
        ({"party": "群众"}, {"政治面貌": "民盟，无党派"}),
        ({"party": "群众", "second_party": "无党派人士"}, {"政治面貌": "民盟、无党派"}),
        ({"second_party": "群众"}, {"政治面貌": "民盟、无党派", "第二政治面貌": None}),
        ({}, {"政治面貌": "民盟、无党派", "第二政治面貌": "无党派"}),
    ],
)
async def test_both_parties_are_kept(edited, held, cells):
    told, kept = await edited(held, cells)
    assert told["outcome"]["bad"] == []
    assert kept == ("民盟盟员", "无党派人士")
    after = {one["column"]: one["after"] for one in told["differences"]}
    if "second_party" not in held or held["second_party"] == "群众":
        assert after["第二政治面貌"].startswith("无党派")


@pytest.mark.parametrize(
    ("held", "cells"),
    [
        ({"party": "群众"}, {"政治面貌": "民盟、无党派、群众"}),
        ({"party": "群众", "second_party": "民建会员"}, {"政治面貌": "民盟、无党派"}),
        ({"party": "群众"}, {"政治面貌": "民盟、无党派", "第二政治面貌": "民建"}),
    ],
)
async def test_what_names_more_than_two_is_given_back_and_changes_nothing(edited, held, cells):
    told, kept = await edited(held, cells)
    (bad,) = told["outcome"]["bad"]
    assert (bad["column"], "最多登记两项" in bad["zh"]) == ("政治面貌", True)
    assert "民盟盟员、无党派人士" in bad["zh"]
    assert kept == (held["party"], held.get("second_party"))


async def test_one_party_is_still_that_edit_alone(edited):
    told, kept = await edited({"party": "群众", "second_party": "民建会员"}, {"政治面貌": "民盟"})
    assert (told["outcome"]["bad"], kept) == ([], ("民盟盟员", "民建会员"))
    assert [one["column"] for one in told["differences"]] == ["政治面貌"]
