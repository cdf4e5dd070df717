"""Which empty workbook does a group begin its year with?"""

import io

from kernel.ledgers.template import NOTES_SHEET
from kernel.ledgers.writing import Book, writing

MEMBERS = (
    ("姓名", True, "必填"),
    ("性别", False, ""),
    ("出生年月", False, "如 1975.05"),
    ("政治面貌", False, ""),
    ("界别", True, "同名委员以界别区分"),
    ("单位名称", False, ""),
    ("职务", False, ""),
    ("委员小组", False, "所在的联络组、活动组"),
    ("手机", False, "存入保管库"),
    ("任职日期", False, "如 2022-01-12；空为不详"),
)
ACTIVITIES = (
    ("活动主题", True, "一行一项活动"),
    ("活动类别", True, "按本委员会的活动类别填写，如 学习、调研、视察"),
    ("组织单位", False, "界别、专委会、活动组的名称"),
    ("活动时间", True, "一天，或起止日期"),
    ("活动地点", False, ""),
    ("参加委员", False, "多人用顿号分开；全体委员可写“全体委员”"),
    ("请假委员", False, ""),
    ("缺席委员", False, ""),
    ("列席人员", False, ""),
)
WRITTEN = (
    ("类型", True, "提案，或信息（社情民意信息）"),
    ("标题", True, "提案的案由，或信息的标题"),
    ("姓名", True, "第一提案人，或第一反映人"),
    ("联名人", False, "多人用顿号分开"),
    ("界别", False, ""),
    ("提交日期", True, "如 2025-01-06；信息为来稿日期"),
    ("编号", False, "提案的案号"),
    ("提案类别", False, "只填提案"),
    ("审查意见", False, "只填提案：立案、并案、转为意见和建议、不予立案、待立案"),
    ("采用情况", False, "只填信息，如：本级单篇采用"),
)
DEEDS = (
    ("实事名称", True, "一行一件；不写活动类别的，按为民办实事登记"),
    ("组织单位", False, ""),
    ("实施时间", True, "一天，或起止日期"),
    ("活动地点", False, ""),
    ("参加委员", False, "多人用顿号分开"),
    ("惠及群众人数", False, ""),
    ("金额", False, "元，可写“1.2万元”"),
)
SHEETS = (("委员", MEMBERS), ("活动", ACTIVITIES), ("提案与信息", WRITTEN), ("实事", DEEDS))
"""The four sheets: heading, whether it is needed, and what to write there."""

WIDTH = 16


def year_template() -> bytes:
    """An .xlsx with the four sheets of a year, ready to print, and one of notes."""
    target = io.BytesIO()
    with writing(target) as book:
        for name, columns in SHEETS:
            _sheet(book, name, columns)
        _notes(book)
    return target.getvalue()


def _sheet(book: Book, name: str, columns: tuple[tuple[str, bool, str], ...]) -> None:
    sheet = book.sheet(name)
    for at, (heading, needed, note) in enumerate(columns):
        sheet.raw.set_column(at, at, WIDTH, book.text)
        sheet.put(0, at, heading, book.needed if needed else book.head)
        if note:
            sheet.raw.write_comment(0, at, note)
    sheet.raw.freeze_panes(1, 0)
    sheet.raw.repeat_rows(0)
    sheet.raw.set_landscape()
    sheet.raw.set_paper(9)  # A4
    sheet.raw.fit_to_pages(1, 0)
    sheet.raw.hide_gridlines(0)
    sheet.raw.print_area(0, 0, 30, len(columns) - 1)


def _notes(book: Book) -> None:
    """One column of headings, not one row: this sheet must never look like a ledger."""
    sheet = book.sheet(NOTES_SHEET)
    sheet.line(0, ("表", "列", "是否必填", "说明"), book.head)
    told = [(name, *column) for name, columns in SHEETS for column in columns]
    for number, (name, heading, needed, note) in enumerate(told, start=1):
        sheet.line(number, (name, heading, "必填" if needed else "选填", note), book.wrapped)
    sheet.raw.set_column(0, 2, 14)
    sheet.raw.set_column(3, 3, 60)
