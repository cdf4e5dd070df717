"""Which person does a name in a request mean: a member of the day, or somebody else?"""

from collections.abc import Iterable
from datetime import date

from contracts.merges import meant, merges_of
from contracts.roll import Names, OnRoll, SeveralOfThatName, roll_of
from contracts.values import Named
from kernel.http.asking import Asking
from kernel.problems import Problem
from rules.names import clean, derived_id, person_name
from sectors.body.bodies import Person


async def person_meant(asking: Asking, told: Person, on: date) -> tuple[Named, bool]:
    """Who it is, and whether that is a member; a duplicate's entry means the one kept.

    Raises:
        Problem: several members bear the name.
    """
    here = asking.here
    if told.outsider:
        outsider = derived_id(here, "outsider", person_name(told.name))
        return Named(id=outsider, name=clean(told.name)), False
    rows = {one.member: one for one in await roll_of(asking.engine, here)}
    merged = await merges_of(asking.engine, here)
    if told.member is not None:
        kept = meant(told.member, merged)
        return Named(id=kept, name=rows[kept].name if kept in rows else told.name), True
    own = [one for one in rows.values() if one.member not in merged]
    found = _named(own, told.name, on) or _named(rows.values(), told.name, on)
    if found is None:
        return Named(id=derived_id(here, "person", told.name), name=clean(told.name)), False
    kept = meant(found.member, merged)
    return Named(id=kept, name=rows[kept].name if kept in rows else found.name), True


def _named(rows: Iterable[OnRoll], name: str, on: date) -> OnRoll | None:
    try:
        return Names(rows).find(name, on)
    except SeveralOfThatName:
        zh = "有多位委员同名，请填写委员标识"
        raise Problem(422, "SeveralOfThatName", zh, "several members: give the id") from None
