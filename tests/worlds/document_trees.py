"""What is the tree of each kind of document? Run as a module it renews the snapshots.

A line a node: its style and outline level, its text with the id of the figure for each number.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from told_facts import BUREAU, EDUCATION, MEMBER, PROPOSALS_COMMITTEE, RETIRED, STREET, facts
from told_numbers import BODY_YEAR, CIRCULAR, FEW_YEAR, MEMBER_YEAR, UNIT_YEAR
from told_years import FIRST_HALF, city, township

from contracts.reporting.documents import DOCUMENTS
from reporting.documents.making import Making
from reporting.documents.tree import (
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
from reporting.findings.facts import Facts
from reporting.issue.kinds import KINDS

SNAPSHOTS = Path(__file__).parents[1] / "reporting" / "documents" / "snapshots"
MAKING = Making("0.1.0")
OF_SCOPE: Mapping[str, dict] = {"mid-year-summary": FIRST_HALF}
"""Kinds that are not of the year's plenary."""
VARIANTS: Mapping[str, Callable[..., Facts]] = {"city": city, "township": township}
OF_OTHERS: Mapping[str, Mapping[str, Callable[..., Facts]]] = {
    "body-summary": {
        "sector": lambda: facts(BODY_YEAR, BODY_YEAR, lens=EDUCATION),
        "special-committee": lambda: facts(
            BODY_YEAR | {"members.on_roll": 40}, lens=PROPOSALS_COMMITTEE
        ),
        "area-group": lambda: facts(FEW_YEAR, lens=STREET),
        "retired": lambda: facts(FEW_YEAR, lens=RETIRED),
    },
    "unit-report": {
        "bureau": lambda: facts(UNIT_YEAR, lens=BUREAU),
        "nothing": lambda: facts({}, lens=BUREAU),
    },
    "unit-circular": {"city": lambda: facts(CIRCULAR), "few": lambda: facts(UNIT_YEAR)},
    "member-report": {
        "member": lambda: facts(MEMBER_YEAR, lens=MEMBER),
        "nothing": lambda: facts({}, lens=MEMBER),
    },
}
"""Kinds that tell of one body, unit or member, or of all units."""


def told(kind: str, variant: str) -> Facts:
    """The facts that a snapshot of a kind is made of."""
    return OF_OTHERS.get(kind, VARIANTS)[variant](**OF_SCOPE.get(kind, {}))


def made(kind: str, variant: str) -> Document:
    """The document behind a snapshot."""
    return KINDS[kind].write(told(kind, variant), MAKING)


def every_snapshot() -> Iterator[tuple[str, str]]:
    """Each kind in each of its variants."""
    for kind in DOCUMENTS:
        for variant in OF_OTHERS.get(kind, VARIANTS):
            yield kind, variant


def snapshot(kind: str, variant: str) -> Path:
    """Where a snapshot is kept."""
    return SNAPSHOTS / f"{kind}.{variant}.txt"


def tree(document: Document) -> str:
    """The lines of a document."""
    head = (
        ("title", document.title),
        ("occasion", (document.occasion,)),
        ("speaker", (document.speaker,)),
        ("addressee", (document.addressee,)),
    )
    lines = [f"{style}: {_text([line])}" for style, told in head for line in told if line]
    lines += [line for node in document.body for line in _node(node)]
    lines += [f"issuer: {_text([document.issuer])}"] if document.issuer else []
    for appendix in document.appendices:
        lines += [f"appendix: {appendix.title}"]
        lines += [line for node in appendix.body for line in _node(node)]
    return "\n".join(lines) + "\n"


def _node(node: Node) -> Iterator[str]:
    match node:
        case Heading():
            yield f"heading {node.level}{'' if node.numbered else ' unnumbered'}: {node.text}"
        case Paragraph():
            yield f"{node.setting}: {_text(node.parts)}"
        case Table():
            yield f"table: {node.caption} | {' | '.join(node.headings)}"
            yield from (f"row: {' | '.join(_text([cell]) for cell in row)}" for row in node.rows)
        case Chart():
            yield f"chart {node.kind}: {node.title} | {' | '.join(node.categories)}"
            yield from (f"series: {one.name} | {' | '.join(one.figures)}" for one in node.series)


def _text(parts: Iterable[Part]) -> str:
    return "".join(_part(part) for part in parts)


def _part(part: Part) -> str:
    match part:
        case Figure():
            return f"{{{part.id}}}"
        case Blank():
            return f"〔待填：{part.hint}〕"
        case _:
            return part


if __name__ == "__main__":
    SNAPSHOTS.mkdir(exist_ok=True)
    for one in every_snapshot():
        snapshot(*one).write_text(tree(made(*one)), encoding="utf-8")
