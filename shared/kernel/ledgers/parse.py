"""What is in these bytes? Runs in a process of its own: `python -m kernel.ledgers.parse`."""

import contextlib
import json
import sys
from typing import Any

from kernel.ledgers.cell import Cell
from kernel.ledgers.compound import OLE_MAGIC
from kernel.ledgers.delimited import read_delimited
from kernel.ledgers.grid import Workbook, pack_workbook
from kernel.ledgers.limits import Limits
from kernel.ledgers.problems import LedgerRefused
from kernel.ledgers.workbook import read_biff, read_ooxml

NOT_TABLES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)


def parse(data: bytes, limits: Limits) -> Workbook:
    """The workbook in these bytes; the kind is told by content, never by name.

    Raises:
        LedgerRefused: empty, encrypted, damaged, no spreadsheet, or beyond the limits.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise LedgerRefused("empty", "文件是空的", "The file is empty.")
    if data.startswith(b"PK"):
        book = read_ooxml(data, limits)
    elif data.startswith(OLE_MAGIC):
        book = read_biff(data)
    elif data.startswith(NOT_TABLES) or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise not_a_spreadsheet()
    else:
        book = read_delimited(data)
    _refuse_giant_cells(book, limits.cell)
    return book


def not_a_spreadsheet() -> LedgerRefused:
    """The refusal of a picture, a letter, a web page under the name of a workbook."""
    return LedgerRefused(
        "not_a_spreadsheet",
        "不是电子表格文件，请另存为 .xlsx 后再导入",
        "This is not a spreadsheet; save it as .xlsx and try again.",
    )


def _refuse_giant_cells(book: Workbook, most: int) -> None:
    for grid in book.sheets:
        for row in grid.rows:
            if any(_is_giant(cell, most) for cell in row.cells):
                raise LedgerRefused(
                    "giant_cell",
                    f"工作表“{grid.name}”第{row.number}行有单元格超过 {most // 10**6} MB",
                    f"Sheet {grid.name}, row {row.number}: a cell exceeds {most // 10**6} MB.",
                )


def _is_giant(cell: Cell, most: int) -> bool:
    # A character takes at most four bytes, so most cells need not be encoded to be measured.
    if not isinstance(cell, str) or len(cell) * 4 <= most:
        return False
    return len(cell.encode("utf-8", "surrogatepass")) > most


def _bind(memory: int, cpu_s: int) -> None:
    """Bounds that hold even when the process that asked has died."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(data: bytes, limits: Limits) -> dict[str, Any]:
    try:
        return pack_workbook(parse(data, limits))
    except LedgerRefused as refused:
        return {"refused": [refused.code, refused.zh, refused.en]}


def main() -> None:
    """Bytes on standard input, one JSON answer on standard output; limits as arguments."""
    memory, cpu_s, unpacked, cell = (int(argument) for argument in sys.argv[1:5])
    _bind(memory, cpu_s)
    limits = Limits(memory=memory, unpacked=unpacked, cell=cell)
    json.dump(_answer(sys.stdin.buffer.read(), limits), sys.stdout)


if __name__ == "__main__":
    main()
