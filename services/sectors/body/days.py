"""From which day to which is a body there? Pure."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from contracts.roll import BEGINNING
from contracts.sectors.body import BodyFirstDayTold
from kernel.event import Event
from sectors.body.refusals import (
    BeganBeforeFormed,
    BodyIsNoMore,
    EndsBeforeItBegan,
    NotFormedYet,
)
from sectors.body.state import Body


def first_day(one: UUID, since: date | None, body: Body) -> Sequence[Event]:
    """Told once; another day, or that nobody knows it, corrects what was told.

    Raises:
        EndsBeforeItBegan, BeganBeforeFormed: the day is after its end, or after what it did.
    """
    if since == body.since:
        return []
    if since is not None and since > body.until:
        raise EndsBeforeItBegan(body.until, since)
    if since is not None and since > body.earliest():
        raise BeganBeforeFormed(since, body.earliest())
    return [BodyFirstDayTold(body=one, since=since)]


def is_there(body: Body, day: date) -> None:
    """Nothing begins in a body that is not there yet, or is no more.

    Raises:
        NotFormedYet, BodyIsNoMore: it was formed after that day, or dissolved before it.
    """
    if day < (body.since or BEGINNING):
        raise NotFormedYet(body.name, body.since)
    if day > body.until:
        raise BodyIsNoMore(body.name, body.until)
