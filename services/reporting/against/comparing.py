"""Which numbers of a clerk's table are those that the events give? Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from reporting.against.lines import Line, Sheet
from reporting.against.names import AFTER_MERGING, Vocabulary
from reporting.against.relations import base_tiers
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import DAY
from reporting.figures.value import Lapse, Number, Parts, Share, Value
from rules.numbers import NO_SHARE
from rules.shares import follows, right, said

Aspect = Literal["count", "share"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One number of the table beside ours.

    Attributes:
        aspect: the count, or the share that stands beside it.
        theirs, ours: as printed, ours at the digits of theirs.
        more: by how many they count more than we do, below 0 fewer; 0 for shares.
    """

    line: Line
    figure: str
    part: str | None
    title: str
    aspect: Aspect
    theirs: str
    ours: str
    equal: bool
    more: int = 0


def vocabulary_of(values: Mapping[str, Value]) -> Vocabulary:
    """The names that a committee's own figures know besides those of every committee."""
    parts = {id: value for id, value in values.items() if isinstance(value, Parts)}
    return Vocabulary({id: tuple(one.name for one in value.parts) for id, value in parts.items()})


def compared(sheet: Sheet, values: Mapping[str, Value]) -> tuple[Compared, ...]:
    """Every row that names a figure, beside the figure: its count and its share."""
    return tuple(found for line in sheet.lines for found in _line(line, values))


def unknown_names(sheet: Sheet) -> tuple[tuple[Line, str | None], ...]:
    """The rows that name no figure, each with the figure of the nearest name."""
    names = [figure.zh for figure in FIGURES.values()]
    return tuple(
        (line, next(iter(get_close_matches(line.name, names, 1)), None))
        for line in sheet.lines
        if line.term is None or line.term.figure == AFTER_MERGING
    )


def _line(line: Line, values: Mapping[str, Value]) -> Iterator[Compared]:
    if line.term is None or line.term.figure not in values:
        return
    value = values[line.term.figure]
    match value:
        case Number():
            yield from _count(line, value.value, value.figure.unit, value.figure.zh)
            yield from _beside(line, value, values)
        case Share():
            yield from _share(line, value.numerator, value.denominator, value.figure.zh)
        case Lapse() if value.days is not None and value.days == int(value.days):
            yield from _count(line, int(value.days), DAY, value.figure.zh)
        case Parts() if line.term.part is not None:
            count, title = value.part(line.term.part).value, f"{value.figure.zh}：{line.term.part}"
            yield from _count(line, count, value.figure.of.unit, title)
            yield from _share(line, count, value.whole, title)


def _count(line: Line, ours: int, unit: str, title: str) -> Iterator[Compared]:
    if line.count is not None and line.term is not None:
        term, more = line.term, line.count - ours
        told = (f"{line.count}{unit}", f"{ours}{unit}", more == 0, more)
        yield Compared(line, term.figure, term.part, title, "count", *told)


def _beside(line: Line, value: Number, values: Mapping[str, Value]) -> Iterator[Compared]:
    """The share beside a count, of whichever base it may be."""
    for tier in base_tiers(value.figure.id):
        found = [base for id in tier if isinstance(base := values.get(id), Number)]
        bases = [base.value for base in found if base.value]
        if bases:
            fits = (one for one in bases if line.share and follows(value.value, one, line.share))
            yield from _share(line, value.value, next(fits, bases[0]), value.figure.zh)
            return


def _share(line: Line, count: int, base: int, title: str) -> Iterator[Compared]:
    if line.share is None or line.term is None:
        return
    term, ours = line.term, right(count, base, line.share) if base else NO_SHARE
    told = (said(line.share), ours, follows(count, base, line.share))
    yield Compared(line, term.figure, term.part, title, "share", *told)
