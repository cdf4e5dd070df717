"""How does a paper become its check copy: which marks stand in it, and what does its list say?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reporting.documents.evidence import EvidenceBook, FigureEntry
from reporting.documents.marks import Mark, numbers
from reporting.documents.tree import (
    Appendix,
    Blank,
    Chart,
    Document,
    Figure,
    Heading,
    Node,
    Paragraph,
    Part,
    Table,
)
from reporting.render.evidence_rows import HEADING_ROW, first_rows, place
from reporting.render.workbook import CONTENTS

LIST_TITLE = "数字核对表"


def marks_of(document: Document, book: EvidenceBook) -> tuple[Mark, ...]:
    """What the check copy's list says of each figure, in the order of the numbers.

    A figure that the book does not list has no line, and so no mark.
    """
    entries: dict[str, list[tuple[int, FigureEntry]]] = {}
    for row, entry in enumerate(book.figures, start=HEADING_ROW + 2):
        entries.setdefault(entry.id, []).append((row, entry))
    first = first_rows(book.evidence)
    return tuple(
        _mark(number, entries[id], first, book.cut)
        for id, number in numbers(document).items()
        if id in entries
    )


def _mark(
    number: int, entries: Sequence[tuple[int, FigureEntry]], first: Mapping[str, int], cut: str
) -> Mark:
    (row, entry), *_ = entries
    printed = tuple(dict.fromkeys(each.printed for _, each in entries))
    return Mark(
        number=number,
        figure=entry.id,
        name=entry.name,
        printed=printed,
        definition=entry.definition,
        window=entry.window,
        cut=cut,
        events=entry.events,
        place=_place(row, entry, first),
    )


def _place(row: int, entry: FigureEntry, first: Mapping[str, int]) -> str:
    """目录第5行；依据第12行起: where to look in the evidence workbook."""
    places = sorted(first[id] for id in entry.rests_on)
    listed = "、".join("{}第{}行起".format(*place(at)) for at in places[:2])
    more = "等" if len(places) > 2 else ""
    return f"{CONTENTS}第{row}行" + (f"；{listed}{more}" if listed else "")


def marked(document: Document, marks: Sequence[Mark]) -> Document:
    """The same paper with a number beside each figure, a chart's values below the chart."""
    number = {mark.figure: mark.number for mark in marks}
    return replace(
        document,
        body=tuple(_nodes(document.body, number)),
        appendices=tuple(
            Appendix(one.title, tuple(_nodes(one.body, number))) for one in document.appendices
        ),
    )


def _nodes(nodes: Sequence[Node], number: Mapping[str, int]) -> Iterator[Node]:
    for node in nodes:
        match node:
            case Paragraph():
                yield replace(node, parts=_parts(node.parts, number))
            case Table():
                yield replace(node, rows=tuple(_parts(row, number) for row in node.rows))
            case Chart():
                yield node
                yield Paragraph(_parts(tuple(_values(node)), number))
            case Heading():
                yield node


def _parts(parts: Sequence[Part], number: Mapping[str, int]) -> tuple[Part, ...]:
    return tuple(
        replace(part, mark=number.get(part.id, 0)) if isinstance(part, Figure) else part
        for part in parts
    )


def _values(chart: Chart) -> Iterator[Part]:
    """上图数据：2025年：经济建设 12[3]、政治建设 5[4]。"""
    yield "上图数据："
    for n, series in enumerate(chart.series):
        yield ("；" if n else "") + (f"{series.name}：" if series.name else "")
        pairs = zip(chart.categories, series.figures, series.printed(), strict=True)
        for m, (category, id, text) in enumerate(pairs):
            yield ("、" if m else "") + f"{category} "
            yield Figure(id, text)
    yield "。"


def listing(marks: Sequence[Mark]) -> tuple[str, Table]:
    """The list of the marks: what each figure is, over which days, and where it is proved."""
    cuts = "、".join(dict.fromkeys(mark.cut for mark in marks))
    told = (
        "本表供核对文中数字使用，不随正式文件印发。方括号内为核对标记，同一指标标记相同；"
        f"“依据所在”指依据工作簿中的位置。数据截至{cuts}。"
    )
    headings = ("标记", "指标及编号", "文中数字", "定义", "统计时间", "事件数", "依据所在")
    rows = tuple(_row(mark) for mark in marks)
    return told, Table("", headings, rows, (6, 27, 11, 27, 20, 7, 18))


def _row(mark: Mark) -> tuple[str | Figure | Blank, ...]:
    printed, name = "；".join(mark.printed), f"{mark.name}\n{mark.figure}"
    events = str(mark.events)
    told = (f"[{mark.number}]", name, Figure(mark.figure, printed), mark.definition)
    return (*told, mark.window, events, mark.place)
