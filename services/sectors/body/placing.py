"""Under which body does a body stand: a small sector in a shared group, a group of a large one?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from contracts.roll import BEGINNING, OPEN
from contracts.sectors.body import BodyPlaced, BodyTakenOut
from contracts.values import BodyKind
from kernel.decider import Known
from kernel.event import Event
from sectors.body.commands import PlaceBody, TakeOutBody
from sectors.body.days import is_there
from sectors.body.facts import NOTHING, Facts
from sectors.body.refusals import NotPlacedSo, StandsElsewhere, UnderItself, UnknownBody
from sectors.body.spells import begins, ends
from sectors.body.state import Body

Asked = Known[Facts | None]
SECTORS = (BodyKind.SECTOR, BodyKind.SECTOR_GROUP)


def place(command: PlaceBody, body: Body, known: Asked) -> Sequence[Event]:
    """Under one other at a time, never in a circle, also not through days of before."""
    if command.under == command.body or command.under in (known.facts or NOTHING).below:
        raise UnderItself(command.under)
    above: Body = known.state(f"body-{command.under}")
    if above.kind is None or body.kind is None:
        raise UnknownBody(command.under)
    if not _may_stand(body.kind, above.kind):
        raise NotPlacedSo(body.kind.value, above.kind.value)
    begun = begins(body.under.get(command.under, ()), command.since, known.today)
    if begun is None:
        return []
    _stands_nowhere_else(body, command.under, begun.since or BEGINNING, OPEN)
    for one in (body, above):
        is_there(one, begun.since or known.today)
    return [BodyPlaced(body=command.body, under=command.under, since=begun.since)]


def _stands_nowhere_else(body: Body, under: UUID, first: date, last: date) -> None:
    for other, spells in body.under.items():
        days = [(one.since or BEGINNING, one.until or OPEN) for one in spells]
        if other != under and any(since <= last and until >= first for since, until in days):
            raise StandsElsewhere(other)


def _may_stand(kind: BodyKind, above: BodyKind) -> bool:
    if kind is BodyKind.SECTOR:
        return above is BodyKind.SECTOR_GROUP
    if kind is BodyKind.SECTOR_GROUP:
        return above in SECTORS
    return above is kind


def take_out(command: TakeOutBody, body: Body, known: Asked) -> Sequence[Event]:
    """The last day under it; told otherwise later, it is corrected."""
    spells = body.under.get(command.under, ())
    until = ends(spells, command.until, known.today, mistaken=command.mistaken)
    if until is None:
        return []
    if not command.mistaken:
        _stands_nowhere_else(body, command.under, spells[-1].since or BEGINNING, until)
    told = {"under": command.under, "mistaken": command.mistaken}
    return [BodyTakenOut(body=command.body, until=until, **told)]
