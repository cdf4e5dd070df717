"""What is a document made of, before anything decides how it looks?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure (数字): the text the reader sees and the figure that proves it.

    `id` is the figure's id, e.g. `proposals.received`; one value of a breakdown adds its key,
    e.g. `proposals.by_category/经济建设`. `text` is complete with its unit, e.g. `5898件`.
    `mark` is the number beside it in a check copy (核对稿); 0, as in every clean copy, is none.
    """

    id: str
    text: str
    mark: int = 0


@dataclass(frozen=True, slots=True)
class Blank:
    """Something only a person can say (待填): prints red as 〔待填：hint〕 and is listed."""

    hint: str


class Told(str):
    """Text that a person wrote (叙述): it prints as any text does.

    Its numbers are the person's own, so no figure proves them; they are listed (`unverified`).

    Attributes:
        by: the author's name. on: the day on which it was written.
    """

    __slots__ = ("by", "on")
    by: str
    on: date

    def __new__(cls, text: str, by: str, on: date) -> "Told":
        told = super().__new__(cls, text)
        told.by, told.on = by, on
        return told

    def __getnewargs__(self) -> tuple[str, str, date]:  # type: ignore[override]  # for pickle
        return str(self), self.by, self.on


Part = str | Figure | Blank
Line = str | Blank


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; every digit in it that is not a date or an ordinal is a Figure.

    `setting`: "indented" is ordinary text with two characters' indent; "flush" starts at the
    margin, as 各位委员、同志们： does; "centred" stands in the middle.
    """

    parts: tuple[Part, ...]
    setting: Literal["indented", "flush", "centred"] = "indented"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; 一、 （一） 1. （1） come from its position, never from its text.

    A heading that is not `numbered` neither shows nor uses up a number.
    """

    level: Literal[1, 2, 3, 4]
    text: str
    numbered: bool = True


class NotRectangular(ValueError):
    """A table or chart whose parts do not have one length; 表格或图的行列数不一致"""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below headings, as wide as the text; 表1, 表2 ... come from its position.

    `widths` are shares of the text's width in any unit, one a column; none means equal columns.

    Raises:
        NotRectangular: a row, or widths, with more or fewer cells than there are headings.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Part, ...], ...]
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        lengths = {len(row) for row in self.rows} | {len(self.widths) or len(self.headings)}
        if lengths != {len(self.headings)}:
            raise NotRectangular(f"table {self.caption}: {len(self.headings)} headings; 表格不齐")


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars, one line or one pie: a value a category, and the figure id behind each."""

    name: str
    values: tuple[int | Decimal, ...]
    figures: tuple[str, ...]

    def printed(self) -> tuple[str, ...]:
        """The values as they are read, never in powers of ten."""
        return tuple(format(Decimal(value), "f") for value in self.values)


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart with its data; 图1, 图2 ... come from its position.

    `bar` lies, `column` stands; a pie has one series. Values are printed as they are given:
    the renderer computes no share, no sum and no rounding.

    Raises:
        NotRectangular: a series with more or fewer values or figures than categories, no series,
            or a pie with more than one.
    """

    kind: Literal["bar", "column", "pie", "line"]
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        lengths = {len(s.values) for s in self.series} | {len(s.figures) for s in self.series}
        if lengths != {len(self.categories)} or (self.kind == "pie" and len(self.series) > 1):
            raise NotRectangular(f"chart {self.title}: {len(self.categories)} categories; 图不齐")


Node = Heading | Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Appendix:
    """附件: begins on a page of its own; its headings are numbered anew."""

    title: str
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class RedHead:
    """红头: the issuer's mark (发文机关标志), e.g. 政协某某市委员会文件, and 发文字号.

    `number` is complete, e.g. 政协发〔2026〕1号. A `signer` (签发人) is named on papers that go
    upward and moves the number to the left.
    """

    mark: str
    number: Line
    signer: Line = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file says of its own making: versions of program and template, and the cut.

    `document` is the id under which it is issued; a draft has none.
    """

    program: str
    template: str
    cut: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. Every line left empty is left out.

    A speech or report to a meeting has an `occasion` (——在政协…会议上), a `spoken_on` (shown in
    brackets) and a `speaker` below its title, and no signature. Any other paper ends with the
    `issuer` (发文机关署名) and `issued_on` (成文日期).

    Args:
        title: its lines, broken where the sense breaks; at most 20 characters each.
        addressee: 主送机关 or 各位委员、同志们, without the colon, which the renderer sets.
        draft: what each page's header says of a draft, 草稿 or 数据不全, without the brackets.
    """

    title: tuple[str, ...]
    body: tuple[Node, ...]
    meta: Meta
    occasion: Line = ""
    spoken_on: date | None = None
    speaker: Line = ""
    addressee: Line = ""
    issuer: Line = ""
    issued_on: date | None = None
    red_head: RedHead | None = None
    appendices: tuple[Appendix, ...] = ()
    draft: str = ""


def blanks(document: Document) -> tuple[str, ...]:
    """The hint of every blank still to be filled, in reading order, repeated if it repeats."""
    return tuple(part.hint for part in parts(document) if isinstance(part, Blank))


def figures(document: Document) -> tuple[Figure, ...]:
    """Every figure as printed, in reading order, those in tables and charts included."""
    return tuple(part for part in parts(document) if isinstance(part, Figure))


def parts(document: Document) -> Iterator[Part]:
    """All that is printed, in reading order: texts, figures (a chart's values too), blanks."""
    head = document.red_head
    yield from (head.mark, head.number, head.signer) if head else ()
    yield from document.title
    yield from (document.occasion, document.speaker, document.addressee)
    for node in document.body:
        yield from node_parts(node)
    yield document.issuer
    for appendix in document.appendices:
        yield appendix.title
        for node in appendix.body:
            yield from node_parts(node)


def node_parts(node: Node) -> Iterator[Part]:
    """What one node prints, in reading order."""
    match node:
        case Heading():
            yield node.text
        case Paragraph():
            yield from node.parts
        case Table():
            yield node.caption
            yield from node.headings
            yield from (cell for row in node.rows for cell in row)
        case Chart():
            yield from (node.title, *node.categories)
            for series in node.series:
                yield series.name
                pairs = zip(series.figures, series.printed(), strict=True)
                yield from (Figure(id, text) for id, text in pairs)
