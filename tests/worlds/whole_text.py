"""What does a reader see of a document?"""

from reporting.documents.tree import Blank, Document, Figure, Heading, Part, parts


def printed(document: Document, blank: str = "") -> str:
    """All that is printed, one after another, with a sign or nothing in place of each blank."""
    return "".join(_text(one, blank) for one in parts(document))


def _text(part: Part, blank: str) -> str:
    match part:
        case Figure():
            return part.text
        case Blank():
            return blank
        case _:
            return part


def headings(document: Document, level: int | None = None) -> tuple[str, ...]:
    """The headings in order, of one level when it is named."""
    every = (node for node in document.body if isinstance(node, Heading))
    return tuple(one.text for one in every if level in (None, one.level))
