"""How does a table stand on the page?"""

from itertools import accumulate

from reporting.documents.tree import Part, Table
from reporting.render.word import layout
from reporting.render.word.names import w
from reporting.render.word.runs import line, paragraph, runs
from reporting.render.word.styles import CAPTION, CELL, CELL_HEADING, GAP
from reporting.render.xml import Element

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SIDES = ("top", "left", "bottom", "right")
_SHORT = 8
_CENTRED = (w("jc", val="center"),)


def table(node: Table, label: str) -> list[Element]:
    """Caption, table as wide as the text with its headings repeated on each page, and a gap.

    The gap keeps two tables from becoming one and gives the end of the text a paragraph.
    """
    caption = line(CAPTION, f"{label}　{node.caption}", [w("keepNext")])
    widths = column_widths(node)
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    rows = [_row(_headings(node), widths, header=True)]
    centred = [_is_short(column) for column in zip(*node.rows, strict=True)]
    for row in node.rows:
        cells = [_cell(cell, c) for cell, c in zip(row, centred, strict=True)]
        rows.append(_row(cells, widths))
    return [caption, w("tbl", _properties(), grid, *rows), paragraph(GAP)]


def column_widths(node: Table) -> list[int]:
    """Each column's width in twips; together exactly the width of the text."""
    shares = node.widths or (1,) * len(node.headings)
    edges = [layout.TEXT_WIDTH * end // sum(shares) for end in accumulate(shares)]
    return [end - start for start, end in zip([0, *edges], edges, strict=False)]


def _properties() -> Element:
    borders = (w(edge, val="single", sz=4, space=0, color="000000") for edge in _EDGES)
    margins = (w(side, w=57, type="dxa") for side in _SIDES)
    return w(
        "tblPr",
        w("tblW", w=layout.TEXT_WIDTH, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *borders),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
    )


def _row(cells: list[Element], widths: list[int], *, header: bool = False) -> Element:
    properties = [w("cantSplit"), *([w("tblHeader")] if header else [])]
    return w("tr", w("trPr", *properties), *map(_sized, cells, widths))


def _sized(content: Element, width: int) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center")), content)


def _headings(node: Table) -> list[Element]:
    return [line(CELL_HEADING, heading) for heading in node.headings]


def _cell(cell: Part, centred: bool) -> Element:
    return paragraph(CELL, *runs((cell,)), properties=_CENTRED if centred else ())


def _is_short(column: tuple[Part, ...]) -> bool:
    """Figures and short entries stand in the middle, texts at the left."""
    return all(len(cell) <= _SHORT for cell in column if isinstance(cell, str))
