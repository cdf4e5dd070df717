"""How do events become the rows of series and of their days? Pure."""

from dataclasses import replace
from uuid import UUID

from contracts.sectors.campaign import (
    SeriesBegun,
    SeriesDateDropped,
    SeriesDateFreed,
    SeriesDateHeld,
    SeriesDateMoved,
    SeriesDatePlanned,
    SeriesEnded,
)
from kernel.canonical import canonical
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.series.tables import DateRow, SeriesRow, dates, series

DateEvent = (
    SeriesDatePlanned | SeriesDateMoved | SeriesDateDropped | SeriesDateHeld | SeriesDateFreed
)


def series_row(
    before: SeriesRow | None, event: SeriesBegun | SeriesEnded, recorded: Recorded
) -> SeriesRow | None:
    """One row a series."""
    if isinstance(event, SeriesEnded):
        return before and replace(before, last=event.last, end_reason=event.reason)
    told = event.model_dump(exclude={"host", "rhythm"})
    return SeriesRow(
        committee=recorded.origin.committee,
        host_id=event.host.id if event.host else None,
        host=event.host.name if event.host else None,
        rhythm=canonical(event.rhythm.model_dump(mode="json")),
        last=before.last if before else None,
        end_reason=before.end_reason if before else None,
        **told,
    )


def date_id(of: UUID, turn: str) -> UUID:
    """One day of one series, wherever it is moved to."""
    return derived("series-date", of, turn)


def date_row(before: DateRow | None, event: DateEvent, recorded: Recorded) -> DateRow | None:
    """One row a turn."""
    if isinstance(event, SeriesDatePlanned):
        return DateRow(
            id=date_id(event.series, event.turn),
            series=event.series,
            committee=recorded.origin.committee,
            turn=event.turn,
            day=event.day,
            regular=event.regular,
            moved=None,
            dropped=None,
            activity=None,
        )
    if before is None:
        return None
    match event:
        case SeriesDateMoved():
            return replace(before, day=event.day, moved=event.reason, dropped=None)
        case SeriesDateDropped():
            return replace(before, dropped=event.reason)
        case SeriesDateHeld():
            return replace(before, activity=event.activity)
        case SeriesDateFreed():
            return replace(before, activity=None)


SERIES_ROWS = View(
    series,
    SeriesRow,
    (SeriesBegun, SeriesEnded),
    lambda event, recorded: event.series,
    series_row,
)
DATES = View(
    dates,
    DateRow,
    (
        SeriesDatePlanned,
        SeriesDateMoved,
        SeriesDateDropped,
        SeriesDateHeld,
        SeriesDateFreed,
    ),
    lambda event, recorded: date_id(event.series, event.turn),
    date_row,
)
