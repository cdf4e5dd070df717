"""What does a cell say once it is cleaned, and what brings its row back?"""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kernel.ledgers import (
    CellProblem,
    Hints,
    Ledger,
    Row,
    Shape,
    SkipRow,
    Unreadable,
    clean,
    line,
    one_of,
    open_ledger,
    parts,
    squeeze,
)

Open = Callable[..., Ledger]
pytestmark = pytest.mark.usefixtures("parsed_here")


@pytest.fixture
def ledger_of_cells(proposals: Shape) -> Open:
    """A ledger with one row; cells by heading."""

    def make(**cells: str) -> Ledger:
        filled = {"案由": "甲", "第一提案人": "张三"} | cells
        quoted = [
            ",".join('"' + value.replace('"', '""') + '"' for value in line_)
            for line_ in (filled.keys(), filled.values())
        ]
        return open_ledger("\n".join(quoted).encode(), proposals)

    return make


def test_all_kinds_of_space_are_trimmed_and_width_is_plain() -> None:
    assert clean("\u3000\u00a0\u2003 甲（一期）２０２５ＡＢ \t").text == "甲(一期)2025AB"
    assert clean("，。：“”、").text == "，。：“”、"


def test_lines_are_joined_in_titles_and_kept_in_passages(ledger_of_cells: Open) -> None:
    row = ledger_of_cells(案由="关于\r\n 修桥\n的提案 of\nA").rows[0]
    assert row.text("title") == "关于修桥的提案 of A"
    assert row.passage("title") == "关于\n修桥\n的提案 of\nA"


def test_invisible_marks_are_removed_with_a_warning(ledger_of_cells: Open) -> None:
    ledger = ledger_of_cells(案由="\u202a修\u200b桥\ufeff")
    assert ledger.rows[0].text("title") == "修桥"
    assert ledger.warnings[0][0] == "第2行“案由”列：已去掉不可见字符"


@pytest.mark.parametrize("broken", ["\0", "\x07", "\x1b", "\x9f", "\uffff"])
def test_control_characters_bring_the_row_back(broken: str, ledger_of_cells: Open) -> None:
    ledger = ledger_of_cells(案由=f"修{broken}桥")
    bad = ledger.read(lambda row: row.text("title")).bad
    assert [(one.row, one.column) for one in bad] == [(2, "案由")]


def test_lone_surrogates_and_escaped_control_characters_come_back(
    proposals: Shape, xlsx: Callable[..., bytes]
) -> None:
    rows = [
        ["案由", "第一提案人"],
        ["修_xD83D_桥", "张三"],
        ["修_x0000_桥", "张三"],
        ["好_xD83D__xDE00_", "张三"],
    ]
    readings = open_ledger(xlsx(rows), proposals).read(lambda row: row.text("title"))
    assert [one.row for one in readings.bad] == [2, 3]
    assert [title for _, title in readings.good] == ["好😀"]
    with pytest.raises(Unreadable):
        clean("修\ud83d桥")


@pytest.mark.parametrize("word", ["不详", "无", "待定", "/", "—", "——", " ／ ", "", "-"])
def test_words_for_nothing_are_blank_where_a_cell_may_be(word: str, ledger_of_cells: Open) -> None:
    row = ledger_of_cells(案号=word, 立案日期=word, 联名人=word).rows[0]
    assert (row.optional("case_no"), row.date("filed_on"), len(row.names("co_sponsors"))) == (
        None,
        None,
        0,
    )


def test_a_word_for_nothing_in_a_required_cell_brings_the_row_back(ledger_of_cells: Open) -> None:
    with pytest.raises(CellProblem, match="不能为空（填写为“不详”）"):
        ledger_of_cells(第一提案人="不详").rows[0].text("sponsor")


def test_all_reasons_of_a_row_are_told_at_once(ledger_of_cells: Open) -> None:
    def mapping(row: Row) -> object:
        return (
            row.date("filed_on"),
            row.number_of("case_no"),
            row.text("title"),
            row.text("sponsor"),
        )

    readings = ledger_of_cells(立案日期="某日", 案号="某号", 案由="", 第一提案人="").read(mapping)
    assert [one.column for one in readings.bad] == ["立案日期", "案号", "案由"]
    assert readings.rows() == 1
    assert readings.bad[0].sentence() == '第2行"立案日期"列：“某日”不是可以读懂的日期'


def test_outside_read_an_unreadable_cell_is_never_a_blank(ledger_of_cells: Open) -> None:
    with pytest.raises(CellProblem):
        ledger_of_cells(立案日期="某日").rows[0].date("filed_on")


def test_a_slice_may_refuse_or_skip_a_row(ledger_of_cells: Open) -> None:
    ledger = ledger_of_cells()

    def refuse(row: Row) -> None:
        raise row.problem("", "整行有误", "the whole row is wrong")

    def skip(row: Row) -> None:
        raise SkipRow("标为无效", "marked invalid")

    assert ledger.read(refuse).bad[0].sentence() == "第2行：整行有误"
    skipped = ledger.read(skip)
    assert (skipped.rows(), skipped.skipped[0].row) == (0, 2)


def test_a_day_beyond_its_bounds_comes_back(ledger_of_cells: Open) -> None:
    row = ledger_of_cells(立案日期="2025-3-2").rows[0]
    assert row.date("filed_on", latest=date(2025, 3, 2)) == date(2025, 3, 2)
    with pytest.raises(CellProblem, match="晚于"):
        row.date("filed_on", latest=date(2025, 3, 1))


def test_a_field_that_the_shape_lacks_is_our_own_mistake(ledger_of_cells: Open) -> None:
    row = ledger_of_cells().rows[0]
    with pytest.raises(KeyError):
        row.optional("grade")
    assert row.optional("case_no") is None


def test_a_closed_list_names_the_nearest_word() -> None:
    read = one_of({"满意": 1, "基本满意": 2, "不满意": 3})
    assert read(" 基本　满意 ", Hints()) == 2
    with pytest.raises(Unreadable, match="最接近的是“满意”"):
        read("满义", Hints())


def test_units_in_one_cell_come_apart() -> None:
    assert parts("市教育局、市财政局；市教育局\n市 水务局", Hints()) == (
        "市教育局",
        "市财政局",
        "市 水务局",
    )


@given(st.text(max_size=60))
@example("A´")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        once = clean(text).text
    except Unreadable:
        return
    assert clean(once).text == once
    assert line(once, Hints()) == line(line(once, Hints()), Hints())
    assert squeeze(squeeze(text)) == squeeze(text)
