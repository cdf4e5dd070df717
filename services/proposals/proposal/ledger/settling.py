"""Which organisations do the units of a row mean on its day? Pure."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from uuid import UUID

from contracts.values import Named
from proposals.proposal.ledger.line import Line
from proposals.proposal.ledger.of_units import OfUnit
from proposals.units import Names


def settled(line: Line, names: Names, held: Collection[UUID]) -> Line:
    """The line with every unit as the organisation that bears its name on the day of assignment.

    Args:
        held: the units that the proposal has already; a row that was read before means them again,
            whatever their names have come to mean since.
    """
    handled = line.handled
    if handled is None:
        return line
    on = handled.assigned_on or line.decided_on
    named = (*handled.leading, *(handled.assisting or ()))
    ids = {unit.id: names.meant(unit.name, on, line.row.number, held) for unit in named}
    if all(old == new for old, new in ids.items()):
        return line
    assisting = handled.assisting
    return replace(
        line,
        handled=replace(
            handled,
            leading=_each_once(handled.leading, ids),
            assisting=None if assisting is None else _each_once(assisting, ids),
            replies=_of_units(handled.replies, ids),
            follow_ups=_of_units(handled.follow_ups, ids),
        ),
    )


def _each_once(units: Iterable[Named], ids: dict[UUID, UUID]) -> tuple[Named, ...]:
    found = [Named(id=ids[unit.id], name=unit.name) for unit in units]
    return tuple({unit.id: unit for unit in reversed(found)}.values())[::-1]


def _of_units(told: Iterable[OfUnit], ids: dict[UUID, UUID]) -> tuple[OfUnit, ...]:
    """Where two names mean one unit, what is said of the first of them."""
    found = [
        replace(one, unit=Named(id=ids.get(one.unit.id, one.unit.id), name=one.unit.name))
        for one in told
    ]
    return tuple({one.unit.id: one for one in reversed(found)}.values())[::-1]
