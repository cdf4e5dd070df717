"""How is a sheet to sign written as .docx?"""

import io

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from sectors.sheet.signing import HEADINGS, SignIn

WIDTHS_MM = (14, 32, 42, 52, 30)
LINE_MM = 9
TITLE_PT, PLAIN_PT, FOOT_PT = 18, 12, 10


def document(sheet: SignIn) -> bytes:
    """A page of A4 and as many more as are needed, the head of the table again on each."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(title.add_run(sheet.title), "黑体", TITLE_PT)
    for line in sheet.told:
        _write(made.add_paragraph().add_run(line), "仿宋", PLAIN_PT)
    _number_pages(section.footer.paragraphs[0])
    table = made.add_table(rows=1 + len(sheet.people), cols=len(HEADINGS), style="Table Grid")
    _fill(table, sheet)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _fill(table: Table, sheet: SignIn) -> None:
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, WIDTHS_MM, strict=True):
        column.width = Mm(width)
    head, *rows = table.rows
    _line(head, HEADINGS, "黑体")
    _mark(head, "w:tblHeader")
    for number, (row, one) in enumerate(zip(rows, sheet.people, strict=True), start=1):
        _line(row, (str(number), one.name, one.sector or "", "", one.note or ""), "仿宋")
        _mark(row, "w:cantSplit")


def _line(row: _Row, texts: tuple[str, ...], font: str) -> None:
    row.height_rule, row.height = WD_ROW_HEIGHT_RULE.AT_LEAST, Mm(LINE_MM)
    for cell, text, width in zip(row.cells, texts, WIDTHS_MM, strict=True):
        _put(cell, text, font, width)


def _put(cell: _Cell, text: str, font: str, width: int) -> None:
    cell.width, cell.vertical_alignment = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    _write(paragraph.add_run(text), font, PLAIN_PT)


def _number_pages(paragraph: Paragraph) -> None:
    """第1页，共2页, counted by who opens it."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, counted in (("第", "PAGE"), ("页，共", "NUMPAGES"), ("页", None)):
        _write(paragraph.add_run(text), "仿宋", FOOT_PT)
        if counted is not None:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), counted)
            paragraph._p.append(field)


def _write(run: Run, font: str, size: int) -> None:
    run.font.name, run.font.size = font, Pt(size)
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _mark(row: _Row, name: str) -> None:
    """A property of a row that the library has no word for."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))
