"""How is a sheet to sign written as .xlsx?"""

import io
from typing import Any

from kernel.ledgers.writing import writing
from sectors.sheet.signing import HEADINGS, SignIn

A4 = 9
LINE_HEIGHT, TITLE_HEIGHT, TOLD_HEIGHT = 25, 30, 18
TITLE_LINE, TOLD_LINE = 24, 38
"""So many characters stand beside each other on the sheet's width, in the title and below it."""

WIDTHS = (6, 14, 20, 26, 16)
FRAMED: dict[str, Any] = {"border": 1, "align": "center", "valign": "vcenter", "num_format": "@"}
WRAPPED: dict[str, Any] = {"text_wrap": True, "valign": "vcenter", "num_format": "@"}


def workbook(sheet: SignIn) -> bytes:
    """One sheet on A4, the head of the table again on every page."""
    target = io.BytesIO()
    with writing(target) as book:
        page = book.sheet("签到表")
        title = book.raw.add_format(WRAPPED | {"bold": True, "font_size": 18, "align": "center"})
        told = book.raw.add_format(WRAPPED)
        plain, head = book.raw.add_format(FRAMED), book.raw.add_format(FRAMED | {"bold": True})
        last = len(HEADINGS) - 1
        page.raw.set_row(0, TITLE_HEIGHT * _lines(sheet.title, TITLE_LINE))
        for number, line in enumerate(sheet.told, start=1):
            page.raw.set_row(number, TOLD_HEIGHT * _lines(line, TOLD_LINE))
        for number, line in enumerate((sheet.title, *sheet.told)):
            style = told if number else title
            page.raw.merge_range(number, 0, number, last, "", style)
            page.put(number, 0, line, style)
        top = 1 + len(sheet.told)
        page.line(top, HEADINGS, head)
        for number, one in enumerate(sheet.people, start=1):
            page.raw.set_row(top + number, LINE_HEIGHT)
            for at, value in enumerate((number, one.name, one.sector, None, one.note)):
                page.raw.write_blank(top + number, at, None, plain)
                page.put(top + number, at, value, plain)
        for at, width in enumerate(WIDTHS):
            page.raw.set_column(at, at, width)
        _on_paper(page.raw, top)
    return target.getvalue()


def _lines(text: str, line: int) -> int:
    """How many lines a text takes."""
    return -(-len(text) // line)


def _on_paper(page: Any, top: int) -> None:
    """As wide as the paper, whatever fonts a machine has, and as long as it must be."""
    page.set_paper(A4)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    page.center_horizontally()
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_footer("&C第&P页，共&N页")
