"""Which topics were most spoken of?"""

from collections.abc import Sequence

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
    said: list[Pieces] = [(f"{one.name}（", facts.part(id, one.name), "）") for one in top]
    hint = Blank(f"有代表性的{what}及其作用")
    return paragraph(f"从主题看，{what}较多涉及", joined(said, "、"), "。", hint)


def largest(parts: Sequence[Part], count: int) -> list[Part]:
    """The largest parts; a tie keeps the order of print."""
    return sorted((one for one in parts if one.value), key=lambda one: -one.value)[:count]
