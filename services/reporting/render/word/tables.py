"""How does a table stand on the page?"""

from dataclasses import dataclass
from itertools import accumulate

from reporting.documents.tree import Part, Table
from reporting.render.word import layout
from reporting.render.word.names import w
from reporting.render.word.runs import line, paragraph, runs, with_next
from reporting.render.word.styles import (
    CAPTION,
    CELL,
    CELL_HEADING,
    GAP,
    LIST_CELL,
    LIST_HEADING,
    Style,
)
from reporting.render.xml import Element

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SIDES = ("top", "left", "bottom", "right")
_SHORT = 8
_CENTRED = (w("jc", val="center"),)
_TOGETHER = 10
"""A table of so few rows is not parted by the end of a page."""


@dataclass(frozen=True, slots=True)
class Look:
    """How wide a table is, in twips, and how its cells are set."""

    width: int = layout.TEXT_WIDTH
    cell: Style = CELL
    heading: Style = CELL_HEADING


USUAL = Look()
LIST = Look(layout.LYING_WIDTH, LIST_CELL, LIST_HEADING)


def table(node: Table, label: str, look: Look = USUAL) -> list[Element]:
    """Caption, table as wide as the text with its headings repeated on each page, and a gap.

    The gap keeps two tables from becoming one and gives the end of the text a paragraph.
    """
    said = f"{label}　{node.caption}" if label else node.caption
    caption = [line(CAPTION, said, [w("keepNext")])] if said else []
    widths = column_widths(node, look.width)
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    rows = [_row([line(look.heading, each) for each in node.headings], widths, header=True)]
    centred = [is_short(column) for column in zip(*node.rows, strict=True)]
    for row in node.rows:
        cells = [_cell(cell, look, c) for cell, c in zip(row, centred, strict=True)]
        rows.append(_row(cells, widths))
    return [*caption, w("tbl", _properties(look.width), grid, *_kept(rows)), paragraph(GAP)]


def _kept(rows: list[Element]) -> list[Element]:
    """A short table's rows on one page; of a long one at least two rows on each."""
    if len(rows) - 1 <= _TOGETHER:
        return [*map(_with_next, rows[:-1]), *rows[-1:]]
    return [*map(_with_next, rows[:2]), *rows[2:-2], _with_next(rows[-2]), rows[-1]]


def column_widths(node: Table, width: int = layout.TEXT_WIDTH) -> list[int]:
    """Each column's width in twips; together exactly the width of the table."""
    shares = node.widths or (1,) * len(node.headings)
    edges = [width * end // sum(shares) for end in accumulate(shares)]
    return [end - start for start, end in zip([0, *edges], edges, strict=False)]


def _properties(width: int) -> Element:
    borders = (w(edge, val="single", sz=4, space=0, color="000000") for edge in _EDGES)
    margins = (w(side, w=57, type="dxa") for side in _SIDES)
    return w(
        "tblPr",
        w("tblW", w=width, type="dxa"),
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


def _with_next(element: Element) -> Element:
    """A row, or what stands in it, on the same page as the next row."""
    if element.name == "w:p":
        return with_next(element)
    inside = (_with_next(c) if isinstance(c, Element) else c for c in element.children)
    return Element(element.name, element.attributes, tuple(inside))


def _cell(cell: Part, look: Look, centred: bool) -> Element:
    return paragraph(look.cell, *runs((cell,)), properties=_CENTRED if centred else ())


def is_short(column: tuple[Part, ...]) -> bool:
    """Figures and short entries stand in the middle, texts at the left."""
    return all(len(cell) <= _SHORT for cell in column if isinstance(cell, str))
