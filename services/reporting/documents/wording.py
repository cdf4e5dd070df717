"""How do quotes and words become the parts of a paragraph?"""

from collections.abc import Iterable, Sequence

from reporting.documents.making import Making
from reporting.documents.tree import Blank, Figure, Paragraph, Part
from reporting.findings.facts import Facts
from reporting.findings.quote import Quote, Said

Piece = str | Quote | Blank
Pieces = Sequence[Piece]
NO_RECORD = "本期无记录。"


def parts(pieces: Iterable[Piece]) -> tuple[Part, ...]:
    """The parts of a document: quotes become figures, neighbouring words one text."""
    found: list[Part] = []
    for piece in pieces:
        part = Figure(str(piece.of), piece.text) if isinstance(piece, Quote) else piece
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part != "":
            found.append(part)
    return tuple(found)


def paragraph(*pieces: Piece | Pieces) -> Paragraph:
    """A paragraph of pieces and of phrases made of pieces."""
    flat: list[Piece] = []
    for piece in pieces:
        flat += [piece] if isinstance(piece, str | Quote | Blank) else piece
    return Paragraph(parts(flat))


def cell(quote: Quote) -> Figure:
    """A table's cell that shows a figure."""
    return Figure(str(quote.of), quote.text)


def joined(phrases: Iterable[Pieces], by: str = "，", end: str = "") -> list[Piece]:
    """Phrases with a mark between them, those that are empty left out; nothing stays nothing."""
    said: list[Piece] = []
    for phrase in phrases:
        if phrase:
            said += [by, *phrase] if said else phrase
    return [*said, end] if said else []


def counted(facts: Facts, id: str, before: str, after: str = "") -> Pieces:
    """`before` 12件 `after`, when there are any."""
    return (before, facts.count(id), after) if facts.value(id) else ()


def rated(facts: Facts, id: str, of: str, over: str, name: str) -> Pieces:
    """A rate said as a percentage, or of few as 6名委员中5名 in whole people or items.

    Args:
        of, over: ids of numerator and denominator, counts of the catalogue.
        name: what the rate is called.
    """
    if not facts.whole(id):
        return ()
    if facts.few(id):
        return (facts.count(over), "中有", facts.count(of))
    return (name, facts.rate(id))


def among(facts: Facts, id: str, whole: str, did: str, unit: str | None = None) -> Pieces:
    """`whole`150人中有80人`did`，占53.33%: a rate with both its counts; of few no percentage.

    Args:
        id: of the rate; nothing where it has no denominator.
        unit: another measure word for both counts, e.g. 名.
    """
    if not facts.whole(id):
        return ()
    of, over = facts.fraction(id)
    said = (whole, facts.count(over, unit), "中有", facts.count(of, unit), did)
    return said if facts.few(id) else (*said, "，占", facts.rate(id))


def listed(facts: Facts, id: str, most: int = 8) -> Pieces:
    """社会公众5条、委员7条: the parts of a breakdown, at most so many."""
    parts = [one for one in facts.parts(id) if one.value][:most]
    return joined([(one.name, facts.part(id, one.name)) for one in parts], "、")


def guided(making: Making, slot: str) -> Pieces:
    """The standing phrase of a slot with its comma, or the blank to be filled."""
    phrase = making.phrase(slot)
    return (phrase,) if isinstance(phrase, Blank) else (phrase, "，")


def sentence(*phrases: Pieces) -> Pieces:
    """Phrases with commas and a stop; those that are empty left out; nothing stays nothing."""
    return joined(phrases, end="。")


def told(*sentences: Pieces) -> Paragraph | None:
    """A paragraph of sentences, none when all are empty."""
    return paragraph(*sentences) if any(sentences) else None


def share_of(facts: Facts, id: str, name: str) -> Pieces:
    """，占39.7%: nothing of few."""
    return () if facts.few(id) else ("，占", facts.share(id, name))


def compared(facts: Facts, id: str, unit: str | None = None) -> Pieces:
    """，比上年增加12件: nothing where there is no year before or it had none of them."""
    if facts.before is None or not facts.earlier(id):
        return ()
    difference = facts.value(id) - facts.earlier(id)
    if difference == 0:
        return ("，与上年", _same(facts, id))
    verb = "增加" if difference > 0 else "减少"
    return (f"，比上年{verb}", facts.change(id, unit))


def _same(facts: Facts, id: str) -> Quote:
    return Quote(facts.change(id).of, "持平")


def spoken(said: Said) -> list[Piece]:
    """A finding's sentence as pieces of a paragraph."""
    return list(said)
