"""How is what was written for one paper set into another: a level lower, or to be spoken?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from reporting.documents.tree import Blank, Chart, Heading, Node, Paragraph, Table
from reporting.documents.wording import NO_RECORD

_LOWER: dict[int, Literal[2, 3, 4]] = {1: 2, 2: 3, 3: 4, 4: 4}


def lowered(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Every heading one level lower."""
    return tuple(
        replace(node, level=_LOWER[node.level]) if isinstance(node, Heading) else node
        for node in nodes
    )


def texts(nodes: Iterable[Node | None]) -> tuple[Node, ...]:
    """Without tables and charts, which cannot be read aloud."""
    return tuple(node for node in nodes if node and not isinstance(node, Table | Chart))


def facts_only(nodes: Iterable[Node | None]) -> tuple[Node, ...]:
    """Texts without paragraphs that only say that nothing is recorded, or only wait for words."""
    return tuple(node for node in texts(nodes) if not _says_nothing(node))


def _says_nothing(node: Node) -> bool:
    if not isinstance(node, Paragraph):
        return False
    waits = all(isinstance(part, Blank) for part in node.parts)
    return waits or any(isinstance(one, str) and NO_RECORD in one for one in node.parts)


def sections(*titled: tuple[str, Iterable[Node | None]]) -> tuple[Node, ...]:
    """Each title as a heading of the second level with its nodes; those without any left out."""
    found: list[Node] = []
    for title, nodes in titled:
        said = [node for node in nodes if node is not None]
        found += [Heading(2, title), *said] if said else []
    return tuple(found)
