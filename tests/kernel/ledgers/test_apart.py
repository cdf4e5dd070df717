"""Does the parser's own process keep what it does away from ours?"""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kernel.ledgers import LedgerRefused, Limits, Shape, open_ledger

Make = Callable[..., bytes]
ROW = [1, "第001号", "关于修桥的提案", "张三"]
TEXT = "案号,案由,第一提案人,立案日期\n001,关于修桥的提案,张三,2025-3-1\n"


def refusal(data: bytes, shape: Shape, **more: object) -> str:
    with pytest.raises(LedgerRefused) as refused:
        open_ledger(data, shape, **more)  # type: ignore[arg-type]
    assert refused.value.zh
    assert refused.value.en
    return refused.value.code


def test_programs_in_the_clerk_s_folder_are_not_run(
    proposals: Shape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "csv.py").write_text("raise SystemExit('taken for the library')")
    monkeypatch.chdir(tmp_path)
    assert open_ledger(TEXT.encode(), proposals).rows


def test_a_missing_file_is_refused(proposals: Shape, tmp_path: Path) -> None:
    with pytest.raises(LedgerRefused) as refused:
        open_ledger(tmp_path / "没有.xlsx", proposals)
    assert refused.value.code == "not_readable"


def test_kind_is_told_by_content_not_by_name(
    proposals: Shape, xlsx: Make, headings: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "提案.csv"
    path.write_bytes(xlsx([headings, ROW]))
    ledger = open_ledger(path, proposals)
    assert (ledger.file, ledger.sheet, len(ledger.sha256)) == ("提案.csv", "台账", 64)
    assert ledger.source(ledger.rows[0]).row == 2


def test_a_stray_cell_in_the_far_corner_ends_the_parser_not_us(
    proposals: Shape, xlsx: Make, headings: list[str]
) -> None:
    def stray(sheet: Worksheet) -> None:
        sheet["XFD1048576"] = "x"

    assert refusal(xlsx([headings, ROW], stray), proposals) == "parser_died"


def test_a_parser_without_memory_or_time_is_a_clear_refusal(proposals: Shape) -> None:
    long = (TEXT + "1,乙,李四,2025-3-1\n" * 100_000).encode()
    assert refusal(long, proposals, limits=Limits(memory=10**7)) == "parser_died"
    assert refusal(TEXT.encode(), proposals, limits=Limits(time_s=0.001)) == "parser_too_slow"


def test_a_hundred_thousand_blank_formatted_rows_import(
    proposals: Shape, headings: list[str]
) -> None:
    import xlsxwriter  # type: ignore[import-untyped]

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet, border = book.add_worksheet(), book.add_format({"border": 1})
    sheet.write_row(0, 0, headings)
    sheet.write_row(1, 0, ROW)
    for number in range(2, 100_002):
        sheet.write_blank(number, 0, None, border)
        sheet.write_blank(number, 1, None, border)
    book.close()
    assert len(open_ledger(target.getvalue(), proposals).rows) == 1
