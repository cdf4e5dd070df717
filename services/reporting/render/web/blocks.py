"""Which elements of HTML does each node of a document become?"""

from collections.abc import Iterable

from reporting.documents.tree import Blank, Chart, Figure, Heading, Paragraph, Part, Table
from reporting.render.numbering import Numbered
from reporting.render.web.charts import svg
from reporting.render.web.markup import h
from reporting.render.word.runs import printed
from reporting.render.word.tables import is_short
from reporting.render.xml import Element


def block(numbered: Numbered) -> Element:
    """A node, its number written out before it; headings of level 1 are h2, the title is h1."""
    match numbered.node:
        case Heading() as node:
            return h(f"h{node.level + 1}", numbered.label + node.text)
        case Paragraph() as node:
            return _paragraph(node)
        case Table() as node:
            return table(node, numbered.label)
        case Chart() as node:
            return figure(node, numbered.label)


def inline(parts: Iterable[Part]) -> list[Element | str]:
    """A figure says which it is, a blank is red; a line feed breaks the line."""
    return [element for part in parts for element in _inline(part)]


def _inline(part: Part) -> list[Element | str]:
    match part:
        case Figure():
            return [h("data", part.text, value=part.id)]
        case Blank():
            return [h("span", printed(part), cls="blank")]
        case str():
            first, *others = part.split("\n")
            return [first, *(each for line in others for each in (h("br"), line))]


def _paragraph(node: Paragraph) -> Element:
    setting = {} if node.setting == "indented" else {"cls": node.setting}
    return h("p", *inline(node.parts), **setting)


def table(node: Table, label: str) -> Element:
    """Caption, column headings with their scope, rows."""
    total = sum(node.widths)
    widths = (h("col", style=f"width:{100 * each / total:.2f}%") for each in node.widths)
    short = [is_short(column) for column in zip(*node.rows, strict=True)]
    rows = (
        h("tr", *(_cell(cell, s) for cell, s in zip(row, short, strict=True))) for row in node.rows
    )
    return h(
        "table",
        h("caption", f"{label}　{node.caption}"),
        h("colgroup", *widths),
        h("thead", h("tr", *(h("th", each, scope="col") for each in node.headings))),
        h("tbody", *rows),
    )


def _cell(cell: Part, short: bool) -> Element:
    return h("td", *inline((cell,)), **({"cls": "short"} if short else {}))


def figure(node: Chart, label: str) -> Element:
    """The drawing, and all its values as a table."""
    said = f"{label}　{node.title}"
    heads = (h("th", each.name or "数值", scope="col") for each in node.series)
    values = [
        [Figure(id, text) for id, text in zip(each.figures, each.printed(), strict=True)]
        for each in node.series
    ]
    rows = (
        h("tr", h("th", name, scope="row"), *(_cell(each[n], True) for each in values))
        for n, name in enumerate(node.categories)
    )
    data = h(
        "table",
        h("caption", f"{said}（数据）"),
        h("thead", h("tr", h("th", "项目", scope="col"), *heads)),
        h("tbody", *rows),
    )
    return h("figure", svg(node, said), h("figcaption", said), data)
