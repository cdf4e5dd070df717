"""Under which topics does an issued plan list its tasks? Read from its tree."""

import re
from collections.abc import Iterator

from reporting.documents.annual_plan import TASKS
from reporting.documents.tree import Document, Heading, Paragraph

_OF_A_GROUP = re.compile(r"[一二三四五六七八九十]+是([^，。、]{1,20})方面，")
"""How a township's group begins a sentence on each kind of work."""
_AHEAD = "年打算"


def areas(document: Document) -> tuple[str, ...]:
    """The kinds of work with tasks of their own, in order: 提案工作; none of free text."""
    return tuple(dict.fromkeys(_found(document)))


def _found(document: Document) -> Iterator[str]:
    under, top = "", 0
    for node in document.body:
        match node:
            case Heading(level=level, text=text) if not under or level <= top:
                under = text if text == TASKS or text.endswith(_AHEAD) else ""
                top = level
            case Heading(level=level, text=text) if level == top + 1:
                yield text
            case Paragraph(parts=(str() as said, *_)) if under.endswith(_AHEAD):
                yield from (one[1] for one in [_OF_A_GROUP.match(said)] if one)
