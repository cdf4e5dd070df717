"""Which rows below a heading are rows, and which are totals, notes, headings again or nothing?"""

import re
from enum import Enum

from kernel.ledgers.cell import Cell, is_blank, printed
from kernel.ledgers.cleaning import squeeze
from kernel.ledgers.grid import GridRow
from kernel.ledgers.heading import Fit, heading_text

LABEL = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:合计|总计|小计|共计|累计|总数)(?:\([^()]*\))?[:：]?(?:共?\d+[\u4e00-\u9fff]{0,2})?"
)
ALL_TOLD = (
    r"(?:以上|本页|本表|全年|全部|提案|委员|活动|信息)?(?:总共|一共|共计|共有|共)\d+"
    r"(?:件次|人次|[件人名条篇项次场份个家期])"
)
NOTE = re.compile(
    r"(?:注|备注|说明|填报|填表|制表|审核|复核|统计|联系|打印|负责|单位负责|报送|截止|截至)[^:：]{0,8}[:：].*",
    re.DOTALL,
)
SECTION = re.compile(r"[(（]?[一二三四五六七八九十]+[)）、.．].*", re.DOTALL)
LONGEST_NAME_OF_A_ROW = 60


class Sort(Enum):
    """What a row is."""

    ROW = "row"
    TOTAL = "total"
    NOTE = "note"
    HEADING = "heading"
    BLANK = "blank"


def sort_of(row: GridRow, fit: Fit) -> Sort:
    """What a row below the heading is."""
    own = [(at, cell) for at, cell in row.own() if at not in fit.ordinals]
    labels = [squeeze(printed(cell)) for _, cell in list(row.own())[:2]]
    if any(is_total_label(label) for label in labels):
        return Sort.TOTAL
    if not own:
        return _only_counted(row, fit)
    if _is_heading(row, fit):
        return Sort.HEADING
    if len(list(row.own())) == 1 and _is_note(row, *next(row.own()), fit):
        return Sort.NOTE
    return Sort.ROW


def is_total_label(text: str) -> bool:
    """合计, 本页小计:, 共92件."""
    return bool(LABEL.fullmatch(text) or re.fullmatch(ALL_TOLD + "[。.]?", text))


def _only_counted(row: GridRow, fit: Fit) -> Sort:
    """Rows with nothing but a number in 序号 are blank; a note may stand in that column too."""
    texts = [printed(cell) for at, cell in row.own() if at in fit.ordinals]
    if any(NOTE.fullmatch(text.strip()) or not _is_number(text) for text in texts):
        return Sort.NOTE
    return Sort.BLANK


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[\d.]+", squeeze(text)) is not None


def _is_heading(row: GridRow, fit: Fit) -> bool:
    """The heading printed again, as on every page."""
    heading = fit.grid.rows[fit.index]
    places = [at for found in fit.columns.values() for at in found]
    return bool(places) and all(_same(row.at(at), heading.at(at)) for at in places)


def _same(cell: Cell, heading: Cell) -> bool:
    return not is_blank(cell) and squeeze(heading_text(cell)) == squeeze(heading_text(heading))


def _is_note(row: GridRow, at: int, cell: Cell, fit: Fit) -> bool:
    """A lone cell is a note when it says so, is spread over columns, or is a section's title."""
    text = printed(cell).strip()
    if NOTE.fullmatch(text) or SECTION.fullmatch(text) or re.match(ALL_TOLD, squeeze(text)):
        return True
    spread = any(merge.left <= at <= merge.right for merge in fit.grid.wide_at(row.number))
    return spread or (len(text) > LONGEST_NAME_OF_A_ROW and at == 0)
