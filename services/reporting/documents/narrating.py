"""How does what people wrote come into a document: into its blanks, and at its sections' ends?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from reporting.documents.provenance import numbers_in
from reporting.documents.quoting import of_few, pieces, quote_of
from reporting.documents.tree import (
    Appendix,
    Blank,
    Document,
    Figure,
    Heading,
    Line,
    Node,
    Paragraph,
    Part,
    Table,
    Told,
    node_parts,
)
from reporting.findings.facts import Facts
from reporting.findings.quote import Reference

PARTED = "/"
OPENING = ""
"""The section before the first heading, with title, meeting and signature."""
LINES = ("occasion", "speaker", "addressee", "issuer")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text belongs.

    Attributes:
        section: the headings that lead to it, `主要工作/学习培训`; "" before the first.
        blank: the hint of the blank that it fills; "" stands at the end of the section's own
            text, before its first subheading.
        nth: of several blanks of that hint in the section the n-th, from 1.
    """

    section: str = OPENING
    blank: str = ""
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """What one author wrote for one place; each line is a paragraph, figures stand in braces."""

    place: Place
    text: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document, and the hints of the blanks in it, in order."""

    path: str
    blanks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Narrated:
    """A document with its narrative, and the texts for which it has no place."""

    document: Document
    unplaced: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Unverified:
    """A number that a person wrote and no figure proves (未经核实的数字)."""

    section: str
    number: str
    by: str
    text: str

    @property
    def where(self) -> str:
        """As the check sheet says it."""
        return f"{self.section or '正文开头'}（{self.by}）：{self.text}"


def sections(document: Document) -> tuple[Section, ...]:
    """Every section in reading order, the opening first; blanks of equal hints are repeated."""
    found: dict[str, list[str]] = {OPENING: []}
    found[OPENING] += [one.hint for one in _lines(document) if isinstance(one, Blank)]
    for path, node in _walked(document):
        hints = found.setdefault(path, [])
        hints += [part.hint for part in node_parts(node) if isinstance(part, Blank)]
    return tuple(Section(path, tuple(hints)) for path, hints in found.items())


def unverified(document: Document) -> tuple[Unverified, ...]:
    """Every number in what people wrote that is neither a figure nor a date nor an ordinal."""
    told: list[tuple[str, Part]] = [(OPENING, one) for one in _lines(document)]
    told += [(path, part) for path, node in _walked(document) for part in node_parts(node)]
    return tuple(
        Unverified(path, number, part.by, str(part))
        for path, part in told
        if isinstance(part, Told)
        for number in numbers_in(part)
    )


def narrated(document: Document, facts: Facts, texts: Sequence[Text]) -> Narrated:
    """The document with each text in its place, several authors of one place in the order given.

    A blank that is a paragraph of its own becomes as many paragraphs as there are lines; within a
    paragraph or a cell lines are joined. A figure that these facts do not have prints as a blank,
    and so does a percentage of few.
    """
    if not texts:
        return Narrated(document)
    writing = _Writing(facts)
    for one in texts:
        writing.waiting.setdefault(one.place, []).append(one)
    lines: dict[str, Any] = {name: writing.line(getattr(document, name)) for name in LINES}
    body = writing.body(document.body, OPENING)
    appendices = tuple(
        Appendix(one.title, writing.body(one.body, one.title)) for one in document.appendices
    )
    left = tuple(one for some in writing.waiting.values() for one in some)
    return Narrated(replace(document, body=body, appendices=appendices, **lines), left)


@dataclass(slots=True)
class _Writing:
    """The texts that still wait for their place, and how often each blank was met."""

    facts: Facts
    waiting: dict[Place, list[Text]] = field(default_factory=dict)
    met: dict[tuple[str, str], int] = field(default_factory=dict)

    def body(self, nodes: Iterable[Node], path: str) -> tuple[Node, ...]:
        found: list[Node] = []
        for here, node in _paths(nodes, path):
            if isinstance(node, Heading):
                found += self.ending(path)
                path = here
            found += self.node(node, path)
        return (*found, *self.ending(path))

    def ending(self, path: str) -> Iterator[Node]:
        for one in self.waiting.pop(Place(path), ()):
            yield from self.paragraphs(one)

    def node(self, node: Node, path: str) -> Sequence[Node]:
        match node:
            case Paragraph(parts=(Blank() as blank,)):
                texts = self.taken(path, blank)
                filled = [one for text in texts for one in self.paragraphs(text, node)]
                return filled or [node]
            case Paragraph():
                parts = tuple(part for one in node.parts for part in self.filled(path, one))
                return [replace(node, parts=parts)]
            case Table():
                rows = tuple(tuple(self.cell(path, one) for one in row) for row in node.rows)
                return [replace(node, rows=rows)]
            case _:
                return [node]

    def taken(self, path: str, blank: Blank) -> list[Text]:
        """The texts of the blank that is met now."""
        nth = self.met[path, blank.hint] = self.met.get((path, blank.hint), 0) + 1
        return self.waiting.pop(Place(path, blank.hint, nth), [])

    def filled(self, path: str, part: Part) -> Sequence[Part]:
        texts = self.taken(path, part) if isinstance(part, Blank) else []
        return [one for text in texts for one in self.parts(text, _joined(text.text))] or [part]

    def cell(self, path: str, part: Part) -> Part:
        """A cell holds one part: a figure alone, or text in which figures are words."""
        found = self.filled(path, part)
        if len(found) == 1:
            return found[0]
        first = next(one for one in found if isinstance(one, Told))
        words = (one.text if isinstance(one, Figure) else str(one) for one in found)
        return Told("".join(words), first.by, first.on)

    def line(self, line: Line) -> Line:
        """A line of the document's head or end takes words only."""
        if not isinstance(line, Blank):
            return line
        texts = self.taken(OPENING, line)
        words = "、".join(_joined(one.text) for one in texts)
        return Told(words, texts[0].by, texts[0].on) if texts else line

    def paragraphs(self, text: Text, like: Paragraph | None = None) -> Iterator[Paragraph]:
        setting = like.setting if like else "indented"
        for line in text.text.splitlines():
            if line.strip():
                yield Paragraph(tuple(self.parts(text, line.strip())), setting)

    def parts(self, text: Text, words: str) -> Iterator[Part]:
        for one in pieces(words):
            yield self.quoted(one) if isinstance(one, Reference) else Told(one, text.by, text.on)

    def quoted(self, of: Reference) -> Part:
        found = quote_of(self.facts, of)
        if found is not None:
            return Figure(str(found.of), found.text)
        few = "：底数过小，不写百分比，请改引件数或人数" if of_few(self.facts, of) else ""
        return Blank(f"指标{of}{few}")


def _joined(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines())


def _lines(document: Document) -> tuple[Line, ...]:
    return tuple(getattr(document, name) for name in LINES)


def _walked(document: Document) -> Iterator[tuple[str, Node]]:
    """Every node with its section."""
    yield from _paths(document.body, OPENING)
    for appendix in document.appendices:
        yield from _paths(appendix.body, appendix.title)


def _paths(nodes: Iterable[Node], root: str) -> Iterator[tuple[str, Node]]:
    above: list[tuple[int, str]] = []
    for node in nodes:
        if isinstance(node, Heading):
            above = [one for one in above if one[0] < node.level]
            above.append((node.level, node.text))
        names = (name for _, name in above)
        yield PARTED.join(filter(None, (root, *names))), node
