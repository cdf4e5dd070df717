"""Files as clerks make them, each made anew by the test that needs it."""

import io
import json
import struct
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kernel.ledgers import Column, Limits, Shape
from kernel.ledgers.grid import Workbook, pack_workbook, unpack_workbook
from kernel.ledgers.parse import parse

HEADINGS = ["序号", "案 号", "案由", "第一提案人", "联名人", "立案日期", "人数"]


@pytest.fixture
def parsed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same parser without its process, whose start costs more than all that it reads here."""

    def parse_here(data: bytes, limits: Limits) -> Workbook:
        return unpack_workbook(json.loads(json.dumps(pack_workbook(parse(data, limits)))))

    monkeypatch.setattr("kernel.ledgers.opening.parse_apart", parse_here)


@pytest.fixture
def proposals() -> Shape:
    """A small ledger of proposals."""
    return Shape(
        "proposals",
        "提案台账",
        (
            Column("case_no", "案号", ("提案编号", "提案序号"), note="如 第023号"),
            Column("title", "案由", ("提案标题",), required=True, example="关于修桥的提案"),
            Column("sponsor", "第一提案人", ("提案人",), required=True, example="张三"),
            Column("co_sponsors", "联名人", ("联名提案人",), repeated=True),
            Column("filed_on", "立案日期", ("提交日期",)),
            Column("people", "人数", summed=True),
        ),
        known_by=(("title", "sponsor"),),
        units=("件",),
    )


@pytest.fixture
def roster() -> Shape:
    """A small roster."""
    return Shape(
        "roster",
        "委员名册",
        (
            Column("name", "姓名", ("名字", "委员姓名"), required=True),
            Column("phone", "手机", ("手机号", "联系电话", "电话"), required=True),
            Column("id_number", "证件号码", ("身份证号",)),
            Column("sector", "界别"),
            Column("committees", "所属专委会", ("专委会",), repeated=True),
        ),
        known_by=(("name", "phone"), ("name", "sector")),
        foreign=("信息标题", "案由"),
        units=("人", "名"),
    )


@pytest.fixture
def xlsx() -> Callable[..., bytes]:
    """Make a workbook: rows of one sheet, or {sheet name: rows}; `touch` edits each sheet."""

    def make(
        rows: Sequence[Sequence[Any]] | dict[str, Sequence[Sequence[Any]]],
        touch: Callable[[Worksheet], None] | None = None,
        epoch: Any = None,
    ) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        if epoch is not None:
            book.epoch = epoch
        for name, lines in (rows if isinstance(rows, dict) else {"台账": rows}).items():
            sheet = book.create_sheet(name)
            for line in lines:
                sheet.append(list(line))
            if touch is not None:
                touch(sheet)
        target = io.BytesIO()
        book.save(target)
        return target.getvalue()

    return make


@pytest.fixture
def headings() -> list[str]:
    """The heading of the small ledger of proposals, as a clerk prints it."""
    return list(HEADINGS)


@pytest.fixture
def ole() -> Callable[..., bytes]:
    """Make an OLE file of streams by name, each padded beyond the size of a small one."""

    def make(**streams: bytes) -> bytes:
        padded = {
            name: data.ljust(-(-max(len(data), 4096) // 512) * 512, b"\0")
            for name, data in streams.items()
        }
        directory, table, content = b"", [0xFFFFFFFD, 0xFFFFFFFE], b""
        entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
        for number, (name, data) in enumerate(padded.items(), start=1):
            start, sectors = len(table), len(data) // 512
            table += [*range(start + 1, start + sectors), 0xFFFFFFFE]
            right = number + 1 if number < len(padded) else -1
            entries.append(_entry(name, 2, start, len(data), right=right))
            content += data
        directory = b"".join(entries).ljust(512, b"\0")
        assert len(directory) == 512
        assert len(table) <= 128
        fat = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
        header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
        header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
        header += struct.pack("<I", 0) + b"\xff" * (108 * 4)
        return header + fat + directory + content

    return make


def _entry(name: str, kind: int, start: int, size: int, child: int = -1, right: int = -1) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    return (
        head + struct.pack("<iii", -1, right, child) + bytes(36) + struct.pack("<IQ", start, size)
    )


@pytest.fixture
def xls(ole: Callable[..., bytes]) -> Callable[..., bytes]:
    """Make a BIFF8 workbook of one sheet: text, numbers, "#REF!" as an error, merged ranges."""

    def make(
        rows: Sequence[Sequence[Any]],
        merges: Sequence[tuple[int, int, int, int]] = (),
        date_1904: bool = False,
        password: bool = False,
    ) -> bytes:
        begin = struct.pack("<HHHHII", 0x0600, 5, 0, 1996, 0, 6)
        name = "台账"
        start = _record(0x0809, begin) + _record(0x0042, struct.pack("<H", 1200))
        start += _record(0x002F, bytes(54)) if password else b""
        start += _record(0x0022, struct.pack("<H", date_1904))
        bound = (
            struct.pack("<BB", 0, 0) + struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
        )
        where = len(start) + 4 + 4 + len(bound) + 4
        start += _record(0x0085, struct.pack("<I", where) + bound) + _record(0x000A, b"")
        sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 1996, 0, 6))
        width = max(len(row) for row in rows)
        sheet += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet += _biff_cell(number, column, value)
        if merges:
            ranges = b"".join(struct.pack("<HHHH", *merge) for merge in merges)
            sheet += _record(0x00E5, struct.pack("<H", len(merges)) + ranges)
        return ole(Workbook=start + sheet + _record(0x000A, b""))

    return make


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _biff_cell(row: int, column: int, value: Any) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if value in (None, ""):
        return b""
    if value == "#REF!":
        return _record(0x0205, place + b"\x17\x01")
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return _record(0x0204, place + struct.pack("<HB", len(value), 1) + text)
    return _record(0x0203, place + struct.pack("<d", value))
