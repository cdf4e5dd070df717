"""What do all figures come to, counted again?"""

from collections.abc import Iterable

from reporting.recheck.cards import Record
from reporting.recheck.counted import (  # noqa: F401  # each counts its figures
    activities,
    contacts,
    days,
    duty,
    handling,
    marks,
    members,
    occasions,
    proposals,
    reports,
    research,
    shares,
    sponsors,
)
from reporting.recheck.tally import AGAIN, Second
from reporting.recheck.year import Asked, year_of


def counted_again(record: Record, asked: Asked, ids: Iterable[str]) -> dict[str, Second]:
    """The figures of these ids, by id."""
    year = year_of(record, asked)
    return {id: AGAIN[id](year) for id in ids}
