"""How is a sheet to sign written as .xlsx?"""

import io
from typing import Any

from kernel.ledgers.writing import writing
from sectors.sheet.signing import HEADINGS, SignIn

A4 = 9
ROWS_A_PAGE = 26
LINE_HEIGHT, TITLE_HEIGHT = 25, 34
WIDTHS = (6, 14, 20, 26, 16)
FRAMED: dict[str, Any] = {"border": 1, "align": "center", "valign": "vcenter", "num_format": "@"}


def workbook(sheet: SignIn) -> bytes:
    """One sheet on A4, the head of the table again on every page."""
    target = io.BytesIO()
    with writing(target) as book:
        page = book.sheet("签到表")
        title = book.raw.add_format({"bold": True, "font_size": 18, "align": "center"})
        plain, head = book.raw.add_format(FRAMED), book.raw.add_format(FRAMED | {"bold": True})
        last = len(HEADINGS) - 1
        page.raw.merge_range(0, 0, 0, last, sheet.title, title)
        page.raw.set_row(0, TITLE_HEIGHT)
        for number, line in enumerate(sheet.told, start=1):
            page.put(number, 0, line)
        top = 1 + len(sheet.told)
        page.line(top, HEADINGS, head)
        for number, one in enumerate(sheet.people, start=1):
            page.raw.set_row(top + number, LINE_HEIGHT)
            for at, value in enumerate((number, one.name, one.sector, None, one.note)):
                page.raw.write_blank(top + number, at, None, plain)
                page.put(top + number, at, value, plain)
        for at, width in enumerate(WIDTHS):
            page.raw.set_column(at, at, width)
        _on_paper(page.raw, top, len(sheet.people))
    return target.getvalue()


def _on_paper(page: Any, top: int, people: int) -> None:
    page.set_paper(A4)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    page.center_horizontally()
    page.repeat_rows(top)
    page.set_footer("&C第&P页，共&N页")
    page.set_h_pagebreaks([top + 1 + done for done in range(ROWS_A_PAGE, people, ROWS_A_PAGE)])
