"""Who is meant by the names in a request?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from contracts.proposals.proposal import SponsorKind
from contracts.values import BodyKind, Named
from kernel.clock import today
from kernel.http.asking import Asking
from kernel.problems import Problem
from proposals.people import Register, SeveralOfThatName, register_of
from proposals.proposal.bodies import Sponsor
from proposals.proposal.ledger.words import body_named, collective_kind
from proposals.proposal.queries import Sight, one_of
from proposals.proposal.state import PERSONAL
from proposals.units import meant, units_of
from rules.names import derived_id


async def sponsors(
    asking: Asking, kind: SponsorKind, named: Sequence[Sponsor], sector: str | None
) -> tuple[Named, ...]:
    """The sponsors with their ids: members of the register, else names; or bodies.

    Raises:
        Problem: 422, several members bear a name and nothing tells who is meant.
    """
    if kind not in PERSONAL:
        kinds = [kind, *(collective_kind(None, other.name) for other in named[1:])]
        pairs = zip(named, kinds, strict=True)
        return tuple(_body(asking.here, body, what) for body, what in pairs)
    register = await register_of(asking.engine, asking.here)
    marks = [sector] + [None] * len(named)
    return tuple(
        _person(asking.here, register, one, mark) for one, mark in zip(named, marks, strict=False)
    )


def _body(committee: UUID, body: Sponsor, kind: SponsorKind) -> Named:
    if body.id is not None:
        return Named(id=body.id, name=body.name)
    return body_named(committee, kind, body.name)


def _person(committee: UUID, register: Register, person: Sponsor, sector: str | None) -> Named:
    if person.id is not None:
        return Named(id=register.meant(person.id), name=person.name)
    try:
        member = register.find(person.name, today(), sector)
    except SeveralOfThatName as several:
        zh = f"名册中有{len(several.candidates)}位“{person.name}”，请注明标识"
        raise Problem(422, "SeveralOfThatName", zh, "several members; give the id") from None
    found = derived_id(committee, "person", person.name) if member is None else member.person
    return Named(id=found, name=person.name)


def sector_named(committee: UUID, name: str | None) -> Named | None:
    """A sector by the name on the form."""
    if name is None:
        return None
    return Named(id=derived_id(committee, BodyKind.SECTOR.value, name), name=name)


async def units_named(
    asking: Asking, names: Sequence[str], on: date | None = None
) -> tuple[Named, ...]:
    """Units by name, each the one that bears it on the day (today)."""
    if not names:
        return ()
    known = await units_of(asking.engine, asking.here)
    found = [meant(known, name, on or today()) for name in names]
    return tuple({unit.id: unit for unit in found}.values())


async def unit_of(asking: Asking, proposal: UUID, name: str) -> Named:
    """A unit of a proposal by name: its own, a former or a later one, or its successor's."""
    known = await units_of(asking.engine, asking.here)
    row = await one_of(asking.engine, asking.here, proposal, Sight(everything=True))
    held = () if row is None else (*row.lead_units, *row.assisting_units)
    return meant(known, name, today(), held)
