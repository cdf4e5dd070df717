"""What is in a CSV file, whatever its encoding and separator?"""

import csv
import io
import re
from collections import Counter

from kernel.ledgers.grid import Grid, GridRow, Workbook
from kernel.ledgers.problems import LedgerRefused

SEPARATORS = (",", ";", "\t")
SAMPLE = 200_000
QUOTED = re.compile(r'"(?:[^"]|"")*"')
ANNOUNCED = re.compile(r"sep=([,;\t])\r?\n?", re.IGNORECASE)


def read_delimited(data: bytes) -> Workbook:
    """One sheet without a name; a record with line breaks is one row.

    Raises:
        LedgerRefused: `undecidable_encoding` or `unclosed_quote`.
    """
    text = decode(data)
    announced = ANNOUNCED.match(text)
    if announced:
        text = text[announced.end() :]
    separator = announced[1] if announced else separator_of(text)
    return Workbook((Grid("", tuple(_records(text, separator))),))


def decode(data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else GB18030; never a guess."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        # A NUL now and then is a bad cell; every second byte is UTF-16 without its mark.
        if data.count(0) * 20 > len(data):
            raise _undecidable()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_gb18030(data)


def separator_of(text: str) -> str:
    """The separator that most lines agree on; quoted parts do not count."""
    lines = [line for line in QUOTED.sub("", text[:SAMPLE]).splitlines() if line.strip()]
    return max(SEPARATORS, key=lambda separator: _agreement(lines, separator))


def _agreement(lines: list[str], separator: str) -> tuple[int, int]:
    """How many lines have equally many separators, and how many those are."""
    counts = Counter(line.count(separator) for line in lines if separator in line)
    return max(((lines_with, times) for times, lines_with in counts.items()), default=(0, 0))


def _records(text: str, separator: str) -> list[GridRow]:
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[GridRow] = []
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            if any(cell.strip() for cell in record):
                rows.append(GridRow(number, tuple(cell or None for cell in record)))
    except csv.Error as error:
        raise LedgerRefused(
            "unclosed_quote",
            f"第{number + 1}行的引号没有闭合或位置不对",
            f"Record {number + 1}: a quote is not closed or stands in the wrong place ({error}).",
        ) from None
    return rows


def _decode_gb18030(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        raise _undecidable()
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        raise _undecidable() from None


def _undecidable() -> LedgerRefused:
    return LedgerRefused(
        "undecidable_encoding",
        "无法判断文件编码，请另存为 UTF-8 的 CSV 或 .xlsx",
        "The encoding cannot be told; save as UTF-8 CSV or .xlsx.",
    )
