"""Which number does each printed figure bear in a check copy, and what is told of it there?"""

from dataclasses import dataclass

from reporting.documents.tree import Document, figures


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of a check copy's list (核对标记): all that a reader needs to look a figure up.

    Attributes:
        number: as it stands in brackets beside the figure, from 1.
        printed: how the text says it; several ways when it does so.
        window: the days it is counted over, in words; `cut` up to when events counted.
        events: how many events it rests on.
        place: where in the evidence workbook.
    """

    number: int
    figure: str
    name: str
    printed: tuple[str, ...]
    definition: str
    window: str
    cut: str
    events: int
    place: str


def numbers(document: Document) -> dict[str, int]:
    """By figure id its number, in reading order from 1: the same figure has the same number."""
    ids = dict.fromkeys(figure.id for figure in figures(document))
    return {id: number for number, id in enumerate(ids, start=1)}
