"""Which files are read, which refused, and with which reason?"""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from kernel.ledgers import Ledger, LedgerRefused, Limits, Shape, open_ledger
from kernel.ledgers.grid import Workbook
from kernel.ledgers.parse import parse

Make = Callable[..., bytes]
pytestmark = pytest.mark.usefixtures("parsed_here")

ROW = [1, "第001号", "关于修桥的提案", "张三"]
TEXT = "案号,案由,第一提案人,立案日期\n001,关于修桥的提案,张三,2025-3-1\n"


def refusal(data: bytes, shape: Shape, **more: object) -> str:
    with pytest.raises(LedgerRefused) as refused:
        open_ledger(data, shape, **more)  # type: ignore[arg-type]
    assert refused.value.zh
    assert refused.value.en
    return refused.value.code


def repacked(data: bytes, change: Callable[[str, bytes], bytes], **added: bytes) -> bytes:
    """The same workbook with its parts changed."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in added.items():
            new.writestr(name.replace("__", "/"), content)
    return target.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_read_in_every_encoding_and_separator(
    encoding: str, separator: str, proposals: Shape
) -> None:
    ledger = open_ledger(TEXT.replace(",", separator).encode(encoding), proposals)
    assert [row.text("title") for row in ledger.rows] == ["关于修桥的提案"]
    assert ledger.rows[0].date("filed_on") == date(2025, 3, 1)


def test_a_utf16_file_of_the_other_byte_order_is_read(proposals: Shape) -> None:
    assert open_ledger(b"\xfe\xff" + TEXT.encode("utf-16-be"), proposals).rows


def test_a_record_with_line_breaks_is_one_row(proposals: Shape) -> None:
    text = '案由,第一提案人\n"关于修桥\r\n的提案",张三\n\n关于铺路的提案,"李四\n王五"\n'
    ledger = open_ledger(text.encode(), proposals)
    assert [row.number for row in ledger.rows] == [2, 4]
    assert ledger.rows[0].text("title") == "关于修桥的提案"


def test_commas_in_names_do_not_outvote_the_separator(proposals: Shape) -> None:
    text = "案由;第一提案人;联名人\n" + "甲;张三;李四,王五,赵六,钱七\n" * 5
    ledger = open_ledger(text.encode(), proposals)
    assert len(ledger.rows[0].names("co_sponsors")) == 4


def test_a_cell_beyond_python_s_csv_limit_is_read(proposals: Shape) -> None:
    text = f"案由,第一提案人\n{'桥' * 200_000},张三\n"
    assert len(open_ledger(text.encode(), proposals).rows[0].text("title")) == 200_000


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "no_heading"),
        (b"%PDF-1.7 ...", "not_a_spreadsheet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "not_a_spreadsheet"),
        ("<html><table><tr><td>案由</td></tr></table>".encode(), "not_a_spreadsheet"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        ("今天天气很好。\n".encode(), "no_heading"),
        ("案由,第一提案人\n".encode(), "no_rows"),
        ("案由,第一提案人\n合计,0件\n".encode(), "no_rows"),
        ('案由,第一提案人\n"关于修桥,张三\n乙,李四\n'.encode(), "unclosed_quote"),
        ('案由,第一提案人\n甲,"张"三\n'.encode(), "unclosed_quote"),
        (TEXT.encode("utf-16-le"), "undecidable_encoding"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x00\xd8", "undecidable_encoding"),
        (b"\xef\xbb\xbf" + TEXT.encode("gb18030"), "undecidable_encoding"),
        (TEXT.encode() + b"\xff\xff\xff", "undecidable_encoding"),
        ("案号,案由,立案日期\n1,甲,2025-1-1\n".encode(), "another_kind"),
        ("案号,案由,第一提案人,案 由\n1,甲,张三,乙\n".encode(), "duplicate_heading"),
        ("姓名,手机,界别\n张三,13800138000,妇联\n".encode(), "no_heading"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str, proposals: Shape) -> None:
    assert refusal(data, proposals) == code


def test_a_required_column_that_is_missing_is_named(roster: Shape) -> None:
    with pytest.raises(LedgerRefused, match="手机") as refused:
        open_ledger("姓名,界别\n张三,妇联\n".encode(), roster)
    assert refused.value.code == "missing_column"


def test_another_kind_is_called_by_its_name(proposals: Shape, roster: Shape) -> None:
    with pytest.raises(LedgerRefused, match="这是委员名册，不是提案台账"):
        open_ledger("姓名,手机\n张三,13800138000\n".encode(), proposals, others=[proposals, roster])


def test_a_foreign_heading_proves_another_kind(roster: Shape) -> None:
    reports = "姓名,手机,界别,信息标题\n张三,13800138000,妇联,关于停车\n"
    assert refusal(reports.encode(), roster) == "another_kind"


def test_a_heading_twice_that_nobody_reads_does_no_harm(proposals: Shape) -> None:
    assert open_ledger("案由,第一提案人,备注,备注\n甲,张三,,\n".encode(), proposals).rows


def test_a_truncated_workbook_is_refused(proposals: Shape, xlsx: Make, headings: list[str]) -> None:
    data = xlsx([headings, ROW])
    assert {refusal(data[:cut], proposals) for cut in (40, len(data) // 2, len(data) - 30)} == {
        "damaged"
    }


def test_a_letter_is_no_workbook(proposals: Shape) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert refusal(target.getvalue(), proposals) == "not_a_spreadsheet"


def test_entities_from_outside_are_refused(
    proposals: Shape, xlsx: Make, headings: list[str]
) -> None:
    def infect(name: str, content: bytes) -> bytes:
        evil = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet'
        return content.replace(b"<worksheet", evil, 1) if "sheet1" in name else content

    assert refusal(repacked(xlsx([headings, ROW]), infect), proposals) == "external_entities"


def test_a_giant_cell_is_refused(proposals: Shape) -> None:
    text = f"案由,第一提案人\n{'a' * (10 * 10**6 + 1)},张三\n"
    assert refusal(text.encode(), proposals) == "giant_cell"


def test_both_epochs_of_serial_numbers_are_known(
    proposals: Shape, xlsx: Make, headings: list[str]
) -> None:
    row = [1, "1", "甲", "张三", "", datetime(2025, 3, 1)]
    plain = [2, "2", "乙", "张三", "", 44255]
    for epoch, second in ((None, date(2021, 2, 28)), (CALENDAR_MAC_1904, date(2025, 3, 1))):
        ledger = open_ledger(xlsx([headings, row, plain], epoch=epoch), proposals)
        assert [r.date("filed_on") for r in ledger.rows] == [date(2025, 3, 1), second]


def test_a_formula_error_is_refused_where_the_column_is_used(
    proposals: Shape, xlsx: Make, headings: list[str]
) -> None:
    def broken(place: str) -> Callable[[Worksheet], None]:
        def touch(sheet: Worksheet) -> None:
            sheet[place].value = "#REF!"
            sheet[place].data_type = "e"

        return touch

    assert refusal(xlsx([headings, ROW], broken("C2")), proposals) == "formula_error"
    assert open_ledger(xlsx([headings, ROW], broken("H2")), proposals).rows


def test_a_formula_without_a_stored_result_brings_its_row_back(
    proposals: Shape, xlsx: Make, headings: list[str]
) -> None:
    ledger = open_ledger(
        xlsx([headings, ["=1+1", *ROW[1:]], [2, "2", '="关于"', "李四"]]), proposals
    )
    readings = ledger.read(lambda row: row.text("title"))
    assert [title for _, title in readings.good] == ["关于修桥的提案"]
    assert [(bad.row, bad.column) for bad in readings.bad] == [(3, "案由")]


def test_a_stored_result_is_read(proposals: Shape, headings: list[str]) -> None:
    import xlsxwriter  # type: ignore[import-untyped]

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, headings)
    sheet.write_row(1, 0, ROW)
    sheet.write_formula(1, 2, '="关于"&"铺路"', None, "关于铺路")
    sheet.write_formula(1, 4, '=""', None, "空")
    book.close()
    # Excel keeps an empty result of a formula as an empty text.
    data = repacked(target.getvalue(), lambda _, part: part.replace("空".encode(), b""))
    row = open_ledger(data, proposals).rows[0]
    assert row.text("title") == "关于铺路"
    assert not row.names("co_sponsors").people


def test_old_workbooks_are_read(proposals: Shape, xls: Make) -> None:
    rows = [
        [],
        ["", "案号", "案由", "第一提案人", "立案日期"],
        ["", 1, "甲", "张三", 45717],
        ["", 2, "乙", "", 45718],
    ]
    ledger = open_ledger(xls(rows, merges=[(2, 3, 3, 3)]), proposals)
    assert [(r.number, r.text("sponsor"), r.date("filed_on")) for r in ledger.rows] == [
        (3, "张三", date(2025, 3, 1)),
        (4, "张三", date(2025, 3, 2)),
    ]


def test_an_old_macintosh_workbook_counts_from_1904(proposals: Shape, xls: Make) -> None:
    rows = [["案由", "第一提案人", "立案日期"], ["甲", "张三", 44255]]
    assert open_ledger(xls(rows, date_1904=True), proposals).rows[0].date("filed_on") == date(
        2025, 3, 1
    )


def test_an_old_workbook_s_errors_and_password_are_seen(proposals: Shape, xls: Make) -> None:
    rows = [["案由", "第一提案人", "别的"], ["甲", "#REF!", "#REF!"]]
    assert refusal(xls(rows), proposals) == "formula_error"
    rows[1][1] = "张三"
    assert open_ledger(xls(rows), proposals).rows
    assert refusal(xls(rows, password=True), proposals) == "encrypted"


def test_encrypted_and_foreign_ole_files_are_refused(proposals: Shape, ole: Make) -> None:
    assert refusal(ole(EncryptedPackage=b"x", EncryptionInfo=b"y"), proposals) == "encrypted"
    assert refusal(ole(WordDocument=b"x"), proposals) == "not_a_spreadsheet"


def test_a_truncated_old_workbook_is_refused(proposals: Shape, xls: Make) -> None:
    data = xls([["案由", "第一提案人"], ["甲", "张三"]])
    assert refusal(data[: len(data) // 2], proposals) == "damaged"


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]),
)
def test_any_bytes_are_a_workbook_or_refused(data: bytes, magic: bytes) -> None:
    with suppress(LedgerRefused):
        assert isinstance(parse(magic + data, Limits()), Workbook)


@given(st.text(alphabet='案由,第一提案人;\t"\n\r\0 12年.\u200b', max_size=80))
def test_any_text_below_a_heading_is_a_ledger_or_refused(text: str) -> None:
    from kernel.ledgers.opening import choose, ledger_of
    from kernel.ledgers.shape import Column

    shape = Shape(
        "p", "提案", (Column("title", "案由", required=True), Column("sponsor", "提案人"))
    )
    try:
        book = parse(f"案由,提案人\n{text}".encode(), Limits())
        ledger = ledger_of(book, choose(book, [shape], None), "a.csv", "0" * 64)
    except LedgerRefused:
        return
    assert isinstance(ledger, Ledger)
    readings = ledger.read(
        lambda row: (row.text("title"), row.names("sponsor"), row.date("sponsor"))
    )
    assert readings.rows() == len(ledger.rows)


def test_a_bomb_is_refused_before_it_is_unpacked(
    proposals: Shape, xlsx: Make, headings: list[str]
) -> None:
    data = repacked(xlsx([headings, ROW]), lambda _, c: c, xl__media__a=bytes(201 * 10**6))
    assert len(data) < 10**6
    assert refusal(data, proposals) == "too_large"
