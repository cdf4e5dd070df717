"""Does a list of any length go out in the memory of a page, and leave nothing behind?"""

import io
import tempfile
import tracemalloc
from datetime import date, datetime

import openpyxl
import pytest

from kernel.http.sheets import numbered, sheet
from kernel.ledgers import streaming
from kernel.ledgers.streaming import Days, Heading
from kernel.problems import Problem

HEADINGS = (
    Heading("序号", 6),
    Heading("案由", 48),
    Heading("答复日期", 12, filled=True),
    Heading("剩余天数", 10),
    Heading("解决程度", 10, filled=True, choices=("A类", "B类")),
    Heading("核对码", 8, hidden=True),
)
DAY = date(2026, 3, 2)
PAGE = 500
LONG = "关于加快推进主城区老旧小区加装电梯并完善后续维护管理长效机制的提案"


async def rows(count):
    """As many rows as asked for, a page at a time, each text its own."""
    for start in range(0, count, PAGE):
        yield list(range(start, min(start + PAGE, count)))


def line(number, row):
    return (number, f"{LONG}之{row}", DAY, Days(-row % 7 - 3, working=True), "A类", f"码{row}")


async def received(response):
    return b"".join([chunk async for chunk in response.body_iterator])


async def written(count, **told):
    response = await sheet("明细表", HEADINGS, numbered(rows(count), line), **told)
    return await received(response)


async def drained(response):
    """The length of an answer, none of which is kept."""
    return sum([len(chunk) async for chunk in response.body_iterator])


async def test_every_row_arrives_as_what_it_is():
    data = await written(1001, title=("云岭市交通局明细表", "橙色各列填写"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = book["明细表"]
    assert [cell.value for cell in found[3]] == [one.text for one in HEADINGS]
    lines = list(found.iter_rows(min_row=4, values_only=True))
    assert len(lines) == 1001
    day = datetime(2026, 3, 2)
    assert lines[0] == (1, f"{LONG}之0", day, -3, "A类", "码0")
    assert lines[-1] == (1001, f"{LONG}之1000", day, -1000 % 7 - 3, "A类", "码1000")
    assert found["D4"].number_format == '0"个工作日";[Red]-0"个工作日"'
    assert found.column_dimensions["F"].hidden
    assert found.freeze_panes == "A4"
    # Two lines of title make a high row; the choices are offered in the whole column.
    assert found.row_dimensions[4].height > 15
    (offered,) = found.data_validations.dataValidation
    assert str(offered.sqref) == "E4:E1004"


async def test_what_looks_like_a_formula_is_text_and_a_blank_is_blank():
    async def pages():
        yield [(1, "=1+1", None, None, None, None)]

    response = await sheet("表", HEADINGS, pages())
    book = openpyxl.load_workbook(io.BytesIO(await received(response)))
    cells = [(cell.value, cell.data_type) for cell in book.active[2]]
    assert cells[1:3] == [("=1+1", "s"), (None, "n")]


async def test_ten_times_the_rows_take_no_more_memory():
    peaks = []
    await written(PAGE)  # What is loaded and cached once is not the list's.
    for count in (2_000, 20_000):
        tracemalloc.start()
        length = await drained(await sheet("表", HEADINGS, numbered(rows(count), line)))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert length > count * 10
    held = streaming.HELD_BYTES
    assert peaks[1] < 1.2 * peaks[0] + held, peaks


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """Where files go meanwhile."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


async def test_nothing_is_left_behind(scratch, monkeypatch):
    monkeypatch.setattr(streaming, "HELD_BYTES", 1000)
    assert await written(2000)
    assert list(scratch.iterdir()) == []


async def test_a_list_that_fails_midway_leaves_nothing_behind(scratch):
    async def broken():
        yield [1]
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await sheet("表", HEADINGS, numbered(broken(), line))
    assert list(scratch.iterdir()) == []


async def test_what_is_read_from_is_let_go_at_once_when_a_row_cannot_be_written():
    let_go = []

    async def held():
        try:
            yield [1]
            yield [2]
        finally:
            let_go.append(True)

    def broken(number, row):
        raise ValueError(row)

    with pytest.raises(ValueError, match="1"):
        await sheet("表", HEADINGS, numbered(held(), broken))
    assert let_go == [True]


async def test_more_rows_than_a_sheet_holds_are_refused(scratch, monkeypatch):
    monkeypatch.setattr(streaming, "HIGHEST_ROW", 100)
    with pytest.raises(Problem) as refused:
        await written(PAGE)
    assert (refused.value.status, refused.value.type) == (422, "TooManyRows")
    assert list(scratch.iterdir()) == []
