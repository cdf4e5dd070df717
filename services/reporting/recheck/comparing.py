"""Where do a figure's two values differ, and in which of its parts?"""

from collections.abc import Mapping
from dataclasses import dataclass

from reporting.recheck.tally import Lapse, Lapses, Parts, Second, Share, Spans, Tally

Numbers = tuple[float | None, ...]
Plain = Mapping[str | None, Numbers]
"""A value as numbers alone, by part; None is the figure itself.

Of a count and of a part (value, cases that it rests on), of a rate (numerator, denominator), of
days (days, cases), of days by part (median, most, cases); of a whole that is parted (value,).
"""


@dataclass(frozen=True, slots=True)
class Differing:
    """One number that differs.

    Attributes:
        part: None for the figure itself.
        first, second: None where one of the two has no such part.
        cases: those that the second counted.
    """

    figure: str
    part: str | None
    first: Numbers | None
    second: Numbers | None
    cases: frozenset[str]


def differing(first: Mapping[str, Plain], second: Mapping[str, Second]) -> list[Differing]:
    """All differences of figures that were counted twice."""
    found = []
    for id, numbers in first.items():
        again = second[id]
        counted = plain(again)
        for part in dict.fromkeys((*numbers, *counted)):
            one, other = numbers.get(part), counted.get(part)
            if one != other:
                cases = frozenset(cases_of(again, part))
                found.append(Differing(id, part, one, other, cases))
    return found


def plain(second: Second) -> Plain:
    """What was counted again as numbers."""
    match second:
        case Tally():
            return {None: _of(second)}
        case Share(of, over):
            return {None: (of.value, over.value)}
        case Parts(whole, by_name):
            return parted(whole.value, {name: _of(one) for name, one in by_name.items()})
        case Lapse(spans, days):
            return {None: (days, len(spans.by_case))}
        case Lapses(whole, by_name):
            return parted(whole.value, {name: _lasted(one) for name, one in by_name.items()})


def parted(whole: int, parts: Mapping[str, Numbers]) -> Plain:
    """A breakdown as numbers."""
    found: dict[str | None, Numbers] = {None: (whole,)}
    for name, numbers in parts.items():
        found[name] = numbers
    return found


def _of(tally: Tally) -> Numbers:
    return tally.value, len(tally.cases)


def _lasted(spans: Spans) -> Numbers:
    return spans.median, spans.most, len(spans.by_case)


def cases_of(second: Second, part: str | None) -> set[str]:
    """The cases that a part rests on; those of a rate are of both its counts."""
    match second:
        case Tally(_, cases):
            return cases
        case Share(of, over):
            return of.cases | over.cases
        case Parts(whole, by_name):
            return (whole if part is None else by_name.get(part, Tally())).cases
        case Lapse(spans, _):
            return set(spans.by_case)
        case Lapses(whole, by_name):
            named = by_name.get(part or "", Spans())
            return whole.cases if part is None else set(named.by_case)
