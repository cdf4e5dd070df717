"""Which plenary does a window belong to, when nobody names one?"""

from datetime import date, datetime

from sqlalchemy import select

from kernel.clock import SHANGHAI
from kernel.http.asking import Asking
from kernel.problems import Problem, unknown
from reporting.archive.cut import cut_at, cut_now
from reporting.cases.context import PLENARIES
from rules.dates import Window, parse_window
from rules.invalid import Invalid


async def plenary_of_window(asking: Asking, window: str, as_of: datetime | None) -> str:
    """The last plenary that had opened by the window's end and the cut, as TERM/SESSION.

    Of a year before the first plenary it is the first.

    Raises:
        Problem: the window cannot be read, or there is no plenary.
    """
    engine, here = asking.engine, asking.here
    cut = await (cut_now(engine, here) if as_of is None else cut_at(engine, here, as_of))
    own = PLENARIES.table.c
    known = (own.committee == here, own.known_from <= cut.arrival, own.known_to > cut.arrival)
    wanted = select(own.opens, own.term, own.session).where(*known).order_by(own.opens)
    async with engine.connect() as connection:
        found = (await connection.execute(wanted)).all()
    if not found:
        raise unknown("全体会议", window)
    until = min(_last(window), cut.instant.astimezone(SHANGHAI).date())
    opened = [one for one in found if one.opens <= until]
    chosen = opened[-1] if opened else found[0]
    return f"{chosen.term}/{chosen.session}"


def _last(window: str) -> date:
    try:
        read = parse_window(window)
    except Invalid as invalid:
        raise Problem(422, "BadWindow", invalid.zh, invalid.en) from None
    return read.last if isinstance(read, Window) else date.max
