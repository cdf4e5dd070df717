"""What does a Word file say, whoever saved it last, and what does it tell of its making?"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Literal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from reporting.issue.word_parts import MAIN, Parts, Unreadable, damaged

UNITS = 20_000
"""Paragraphs, cells and chart values of one file."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {_FALLBACK, f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}

Sort = Literal["paragraph", "cell", "chart", "header", "note", "picture"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of text and where it stands.

    Attributes:
        at: of a paragraph its number, blank ones not counted; of a cell table, row, column; of a
            chart its number and that of the value.
    """

    sort: Sort
    at: tuple[int, ...]
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes two units the same, wherever they stand."""
        return self.sort, self.text


@dataclass(frozen=True, slots=True)
class WordText:
    """All that a file says, in reading order, and its properties (document, cut, template ...)."""

    units: tuple[Unit, ...]
    properties: Mapping[str, str]


def word_text(data: bytes) -> WordText:
    """The texts of a .docx by paragraph and cell, whatever runs they are cut into.

    What is only proposed as deleted does not count, what is proposed as inserted does.

    Raises:
        Unreadable: too large, damaged, encrypted or no .docx.
    """
    parts = Parts(data)
    body = _Body()
    body.read(parts.read(MAIN))
    units = [*body.units]
    shown = parts.charts()
    for number, id in enumerate(body.charts, start=1):
        if id in shown and parts.has(shown[id]):
            units += _chart(parts.root(shown[id]), number)
    units += _beside(parts)
    if len(units) > UNITS:
        raise Unreadable("文件内容过多，不予核验", f"more than {UNITS} paragraphs and cells")
    return WordText(tuple(units), properties(parts))


def properties(parts: Parts) -> dict[str, str]:
    """The custom properties that the program wrote, still there after another program saved it."""
    name = "docProps/custom.xml"
    if not parts.has(name):
        return {}
    return {one.get("name", ""): "".join(one.itertext()).strip() for one in parts.root(name)}


@dataclass(slots=True)
class _Body:
    """One pass over a part: a nested table or text box is read where it stands."""

    units: list[Unit] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    open_tables: list[list[int]] = field(default_factory=list)
    open_texts: list[list[str]] = field(default_factory=list)
    left_out: int = 0

    def read(self, content: bytes) -> None:
        """The part's texts, in little memory: what was read is dropped."""
        above: list[Element] = []
        try:
            for event, element in ElementTree.iterparse(io.BytesIO(content), ("start", "end")):
                if event == "start":
                    above.append(element)
                else:
                    above.pop()
                    if above:
                        del above[-1][:]
                self.take(element, begins=event == "start")
        except ElementTree.ParseError:
            raise damaged() from None

    def take(self, element: Element, *, begins: bool) -> None:
        if element.tag in _LEFT_OUT:
            self.left_out += 1 if begins else -1
        elif not self.left_out:
            self.begin(element) if begins else self.end(element)

    def begin(self, element: Element) -> None:
        match element.tag.removeprefix(_W):
            case "tbl":
                self.tables += 1
                self.open_tables.append([self.tables, 0, 0])
            case "tr" if self.open_tables:
                self.open_tables[-1][1:] = [self.open_tables[-1][1] + 1, 0]
            case "tc" if self.open_tables:
                self.open_tables[-1][2] += 1
            case "p":
                self.open_texts.append([])

    def end(self, element: Element) -> None:
        if element.tag == f"{_C}chart":
            self.charts.append(element.get(_RELATION, ""))
        elif element.tag == f"{_W}tbl" and self.open_tables:
            self.open_tables.pop()
        elif element.tag == f"{_W}p" and self.open_texts:
            self.say("".join(self.open_texts.pop()).strip())
        elif self.open_texts:
            said = element.text if element.tag == f"{_W}t" else _SIGNS.get(element.tag)
            self.open_texts[-1].append(said or "")

    def say(self, text: str) -> None:
        if not text:
            return
        if self.open_tables:
            self.units.append(Unit("cell", tuple(self.open_tables[-1]), text))
        else:
            self.paragraphs += 1
            self.units.append(Unit("paragraph", (self.paragraphs,), text))
        if len(self.units) > UNITS:
            raise Unreadable("文件内容过多，不予核验", f"more than {UNITS} paragraphs and cells")


def _chart(root: Element, number: int) -> Iterator[Unit]:
    """Every value of a chart with its series and category, as the chart shows them."""
    n = 0
    for series in root.iter(f"{_C}ser"):
        name = "".join(_points(series.find(f"{_C}tx")).values())
        categories = _points(series.find(f"{_C}cat"))
        for place, value in _points(series.find(f"{_C}val")).items():
            n += 1
            told = " ".join(filter(None, (name, categories.get(place, ""), _number(value))))
            yield Unit("chart", (number, n), told)


def _points(cache: Element | None) -> dict[str, str]:
    found = cache.iter(f"{_C}pt") if cache is not None else ()
    return {one.get("idx", ""): "".join(one.itertext()).strip() for one in found}


def _number(text: str) -> str:
    """As one writes it, without zeros at the end: another program may write 9.1 for 9.10."""
    try:
        written = format(Decimal(text), "f")
    except InvalidOperation:
        return text
    return written.rstrip("0").rstrip(".") if "." in written else written


def _beside(parts: Parts) -> Iterator[Unit]:
    """Headers, notes, comments, and how many pictures there are."""
    headers: dict[str, None] = {}
    for name in parts.names("word/header", ".xml"):
        headers |= dict.fromkeys(unit.text for unit in _texts(parts, name))
    yield from (Unit("header", (n,), text) for n, text in enumerate(headers, start=1))
    for name in ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"):
        if parts.has(name):
            yield from (Unit("note", unit.at, unit.text) for unit in _texts(parts, name))
    if pictures := len(parts.names("word/media/", "")):
        yield Unit("picture", (pictures,), f"图片{pictures}幅")


def _texts(parts: Parts, name: str) -> list[Unit]:
    body = _Body()
    body.read(parts.read(name))
    return body.units
