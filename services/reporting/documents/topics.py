"""Which topics, and which sectors, stand out?"""

from collections.abc import Callable, Sequence

from reporting.documents.tree import Blank, Paragraph
from reporting.documents.wording import (
    Pieces,
    joined,
    paragraph,
)
from reporting.figures.value import Part
from reporting.findings.facts import Facts

TELLING = 2
"""One of a kind makes no topic of the year."""


def topics(facts: Facts, id: str, what: str) -> Paragraph | None:
    """The topics most spoken of; what was said of them is for people to tell."""
    top = largest(facts.parts(id), 5)
    if len(top) < 2 or top[0].value < TELLING:
        return None
    hint = Blank(f"有代表性的{what}及其作用")
    return paragraph(f"从主题看，{what}较多涉及", numbered(facts, id, top), "。", hint)


def sectors(facts: Facts, id: str, what: str, least: int = TELLING) -> Pieces:
    """从界别看，…较多的是教育界（9件）、…: nothing where the first has fewer than `least`."""
    named = [one for one in facts.parts(id) if one.name != "未填界别"]
    top = largest(named, 3)
    if len(top) < 2 or top[0].value < least:
        return ()
    return (f"从界别看，{what}较多的是", *numbered(facts, id, top, _sector))


def _sector(name: str) -> str:
    return name if name.endswith("界") else f"{name}界"


def numbered(
    facts: Facts, id: str, top: Sequence[Part], called: Callable[[str], str] = str
) -> Pieces:
    """城市更新（11件）、乡村振兴（10件）."""
    return joined([(f"{called(one.name)}（", facts.part(id, one.name), "）") for one in top], "、")


def largest(parts: Sequence[Part], count: int) -> list[Part]:
    """The largest parts; a tie keeps the order of print."""
    return sorted((one for one in parts if one.value), key=lambda one: -one.value)[:count]
