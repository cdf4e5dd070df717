"""How do events become the rows of paired help? Pure."""

from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from contracts.sectors.paired_help import (
    HelpBegun,
    HelpEnded,
    HelpResulted,
    HelpRetracted,
    HelpVisited,
    HelpVisitStruck,
)
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.paired_help.events import HelpNoted, HelpWordsForgotten
from sectors.paired_help.tables import HelpRow, helps

NONE: Final = UUID(int=0)
COLUMNS = {"paired_help.name": "name", "paired_help.result": "result_words"}
"""Under which column the row knows a text of a kind that is of no visit."""


def help_row(before: HelpRow | None, event: Any, recorded: Recorded) -> HelpRow | None:
    """One row a help; one taken back leaves none."""
    if isinstance(event, HelpBegun):
        told = _begun(event)
        if before is None:
            return HelpRow(help=event.help, committee=recorded.origin.committee, **told)
        return replace(before, **told)
    if before is None:
        return None
    match event:
        case HelpVisited():
            names = "、".join(one.name for one in event.by)
            return _with_visit(before, event.visited_on, names)
        case HelpVisitStruck():
            return _without_visit(before, event.visited_on)
        case HelpResulted():
            return replace(before, result=event.result, resulted_on=event.resulted_on)
        case HelpEnded():
            return replace(before, until=event.until)
        case HelpNoted():
            return _noted(before, event)
        case HelpWordsForgotten():
            return _without(before, set(event.forgotten))
        case HelpRetracted():
            return None
        case _:
            return before


def _begun(event: HelpBegun) -> dict[str, Any]:
    return {
        "helper_kinds": tuple(one.kind for one in event.helpers),
        "helper_ids": tuple(one.who.id for one in event.helpers),
        "helpers": tuple(one.who.name for one in event.helpers),
        "kind": event.kind,
        "helped_id": event.helped.id if event.helped else None,
        "helped": event.helped.name if event.helped else None,
        "since": event.since,
    }


Visit = tuple[str, UUID]


def _visits(row: HelpRow) -> dict[date, Visit]:
    told = zip(row.visits, row.visitors, row.visit_words, strict=True)
    return {day: (names, words) for day, names, words in told}


def _placed(row: HelpRow, visits: dict[date, Visit]) -> HelpRow:
    days = tuple(sorted(visits))
    names = tuple(visits[day][0] for day in days)
    return replace(row, visits=days, visitors=names, visit_words=tuple(visits[d][1] for d in days))


def _with_visit(row: HelpRow, day: date, names: str) -> HelpRow:
    before = _visits(row)
    words = before[day][1] if day in before else NONE
    return _placed(row, {**before, day: (names, words)})


def _without_visit(row: HelpRow, day: date) -> HelpRow:
    return _placed(row, {one: told for one, told in _visits(row).items() if one != day})


def _noted(row: HelpRow, event: HelpNoted) -> HelpRow:
    if event.visited_on is None:
        kept: dict[str, Any] = {COLUMNS[event.kept.kind]: event.kept.id}
        return replace(row, **kept)
    visits = _visits(row)
    names, _ = visits.get(event.visited_on, ("", NONE))
    return _placed(row, {**visits, event.visited_on: (names, event.kept.id)})


def _without(row: HelpRow, gone: set[UUID]) -> HelpRow:
    left = {
        day: (names, NONE if words in gone else words)
        for day, (names, words) in _visits(row).items()
    }
    name = None if row.name in gone else row.name
    result = None if row.result_words in gone else row.result_words
    return replace(_placed(row, left), name=name, result_words=result)


HELPS = View(
    helps,
    HelpRow,
    (
        HelpBegun,
        HelpVisited,
        HelpVisitStruck,
        HelpResulted,
        HelpEnded,
        HelpRetracted,
        HelpNoted,
        HelpWordsForgotten,
    ),
    lambda event, recorded: event.help,
    help_row,
)
