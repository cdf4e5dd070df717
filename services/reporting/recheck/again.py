"""What do all figures come to, counted again?"""

from collections.abc import Iterable, Iterator

from reporting.recheck.asked import Asked, year_of
from reporting.recheck.cards import Record
from reporting.recheck.counted import (  # noqa: F401  # each counts its figures
    activities,
    bodies,
    contacts,
    days,
    duty,
    forms,
    handling,
    marks,
    members,
    occasions,
    places,
    proposals,
    reports,
    research,
    shares,
    sponsors,
    units,
)
from reporting.recheck.tally import AGAIN, Second


def counted_again(record: Record, asked: Asked, ids: Iterable[str]) -> Iterator[tuple[str, Second]]:
    """The figures of these ids, one after another."""
    year = year_of(record, asked)
    for id in ids:
        yield id, AGAIN[id](year)
