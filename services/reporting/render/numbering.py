"""Which number does each heading, table and chart of a document bear?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reporting.documents.tree import Chart, Heading, Node, Paragraph, Table
from rules.numbers import numeral_zh


@dataclass(frozen=True, slots=True)
class Numbered:
    """A node with its number (0 when it bears none) and how that is printed: 一、 （一） 1. 表1."""

    node: Node
    number: int = 0
    label: str = ""


def numbered(bodies: Iterable[Sequence[Node]]) -> list[list[Numbered]]:
    """Every body's nodes with their numbers.

    Headings count within the heading above them and anew in each body; tables and charts count
    through all bodies.
    """
    count = _Count()
    return [count.body(body) for body in bodies]


def heading_label(level: int, number: int) -> str:
    """一、 （一） 1. （1） for the levels 1 to 4. Source: GB/T 9704-2012, 7.3.3."""
    written = numeral_zh(number) if level <= 2 else str(number)
    return {1: f"{written}、", 2: f"（{written}）", 3: f"{written}.", 4: f"（{written}）"}[level]


class _Count:
    def __init__(self) -> None:
        self.headings = [0, 0, 0, 0]
        self.tables = 0
        self.charts = 0

    def body(self, body: Sequence[Node]) -> list[Numbered]:
        self.headings = [0, 0, 0, 0]
        return [self.next(node) for node in body]

    def next(self, node: Node) -> Numbered:
        match node:
            case Heading():
                return self.heading(node)
            case Table():
                self.tables += 1
                return Numbered(node, self.tables, f"表{self.tables}")
            case Chart():
                self.charts += 1
                return Numbered(node, self.charts, f"图{self.charts}")
            case Paragraph():
                return Numbered(node)

    def heading(self, heading: Heading) -> Numbered:
        self.headings[heading.level :] = [0] * (4 - heading.level)
        if not heading.numbered:
            return Numbered(heading)
        self.headings[heading.level - 1] += 1
        number = self.headings[heading.level - 1]
        return Numbered(heading, number, heading_label(heading.level, number))
