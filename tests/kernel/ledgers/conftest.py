"""Files as clerks make them, each made anew by the test that needs it."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kernel.ledgers import Column, Shape

HEADINGS = ["序号", "案 号", "案由", "第一提案人", "联名人", "立案日期", "人数"]


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
