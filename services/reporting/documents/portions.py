"""How is it said how many of how many, and how many days, when they may be few?"""

from reporting.documents.wording import Pieces
from reporting.figures.figure import Ratio
from reporting.figures.value import Lapse, LapsePart, Lapses, days_zh
from reporting.findings.facts import Facts
from reporting.findings.quote import Quote, Reference


def took_part(facts: Facts, rate: str, whole: str, did: str, name: str) -> Pieces:
    """12名委员中有9名提出提案; of many 35名委员提出提案，提案参与率为87.5%.

    Args:
        rate: a rate whose numerator and denominator are people.
        whole: whom the rate is of (委员). did: what those of the numerator did (提出提案).
        name: what the rate is called.
    """
    if not facts.whole(rate):
        return ()
    figure = facts.values[rate].figure
    assert isinstance(figure, Ratio)
    of, over = figure.of.id, figure.over.id
    if not facts.value(of):
        return (facts.count(over, "名"), f"{whole}中", Quote(Reference(of), "没有人"), did)
    if facts.few(rate):
        return (facts.count(over, "名"), f"{whole}中有", facts.count(of, "名"), did)
    return (facts.count(of, "名"), f"{whole}{did}，{name}为", facts.rate(rate))


def percentage(facts: Facts, rate: str, name: str) -> Pieces:
    """办复率为98.2%: nothing of none or of few, of whom both counts are said anyhow."""
    return () if not facts.whole(rate) or facts.few(rate) else (name, facts.rate(rate))


def lasted(facts: Facts, id: str, before: str, after: str = "") -> Pieces:
    """`before` 12.5天 `after`, when any case has both days."""
    found = facts.values.get(id)
    if not isinstance(found, Lapse) or found.days is None:
        return ()
    return (before, Quote(Reference(id), found.text), after)


def median_of(facts: Facts, id: str, name: str) -> Quote | None:
    """The days in the middle of one part, where any of its cases has both days."""
    part = _part(facts, id, name)
    return None if part is None else Quote(Reference(id, part=name), days_zh(part.median))


def most_of(facts: Facts, id: str, name: str) -> Quote | None:
    """The most days of one part."""
    part = _part(facts, id, name)
    return (
        None if part is None else Quote(Reference(id, part=name, aspect="most"), days_zh(part.most))
    )


def lapses(facts: Facts, id: str) -> tuple[LapsePart, ...]:
    """Days by part, the slowest first; none of a figure that is absent."""
    found = facts.values.get(id)
    return found.parts if isinstance(found, Lapses) else ()


def _part(facts: Facts, id: str, name: str) -> LapsePart | None:
    found = facts.values.get(id)
    return found.part(name) if isinstance(found, Lapses) else None
