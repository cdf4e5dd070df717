"""Which organisation is meant by the name of a unit in a request, a form or a ledger?"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.naming import How, Organisations
from contracts.organisations import OrganisationRow, organisations_of
from contracts.values import Named
from kernel.fetching import Database

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Now:
    """An organisation, by its name of today."""

    organisation: UUID
    name: str


@dataclass(frozen=True, slots=True)
class UnitNow:
    """A unit as it was named when it was given the work, and who has that work today.

    `now` is empty where it was dissolved, and has several where it was split.
    """

    unit: UUID
    named: str
    now: tuple[Now, ...]


async def units_of(database: Database, committee: UUID) -> Organisations:
    """The organisations of a committee, as far as they were heard of here."""
    return Organisations(committee, await organisations_of(database, committee))


def meant(known: Organisations, name: str, on: date, held: Collection[UUID] = ()) -> Named:
    """The unit that a name means on a day, named as it was written.

    Args:
        held: the units that have the work already: one of them is meant if the name is, or was,
            its name or that of the one which carries on its work.
    """
    own, meaning = known.own_id(name), known.find(name, on)
    for one in (own, meaning.organisation):
        if one in held:
            return Named(id=one, name=name)
    before = {row.organisation for row in known.predecessors(meaning.organisation)}
    same = [one for one in held if _stands_for(known, one) in {meaning.organisation, *before}]
    return Named(id=same[0] if len(same) == 1 else meaning.organisation, name=name)


def _stands_for(known: Organisations, unit: UUID) -> UUID:
    row = known.get(unit)
    return unit if row is None else row.organisation


def now(known: Organisations, units: Iterable[Named], on: date) -> tuple[UnitNow, ...]:
    """Of units that are called otherwise by now, or are no more: who has their work."""
    found: list[UnitNow] = []
    for unit in units:
        row = known.get(unit.id)
        if row is None:
            continue
        standing = known.standing(row, on)
        here = tuple(Now(one.organisation, one.name_on(on)) for one in standing)
        if here != (Now(unit.id, unit.name),):
            found.append(UnitNow(unit.id, unit.name, here))
    return tuple(found)


class Names:
    """Finds the units of a ledger's rows, and remembers which names were not settled."""

    def __init__(self, known: Organisations) -> None:
        self._known = known
        self._unsettled: dict[str, tuple[How, Sequence[OrganisationRow], date]] = {}
        self._rows: dict[str, list[int]] = {}

    def meant(self, name: str, on: date, row: int, held: Collection[UUID] = ()) -> UUID:
        """The unit's id; see `meant` above.

        Args:
            row: where the name stands, for the list of those not settled.
        """
        found = meant(self._known, name, on, held).id
        meaning = self._known.find(name, on)
        if not meaning.settled and found not in held:
            likely = meaning.candidates or tuple(self._known.nearest(name))
            self._unsettled[name] = (meaning.how, likely, on)
            self._rows.setdefault(name, []).append(row)
        return found

    def unsettled(self) -> list[str]:
        """What the clerk should see of names that nobody keeps, or that mean several.

        Nothing while nobody keeps a list of units at all.
        """
        if not self._known.any_confirmed:
            return []
        told = [self._told(name, *one) for name, one in self._unsettled.items()]
        more = len(told) - SHOWN
        return told if more <= 0 else [*told[:SHOWN], f"另有{more}个单位名称未登记"]

    def _told(self, name: str, how: How, likely: Sequence[OrganisationRow], on: date) -> str:
        rows = list(dict.fromkeys(self._rows[name]))
        where = f"第{rows[0]}行" + (f"等{len(rows)}行" if len(rows) > 1 else "")
        named = "、".join(f"“{one.name_on(on)}”" for one in likely)
        if how is How.SEVERAL:
            return f"{where}：“{name}”在{on}可能指{named}，暂按原单位登记，请核对"
        near = f"，最接近的是{named}" if named else ""
        return f"{where}：单位名录中没有“{name}”，已按待确认单位登记{near}"
