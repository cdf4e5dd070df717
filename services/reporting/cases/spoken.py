"""What does reporting know of units that spoke with the sponsors of a proposal (联系提案人)?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.proposals.handling import ContactConfirmed, ReturnGranted, SponsorContacted
from contracts.proposals.proposal import ProposalAssigned, ProposalRetracted, ReviewRevoked
from reporting.cases.kind import Act, Kind, once
from reporting.cases.proposals import proposal_keys


class SpokenCase(NamedTuple):
    """联系提案人: contacts since the last assignment, and the first that nobody denies.

    `units`, `sponsors`, `days`, `denied` are of equal length. `unit` and `unit_name` are of whoever
    spoke last, `told_at` the arrival of that.
    """

    proposal: UUID
    unit: UUID
    unit_name: str
    units: tuple[UUID, ...]
    sponsors: tuple[UUID, ...]
    days: tuple[date, ...]
    denied: tuple[bool, ...]
    first_on: date | None
    told_at: int


def unit_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a proposal and unit; an assignment begins those of its units anew."""
    if isinstance(event, ProposalAssigned):
        units = dict.fromkeys(one.id for one in (*event.leading, *event.assisting))
        return [f"{event.proposal}:{unit}" for unit in units]
    return once(event.proposal, event.unit.id)


def spoken(case: SpokenCase | None, event: Any, recorded: Act, key: str) -> SpokenCase | None:
    """Contacts after an event; those of a unit that was let out are none."""
    match event:
        case SponsorContacted():
            return _first(_spoke(case, event, recorded))
        case ContactConfirmed() if case is not None:
            return _first(_confirmed(case, event))
        case ReturnGranted() if case is not None:
            return _without(case, event.unit.id)
        case ProposalAssigned() | ReviewRevoked() | ProposalRetracted():
            return None
        case _:
            return case


def _spoke(case: SpokenCase | None, event: SponsorContacted, recorded: Act) -> SpokenCase:
    unit, sponsor, day = event.unit.id, event.sponsor.id, event.contacted_on
    if case is None:
        lists = ((unit,), (sponsor,), (day,), (False,))
        return SpokenCase(event.proposal, unit, event.unit.name, *lists, None, recorded.arrival)
    return case._replace(
        unit=unit,
        unit_name=event.unit.name,
        units=(*case.units, unit),
        sponsors=(*case.sponsors, sponsor),
        days=(*case.days, day),
        denied=(*case.denied, False),
        told_at=recorded.arrival,
    )


def _confirmed(case: SpokenCase, event: ContactConfirmed) -> SpokenCase:
    """The sponsor speaks of what the unit claimed last."""
    said = (event.unit.id, event.sponsor.id)
    claims = list(zip(case.units, case.sponsors, strict=True))
    if said not in claims:
        return case
    last = len(claims) - 1 - claims[::-1].index(said)
    denied = list(case.denied)
    denied[last] = not event.took_place
    return case._replace(denied=tuple(denied))


def _without(case: SpokenCase, unit: UUID) -> SpokenCase | None:
    rows = zip(case.units, case.sponsors, case.days, case.denied, strict=True)
    kept = [one for one in rows if one[0] != unit]
    if not kept:
        return None
    units, sponsors, days, denied = zip(*kept, strict=True)
    return _first(case._replace(units=units, sponsors=sponsors, days=days, denied=denied))


def _first(case: SpokenCase) -> SpokenCase:
    held = (day for day, denied in zip(case.days, case.denied, strict=True) if not denied)
    return case._replace(first_on=min(held, default=None))


EVENTS = (SponsorContacted, ContactConfirmed, ReturnGranted, ProposalAssigned)

FIRST_CONTACTS = Kind(
    "first_contact",
    "提案联系",
    SpokenCase,
    (*EVENTS, ReviewRevoked, ProposalRetracted),
    proposal_keys,
    spoken,
)
UNIT_CONTACTS = Kind("unit_contact", "承办单位联系", SpokenCase, EVENTS, unit_keys, spoken)
