"""Under which figures does the evidence list what a printed figure rests on, and how much is it?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reporting.documents.evidence import CaseEntry, FigureEntry
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Ratio
from reporting.findings.quote import Reference, reference

Events = Mapping[str, set[int]]
"""By figure id, as the evidence lists it, the numbers of its cases' events."""


def rested(
    entries: Iterable[FigureEntry], evidence: Iterable[CaseEntry], numbers: Mapping[str, int]
) -> tuple[FigureEntry, ...]:
    """The entries with their numbers, where their cases are listed, and how many events those have.

    Args:
        numbers: by figure id its number in the check copy.
    """
    listed = _listed(evidence)
    return tuple(_rested(entry, listed, numbers.get(entry.id, 0)) for entry in entries)


def _listed(evidence: Iterable[CaseEntry]) -> Events:
    found: dict[str, set[int]] = defaultdict(set)
    for case in evidence:
        found[case.figure].update(case.events)
    return found


def _rested(entry: FigureEntry, listed: Events, mark: int) -> FigureEntry:
    of = reference(entry.id)
    ids = tuple(dict.fromkeys(id for one in _behind(of) for id in _of(one, listed)))
    events = set().union(*(listed[id] for id in ids))
    return replace(entry, mark=mark, rests_on=ids, events=len(events))


def _behind(of: Reference) -> Iterator[Reference]:
    """Whose cases stand behind a reference: of a rate its two counts, of a change both years'."""
    figure = FIGURES[of.figure]
    ids = (figure.of.id, figure.over.id) if isinstance(figure, Ratio) else (of.figure,)
    years = ("", of.against) if of.aspect == "change" else (of.against,)
    yield from (Reference(id, year, of.part) for year in years for id in ids)
    if of.aspect == "silent":
        yield Reference("members.by_sector")


def _of(one: Reference, listed: Events) -> Iterator[str]:
    """The evidence lists a breakdown under its printed parts, the rest under the whole."""
    whole = str(one)
    return (id for id in listed if id == whole or (not one.part and id.startswith(f"{whole}/")))
